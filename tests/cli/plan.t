# What to earn, by when. A body of our own, so that its rules stay as they are.
$ mkdir -p "$XDG_CONFIG_HOME/ceud/rules"; cat > "$XDG_CONFIG_HOME/ceud/rules/boe.yaml" <<'END'
> format: 1
> verified: 2026-11-01
> body: {id: boe, name: BOE, title: Board of Examples}
> sources:
>   S1: {url: "https://example.org/renewal", dated: "2026"}
> categories:
>   - {id: audit, title: Auditing, topics: ["audit*"]}
>   - {id: ethics, title: Ethics, topics: ["ethic*"]}
> origins:
>   - {id: own, title: the board itself, providers: ["board*"]}
> credentials:
>   - {id: EXA, title: Certified Example}
>   - {id: EXB, title: Certified Example Auditor}
> rules:
>   - {id: E0, pool: all, source: S1, confidence: A}
>   - {id: E1, anchor: {kind: earned}, source: S1, confidence: A}
>   - {id: E2, length: {months: 24, last-day: before}, source: S1, confidence: A}
>   - {id: E3, total: {by-count: [20, 30]}, source: S1, confidence: A}
>   - {id: E4, require: {min: 4, category: ethics}, source: S1, confidence: A}
>   - {id: E5, for: EXB, require: {min: 6, category: audit}, source: S1, confidence: B}
>   - {id: E6, require: {min: 8, origins: [own]}, source: S1, confidence: A}
>   - {id: E7, retain: {after-due: {months: 12}}, source: S1, confidence: A}
> END
$ ceu rules check "$XDG_CONFIG_HOME/ceud/rules/boe.yaml"
The rules are fine.
$ ceu plan
2> ceu: nothing is recorded yet (no store at “$HOME/data/ceud/ceu.db”): begin with `ceu init` or `ceu credential add`, or put a backup there
[exit 1]
$ ceu credential add EXA --earned 2025-06-01 --at 2026-11-23
EXA added: BOE renews 2027-05-31 (every 24 months from the day certified)
$ ceu plan --at 2026-11-23
BOE · EXA · due 2027-05-31 · 189 days left
  20 CEU to earn, 3.3 a month
   4  Ethics, by 2027-05-31, 0.7 a month
      can be among what the other lines need
   8  From the board itself, by 2027-05-31, 1.3 a month
  12  in any category, by 2027-05-31, 2 a month
$ ceu log 90min "Morals" --on 2026-03-05 --topic ethics --provider "Board of Examples" --at 2026-11-23
1: 90 minutes “Morals” on 2026-03-05
$ ceu log 3 "Audit day" --on 2027-02-05 --topic audits --planned --at 2026-11-23
2: 3 CEU “Audit day” on 2027-02-05 (planned)
$ ceu log 2 "More morals" --on 2027-03-05 --topic ethics --provider "Board of Examples" --planned --at 2026-11-23
3: 2 CEU “More morals” on 2027-03-05 (planned)
$ ceu plan EXA --at 2026-11-23
BOE · EXA · due 2027-05-31 · 189 days left
  18.5 CEU to earn, 3 a month; with the 2 planned activities 13.5 still open
  2.5  Ethics, by 2027-05-31, 0.5 a month
       can be among what the other lines need; as planned 0.5 still open
  6.5  From the board itself, by 2027-05-31, 1.1 a month
       as planned 4.5 still open
   12  in any category, by 2027-05-31, 2 a month
       as planned 9 still open
$ ceu plan boe --json --at 2026-11-23
{"schema":"ceu.plan/1","today":"2026-11-23","pools":[{"pool":"boe","name":"BOE","unit":"CEU","due":"2027-05-31","days_left":189,"missing":"18.5","pace_per_month":"3","planned":2,"undated":0,"missing_with_planned":"13.5","lines":[{"id":"E4","kind":"minimum","title":"Ethics","missing":"2.5","among":"2.5","last":"2027-05-31","days_left":189,"closed":false,"pace_per_month":"0.5","missing_with_planned":"0.5","rule":"E4","confidence":"A","sources":[{"id":"S1","url":"https://example.org/renewal","dated":"2026","note":null}]},{"id":"E6","kind":"minimum","title":"From the board itself","missing":"6.5","among":"0","last":"2027-05-31","days_left":189,"closed":false,"pace_per_month":"1.1","missing_with_planned":"4.5","rule":"E6","confidence":"A","sources":[{"id":"S1","url":"https://example.org/renewal","dated":"2026","note":null}]},{"id":"total","kind":"rest","title":"Total","missing":"12","among":"0","last":"2027-05-31","days_left":189,"closed":false,"pace_per_month":"2","missing_with_planned":"9","rule":"E3","confidence":"A","sources":[{"id":"S1","url":"https://example.org/renewal","dated":"2026","note":null}]}],"chances":[],"limits":[],"tasks":[]}]}
$ ceu plan nope --at 2026-11-23
2> ceu: “nope” is none of your renewals: boe
[exit 1]
$ ceu plan boe --at 2027-06-10
BOE · EXA · due 2027-05-31 · 10 days overdue
  18.5 CEU to earn; with the 2 planned activities 13.5 still open
  The due date has passed: ask at once what still counts.
  2.5  Ethics, by 2027-05-31
       can be among what the other lines need; as planned 0.5 still open
  6.5  From the board itself, by 2027-05-31
       as planned 4.5 still open
   12  in any category, by 2027-05-31
       as planned 9 still open
