# In a script: everything by options, no question.
$ ceu init --credential CPC=2024-03-14 --credential CCS --renews aapc=2027-03 --at 2026-11-23
ready: $HOME/data/ceud/ceu.db
  settings: $HOME/config/ceud/ceud.conf
  CPC added
  CCS added
  AAPC renews 2027-03 (odd month, odd years)
$ ceu init --credential CPC=2024-03-14 --renews aapc=2027-03 --at 2026-11-23
ready: $HOME/data/ceud/ceu.db
  CPC is recorded already
  AAPC renews 2027-03 (odd month, odd years)
$ ceu credential list
No  Type  Body   Earned      Number  Retired
 1  CPC   aapc   2024-03-14  -       -
 2  CCS   ahima  -           -       -
$ stat -c '%a %n' "$XDG_CONFIG_HOME/ceud/ceud.conf" "$XDG_DATA_HOME/ceud" "$XDG_DATA_HOME/ceud/ceu.db" | sed "s|$HOME|~|"
600 ~/config/ceud/ceud.conf
700 ~/data/ceud
600 ~/data/ceud/ceu.db
$ ceu config check
$HOME/config/ceud/ceud.conf is fine
$ ceu init --credential CPX=2024-03-14 --at 2026-11-23
2> ceu: no rules for a credential “CPX”; did you mean CPC?
[exit 1]
$ ceu init --credential CRC=2030-03-14 --at 2026-11-23
2> ceu: 2030-03-14 is in the future: a credential is certified on a day that has been
[exit 2]
$ ceu init --credential CRC=soon --at 2026-11-23
2> ceu: CRC: “soon” is not a date; write 2027-03-31, 2027-03, +30d, yesterday, “next friday” or “31 mar 2027”
[exit 2]
$ ceu init --renews aapc --at 2026-11-23
2> ceu: “aapc” is not BODY=YYYY-MM
[exit 2]
$ ceu init --renews aapc=0 --at 2026-11-23
2> ceu: “0” is not a renewal month: 2027-03, 2027-03-31 or 03
[exit 2]
$ ceu init --at 2026-11-23 < /dev/null
ready: $HOME/data/ceud/ceu.db
  AAPC renews 2027-03 (odd month, odd years)
$ ceu init --json --at 2026-11-23
{"schema":"ceu.result/1","summary":"ready: $HOME/data/ceud/ceu.db","changed":false,"id":null,"remarks":["AAPC renews 2027-03 (odd month, odd years)"]}
