$ ceu export json
2> ceu: nothing is recorded yet (no store at “$HOME/data/ceud/ceu.db”): begin with `ceu init` or `ceu credential add`, or put a backup there
[exit 1]
$ ceu credential add CPC --earned 2024-03-14 --at 2026-11-23
CPC added: AAPC renews by the membership's month: state yours, or the due date in your account: ceu membership set aapc --renews YYYY-MM
$ ceu membership set aapc --renews 2027-03 --at 2026-11-23
AAPC membership recorded
  AAPC renews 2027-03 (odd month, odd years)
$ ceu log 1.5 "=HYPERLINK(\"x\")" --on 2026-11-03 --provider "A, B & C" --effect --at 2026-11-23
1: 1.5 CEU “=HYPERLINK("x")” on 2026-11-03
  AAPC: counts 1.5, now 1.5 of 36
  AAPC asks each certificate to show the index number: not recorded yet — ceu edit 1 --index …, or ceu attach 1 FILE
$ ceu export csv
Completed,Title,Provider,Index number,Units,Unit,Format,Topic,Origin,Accepted by,Pinned to,Kept for,Planned,Notes
2026-11-03,"'=HYPERLINK(""x"")","A, B & C",,1.5,ceu,,,,,,,,
$ ceu export csv --excel | head -c 3 | od -An -tx1
 ef bb bf
# What goes out comes back in as known.
$ ceu export csv --output out.csv && ceu import out.csv --at 2026-11-23
Line  Status    Day         Units       Title
   2  known: 1  2026-11-03    1.5  ceu  =HYPERLINK("x")
out.csv: 0 added, 1 known already, 0 twice in the file, 0 faulty
2> ceu: written: out.csv
2> ceu: out.csv: column “Completed” is the date
$ stat -c %a out.csv
600
$ ceu export json | python3 -c 'import json,sys; d = json.load(sys.stdin); print(d["schema"], len(d["activities"]), d["activities"][0]["units"])'
ceu.archive/1 1 1.5
$ ceu export json --output archive.json && ceu export json | cmp - archive.json
2> ceu: written: archive.json
$ ceu export xml
2> ceu: “xml” is no format to export: ics, csv, json or xlsx
[exit 2]
$ ceu export csv --alarms
2> ceu: --alarms belongs to “export ics”
[exit 2]
$ ceu export json --json
2> {"schema":"ceu.error/1","code":"usage","message":"“export” has no --json","exit_code":2}
[exit 2]
$ ceu export json --output /nonexistent/archive.json
2> ceu: cannot write /nonexistent/archive.json: its folder does not exist
[exit 1]
# The workbook is a helper's work.
$ ceu export xlsx --output records.xlsx --at 2026-11-23 && head -c 2 records.xlsx && stat -c ' %a' records.xlsx
PK 600
2> ceu: written: records.xlsx
$ ceu export xlsx --at 2026-11-23 | cmp - records.xlsx
$ ceu export xlsx --excel
2> ceu: --excel belongs to “export csv”
[exit 2]
# So is the calendar.
$ ceu export ics --at 2026-11-23 | tr -d '\r' | grep -E '^(BEGIN|SUMMARY|END)' | sort | uniq -c
      1 BEGIN:VCALENDAR
     10 BEGIN:VEVENT
      1 END:VCALENDAR
     10 END:VEVENT
      1 SUMMARY:AAPC: CEUs due (CPC) – date assumed
      1 SUMMARY:AAPC: Credentials revoked (CPC)
      1 SUMMARY:AAPC: Dues due (CPC) – date assumed
      1 SUMMARY:AAPC: Final notice (CPC)
      1 SUMMARY:AAPC: Grace for dues ends (CPC) – date assumed
      1 SUMMARY:AAPC: Late fee on dues starts (CPC)
      1 SUMMARY:AAPC: Membership ends (CPC)
      1 SUMMARY:AAPC: Reinstatement ends (CPC)
      1 SUMMARY:AAPC: Reinstatement of dues ends (CPC)
      1 SUMMARY:AAPC: Submission opens (CPC)
$ ceu export ics --at 2026-11-23 --output out.ics && tr -d '\r' < out.ics | grep -c '^DTSTART;VALUE=DATE:2027'
8
2> wrote out.ics: 10 events
$ ceu calendar publish --at 2026-11-23
wrote $HOME/data/ceud/calendar/renewals.ics: 10 events
$ ceu calendar publish --at 2026-11-23
up to date: $HOME/data/ceud/calendar/renewals.ics: 10 events
$ ceu calendar publish --json --at 2026-11-23
{"schema":"ceu.calendar/1","path":"$HOME/data/ceud/calendar/renewals.ics","changed":false,"events":10,"vdir":null,"tasks":null}
$ CEU_LIBEXEC_DIR=/nonexistent ceu calendar publish
2> ceu: the helper ceu-calendar is not installed (looked for: /nonexistent/ceu-calendar); nothing was changed (on Debian it comes with the package ceud-calendar; see: ceu doctor)
[exit 1]
$ ceu calendar
2> ceu: “calendar” needs to know what to do; see: ceu help calendar
[exit 2]
$ ceu calendar push
2> ceu: no calendar server is set; nothing was sent. Set one: ceu config set caldav.url https://… (and caldav.user)
[exit 1]