# What another credential, or one less, or an activity would do. Nothing is recorded.
$ ceu whatif add EXB --earned 2026-10-01 --at 2026-11-23
BOE
                  now                      then
  Credentials     EXA                      EXA, EXB
  Total           1.5 of 20, 18.5 missing  1.5 of 30, 28.5 missing
  Auditing (EXB)  -                        0 of 6, 6 missing

Nothing was recorded.
$ ceu whatif add EXB --earned 2027-01-01 --json --at 2026-11-23
{"schema":"ceu.whatif/1","today":"2027-01-01","effects":[],"pools":[{"pool":"boe","name":"BOE","differences":[{"what":"credentials","id":null,"title":"Credentials","before":"EXA","after":"EXA, EXB","amounts_before":null,"amounts_after":null},{"what":"requirement","id":"total","title":"Total","before":"1.5 of 20, 18.5 missing","after":"1.5 of 30, 28.5 missing","amounts_before":{"required":"20","counted":"1.5","missing":"18.5","met":false},"amounts_after":{"required":"30","counted":"1.5","missing":"28.5","met":false}},{"what":"requirement","id":"E5","title":"Auditing (EXB)","before":null,"after":"0 of 6, 6 missing","amounts_before":null,"amounts_after":{"required":"6","counted":"0","missing":"6","met":false}}]}]}
$ ceu whatif drop exa --at 2026-11-23
BOE
                         now                      then
  Credentials            EXA                      -
  Due date               2027-05-31               -
  Total                  1.5 of 20, 18.5 missing  -
  Ethics                 1.5 of 4, 2.5 missing    -
  From the board itself  1.5 of 8, 6.5 missing    -

Nothing was recorded.
$ ceu whatif drop EXB --at 2026-11-23
2> ceu: no credential “EXB” is recorded; did you mean EXA?
[exit 1]
$ ceu whatif add EXC
2> ceu: no rules for a credential “EXC”; did you mean EXA?
[exit 1]
$ ceu whatif log 3 "Audit day" --on 2026-11-20 --topic audits --at 2026-11-23
BOE: would count 3 of 3

BOE
         now                      then
  Total  1.5 of 20, 18.5 missing  4.5 of 20, 15.5 missing

Nothing was recorded.
$ ceu whatif log 3 "Audit day" --on 2027-11-20 --at 2026-11-23
Both as of 2027-11-20.
BOE: would count 0 of 3: done after this cycle: it belongs to the next
No renewal would change.

Nothing was recorded.
2> ceu: as in 2: topics audits (not so: --no-defaults)
$ ceu whatif log 3 "Long ago" --on 2020-11-20 --at 2026-11-23
BOE: would count 0 of 3: done before this cycle
No renewal would change.

Nothing was recorded.
$ ceu whatif log 3 "Long ago" --on 2020-11-20 --json --at 2026-11-23
{"schema":"ceu.whatif/1","today":"2026-11-23","effects":[{"pool":"boe","offered":"3","counted":"0","reason":"before-cycle","reason_text":"done before this cycle","rule":null,"confidence":null,"sources":[]}],"pools":[]}
$ ceu history | wc -l; ceu list
5
No  Date        Units  Unit    Title        Provider           Planned  Proofs
 1  2026-03-05     90  minute  Morals       Board of Examples  no            0
 2  2027-02-05      3  ceu     Audit day    -                  yes           0
 3  2027-03-05      2  ceu     More morals  Board of Examples  yes           0
# Before the first record there is something to ask, too.
$ rm -r "$XDG_DATA_HOME"; ceu whatif add EXA --earned 2026-10-01 --at 2026-11-23; ls "$XDG_DATA_HOME" 2>&1 | wc -l
BOE
                         now  then
  Credentials            -    EXA
  Due date               -    2028-09-30
  Total                  -    0 of 20, 20 missing
  Ethics                 -    0 of 4, 4 missing
  From the board itself  -    0 of 8, 8 missing

Nothing was recorded.
1
