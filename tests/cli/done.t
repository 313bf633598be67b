# A small pack of one's own: a duty, an act, prerequisites; each credential of the other one stands alone.
$ mkdir -p "$XDG_CONFIG_HOME/ceud/rules" && cat > "$XDG_CONFIG_HOME/ceud/rules/tiny.yaml" <<'END' && ceu rules check
> format: 1
> body: {id: tiny, name: Tiny, title: Tiny body}
> verified: 2026-01-31
> sources: {S1: here}
> credentials: [{id: AB, title: Alpha}, {id: CD, title: Charlie}]
> rules:
> - {id: R1, pool: all, source: S1, confidence: A}
> - {id: R2, anchor: {kind: earned}, source: S1, confidence: A}
> - {id: R3, length: {months: 24, last-day: before, leap-day: clamp}, source: S1, confidence: A}
> - {id: R4, total: {flat: 10}, source: S1, confidence: A}
> - {id: R5, duty: {title: A statement of ethics}, source: S1, confidence: A}
> - {id: R6, act: {title: The exam again, satisfies: all}, source: S1, confidence: A}
> - {id: R7, prerequisite: {title: A high-school diploma}, source: S1, confidence: A}
> - {id: R9, for: CD, duty: {title: A talk}, source: S1, confidence: A}
> - {id: R8, clock: dues, duty: {title: Dues}, source: S1, confidence: A}
> END
The rules are fine.
$ sed 's/tiny/each/; s/name: Tiny/name: Each/; s/pool: all/pool: each/; s/AB/EF/; s/CD/GH/' "$XDG_CONFIG_HOME/ceud/rules/tiny.yaml" > "$XDG_CONFIG_HOME/ceud/rules/each.yaml" && ceu rules check
The rules are fine.
$ ceu credential add AB --earned 2024-05-10 --at 2026-11-23 | cut -c1-10
AB added: 
$ ceu credential add EF --earned 2025-05-10 --at 2026-11-23 | cut -c1-10
EF added: 
$ ceu credential add GH --earned 2025-08-10 --at 2026-11-23 | cut -c1-10
GH added: 
# What was done, for the present cycle.
$ ceu done tiny r5 --on 2026-11-03 --note "on the portal" --at 2026-11-23
tiny, R5: “A statement of ethics” done on 2026-11-03 for the cycle that ends 2028-05-09
$ ceu done Tiny R6 --on yesterday --at 2026-11-23
tiny, R6: “The exam again” done on 2026-11-22 for the cycle that ends 2028-05-09
$ ceu done each R5 --credential ef --at 2026-11-23
each/EF, R5: “A statement of ethics” done on 2026-11-23 for the cycle that ends 2027-05-09
$ ceu export json | python3 -c 'import json,sys; [print(d["pool"], d["subject"], d["day"], d["note"]) for d in json.load(sys.stdin)["deeds"]]'
tiny R5 2026-11-03 on the portal
tiny R6 2026-11-22 None
each/EF R5 2026-11-23 None
# A rule that is for one credential alone says itself which.
$ ceu done each R9 --at 2026-11-23
each/GH, R9: “A talk” done on 2026-11-23 for the cycle that ends 2027-08-09
$ ceu done tiny R9 --at 2026-11-23
2> ceu: you hold no credential of Tiny that R9 is for
[exit 1]
$ ceu done each R9 --credential EF --at 2026-11-23
2> ceu: you hold no credential of Each that R9 is for, or not EF
[exit 1]
# Of an earlier cycle, and taken back: the newest of the present one, the one of a day.
$ ceu done tiny R5 --on 2026-01-10 --at 2026-11-23
tiny, R5: “A statement of ethics” done on 2026-01-10 for an earlier cycle
$ ceu done tiny R5 --remove --at 2026-11-23
R5 of tiny on 2026-11-03 removed; take it back with: ceu undo
$ ceu done tiny R5 --remove --at 2026-11-23
2> ceu: R5 is not recorded for tiny in the present cycle; nothing was removed
[exit 1]
$ ceu done tiny R5 --remove --on 2026-01-10 --at 2026-11-23
R5 of tiny on 2026-01-10 removed; take it back with: ceu undo
$ ceu undo
taken back: not done tiny R5
$ ceu done tiny R5 --remove --on 2026-01-11 --at 2026-11-23
2> ceu: R5 is not recorded for tiny on that day; nothing was removed
[exit 1]
$ ceu verify | head -4
ok    database: SQLite finds its pages, indexes and values in order
ok    references: every record refers to records that exist
ok    history: 11 entries, each chained to the one before
ok    records: 7 records, all as the history leaves them
# What cannot be.
$ ceu done tiny R5 --on 2026-01-10 --at 2026-11-23
2> ceu: R5 is recorded already on 2026-01-10 for tiny; nothing was added
[exit 1]
$ ceu done tiny R5 --on 2026-12-01 --at 2026-11-23
2> ceu: 2026-12-01 is in the future; record it once it is done
[exit 2]
$ ceu done tiny R8 --at 2026-11-23
2> ceu: Tiny has no duty “R8”; there are: R5, R6, R7, R9
[exit 1]
$ ceu done tiny X --at 2026-11-23
2> ceu: Tiny has no duty “X”; there are: R5, R6, R7, R9
[exit 1]
$ ceu done each R5 --at 2026-11-23
2> ceu: several credentials of Each need it: say which with --credential: EF, GH
[exit 2]
$ ceu done each R5 --credential ZZ --at 2026-11-23
2> ceu: you hold no credential of Each that R5 is for, or not ZZ
[exit 1]
$ ceu done tiny R7 --at 2026-11-23
2> ceu: R7 comes before an exam, and you are no candidate for a credential of Tiny that it is for (ceu credential add TYPE, without a day)
[exit 1]
$ ceu done tinny R7 --at 2026-11-23
2> ceu: no body “tinny”; did you mean “tiny”?
[exit 1]
# A candidate's exam.
$ ceu credential add CD --at 2026-11-23 | head -1 | cut -c1-10
CD added a
$ ceu done tiny R7 --on 2002-06-30 --at 2026-11-23
tiny/CD/exam, R7: “A high-school diploma” done on 2002-06-30
$ ceu done tiny R7 --credential AB --at 2026-11-23
2> ceu: R7 comes before an exam, and you are no candidate for AB of Tiny that it is for (ceu credential add TYPE, without a day)
[exit 1]
$ ceu done tiny R7 --remove --json --at 2026-11-23
{"schema":"ceu.result/1","summary":"R7 of tiny/CD/exam on 2002-06-30 removed; take it back with: ceu undo","changed":true,"id":null,"remarks":[]}
# A day without a year has been; days of January before New Year are those of January.
$ ceu done tiny R7 --on "dec 24" --at 2026-01-10
tiny/CD/exam, R7: “A high-school diploma” done on 2025-12-24
  “dec 24” is taken as 2025-12-24, the last one
$ ceu done tiny R7 --remove --on "dec 24" --at 2026-01-10
R7 of tiny/CD/exam on 2025-12-24 removed; take it back with: ceu undo
  “dec 24” is taken as 2025-12-24, the last one
$ ceu done tiny R7 --remove --on "dec 24" --at 2026-01-10
2> ceu: R7 is not recorded for tiny/CD/exam on that day; nothing was removed
[exit 1]
