# Without records, and with.
$ ceu list --body aapc
2> ceu: nothing is recorded yet (no store at “$HOME/data/ceud/ceu.db”): begin with `ceu init` or `ceu credential add`, or put a backup there
[exit 1]
$ ceu init --credential CPC=2024-03-14 --credential CCS=2025-06-14 --renews aapc=2027-03 --at 2026-11-23 | head -1
ready: $HOME/data/ceud/ceu.db
$ ceu list --group month --at 2026-11-23
Nothing is logged yet. Begin with: ceu log UNITS TITLE
$ ceu list --group month --format "%{title}" --at 2026-11-23
$ ceu log 1.5 "Webinar: updates" --on 2026-09-03 --provider AAPC --index W1 --topic icd-10 --topic auditing --at 2026-11-23 | head -1
1: 1.5 CEU “Webinar: updates” on 2026-09-03
$ ceu log 90min "Denials roundtable" --on 2026-10-05 --provider "Raleigh chapter" --for aapc --at 2026-11-23 | head -1
2: 90 minutes “Denials roundtable” on 2026-10-05
$ ceu log 3 "apple picking for coders" --on 2026-10-06 --provider aapc --no-defaults --at 2026-11-23 | head -1
3: 3 CEU “apple picking for coders” on 2026-10-06
$ ceu log 2 "Before it all" --on 2024-01-10 --topic Auditing --at 2026-11-23 | head -1
4: 2 CEU “Before it all” on 2024-01-10
$ ceu log 6 "Spring conference" --on 2027-04-20 --provider AHIMA --planned --for ahima --at 2026-11-23 | head -1
5: 6 CEU “Spring conference” on 2027-04-20 (planned)
# What counts for a body, or is planned for it; for a credential; by words.
$ ceu list --body AAPC --at 2026-11-23
No  Date        Units  Unit    Title                     Provider         Proofs
 1  2026-09-03    1.5  ceu     Webinar: updates          AAPC                  0
 2  2026-10-05     90  minute  Denials roundtable        Raleigh chapter       0
 3  2026-10-06      3  ceu     apple picking for coders  aapc                  0
$ ceu list --body ahima --format "%{id} %{title}" --at 2026-11-23
1 Webinar: updates
3 apple picking for coders
5 Spring conference
$ ceu list --credential ccs --format "%{id} %{title}" --at 2026-11-23
1 Webinar: updates
3 apple picking for coders
5 Spring conference
$ ceu list --body nha --at 2026-11-23
No activity matches.
$ ceu list --provider aapc --format "%{id} %{provider}" --at 2026-11-23
1 AAPC
3 aapc
$ ceu list --category audit --since 2025-01-01 --until 2026-12-31 --format "%{id} %{topics}" --at 2026-11-23
1 icd-10;auditing
$ ceu list --provider raleigh --body ahima --at 2026-11-23
No activity matches.
# In any order; what is left by a limit follows it.
$ ceu list --sort -units,title --format "%{units} %{unit} %{title}" --at 2026-11-23
6 ceu Spring conference
3 ceu apple picking for coders
2 ceu Before it all
90 minute Denials roundtable
1.5 ceu Webinar: updates
$ ceu list --sort title --limit 2 --format "%{title}" --at 2026-11-23
apple picking for coders
Before it all
$ ceu list --sort "provider, -date" --format "%{provider} %{done}" --at 2026-11-23
aapc 2026-10-06
AAPC 2026-09-03
AHIMA 2027-04-20
Raleigh chapter 2026-10-05
 2024-01-10
$ ceu list --limit 2 --format "%{done}" --at 2026-11-23
2026-10-06
2027-04-20
# In groups, with sums.
$ ceu list --group year --at 2026-11-23
No  Date        Units  Unit    Title                     Provider         Planned  Proofs

2024: 1 activity, 2 CEU
 4  2024-01-10      2  ceu     Before it all             -                no            0

2026: 3 activities, 4.5 CEU, 90 minutes
 1  2026-09-03    1.5  ceu     Webinar: updates          AAPC             no            0
 2  2026-10-05     90  minute  Denials roundtable        Raleigh chapter  no            0
 3  2026-10-06      3  ceu     apple picking for coders  aapc             no            0

2027: 1 activity, 6 CEU planned
 5  2027-04-20      6  ceu     Spring conference         AHIMA            yes           0

In all: 5 activities, 6.5 CEU, 90 minutes, 6 CEU planned
$ ceu list --group body --at 2026-11-23
No  Date        Units  Unit    Title                     Provider         Planned  Proofs

AAPC: 3 activities, 4.5 CEU, 90 minutes
 1  2026-09-03    1.5  ceu     Webinar: updates          AAPC             no            0
 2  2026-10-05     90  minute  Denials roundtable        Raleigh chapter  no            0
 3  2026-10-06      3  ceu     apple picking for coders  aapc             no            0

AHIMA: 3 activities, 4.5 CEU, 6 CEU planned
 1  2026-09-03    1.5  ceu     Webinar: updates          AAPC             no            0
 3  2026-10-06      3  ceu     apple picking for coders  aapc             no            0
 5  2027-04-20      6  ceu     Spring conference         AHIMA            yes           0

counts for none now: 1 activity, 2 CEU
 4  2024-01-10      2  ceu     Before it all             -                no            0

