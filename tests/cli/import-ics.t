# A whole calendar holds more than courses: words choose. Nothing is written yet.
$ ceu credential add CPC --earned 2025-09-15 --at 2026-11-23
CPC added: AAPC renews by the membership's month: state yours, or the due date in your account: ceu membership set aapc --renews YYYY-MM
$ ceu membership set aapc --renews 2027-03 --at 2026-11-23
AAPC membership recorded
  AAPC renews 2027-03 (odd month, odd years)
$ export TZ=America/Chicago; ceu import "$SOURCE/tests/cli/calendars/google.ics" --match aapc --match conference --dry-run --until 2027-04-30 --at 2026-11-23
Line  Status  Day         Units        Title
  26  new     2026-11-09    1.5  hour  AAPC chapter meeting
  51  new     2027-01-18    1.5  hour  AAPC chapter meeting (moved)
  26  new     2027-02-08    1.5  hour  AAPC chapter meeting
  26  new     2027-03-08    1.5  hour  AAPC chapter meeting
  26  new     2027-04-12    1.5  hour  AAPC chapter meeting
  73  new     2027-04-21      1  hour  HEALTHCON 2027 conference
$SOURCE/tests/cli/calendars/google.ics: 6 would be added, 0 known already, 0 twice in the file, 0 faulty
$ ceu list
Nothing is logged yet. Begin with: ceu log UNITS TITLE
# One invitation each: Outlook's own time zone, an event that ends tomorrow at home, and one that is past.
$ cp "$SOURCE"/tests/cli/calendars/*.ics . && export TZ=America/New_York; ceu import outlook.ics apple.ics zoom.ics --at 2026-11-23
Line  Status  Day         Units        Title
  21  new: 1  2026-12-10   1.25  hour  Denials management: appeals that work
outlook.ics: 1 added, 0 known already, 0 twice in the file, 0 faulty
They are planned and do not count. When one is done: ceu edit NUMBER --done --units UNITS
Line  Status  Day         Units        Title
  24  new: 2  2026-12-09    1.5  hour  Late webinar – Übersicht CPT 2027
apple.ics: 1 added, 0 known already, 0 twice in the file, 0 faulty
They are planned and do not count. When one is done: ceu edit NUMBER --done --units UNITS
Line  Status  Day         Units        Title
   7  new: 3  2026-11-18  0.833  hour  FY2027 ICD-10-CM updates
zoom.ics: 1 added, 0 known already, 0 twice in the file, 0 faulty
They are planned and do not count. When one is done: ceu edit NUMBER --done --units UNITS
$ ceu show 1
No             1
Units          1.25
Unit           hour
Title          Denials management: appeals that work
Provider       Nguyen, Health Information
Date           2026-12-10
Note           units to confirm: the calendar says 75 minutes, from 12:00; Microsoft Teams Meeting
Planned        yes
Proofs         0
$ ceu show 2
No             2
Units          1.5
Unit           hour
Title          Late webinar – Übersicht CPT 2027
Date           2026-12-09
Note           units to confirm: the calendar says 90 minutes, from 01:00; https://example.org/cpt2027
Planned        yes
Proofs         0
# Again, and after the units were confirmed and the title was mended: nothing is added.
$ ceu edit 3 --done --units 1 --title "ICD-10-CM updates" --at 2026-11-23
3: 1 hour “ICD-10-CM updates” on 2026-11-18
  AAPC: counts 1, now 1 of 27
  AAPC asks each certificate to show the index number and provider: not recorded yet — ceu edit 3 --index … --provider …
$ TZ=America/New_York ceu import zoom.ics outlook.ics --at 2026-11-23
Line  Status    Day         Units        Title
   7  known: 3  2026-11-18  0.833  hour  FY2027 ICD-10-CM updates
zoom.ics: 0 added, 1 known already, 0 twice in the file, 0 faulty
Line  Status    Day         Units        Title
  21  known: 1  2026-12-10   1.25  hour  Denials management: appeals that work
outlook.ics: 0 added, 1 known already, 0 twice in the file, 0 faulty
$ ceu list
No  Date        Units  Unit  Title                                  Provider                    Planned  Proofs
 3  2026-11-18      1  hour  ICD-10-CM updates                      -                           no            0
 2  2026-12-09    1.5  hour  Late webinar – Übersicht CPT 2027      -                           yes           0
 1  2026-12-10   1.25  hour  Denials management: appeals that work  Nguyen, Health Information  yes           0
# It was moved in the calendar: that is said.
$ sed 's/20261210T1/20261211T1/' outlook.ics > moved.ics; TZ=America/New_York ceu import moved.ics --at 2026-11-23
Line  Status    Day         Units        Title
  21  known: 1  2026-12-11   1.25  hour  Denials management: appeals that work
line 21: on 2026-12-11 in the file, on 2026-12-10 in the records; to move it: ceu edit 1 --on 2026-12-11
moved.ics: 0 added, 1 known already, 0 twice in the file, 0 faulty
# The standard input, a name that says nothing, JSON.
$ TZ=UTC ceu import - --dry-run --json --at 2026-11-23 < zoom.ics
{"schema":"ceu.import/1","path":"-","dry_run":true,"committed":false,"added":0,"known":1,"duplicates":0,"faulty":0,"encoding":null,"delimiter":null,"date_order":null,"decimal":null,"columns":[],"rows":[{"line":7,"status":"known","other":3,"id":null,"done":"2026-11-18","units":"0.833","unit":"hour","title":"FY2027 ICD-10-CM updates","remarks":[]}],"faults":[],"remarks":[]}
$ cp zoom.ics download; ceu import download --dry-run --at 2026-11-23 | tail -1
download: 0 would be added, 1 known already, 0 twice in the file, 0 faulty
# One undo takes an import back, whole.
$ ceu import google.ics --all --until 2027-01-31 --at 2026-11-23 | tail -2
google.ics: 3 added, 0 known already, 0 twice in the file, 0 faulty
They are planned and do not count. When one is done: ceu edit NUMBER --done --units UNITS
$ ceu undo
taken back: import “google.ics”: 3 activities
$ ceu list
No  Date        Units  Unit  Title                                  Provider                    Planned  Proofs
 3  2026-11-18      1  hour  ICD-10-CM updates                      -                           no            0
 2  2026-12-09    1.5  hour  Late webinar – Übersicht CPT 2027      -                           yes           0
 1  2026-12-10   1.25  hour  Denials management: appeals that work  Nguyen, Health Information  yes           0
# What cannot be read stops all of it, with its line.
$ printf 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Each second\nDTSTART:20261201T120000Z\nRRULE:FREQ=SECONDLY\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nSUMMARY:Sound\nDTSTART:20261202T120000Z\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n' > broken.ics; ceu import broken.ics --at 2026-11-23
Line  Status  Day         Units        Title
   8  new     2026-12-02      1  hour  Sound
broken.ics: 1 would be added, 0 known already, 0 twice in the file, 1 faulty
2> broken.ics:6:1: it repeats by FREQ=SECONDLY, which is not read
2> ceu: 1 faulty row: nothing was imported (correct the file, or import the others with --partial)
[exit 1]
$ ceu import broken.ics --partial --at 2026-11-23
Line  Status  Day         Units        Title
   8  new: 7  2026-12-02      1  hour  Sound
broken.ics: 1 added, 0 known already, 0 twice in the file, 1 faulty
They are planned and do not count. When one is done: ceu edit NUMBER --done --units UNITS
2> broken.ics:6:1: it repeats by FREQ=SECONDLY, which is not read
$ head -20 google.ics > cut.ics; ceu import cut.ics
2> ceu: cut.ics: line 18: STANDARD begins and does not end: the calendar is cut off; get it again; nothing was imported
[exit 1]
$ printf 'Title,Date\n' > table.ics; ceu import table.ics
2> ceu: table.ics: line 1: no calendar: BEGIN:VCALENDAR is expected here; nothing was imported
[exit 1]
$ : > empty.ics; ceu import empty.ics
2> ceu: empty.ics: it is empty: no calendar; nothing was imported
[exit 1]
$ printf 'BEGIN:VCALENDAR\nX:\xff\nEND:VCALENDAR\n' > latin.ics; ceu import latin.ics
2> ceu: latin.ics: line 2: not UTF-8, as calendars are; save it as UTF-8; nothing was imported
[exit 1]
# More than 50 different events ask for a choice.
$ { echo BEGIN:VCALENDAR; for i in $(seq 51); do printf 'BEGIN:VEVENT\nUID:u%d\nSUMMARY:Event %d\nDTSTART:20261201T120000Z\nEND:VEVENT\n' $i $i; done; echo END:VCALENDAR; } > many.ics; ceu import many.ics --at 2026-11-23
2> ceu: many.ics holds 51 different events on these days, surely not all of them webinars; nothing was imported. Choose with --match WORD or --until DAY, look at them with --dry-run, or take them all with --all
[exit 1]
$ ceu import many.ics --dry-run --at 2026-11-23 | tail -2
 252  new     2026-12-01      1  hour  Event 51
many.ics: 51 would be added, 0 known already, 0 twice in the file, 0 faulty
$ ceu import many.ics --match 51 --at 2026-11-23
Line  Status  Day         Units        Title
 252  new: 8  2026-12-01      1  hour  Event 51
many.ics: 1 added, 0 known already, 0 twice in the file, 0 faulty
They are planned and do not count. When one is done: ceu edit NUMBER --done --units UNITS
$ ceu import many.ics --since 2026-12-02 --until 2026-12-01
2> ceu: --since is after --until
[exit 2]
$ ceu import many.ics --since 2020-01-01 --until 2026-12-01
2> ceu: many.ics: more than 1100 days are asked for; ask for fewer; nothing was imported
[exit 1]
$ ceu import many.ics --since 2027-01-01 --until 2027-12-01 --at 2026-11-23
No event lies on these days.
many.ics: 0 added, 0 known already, 0 twice in the file, 0 faulty
# A time zone that nobody knows.
$ printf 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:z\nSUMMARY:Somewhere\nDTSTART;TZID=Moon/Tycho:20261201T120000\nEND:VEVENT\nEND:VCALENDAR\n' > moon.ics; ceu import moon.ics --dry-run --at 2026-11-23
Line  Status  Day         Units        Title
   2  new     2026-12-01      1  hour  Somewhere
moon.ics: 1 would be added, 0 known already, 0 twice in the file, 0 faulty
2> ceu: moon.ics: time zone “Moon/Tycho” is unknown: its times are read as your own
# The options of calendars belong to calendars.
$ printf 'Title,Date,Units\nA,2026-11-03,1\n' > a.csv; ceu import a.csv --match A
2> ceu: --match belongs to calendars, and a.csv is none
[exit 2]
# Without its helper nothing is read.
$ CEU_LIBEXEC_DIR=$PWD ceu import zoom.ics 2>&1 | sed "s|$PWD|HERE|"
ceu: the helper ceu-extract is not installed (looked for: HERE/ceu-extract); nothing was imported (on Debian it comes with the package ceud-extract; see: ceu doctor)
$ ceu verify
ok    database: SQLite finds its pages, indexes and values in order
ok    references: every record refers to records that exist
ok    history: 10 entries, each chained to the one before
ok    records: 7 records, all as the history leaves them
ok    reminders and calendar: 0 reminders and 0 calendar items can be read
ok    evidence: 0 files, all as they were attached
