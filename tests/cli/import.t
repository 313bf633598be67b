# The sample as it stands: two broken rows stop it whole.
$ ceu credential add CPC --earned 2025-09-15 --at 2026-11-23
CPC added: AAPC renews by the membership's month: state yours, or the due date in your account: ceu membership set aapc --renews YYYY-MM
$ ceu credential add CRC --earned 2026-02-01 --at 2026-11-23
CRC added: AAPC renews by the membership's month: state yours, or the due date in your account: ceu membership set aapc --renews YYYY-MM
$ ceu membership set aapc --renews 2027-03 --at 2026-11-23
AAPC membership recorded
  AAPC renews 2027-03 (odd month, odd years)
$ ceu credential add CCS --earned 2025-06-14 --at 2026-11-23
CCS added: AHIMA renews 2027-06-13 (every 24 months from the day certified)
$ cp "$SOURCE/data/sample/coder-activities.csv" . && ceu import coder-activities.csv --at 2026-11-23
Line  Status          Title
   2  new             AAPC Chapter Meeting: Modifier 25, 57 and 59
   3  new             2026 ICD-10-CM Guideline Updates
   4  new             Risk Adjustment: HCC V28 in practice
   5  new             AAPC Magazine Test Yourself (November)
   6  new             CPT 2026 Changes: "What You Need to Know"
   7  new             E/M Auditing Basics
   8  new             Chapter meeting – Compliance program essentials
   9  new             CMS MLN: Medicare Preventive Services
  10  new             HEALTHCON 2026 (4 days)
  11  new             Outpatient CDI: queries that work
  12  new             ICD-10-PCS root operations, part 1
  13  again: line 12  ICD-10-PCS root operations, part 1
  14  new             ICD-10-PCS root operations, part 2
  15  new             Privacy & security: HIPAA in 60 minutes
  16  new             Clinical documentation for coders – Übersicht
  17  new             Leadership for HIM managers
  18  new             10-hour course: Advanced anatomy (IACET 1.0 CEU)
  19  new             FY2027 ICD-10-CM/PCS updates
  20  new             E/M Auditing Basics
  21  new             Denials management roundtable
line 2: AAPC: done before the certification date, counts 0
line 10: AHIMA: above a maximum (Outside HIIM domains), counts 2 of 18
line 11: AAPC: no index number: attach the certificate
line 17: AAPC: no index number: attach the certificate
line 17: AHIMA: above a maximum (Outside HIIM domains), counts 0
line 18: unit IACET: 1 is 10 contact hours
line 20: AAPC: the same course was counted before (line 7), counts 0
line 21: AHIMA: above a maximum (Outside HIIM domains), counts 0
coder-activities.csv: 19 would be added, 0 known already, 1 twice in the file, 2 faulty
2> ceu: coder-activities.csv: column “Completed” is the date, read as month/day/year
2> coder-activities.csv:22:1: Completed: there is no day “13/40/2026”
2> coder-activities.csv:23:44: CEUs: the number of units is missing
2> ceu: 2 faulty rows: nothing was imported (correct the file, or import the others with --partial)
[exit 1]
$ ceu list
Nothing is logged yet. Begin with: ceu log UNITS TITLE
$ ceu import coder-activities.csv --dry-run --partial --at 2026-11-23 | tail -1
coder-activities.csv: 19 would be added, 0 known already, 1 twice in the file, 2 faulty
2> ceu: coder-activities.csv: column “Completed” is the date, read as month/day/year
2> coder-activities.csv:22:1: Completed: there is no day “13/40/2026”
2> coder-activities.csv:23:44: CEUs: the number of units is missing
$ ceu list
Nothing is logged yet. Begin with: ceu log UNITS TITLE
$ ceu import coder-activities.csv --partial --at 2026-11-23
Line  Status          Title
   2  new: 1          AAPC Chapter Meeting: Modifier 25, 57 and 59
   3  new: 2          2026 ICD-10-CM Guideline Updates
   4  new: 3          Risk Adjustment: HCC V28 in practice
   5  new: 4          AAPC Magazine Test Yourself (November)
   6  new: 5          CPT 2026 Changes: "What You Need to Know"
   7  new: 6          E/M Auditing Basics
   8  new: 7          Chapter meeting – Compliance program essentials
   9  new: 8          CMS MLN: Medicare Preventive Services
  10  new: 9          HEALTHCON 2026 (4 days)
  11  new: 10         Outpatient CDI: queries that work
  12  new: 11         ICD-10-PCS root operations, part 1
  13  again: line 12  ICD-10-PCS root operations, part 1
  14  new: 12         ICD-10-PCS root operations, part 2
  15  new: 13         Privacy & security: HIPAA in 60 minutes
  16  new: 14         Clinical documentation for coders – Übersicht
  17  new: 15         Leadership for HIM managers
  18  new: 16         10-hour course: Advanced anatomy (IACET 1.0 CEU)
  19  new: 17         FY2027 ICD-10-CM/PCS updates
  20  new: 18         E/M Auditing Basics
  21  new: 19         Denials management roundtable