In all: 5 activities, 6.5 CEU, 90 minutes, 6 CEU planned
$ ceu list --group provider --sort -date --at 2026-11-23
No  Date        Units  Unit    Title                     Provider         Planned  Proofs

aapc: 2 activities, 4.5 CEU
 3  2026-10-06      3  ceu     apple picking for coders  aapc             no            0
 1  2026-09-03    1.5  ceu     Webinar: updates          AAPC             no            0

AHIMA: 1 activity, 6 CEU planned
 5  2027-04-20      6  ceu     Spring conference         AHIMA            yes           0

Raleigh chapter: 1 activity, 90 minutes
 2  2026-10-05     90  minute  Denials roundtable        Raleigh chapter  no            0

no provider: 1 activity, 2 CEU
 4  2024-01-10      2  ceu     Before it all             -                no            0

In all: 5 activities, 6.5 CEU, 90 minutes, 6 CEU planned
$ ceu list --group category --planned --at 2026-11-23
No  Date        Units  Unit  Title              Provider  Planned  Proofs

no category: 1 activity, 6 CEU planned
 5  2027-04-20      6  ceu   Spring conference  AHIMA     yes           0

In all: 1 activity, 6 CEU planned
$ ceu list --group category --limit 4 --json --at 2026-11-23 | sed 's/.*"group"/"group"/'
"group":"category","groups":[{"key":"auditing","title":"auditing","sums":[{"unit":"ceu","units":"1.5"}],"planned_sums":[],"members":[{"id":1}]},{"key":"icd-10","title":"icd-10","sums":[{"unit":"ceu","units":"1.5"}],"planned_sums":[],"members":[{"id":1}]},{"key":null,"title":"no category","sums":[{"unit":"ceu","units":"3"},{"unit":"minute","units":"90"}],"planned_sums":[{"unit":"ceu","units":"6"}],"members":[{"id":2},{"id":3},{"id":5}]}]}
$ COLUMNS=40 ceu list --group month --limit 1 --at 2026-11-23
2027-04: 1 activity, 6 CEU planned

No: 5  Date: 2027-04-20  Units: 6
Unit: ceu  Title: Spring conference
Provider: AHIMA  Planned: yes  Proofs: 0

In all: 1 activity, 6 CEU planned
# A line of one's own is one line, whatever was recorded, and says what is not stated as nothing.
$ ceu list apple --format "100%% [%{note}] %{planned} %{proofs} é %{title}" --at 2026-11-23
100% [] no 0 é apple picking for coders
$ ceu due --format "%{day} %{days_left} %{name}: %{title} (%{state})" --at 2026-11-23 | head -3
2027-02-28 97 AAPC: Submission opens (next)
2027-03-31 128 AAPC: CEUs due (later)
2027-03-31 128 AAPC: Dues due (next)
$ ceu history --limit 2 --format "%{number} %{summary} %{undone}"
8 log 6 CEU “Spring conference” on 2027-04-20 (planned) no
7 log 2 CEU “Before it all” on 2024-01-10 no
$ ceu reminders --format "%{days_left} %{summary}" --at 2027-03-20
11 AAPC: Dues due 31 Mar 2027 (11 days, day assumed)
11 AAPC: 30 of 36 CEUs missing, due 31 Mar 2027 (11 days, day assumed)
85 AHIMA: 16 of 20 CEUs missing, due 13 Jun 2027 (85 days, day assumed)
11 AAPC: 3 activities that count have no proof on file
85 AHIMA: 5.8 CEUs a month keep you on track for 13 Jun 2027
# What cannot be.
$ ceu list --body aapx
2> ceu: no body “aapx”; did you mean “aapc”?
[exit 1]
$ ceu list --credential CPX
2> ceu: no credential “CPX” is recorded; did you mean CPC?
[exit 1]
$ ceu list --sort untis
2> ceu: --sort: there is no field “untis”; did you mean units?
[exit 2]
$ ceu list --sort date,
2> ceu: --sort: there is no field “”: date, units, title, provider or number, with “-” in front for the other way round
[exit 2]
$ ceu list --group moth
2> ceu: --group is one of month|year|body|provider|category, not “moth”; did you mean month?
[exit 2]
$ ceu list --format "%{tilte}"
2> ceu: --format: column 1: there is no “%{tilte}”; did you mean “%{title}”?
[exit 2]
$ ceu list --format "%{title"
2> ceu: --format: column 1: there is no “%{title”; did you mean “%{title}”?
[exit 2]
$ ceu list --format "%{nothing at all}"
2> ceu: --format: column 1: there is no “%{nothing at all}”; the placeholders are the keys of --json, such as “%{title}”
[exit 2]
$ ceu list --format "100%"
2> ceu: --format: column 4: there is no “%”; a percent sign itself is “%%”
[exit 2]
$ ceu list --format "é%x"
2> ceu: --format: column 2: there is no “%x”; a percent sign itself is “%%”
[exit 2]
$ ceu list --format "the same"
2> ceu: --format: “the same” says the same of everything: it has no placeholder such as “%{title}”
[exit 2]
$ ceu list --format "%{title}" --json
2> {"schema":"ceu.error/1","code":"usage","message":"--format and --json are two ways to say it: choose one","exit_code":2}
[exit 2]
$ ceu due --format "%{dya}"
2> ceu: --format: column 1: there is no “%{dya}”; did you mean “%{day}”?
[exit 2]
