# The exit code is for scripts: 3 is due soon, 4 is overdue.
$ ceu credential add CPC --earned 2024-03-14 --at 2026-10-01
CPC added: AAPC renews by the membership's month: state yours, or the due date in your account: ceu membership set aapc --renews YYYY-MM
$ ceu membership set aapc --renews 2027-03 --dues-paid-to 2028-03-31 --at 2026-10-01
AAPC membership recorded
  AAPC renews 2027-03 (odd month, odd years)
$ ceu status --check --brief --at 2026-10-01
AAPC 0/36 due 2027-03-31 (181 d, day assumed)
$ ceu status --check --brief --at 2027-02-01
AAPC 0/36 due 2027-03-31 (58 d, day assumed)
[exit 3]
$ ceu status --check --brief --at 2027-07-01
AAPC 0/36 due 2027-03-31 (92 d overdue, day assumed)
[exit 4]
$ ceu status --check --at 2027-07-01 --json | python3 -c 'import json,sys; d = json.load(sys.stdin); print(d["schema"], d["urgency"], d["pools"][0]["due"])'
ceu.status/1 overdue 2027-03-31
# Without --check the code is 0.
$ ceu status --brief --at 2027-07-01
AAPC 0/36 due 2027-03-31 (92 d overdue, day assumed)
