$ ceu credential add CPC --earned 2024-03-14 --at 2026-11-23
CPC added: AAPC renews by the membership's month: state yours, or the due date in your account: ceu membership set aapc --renews YYYY-MM
$ ceu membership list
No membership yet. State one with: ceu membership set BODY --renews YYYY-MM
# The month as people state it.
$ ceu membership set aapc --renews 03 --at 2026-11-23
AAPC membership recorded
  AAPC renews 2027-03 (odd month, odd years)
$ ceu membership set AAPC --renews 2026-03 --at 2026-11-23
AAPC membership recorded
  AAPC renews 2027-03 (odd month, odd years)
2> ceu: you stated 2026, by the rules of AAPC the present cycle ends 2027-03-31; if your account shows another day: ceu membership set aapc --due DATE
$ ceu membership set aapc --renews 2027-03-30 --number 123 --at 2026-11-23
AAPC membership recorded
  AAPC renews 2027-03-30 (odd month, odd years)
$ ceu membership set aapc --renews 13 --at 2026-11-23
2> ceu: “13” is not a renewal month: 2027-03, 2027-03-31 or 03
[exit 2]
$ ceu membership set aapc --renews 2027-02-30 --at 2026-11-23
2> ceu: there is no day 2027-02-30
[exit 2]
$ ceu membership set aapc --renews 2207-03 --at 2026-11-23
2> ceu: “2207-03” is more than 10 years away
[exit 2]
$ ceu membership set aapc --renews March --at 2026-11-23
2> ceu: “March” is not a renewal month: 2027-03, 2027-03-31 or 03
[exit 2]
$ ceu membership set aapc
2> ceu: “membership set” needs to know what to state; see: ceu help membership set
[exit 2]
$ ceu membership set aapx --renews 2027-03
2> ceu: no body “aapx”; did you mean “aapc”?
[exit 1]
# The user's own word is above the rules, until taken back.
$ ceu membership set aapc --due 2027-02-28 --total 30 --minimum auditing=4 --at 2026-11-23
AAPC membership recorded
  AAPC renews 2027-02-28 (the date you stated)
$ ceu membership list
Body  Renews      Number  Dues paid to  Ended
aapc  2027-03-30  123     -             -
aapc: your own due: 2027-02-28
aapc: your own total: 30
aapc: your own minimum of auditing: 4
$ ceu status --json --at 2026-11-23 | python3 -c 'import json,sys; p = json.load(sys.stdin)["pools"][0]; print(p["due"], p["due_basis"], p["requirements"][0]["required"], p["requirements"][0]["basis"])'
2027-02-28 override 30 override
$ ceu membership set aapc --due none --total none --minimum auditing=none --at 2026-11-23
AAPC membership recorded
  AAPC renews 2027-03-30 (odd month, odd years)
$ ceu membership list
Body  Renews      Number  Dues paid to  Ended
aapc  2027-03-30  123     -             -
$ ceu membership set aapc --minimum nothing=4 --at 2026-11-23
2> ceu: AAPC has no minimum and no category “nothing”; see: ceu rules show aapc
[exit 1]
$ ceu membership set aapc --minimum auditing --at 2026-11-23
2> ceu: “auditing” is not NAME=UNITS
[exit 2]
$ ceu membership set aapc --total lots --at 2026-11-23
2> ceu: “lots” is not a number of units such as 2, 1.5 or 0.125
[exit 2]
$ ceu membership set aapc/CPC --total 30 --at 2026-11-23
2> ceu: “aapc/CPC” is none of your renewals: aapc
[exit 1]
$ ceu membership set aapc --ended 2026-11-01 --dues-paid-to none --at 2026-11-23
AAPC membership recorded
  AAPC renews 2027-03-30 (odd month, odd years)
$ ceu membership list --json
{"schema":"ceu.memberships/1","memberships":[{"id":1,"body":"aapc","renews":"2027-03-30","number":"123","dues_paid_to":null,"standing":"2026-11-23","ended":"2026-11-01"}]}
$ ceu membership remove aapc
membership aapc removed; take it back with: ceu undo
$ ceu membership remove aapc
2> ceu: no membership “aapc” is recorded; see: ceu membership list
[exit 1]
$ ceu undo
taken back: remove membership aapc
$ ceu membership list
Body  Renews      Number  Dues paid to  Ended
aapc  2027-03-30  123     -             2026-11-01
