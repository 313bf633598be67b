$ ceu credential add CPC --earned 2024-03-14 --number 01234567 --at 2026-11-23
CPC added: AAPC renews by the membership's month: state yours, or the due date in your account: ceu membership set aapc --renews YYYY-MM
$ ceu credential add cpc --earned 2024-03-14 --at 2026-11-23
2> ceu: CPC is recorded already; nothing was added (to correct it: ceu credential edit CPC)
[exit 1]
$ ceu credential add CPD --at 2026-11-23
2> ceu: no rules for a credential “CPD”; did you mean CPC?
[exit 1]
$ ceu credential add QQQQ --at 2026-11-23
2> ceu: no rules for a credential “QQQQ”; see: ceu rules list (your own rules: ceu-rules(5))
[exit 1]
$ ceu credential add CRC --earned 2027-01-01 --at 2026-11-23
2> ceu: 2027-01-01 is in the future: a credential is certified on a day that has been
[exit 2]
$ ceu credential add CRC --earned 2026-02-31 --at 2026-11-23
2> ceu: --earned: there is no day “2026-02-31”
[exit 2]
$ ceu credential add CRC --body ahima --at 2026-11-23
2> ceu: AHIMA has no credential “CRC”; see: ceu rules show ahima
[exit 1]
$ ceu credential add CRC --body nobody --at 2026-11-23
2> ceu: no body “nobody”; see: ceu rules list
[exit 1]
$ ceu credential add CIC --at 2026-11-23
CIC added as a candidate: what it needs and what comes next: ceu path CIC
$ ceu credential add CCS --earned 2025-06-14 --standing 2026-01-01 --at 2026-11-23
CCS added: AHIMA renews 2027-06-13 (every 24 months from the day certified)
$ ceu credential list
No  Type  Body   Earned      Number    Retired
 1  CPC   aapc   2024-03-14  01234567  -
 2  CIC   aapc   -           -         -
 3  CCS   ahima  2025-06-14  -         -
$ ceu credential edit CIC --earned 2026-11-01 --at 2026-11-23
CIC changed
  AAPC renews by the membership's month: state yours, or the due date in your account: ceu membership set aapc --renews YYYY-MM
$ ceu credential edit CIC
2> ceu: “credential edit” needs to know what to change; see: ceu help credential edit
[exit 2]
$ ceu credential edit XXX --number 1
2> ceu: no credential “XXX” is recorded; see: ceu credential list
[exit 1]
$ ceu credential edit 1 --number "" --at 2026-11-23
CPC changed
  AAPC renews by the membership's month: state yours, or the due date in your account: ceu membership set aapc --renews YYYY-MM
$ ceu credential retire CIC --on 2026-11-20 --at 2026-11-23
CIC retired on 2026-11-20; take it back with: ceu undo
$ ceu credential retire CCS --on 2020-01-01 --at 2026-11-23
2> ceu: a credential cannot be given up before the day it was earned
[exit 2]
$ ceu credential remove CCS
CCS removed; take it back with: ceu undo
$ ceu credential list --json
{"schema":"ceu.credentials/1","credentials":[{"id":1,"type":"CPC","body":"aapc","earned":"2024-03-14","number":null,"category":null,"standing":"2026-11-23","retired":null},{"id":2,"type":"CIC","body":"aapc","earned":"2026-11-01","number":null,"category":null,"standing":"2026-11-23","retired":"2026-11-20"}]}
$ ceu undo
taken back: remove credential CCS
$ ceu credential list
No  Type  Body   Earned      Number  Retired
 1  CPC   aapc   2024-03-14  -       -
 2  CIC   aapc   2026-11-01  -       2026-11-20
 3  CCS   ahima  2025-06-14  -       -
