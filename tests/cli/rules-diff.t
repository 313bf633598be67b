# Two versions of a pack, and whom the difference touches.
$ cat > old.yaml <<'END'
> format: 1
> verified: 2025-01-01
> body: {id: boe, name: BOE, title: Board of Examples}
> sources:
>   S1: {url: "https://example.org/renewal", dated: "2025"}
> credentials:
>   - {id: EXA, title: Certified Example}
> rules:
>   - {id: E0, pool: all, source: S1, confidence: A}
>   - {id: E1, anchor: {kind: earned}, source: S1, confidence: A}
>   - {id: E2, length: {months: 24, last-day: before}, source: S1, confidence: A}
>   - {id: E3, total: {flat: 20}, source: S1, confidence: B}
>   - {id: E9, note: One in ten is audited., source: S1, confidence: A}
> END
$ sed -e 's/2025-01-01/2026-10-01/' -e 's/E3, total: {flat: 20}, source: S1, confidence: B/E3, total: {flat: 24}, until: 2027-12-31, source: S1, confidence: A/' -e '/E9/d' old.yaml > new.yaml; echo '  - {id: E3, total: {flat: 30}, from: 2028-01-01, source: S1, confidence: A}' >> new.yaml
$ ceu rules diff old.yaml new.yaml
BOE
  was: old.yaml
  is: new.yaml
  1 added, 1 removed, 2 changed

  ~ changed pack boe
      verified
        was: 2025-01-01
        is: 2026-10-01
  ~ changed rule E3
      text
        was: 20 units
        is: 24 units
      until
        was: not stated
        is: 2027-12-31
      confidence
        was: B
        is: A
  - removed rule E9: One in ten is audited.
      sources: S1
      confidence: A
  + added rule E3 (from 2028-01-01): 30 units
      from: 2028-01-01
      sources: S1
      confidence: A
$ ceu rules diff old.yaml new.yaml --check > /dev/null
[exit 1]
$ ceu rules diff old.yaml old.yaml --check
BOE
  was: old.yaml
  is: old.yaml
  They say the same.
$ ceu rules diff old.yaml new.yaml --json
{"schema":"ceu.rules-diff/1","body":"boe","before":"old.yaml","after":"new.yaml","differs":true,"changes":[{"change":"changed","what":"pack","id":"boe","version":null,"fields":[{"field":"verified","before":"2025-01-01","after":"2026-10-01"}]},{"change":"changed","what":"rule","id":"E3","version":null,"fields":[{"field":"text","before":"20 units","after":"24 units"},{"field":"until","before":null,"after":"2027-12-31"},{"field":"confidence","before":"B","after":"A"}]},{"change":"removed","what":"rule","id":"E9","version":null,"fields":[{"field":"kind","before":"note","after":null},{"field":"text","before":"One in ten is audited.","after":null},{"field":"clock","before":"units","after":null},{"field":"by","before":"calendar","after":null},{"field":"sources","before":"S1","after":null},{"field":"confidence","before":"A","after":null},{"field":"note","before":"One in ten is audited.","after":null}]},{"change":"added","what":"rule","id":"E3","version":"2028-01-01","fields":[{"field":"kind","before":null,"after":"total"},{"field":"text","before":null,"after":"30 units"},{"field":"clock","before":null,"after":"units"},{"field":"from","before":null,"after":"2028-01-01"},{"field":"by","before":null,"after":"calendar"},{"field":"sources","before":null,"after":"S1"},{"field":"confidence","before":null,"after":"A"}]}],"pools":null}
# With records: what would differ for the holder.
$ mkdir -p "$XDG_CONFIG_HOME/ceud/rules"; cp old.yaml "$XDG_CONFIG_HOME/ceud/rules/boe.yaml"; ceu credential add EXA --earned 2025-06-01 --at 2026-11-23
EXA added: BOE renews 2027-05-31 (every 24 months from the day certified)
$ ceu rules diff old.yaml new.yaml --at 2026-11-23 | tail -7
      sources: S1
      confidence: A

Whom it touches, on 2026-11-23
BOE
         now                  then
  Total  0 of 20, 20 missing  0 of 24, 24 missing
