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
Line  Status          Day         Units         Title
   2  new             2025-09-10      1  ceu    AAPC Chapter Meeting: Modifier 25, 57 and 59
   3  new             2025-10-14      2  ceu    2026 ICD-10-CM Guideline Updates
   4  new             2025-11-03    1.5  ceu    Risk Adjustment: HCC V28 in practice
   5  new             2025-11-19      1  ceu    AAPC Magazine Test Yourself (November)
   6  new             2025-12-02      2  ceu    CPT 2026 Changes: "What You Need to Know"
   7  new             2026-01-15      3  ceu    E/M Auditing Basics
   8  new             2026-02-11      1  ceu    Chapter meeting – Compliance program essentials
   9  new             2026-02-28      1  ceu    CMS MLN: Medicare Preventive Services
  10  new             2026-03-31     18  ceu    HEALTHCON 2026 (4 days)
  11  new             2026-04-22    1.5  ceu    Outpatient CDI: queries that work
  12  new             2026-05-06      2  ceu    ICD-10-PCS root operations, part 1
  13  again: line 12  2026-05-06      2  ceu    ICD-10-PCS root operations, part 1
  14  new             2026-05-20      2  ceu    ICD-10-PCS root operations, part 2
  15  new             2026-06-09      1  ceu    Privacy & security: HIPAA in 60 minutes
  16  new             2026-07-15      4  ceu    Clinical documentation for coders – Übersicht
  17  new             2026-08-01      3  ceu    Leadership for HIM managers
  18  new             2026-08-30      1  iacet  10-hour course: Advanced anatomy (IACET 1.0 CEU)
  19  new             2026-09-17      3  ceu    FY2027 ICD-10-CM/PCS updates
  20  new             2026-10-08      3  ceu    E/M Auditing Basics
  21  new             2026-11-05   1.25  ceu    Denials management roundtable
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
Line  Status          Day         Units         Title
   2  new: 1          2025-09-10      1  ceu    AAPC Chapter Meeting: Modifier 25, 57 and 59
   3  new: 2          2025-10-14      2  ceu    2026 ICD-10-CM Guideline Updates
   4  new: 3          2025-11-03    1.5  ceu    Risk Adjustment: HCC V28 in practice
   5  new: 4          2025-11-19      1  ceu    AAPC Magazine Test Yourself (November)
   6  new: 5          2025-12-02      2  ceu    CPT 2026 Changes: "What You Need to Know"
   7  new: 6          2026-01-15      3  ceu    E/M Auditing Basics
   8  new: 7          2026-02-11      1  ceu    Chapter meeting – Compliance program essentials
   9  new: 8          2026-02-28      1  ceu    CMS MLN: Medicare Preventive Services
  10  new: 9          2026-03-31     18  ceu    HEALTHCON 2026 (4 days)
  11  new: 10         2026-04-22    1.5  ceu    Outpatient CDI: queries that work
  12  new: 11         2026-05-06      2  ceu    ICD-10-PCS root operations, part 1
  13  again: line 12  2026-05-06      2  ceu    ICD-10-PCS root operations, part 1
  14  new: 12         2026-05-20      2  ceu    ICD-10-PCS root operations, part 2
  15  new: 13         2026-06-09      1  ceu    Privacy & security: HIPAA in 60 minutes
  16  new: 14         2026-07-15      4  ceu    Clinical documentation for coders – Übersicht
  17  new: 15         2026-08-01      3  ceu    Leadership for HIM managers
  18  new: 16         2026-08-30      1  iacet  10-hour course: Advanced anatomy (IACET 1.0 CEU)
  19  new: 17         2026-09-17      3  ceu    FY2027 ICD-10-CM/PCS updates
  20  new: 18         2026-10-08      3  ceu    E/M Auditing Basics
  21  new: 19         2026-11-05   1.25  ceu    Denials management roundtable
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
  20  known: 18       2026-10-08      3  ceu    E/M Auditing Basics
  21  known: 19       2026-11-05   1.25  ceu    Denials management roundtable
coder-activities.csv: 0 added, 19 known already, 1 twice in the file, 2 faulty
2> ceu: coder-activities.csv: column “Completed” is the date, read as month/day/year
2> coder-activities.csv:22:1: Completed: there is no day “13/40/2026”
2> coder-activities.csv:23:44: CEUs: the number of units is missing
$ ceu history --limit 1
No  When                  What
 5  YYYY-MM-DDThh:mm:ssZ  import “coder-activities.csv”: 19 activities
# Other headers, other order.
$ printf 'Course,Finished on,Credits\nOne,31/01/2026,1\nTwo,01/02/2026,1.5\n' | ceu import - --map "title=Course,done=Finished on,units=Credits" --dry-run --at 2026-11-23
Column  Heading      Read as
     1  Course       title
     2  Finished on  done
     3  Credits      units
utf-8, separated by commas, days as day/month/year, decimal points

Line  Status  Day         Units       Title
   2  new     2026-01-31      1  ceu  One
   3  new     2026-02-01    1.5  ceu  Two
