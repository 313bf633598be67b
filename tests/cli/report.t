# A transcript, on the terminal and as a file. A body of our own, so that its rules stay as they are.
$ mkdir -p "$XDG_CONFIG_HOME/ceud/rules"; cat > "$XDG_CONFIG_HOME/ceud/rules/boe.yaml" <<'YAML'
> format: 1
> verified: 2026-11-01
> body: {id: boe, name: BOE, title: Board of Examples}
> sources:
>   S1: {url: "https://example.org/renewal", dated: "2026"}
> categories:
>   - {id: ethics, title: Ethics, topics: ["ethic*"]}
> credentials:
>   - {id: EXA, title: Certified Example}
> rules:
>   - {id: E0, pool: all, source: S1, confidence: A}
>   - {id: E1, anchor: {kind: earned}, source: S1, confidence: A}
>   - {id: E2, length: {months: 24, last-day: before}, source: S1, confidence: A}
>   - {id: E3, total: {by-count: [20, 30]}, source: S1, confidence: A}
>   - {id: E4, require: {min: 4, category: ethics}, source: S1, confidence: A}
> YAML
$ ceu report transcript
2> ceu: nothing is recorded yet (no store at “$HOME/data/ceud/ceu.db”): begin with `ceu init` or `ceu credential add`, or put a backup there
[exit 1]
$ ceu credential add EXA --earned 2025-06-01 --number 0815 --at 2026-11-23
EXA added: BOE renews 2027-05-31 (every 24 months from the day certified)
$ ceu report transcript --at 2026-11-23
Transcript of continuing education
  As recorded and judged on 2026-11-23. Written from the holder's own records;
  what a body shows in its account is what binds.

BOE · Board of Examples
  Credential: EXA, Certified Example, number 0815, earned 2025-06-01
  Cycle: 2025-06-01 to 2027-05-31, number 1
  Due: 2027-05-31, 189 days left
  State: not complete, not submitted
  Rules checked on: 2026-11-01

Requirements
  Total   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  0 of 20
  Ethics  ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  0 of 4
  What BOE requires, in CEU
  Requirement  Required  Counted  Missing  State  Basis
  Total              20        0       20  open   rule E3; 1 credential: 20
  Ethics              4        0        4  open   rule E4

Units over time
  0 of 20 CEU on 2026-11-23. An even pace over the cycle would stand at 14.8.
  3.3 CEU a month from now on reach the total on the due date.

Activities that count
  None in this cycle.

Dates
  CEUs due in 189 days.
  What happens when
  Day         What      State
  2027-05-31  CEUs due  next
$ ceu log 90min "Morals <b>& more</b>" --on 2026-03-05 --topic ethics --provider "Board of Examples" --index B1 --at 2026-11-23
1: 90 minutes “Morals <b>& more</b>” on 2026-03-05
$ ceu log 3 "Too early" --on 2025-02-05 --at 2026-11-23
2: 3 CEU “Too early” on 2025-02-05
$ ceu report transcript EXA --at 2026-11-23
Transcript of continuing education
  As recorded and judged on 2026-11-23. Written from the holder's own records;
  what a body shows in its account is what binds.

BOE · Board of Examples
  Credential: EXA, Certified Example, number 0815, earned 2025-06-01
  Cycle: 2025-06-01 to 2027-05-31, number 1
  Due: 2027-05-31, 189 days left
  State: not complete, not submitted
  Rules checked on: 2026-11-01

Requirements
  Total   ██▎░░░░░░░░░░░░░░░░░░░░░░░░░░░  1.5 of 20
  Ethics  ███████████▎░░░░░░░░░░░░░░░░░░  1.5 of 4
  What BOE requires, in CEU
  Requirement  Required  Counted  Missing  State  Basis
  Total              20      1.5     18.5  open   rule E3; 1 credential: 20
  Ethics              4      1.5      2.5  open   rule E4

Units over time
  1.5 of 20 CEU on 2026-11-23. An even pace over the cycle would stand at 14.8.
  3 CEU a month from now on reach the total on the due date.

Activities that count
  1 activity, 1.5 CEU in this cycle
  Morals <b>& more</b>
    No: 1 · Day: 2026-03-05 · Provider: Board of Examples · Index: B1 ·
    Certificate: 90 minutes · Counted: 1.5 · Category: Ethics · Note: converted
    from another unit

Activities that do not count
  1 activity, nothing of them in this cycle
  No  Day         Title      Offered  Why it does not count
   2  2025-02-05  Too early        3  done before this cycle

Dates
  CEUs due in 189 days.
  What happens when
  Day         What      State
  2027-05-31  CEUs due  next
$ ceu report transcript boe --output transcript.txt --at 2026-11-23; stat -c %a transcript.txt; head -1 transcript.txt
600
Transcript of continuing education
2> ceu: written: transcript.txt
$ ceu report transcript --format html --at 2026-11-23 | grep -o "Morals[^<]*\|<meta http-equiv.*"
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
Morals &lt;b&gt;&amp; more&lt;/b&gt;
$ ceu report transcript --format docx --at 2026-11-23
2> ceu: --format is one of text|html|pdf, not “docx”
[exit 2]
$ ceu report transcript boe --format pdf --output transcript.pdf --at 2026-11-23; head -c 5 transcript.pdf
%PDF-
2> ceu: written: transcript.pdf
$ ceu report transcript --format html --paper a4
2> ceu: --paper belongs to “--format pdf”
[exit 2]
$ ceu report transcript nope --at 2026-11-23
2> ceu: “nope” is none of your renewals: boe
[exit 1]
$ ceu report transcript --output none/transcript.txt --at 2026-11-23
2> ceu: cannot write none/transcript.txt: its folder does not exist
[exit 1]
$ ceu report transcript --json --format html
2> {"schema":"ceu.error/1","code":"usage","message":"--json and --format exclude each other","exit_code":2}
[exit 2]
$ ceu report
2> ceu: “report” needs to know what to do; see: ceu help report
[exit 2]