$ ceu credential retire EXA --on 2026-11-01 --at 2026-11-23; ceu rules diff old.yaml new.yaml --at 2026-11-23 | tail -2
EXA retired on 2026-11-01; take it back with: ceu undo
Whom it touches, on 2026-11-23
  It touches none of your credentials.
# A shipped pack against one's own of it, and against a file that only adds to it.
$ ceu rules diff amba
AMBA
  was: $SOURCE/data/rules/amba.yaml
  is: what is in force here, your own rules included
  They say the same.
$ printf 'format: 1\nextends: amba\nverified: 2026-11-23\nsources:\n  MINE: "https://example.org/mine"\nrules:\n  - {id: M99, note: Asked by telephone., source: MINE, confidence: C}\n' > amba-mine.yaml
$ ceu rules diff amba amba-mine.yaml --at 2026-11-23
AMBA
  was: $SOURCE/data/rules/amba.yaml
  is: amba-mine.yaml
  2 added, 0 removed, 0 changed

  + added source MINE: https://example.org/mine
  + added rule M99: Asked by telephone.
      sources: MINE
      confidence: C

Whom it touches, on 2026-11-23
  It touches none of your credentials.
$ cp amba-mine.yaml "$XDG_CONFIG_HOME/ceud/rules/amba.yaml"; ceu rules diff amba --check --at 2026-11-23 | tail -4
      confidence: C

Whom it touches, on 2026-11-23
  It touches none of your credentials.
$ ceu rules diff amba --check > /dev/null
[exit 1]
# Mistakes.
$ ceu rules diff old.yaml
2> ceu: with what should old.yaml be compared? Name a body in front of it, or another file
[exit 2]
$ ceu rules diff ambaa
2> ceu: no body “ambaa”; did you mean “amba”?
[exit 1]
$ mkdir -p config/ceud/rules; cp old.yaml config/ceud/rules/boe.yaml; XDG_CONFIG_HOME=$PWD/config ceu rules diff boe
2> ceu: BOE has a pack of your own alone, $HOME/work/config/ceud/rules/boe.yaml: none is shipped to compare it with; name another file (ceu rules diff $HOME/work/config/ceud/rules/boe.yaml FILE)
[exit 1]
$ ceu rules diff amba missing.yaml
2> ceu: cannot read missing.yaml: No such file or directory; nothing was changed
[exit 1]
$ echo 'format: 2' > bad.yaml; ceu rules diff old.yaml bad.yaml
2> ceu: bad.yaml:1:1: the pack lacks “verified”; see: ceu rules check bad.yaml
[exit 1]
$ sed 's/note: Asked by telephone./require: {min: 1, category: nothing}/' amba-mine.yaml > odd.yaml; mkdir tmp; TMPDIR=$PWD/tmp ceu rules diff amba odd.yaml; ls tmp
2> ceu: a rule pack is faulty, so no due date can be trusted: odd.yaml:7:43: unknown category “nothing”; correct or remove it, and see “ceu rules check”
# A pack that was checked long ago is marked everywhere.
$ ceu rules list --at 2026-07-02 | grep old:
old: boe was last checked on 2025-01-01, more than 18 months ago; compare its rules with your account
$ ceu rules list --at 2026-07-01 | grep -c old:
0
[exit 1]
$ ceu credential add EXA --earned 2025-06-01 --at 2026-11-23 > /dev/null; ceu status --at 2026-11-23 | grep -A3 "still stand"
  - assumed: that the rules of BOE still stand as on 2025-01-01, when they were
    last checked, more than 18 months ago
    ceu rules list
$ ceu explain boe --at 2026-11-23 | sed -n 2,4p
  rules checked on: 2025-01-01
  rules from: $HOME/config/ceud/rules/boe.yaml
  assumed: that the rules of BOE still stand as on 2025-01-01, when they were
$ ceu doctor --at 2026-11-23 | grep -A1 "rules of BOE"
warn  rules of BOE: checked against their sources on 2025-01-01
      compare them with your account; a newer version may have newer rules
