# Help of every command: what a person reads first is held as it stands.
$ ceu help init
ceu init: first set-up: asks on a terminal, takes options in a script

Examples
  ceu init
  ceu init --credential CPC=2024-03-14 --renews aapc=2027-03

Usage
  ceu init [OPTION…]

Options
  -c, --credential TYPE[=DATE]
                            a credential and the day certified; may be given several times
  -r, --renews BODY=YYYY-MM
                            renewal month of a membership; may be given several times
  --standing DATE           in good standing on this day; today if not said

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help credential add
ceu credential add: record a credential you hold or pursue

Examples
  ceu credential add CPC --earned 2024-03-14 --number 01234567
  ceu credential add CCS                       a candidate: no day yet

Usage
  ceu credential add TYPE [OPTION…]

Options
  -e, --earned DATE         day certified; without it you are a candidate
  -n, --number TEXT         number on the certificate
  -b, --body BODY           where several bodies have the type
  --category TEXT           own category of a type that needs one
  --standing DATE           in good standing on this day; today if not said

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help credential list
ceu credential list: list credentials

Examples
  ceu credential list

Usage
  ceu credential list [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help credential edit
ceu credential edit: correct a credential

Examples
  ceu credential edit CPC --earned 2024-03-15

Usage
  ceu credential edit CREDENTIAL [OPTION…]

Options
  -e, --earned DATE         day certified
  -n, --number TEXT         number on the certificate; empty: none
  --category TEXT           own category of a type that needs one
  --standing DATE           in good standing on this day
  --retired DATE            given up on this day; none: held

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help credential retire
ceu credential retire: give a credential up: no more duties and reminders

Examples
  ceu credential retire CPC --on 2026-12-31

Usage
  ceu credential retire CREDENTIAL [OPTION…]

Options
  --on DATE                 given up on this day; today if not said

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help credential remove
ceu credential remove: remove a credential recorded by mistake

Examples
  ceu credential remove CPC

Usage
  ceu credential remove CREDENTIAL [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help membership set
ceu membership set: state the renewal month, dues, or your own due date and totals

Examples
  ceu membership set aapc --renews 2027-03 --dues-paid-to 2027-03-31
  ceu membership set aapc --due 2027-03-30    the day your account shows
  ceu membership set aapc --due none          back to the rules

Usage
  ceu membership set BODY [OPTION…]

Options
  -r, --renews YYYY-MM      renewal month, or the date YYYY-MM-DD, or only the month MM
  --dues-paid-to DATE       the dues are paid through this day
  -n, --number TEXT         member number; empty: none
  --due DATE                your own due date, above the rules; none: back to the rules
  --total UNITS             your own required total of this cycle; none: back to the rules
  --minimum NAME=UNITS      your own minimum of a rule or category; NAME=none: back
  --standing DATE           in good standing on this day; today for a new membership
  --ended DATE              membership given up on this day; none: active

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help membership list
ceu membership list: list memberships and what you stated yourself

Examples
  ceu membership list

Usage
  ceu membership list [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help membership remove
ceu membership remove: remove a membership

Examples
  ceu membership remove aapc

Usage
  ceu membership remove BODY [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help answer
ceu answer: answer the questions of the rules, or list them

Examples
  ceu answer                                   the questions, and your answers
  ceu answer bacb supervises yes
  ceu answer birth 1984-11-05                  the holder's own, for every body
  ceu answer bacb supervises none              takes the answer back

Usage
  ceu answer [BODY|birth] [TRAIT] [ANSWER] [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help log
ceu log: log an activity that earned units

Examples
  ceu log                                      asks, with Tab for what was typed before
  ceu log 1.5 "2027 ICD-10-CM updates" --on 2026-11-03 --provider AAPC --index AAPC1234567
  ceu log 90min "Denials roundtable" --on yesterday --topic auditing --proof certificate.pdf
  ceu log 6 "Spring conference" --on 2027-04-20 --planned

Usage
  ceu log UNITS TITLE [OPTION…]

Options
  --on DATE                 day completed
  -p, --provider TEXT       who offered it
  -i, --index TEXT          approval or index number
  -t, --topic TEXT          subject; may be given several times
  --category TEXT           the same as --topic
  --format TEXT             webinar, live, self-study …
  -u, --unit ceu|hour|minute|iacet|semester
                            what the number on the certificate means
  --for BODY[,BODY]         only these bodies accept it
  --pin-for TYPE[,TYPE]     count it for these credentials only; empty: our choice
  --origin TEXT             origin id of the rules, if the provider's name does not say it
  -n, --note TEXT           a note for yourself
  -y, --yes                 record a date that looks wrong
  --planned                 not done yet: kept, never counted
  --proof FILE              keep a copy of this certificate; may be given several times
  --effect                  say how it counts for each renewal, as on a terminal
  --again                   log it although the same event is there already
  --no-defaults             take nothing over from the last activity of this provider

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help edit
ceu edit: correct an activity, or note where it was entered

Examples
  ceu edit 12                                  all of it, in your editor
  ceu edit 12 --units 2 --topic compliance
  ceu edit 12 --entered aapc --pin 2027-04-01
  ceu edit 12 --note ""                        clears the note

Usage
  ceu edit NUMBER [OPTION…]

Options
  --title TEXT              what it was
  --units UNITS             how many: 1.5, 90min, 1 iacet
  --on DATE                 day completed
  -p, --provider TEXT       who offered it
  -i, --index TEXT          approval or index number
  -t, --topic TEXT          subject; may be given several times
  --category TEXT           the same as --topic
  --format TEXT             webinar, live, self-study …
  -u, --unit ceu|hour|minute|iacet|semester
                            what the number on the certificate means
  --for BODY[,BODY]         only these bodies accept it
  --pin-for TYPE[,TYPE]     count it for these credentials only; empty: our choice
  --origin TEXT             origin id of the rules, if the provider's name does not say it
  -n, --note TEXT           a note for yourself
  -y, --yes                 record a date that looks wrong
  --planned                 not done yet
  --done                    no longer only planned
  --pin DATE                count it in the cycle that holds this day; none: our choice
  --entered BODY[:DATE]     entered in the body's own tracker
  --accepted BODY[:DATE]    accepted there

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help remove
ceu remove: remove activities; ceu undo takes it back

Examples
  ceu remove 12

Usage
  ceu remove NUMBER… [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help attach
ceu attach: keep a copy of a certificate with an activity

Examples
  ceu attach 12 certificate.pdf

Usage
  ceu attach NUMBER FILE… [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help status
ceu status: one screen: progress, next dates, what to do next

Examples
  ceu
  ceu status --at 2027-03-01
  ceu status --check || echo "act now"         exit code 3: due soon, 4: overdue
  ceu status --brief --urgent                  for a shell prompt: silent if nothing is due
  ceu status --format waybar                   for a status bar
  ceu status --format "%{body} %{missing} missing, %{days} d"

Usage
  ceu status [OPTION…]

Options
  --brief                   one line, for a shell prompt
  --urgent                  with --brief or --format: only what is due soon or overdue
  --format waybar|i3bar|polybar|tmux|TEMPLATE
                            for a status bar: ready-made, or a line with %{placeholders}
  --each                    with a template: a line for each renewal
  --check                   exit code 3 if something is due soon, 4 if overdue

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help due
ceu due: every dated point ahead, with what is at stake

Examples
  ceu due
  ceu due --format "%{day} %{name}: %{title}"

Usage
  ceu due [OPTION…]

Options
  --format TEMPLATE         a line for each, with %{placeholders}: keys of --json

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help explain
ceu explain: why: rules, sources, arithmetic, each activity

Examples
  ceu explain CPC
  ceu explain 12                               one activity, everywhere

Usage
  ceu explain [BODY|CREDENTIAL|NUMBER] [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help path
ceu path: the way to a credential: months of experience, days of the exam

Examples
  ceu path CPC-A --claim course --claim job=12
  ceu path CMRS --enrolled today --paid today
  ceu path CCS --approved 2026-11-23 --record
  ceu path CCS --passed 2027-03-01

Usage
  ceu path TYPE [OPTION…]

Options
  --claim PART[=MONTHS]     experience you can show
  --met PREREQUISITE        a prerequisite that is met
  --on DATE                 … since this day; today if not said
  --approved DATE           the application for the exam was approved
  --extended DAYS[=DATE]    more days to sit it were granted
  --enrolled DATE           the day of the enrolment
  --paid DATE               the exam was paid
  --registered DATE         the day of the appointment for the exam
  --failed DATE             an attempt failed
  --passed DATE             the exam was passed: the credential is held from then on
  --record                  keep what is stated; else it is only looked at
  --remove-step STEP        take a recorded step away
  --body BODY               the body, if several have the credential

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help list
ceu list: list activities

Examples
  ceu list
  ceu list auditing --since 2026-01-01
  ceu list --body aapc --group month
  ceu list --sort -units,title --limit 5
  ceu list --format "%{done} %{units} %{title}"
  ceu list --missing-proof

Usage
  ceu list [TEXT] [OPTION…]

Options
  --since DATE              done on this day or later
  --until DATE              done on this day or earlier
  -b, --body BODY           that count for this body now, or are planned for it
  -c, --credential CREDENTIAL
                            that count for this credential now
  -p, --provider TEXT       with this in the provider's name
  -t, --topic TEXT          with this in its topics
  --category TEXT           the same as --topic
  --planned                 only those not done yet
  --missing-proof           only those whose proof lacks something, and what
  --no-proof                the old name of --missing-proof
  -s, --sort FIELD[,-FIELD]
                            by date, units, title, provider or number; “-” in front: the other way round
  -g, --group month|year|body|provider|category
                            in groups, each with its sum
  -n, --limit NUMBER        only the newest so many; with --sort: the first so many
  --format TEMPLATE         a line for each, with %{placeholders}: keys of --json

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help show
ceu show: show one activity with its proofs

Examples
  ceu show 12

Usage
  ceu show NUMBER [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help submit
ceu submit: record that the units were submitted to the body

Examples
  ceu submit aapc --on 2027-03-10

Usage
  ceu submit BODY [OPTION…]

Options
  --on DATE                 day it was done; today if not said
  -y, --yes                 record it although something speaks against it

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help renew
ceu renew: record that the body renewed you: the next cycle begins

Examples
  ceu renew aapc --on 2027-03-20

Usage
  ceu renew BODY [OPTION…]

Options
  --on DATE                 day it was done; today if not said
  -y, --yes                 record it although something speaks against it

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help done
ceu done: record a duty, an act or a prerequisite by its rule

Examples
  ceu done cmmota CMMOTA-meeting --on 2026-11-03
  ceu done cmmota CMMOTA-meeting --remove       takes the newest one of the cycle back

Usage
  ceu done BODY DUTY [OPTION…]

Options
  --on DATE                 day it was done; today if not said
  -n, --note TEXT           a note for yourself
  --credential CREDENTIAL   for this one, where each stands alone
  --remove                  take the newest one of the cycle back, or the one of --on

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help reminders
ceu reminders: list the reminders that are due

Examples
  ceu reminders
  ceu reminders --trust-clock      the clock is right, whatever the reminders say of it

Usage
  ceu reminders [OPTION…]

Options
  --trust-clock             the clock of this computer is right: its day is the newest trusted one from now on
  --format TEMPLATE         a line for each, with %{placeholders}: keys of --json

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help ack
ceu ack: acknowledge reminders: silent until the next lead time

Examples
  ceu ack 3

Usage
  ceu ack REMINDER… [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help snooze
ceu snooze: put a reminder off, for a week if not said

Examples
  ceu snooze 3
  ceu snooze 3 2d
  ceu snooze 3 2026-12-01

Usage
  ceu snooze REMINDER [UNTIL] [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help calendar publish
ceu calendar publish: write the deadlines to the calendar file

Examples
  ceu calendar publish

Usage
  ceu calendar publish [OPTION…]

Options
  --path FILE               the calendar file, if not the one of the settings
  --milestones              events some weeks before each due date too
  --alarms                  alarms in the calendar program

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help import
ceu import: import activities from CSV, certificates, calendars, an archive

Examples
  ceu import activities.csv --dry-run
  ceu import activities.csv --map "title=Course,done=Finished on"
  ceu import certificate.pdf                   what it says, asked about where it is unsure
  ceu import webinar.ics                       planned: done and units to confirm
  ceu import calendar.ics --match webinar --match AAPC --dry-run
  ceu import archive.json                      all records, where there are none yet

Usage
  ceu import FILE… [OPTION…]

Options
  -m, --map FIELD=COLUMN,…  which column is what, by heading or number, where the header does not say it
  --date-order auto|mdy|dmy
                            what 01/02/2027 means; auto: the whole file decides
  --decimal auto|point|comma
                            what 1,500 means; auto: the whole file decides
  --delimiter auto|comma|semicolon|tab|bar
                            what separates the columns; auto: found
  --encoding auto|utf-8|utf-16le|utf-16be|windows-1252
                            how the file writes its characters; auto: found
  --no-header               the first line is a row; --map names the columns by number
  --dry-run                 say what would be done, write nothing
  -y, --yes                 do not ask on a terminal
  --partial                 import the readable rows although others are faulty
  --keep-duplicates         identical rows of a file are different events
  --match WORD              of a calendar, only events with it in title, organiser or place; may be given several times
  --since DATE              of a calendar, from this day on; 31 days ago if not said
  --until DATE              of a calendar, up to this day; in a year if not said
  --all                     of a calendar, all events, even more than 50 different ones
  --without-proofs          of an archive, the records although files attached are not in it
  --title TEXT              of a certificate, its title; so all that follow
  --units UNITS             how many: 1.5, 1.5h, 90min, 0.6iacet
  --on DATE                 day completed
  -p, --provider TEXT       who offered it
  -i, --index TEXT          approval or index number
  -t, --topic TEXT          subject; may be given several times
  --category TEXT           the same as --topic
  --format TEXT             webinar, live, self-study …
  -u, --unit ceu|hour|minute|iacet|semester
                            what the number on the certificate means
  --for BODY[,BODY]         only these bodies accept it
  --pin-for TYPE[,TYPE]     count it for these credentials only; empty: our choice
  --origin TEXT             origin id of the rules, if the provider's name does not say it
  -n, --note TEXT           a note for yourself
  --again                   record it although the same event is there already

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help export
ceu export: export the calendar, the activities, or everything

Examples
  ceu export json --output archive.json
  ceu export csv --excel > activities.csv
  ceu export ics > renewals.ics
  ceu export xlsx --output records.xlsx

Usage
  ceu export ics|csv|json|xlsx [OPTION…]

Options
  -o, --output FILE         write this file, whole or not at all, instead of standard output
  --excel                   csv: begin with a byte-order mark, as Excel wants it
  --without-proofs          json: the files attached by name only, without their content
  --milestones              ics: events some weeks before each due date too
  --alarms                  ics: alarms in the calendar program

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help rules list
ceu rules list: list the rule packs: body, day verified, file

Examples
  ceu rules list

Usage
  ceu rules list [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help rules show
ceu rules show: show a body's rules in words, with sources

Examples
  ceu rules show aapc

Usage
  ceu rules show BODY [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help rules check
ceu rules check: check rule packs: every fault with its place

Examples
  ceu rules check mine.yaml

Usage
  ceu rules check [FILE…] [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help undo
ceu undo: take back the newest change

Examples
  ceu undo

Usage
  ceu undo [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help history
ceu history: list the changes, newest first

Examples
  ceu history --limit 5

Usage
  ceu history [OPTION…]

Options
  -n, --limit NUMBER        so many entries; 0: all; 20 if not said
  --format TEMPLATE         a line for each, with %{placeholders}: keys of --json

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help verify
ceu verify: prove that records, history and proofs are whole

Examples
  ceu verify

Usage
  ceu verify [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help doctor
ceu doctor: check that everything works, with a remedy for what does not

Examples
  ceu doctor
  ceu doctor --test                            proves that a reminder reaches you

Usage
  ceu doctor [OPTION…]

Options
  --test                    show a notification, and wait for you to answer it
  --wait SECONDS            how long --test waits, 1 to 300; 60 if not said

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help config list
ceu config list: list all settings with their values

Examples
  ceu config list

Usage
  ceu config list [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help config get
ceu config get: print one setting

Examples
  ceu config get reminders.first-hour

Usage
  ceu config get SETTING [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help config set
ceu config set: change a setting in the file that is read

Examples
  ceu config set reminders.first-hour 10

Usage
  ceu config set SETTING VALUE [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help config unset
ceu config unset: put a setting back to its default

Examples
  ceu config unset reminders.first-hour

Usage
  ceu config unset SETTING [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help config check
ceu config check: check the configuration file

Examples
  ceu config check

Usage
  ceu config check [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help config path
ceu config path: print where the configuration file is

Examples
  ceu config path

Usage
  ceu config path [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help completion
ceu completion: print the completion script of a shell

Examples
  ceu completion bash > ~/.local/share/bash-completion/completions/ceu

Usage
  ceu completion bash|zsh|fish [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help help
ceu help: explain a command

Examples
  ceu help log
  ceu help --json                              the whole table, for programs

Usage
  ceu help [COMMAND…] [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
$ ceu help version
ceu version: print the version

Examples
  ceu version

Usage
  ceu version [OPTION…]

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command
