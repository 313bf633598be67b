$ ceu help
ceu: continuing-education units, renewal deadlines and reminders

Examples
  ceu init
  ceu credential add CPC --earned 2024-03-14
  ceu membership set aapc --renews 2027-03
  ceu log 1.5 "2027 ICD-10-CM updates" --on 2026-11-03 --provider AAPC
  ceu

Record
  init                      first set-up: asks on a terminal, takes options in a script
  credential add TYPE       record a credential you hold or pursue
  credential list           list credentials
  credential edit CREDENTIAL
                            correct a credential
  credential retire CREDENTIAL
                            give a credential up: no more duties and reminders
  credential remove CREDENTIAL
                            remove a credential recorded by mistake
  membership set BODY       state the renewal month, dues, or your own due date and totals
  membership list           list memberships and what you stated yourself
  membership remove BODY    remove a membership
  answer [BODY|birth] [TRAIT] [ANSWER]
                            answer the questions of the rules, or list them
  log UNITS TITLE           log an activity that earned units
  edit NUMBER               correct an activity, or note where it was entered
  remove NUMBER…            remove activities; ceu undo takes it back
  attach NUMBER FILE…       keep a copy of a certificate with an activity
  inbox list                list the certificates that wait for a word of yours
  inbox add FILE…           make drafts of certificates that lie elsewhere
  inbox scan                take in what lies in the inbox folder now
  inbox confirm DRAFT       make an activity of a draft: from now on it counts
  inbox discard DRAFT…      drop drafts; ceu undo takes it back

Look
  status                    one screen: progress, next dates, what to do next
  due                       every dated point ahead, with what is at stake
  explain [BODY|CREDENTIAL|NUMBER]
                            why: rules, sources, arithmetic, each activity
  plan [BODY|CREDENTIAL]    what to earn, by when, at what pace, in which categories
  whatif add TYPE           what another credential would change; nothing is recorded
  whatif drop CREDENTIAL    what giving a credential up would change; nothing is recorded
  whatif log UNITS TITLE    what an activity would count and change; nothing is recorded
  path TYPE                 the way to a credential: months of experience, days of the exam
  list [TEXT]               list activities
  show NUMBER               show one activity with its proofs

Renew
  submit BODY               record that the units were submitted to the body
  renew BODY                record that the body renewed you: the next cycle begins
  done BODY DUTY            record a duty, an act or a prerequisite by its rule

Reminders and calendar
  reminders                 list the reminders that are due
  ack REMINDER…             acknowledge reminders: silent until the next lead time
  snooze REMINDER [UNTIL]   put a reminder off, for a week if not said
  mute [CREDENTIAL|BODY|POOL]
                            be silent about a credential or a body; alone: what is muted
  unmute CREDENTIAL|BODY|POOL
                            remind of it again
  calendar publish          write the deadlines to the calendar file
  calendar push             send the deadlines to a calendar server (CalDAV)
  calendar serve            serve the calendar file to programs that subscribe by address
  calendar subscribe [PROGRAM]
                            how your calendar program comes to show the deadlines

Import and export
  import FILE…              import activities from CSV, certificates, calendars, an archive
  export ics|csv|json|xlsx  export the calendar, the activities, or everything
  report transcript [BODY|CREDENTIAL]
                            a transcript to show: requirements, activities, dates
  report audit BODY|CREDENTIAL
                            one cycle with its proofs: what is missing, or a packet

Rules
  rules list                list the rule packs: body, day verified, file
  rules show BODY           show a body's rules in words, with sources
  rules check [FILE…]       check rule packs: every fault with its place
  rules diff BODY|FILE [FILE]
                            what changed between two versions of a pack, and whom it touches

Care
  undo                      take back the newest change
  history                   list the changes, newest first
  verify                    prove that records, history and proofs are whole
  doctor                    check that everything works, with a remedy for what does not
  check                     start a dead daemon again, and mail what is due: for a timer
  config list               list all settings with their values
  config get SETTING        print one setting
  config set SETTING VALUE  change a setting in the file that is read
  config unset SETTING      put a setting back to its default
  config check              check the configuration file
  config path               print where the configuration file is
  completion bash|zsh|fish  print the completion script of a shell
  help [COMMAND…]           explain a command
  version                   print the version

Every command
  --json                    print JSON (see “JSON” in ceu(1))
  --at DATE                 take this day for today
  --no-color                no colours (also: NO_COLOR, TERM=dumb)
  --no-pager                long output at once, not page by page
  -h, --help                explain the command

More: ceu help COMMAND, man ceu
$ ceu --help | head -1
ceu: continuing-education units, renewal deadlines and reminders
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
$ ceu log --help | head -1
ceu log: log an activity that earned units
$ ceu log -h | head -1
ceu log: log an activity that earned units
$ ceu help credential
ceu credential …

  credential add TYPE       record a credential you hold or pursue
  credential list           list credentials
  credential edit CREDENTIAL
                            correct a credential
  credential retire CREDENTIAL
                            give a credential up: no more duties and reminders
  credential remove CREDENTIAL
                            remove a credential recorded by mistake

More: ceu help credential COMMAND
$ ceu credential --help | head -1
ceu credential …
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
$ ceu help nothing
2> ceu: no command “nothing”; see: ceu help
[exit 2]
$ ceu --version | grep -c '^ceu [0-9]*\.[0-9]*\.[0-9]*$'
1
$ ceu version --json | grep -c '^{"schema":"ceu.version/1","version":"[0-9.]*"}$'
1