line 2: AAPC: no index number, provider: attach the certificate
line 3: AAPC: no index number, provider: attach the certificate
-: 2 would be added, 0 known already, 0 twice in the file, 0 faulty
2> ceu: -: column “Finished on” is the date, read as day/month/year
$ printf 'Title,Date,CEUs\nOne,01/02/2026,1\n' > dmy.csv && ceu import dmy.csv --date-order dmy --at 2026-11-23 && ceu list One
Line  Status   Day         Units       Title
   2  new: 20  2026-02-01      1  ceu  One
line 2: AAPC: no index number, provider: attach the certificate
dmy.csv: 1 added, 0 known already, 0 twice in the file, 0 faulty
No  Date        Units  Unit  Title                                    Provider  Proofs
20  2026-02-01      1  ceu   One                                      -              0
13  2026-06-09      1  ceu   Privacy & security: HIPAA in 60 minutes  NCHIMA         0
2> ceu: dmy.csv: column “Date” is the date, read as day/month/year
# As a program reads it.
$ ceu import dmy.csv --json --at 2026-11-23
{"schema":"ceu.import/1","path":"dmy.csv","dry_run":false,"committed":true,"added":1,"known":0,"duplicates":0,"faulty":0,"encoding":"utf-8","delimiter":"comma","date_order":"mdy","decimal":null,"columns":[{"number":1,"heading":"Title","field":"title"},{"number":2,"heading":"Date","field":"done"},{"number":3,"heading":"CEUs","field":"units"}],"rows":[{"line":2,"status":"new","other":null,"id":21,"done":"2026-01-02","units":"1","unit":"ceu","title":"One","remarks":["AAPC: no index number, provider: attach the certificate"]}],"faults":[],"remarks":["column “Date” is the date, read as month/day/year: nothing in the file says which comes first; if it is the day, say so"]}
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
Line  Status  Day         Units       Title
   2  new     2026-03-04      1  ceu  Good
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
# A list of another country: a line above, semicolons, accents, decimal commas, a sum below.
$ printf 'Mis cursos\nFecha de finalización;Título del curso;Créditos;Proveedor;Talla\n15/01/2026;Códigos;1,5;AAPC;44\n;Total;2\n' > lista.csv && ceu import lista.csv --dry-run --at 2026-11-23
Column  Heading                Read as
     1  Fecha de finalización  done
     2  Título del curso       title
     3  Créditos               units
     4  Proveedor              provider
     5  Talla                  -
utf-8, separated by semicolons, days as day/month/year, decimal commas

Line  Status  Day         Units       Title
   3  new     2026-01-15    1.5  ceu  Códigos
line 3: AAPC: no index number: attach the certificate
lista.csv: 1 would be added, 0 known already, 0 twice in the file, 0 faulty
2> ceu: lista.csv: line 1 stands above the headings and is not read: “Mis cursos”
2> ceu: lista.csv: column “Talla” is not used
2> ceu: lista.csv: line 4 is a sum and not imported: it says 2, the rows above it come to 1.5
2> ceu: lista.csv: column “Fecha de finalización” is the date, read as day/month/year
2> ceu: lista.csv: fields are separated by semicolons
2> ceu: lista.csv: numbers have decimal commas
# Without headings.
$ printf '15.01.2026|1,500|Codes\n' > bare.txt && ceu import bare.txt --no-header --map "done=1,units=2,title=3" --dry-run --at 2026-11-23
Column  Heading  Read as
     1           done
     2           units
     3           title
utf-8, separated by bars

No row can be read.
bare.txt: 0 would be added, 0 known already, 0 twice in the file, 1 faulty
2> ceu: bare.txt: column “column 1” is the date
2> ceu: bare.txt: fields are separated by bars
2> bare.txt:1:12: column 2: “1,500” may have a decimal mark or be thousands: say which by --decimal comma or --decimal point
2> ceu: 1 faulty row: nothing was imported (correct the file, or import the others with --partial)
[exit 1]
$ ceu import bare.txt --no-header --map "done=1,units=2,title=3" --decimal comma --delimiter bar --dry-run --at 2026-11-23 | tail -3
   1  new     2026-01-15    1.5  ceu  Codes
line 1: AAPC: no index number, provider: attach the certificate
bare.txt: 1 would be added, 0 known already, 0 twice in the file, 0 faulty
2> ceu: bare.txt: column “column 1” is the date
2> ceu: bare.txt: fields are separated by bars
2> ceu: bare.txt: numbers have decimal commas
$ ceu import bare.txt --no-header
2> ceu: --no-header needs --map with the numbers of the columns, such as --map "done=1,title=2,units=3"
[exit 2]
$ printf 'Date Compleeted,Title,CEUs\n' | ceu import -
2> ceu: -:1: no column for done among the headings “Date Compleeted”, “Title”, “CEUs”; nothing was read. Is it “Date Compleeted”? --map "done=Date Compleeted"
[exit 1]