line 2: AAPC: done before the certification date, counts 0
line 10: AHIMA: above a maximum (Outside HIIM domains), counts 2 of 18
line 11: AAPC: no index number: attach the certificate
line 17: AAPC: no index number: attach the certificate
line 17: AHIMA: above a maximum (Outside HIIM domains), counts 0
line 18: unit IACET: 1 is 10 contact hours
line 20: AAPC: the same course was counted before (line 7), counts 0
line 21: AHIMA: above a maximum (Outside HIIM domains), counts 0
coder-activities.csv: 19 added, 0 known already, 1 twice in the file, 2 faulty
2> ceu: coder-activities.csv: column “Completed” is the date, read as month/day/year
2> coder-activities.csv:22:1: Completed: there is no day “13/40/2026”
2> coder-activities.csv:23:44: CEUs: the number of units is missing
# A second time adds nothing.
$ ceu import coder-activities.csv --partial --at 2026-11-23 | tail -3
  20  known: 18       E/M Auditing Basics
  21  known: 19       Denials management roundtable
coder-activities.csv: 0 added, 19 known already, 1 twice in the file, 2 faulty
2> ceu: coder-activities.csv: column “Completed” is the date, read as month/day/year
2> coder-activities.csv:22:1: Completed: there is no day “13/40/2026”
2> coder-activities.csv:23:44: CEUs: the number of units is missing
$ ceu history --limit 1
No  When                  What
 5  YYYY-MM-DDThh:mm:ssZ  import “coder-activities.csv”: 19 activities
# Other headers, other order.
$ printf 'Course,Finished on,Credits\nOne,31/01/2026,1\nTwo,01/02/2026,1.5\n' | ceu import - --map "title=Course,done=Finished on,units=Credits" --dry-run --at 2026-11-23
Line  Status  Title
   2  new     One
   3  new     Two
line 2: AAPC: no index number, provider: attach the certificate
line 3: AAPC: no index number, provider: attach the certificate
-: 2 would be added, 0 known already, 0 twice in the file, 0 faulty
2> ceu: -: column “Finished on” is the date, read as day/month/year
$ printf 'Title,Date,CEUs\nOne,01/02/2026,1\n' > dmy.csv && ceu import dmy.csv --date-order dmy --at 2026-11-23 && ceu list One
Line  Status   Title
   2  new: 20  One
line 2: AAPC: no index number, provider: attach the certificate
dmy.csv: 1 added, 0 known already, 0 twice in the file, 0 faulty
No  Date        Units  Unit  Title                                    Provider  Proofs
20  2026-02-01      1  ceu   One                                      -              0
13  2026-06-09      1  ceu   Privacy & security: HIPAA in 60 minutes  NCHIMA         0
2> ceu: dmy.csv: column “Date” is the date, read as day/month/year
# As a program reads it.
$ ceu import dmy.csv --json --at 2026-11-23
{"schema":"ceu.import/1","path":"dmy.csv","dry_run":false,"committed":true,"added":1,"known":0,"duplicates":0,"faulty":0,"rows":[{"line":2,"status":"new","other":null,"id":21,"done":"2026-01-02","units":"1","unit":"ceu","title":"One","remarks":["AAPC: no index number, provider: attach the certificate"]}],"faults":[],"remarks":["column “Date” is the date, read as month/day/year: nothing in the file says which comes first; if it is the day, say so"]}
# What is no CSV.
$ ceu import missing.csv
2> ceu: cannot read missing.csv: No such file or directory; nothing was changed
[exit 1]
$ printf 'no header here\n' > odd.csv && ceu import odd.csv
2> ceu: odd.csv:1: no column for done, title, units among the headings “no header here”; nothing was read. Name it by --map "done=Heading"
[exit 1]
$ printf 'Title,Date,CEUs\n"open,2026-01-01,1\n' > open.csv && ceu import open.csv
2> ceu: open.csv:2:1: the quote that opens here is never closed; nothing was read
[exit 1]
$ : > empty.csv && ceu import empty.csv
2> ceu: empty.csv: the file is empty; a first line with headings such as Completed, Title and CEUs is needed
[exit 1]
$ ceu import .
2> ceu: cannot read .: Is a directory; nothing was changed
[exit 74]
$ head -c 6000000 /dev/zero | ceu import -
2> ceu: standard input is larger than 5120 KiB; nothing was changed
[exit 1]
$ ceu import dmy.csv --date-order ymd
2> ceu: --date-order is one of auto|mdy|dmy, not “ymd”
[exit 2]
# Two files: a fault in one stops both.
$ printf 'Title,Date,CEUs\nGood,2026-03-04,1\n' > good.csv && printf 'Title,Date,CEUs\nBad,2026-03-04,none\n' > bad.csv && ceu import good.csv bad.csv --at 2026-11-23
Line  Status  Title
   2  new     Good
line 2: AAPC: no index number, provider: attach the certificate
line 2: AHIMA: above a maximum (Outside HIIM domains), counts 0
good.csv: 1 would be added, 0 known already, 0 twice in the file, 0 faulty
No row can be read.
bad.csv: 0 would be added, 0 known already, 0 twice in the file, 1 faulty
2> ceu: good.csv: column “Date” is the date
2> ceu: bad.csv: column “Date” is the date
2> bad.csv:2:16: CEUs: “none” is not a number of units such as 2, 1.5 or 90 min
2> ceu: 1 faulty row: nothing was imported (correct the file, or import the others with --partial)
[exit 1]
$ ceu list Good
No activity matches.
