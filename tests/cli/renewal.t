$ ceu credential add CPC --earned 2024-03-14 --at 2026-11-23
CPC added: AAPC renews by the membership's month: state yours, or the due date in your account: ceu membership set aapc --renews YYYY-MM
$ ceu submit aapc --on 2026-11-20 --at 2026-11-23
2> ceu: the present cycle of aapc is not known yet; see: ceu status
[exit 1]
$ ceu membership set aapc --renews 2027-03-31 --dues-paid-to 2028-03-31 --at 2026-11-23
AAPC membership recorded
  AAPC renews 2027-03-31 (odd month, odd years)
$ ceu submit ahima --at 2026-11-23
2> ceu: “ahima” is none of your renewals: aapc
[exit 1]
# Not before submission opens, not in the future, not before the cycle.
$ ceu submit aapc --on 2026-11-20 --at 2026-11-23
2> ceu: by the rules submission for aapc opens 2027-02-28, due 2027-03-31; if 2026-11-20 is right all the same, add --yes
[exit 2]
$ ceu submit aapc --on 2027-03-10 --at 2026-11-23
2> ceu: 2027-03-10 is in the future; record it once it is done
[exit 2]
$ ceu renew aapc --on 2024-01-01 --at 2027-03-23
2> ceu: 2024-01-01 is before the present cycle of aapc, which runs from 2025-04-01 to 2027-03-31; the one before it is taken as renewed
[exit 2]
# Recorded although units are missing, and said so.
$ ceu submit aapc --on 2027-03-10 --at 2027-03-23
AAPC submitted on 2027-03-10 for the cycle that ends 2027-03-31; once accepted: ceu renew aapc
2> ceu: by the records 36 of 36 are still missing for aapc; it was recorded all the same
$ ceu status --brief --at 2027-03-23
AAPC 0/36 due 2027-03-31 (8 d)
$ ceu renew aapc --on 2027-03-09 --at 2027-03-23
2> ceu: 2027-03-09 is before the day it was submitted, 2027-03-10
[exit 2]
$ ceu renew CPC --on 2027-03-20 --at 2027-03-23
AAPC renewed on 2027-03-20 for the cycle that ends 2027-03-31; the next cycle runs from 2027-04-01 to 2029-03-31
2> ceu: by the records 36 of 36 are still missing for aapc; it was recorded all the same
$ ceu status --json --at 2027-03-23 | python3 -c 'import json,sys; p = json.load(sys.stdin)["pools"][0]; print(p["cycle"], p["submitted"])'
{'first': '2027-04-01', 'last': '2029-03-31'} None
# A second time cannot be meant.
$ ceu renew aapc --on 2027-03-20 --at 2027-03-23
2> ceu: 2027-03-20 is before the present cycle of aapc, which runs from 2027-04-01 to 2029-03-31; the one before it is taken as renewed
[exit 2]
$ ceu undo
taken back: renew aapc on 2027-03-20
$ ceu status --json --at 2027-03-23 | python3 -c 'import json,sys; p = json.load(sys.stdin)["pools"][0]; print(p["cycle"], p["submitted"])'
{'first': '2025-04-01', 'last': '2027-03-31'} 2027-03-10
# A day without a year has been.
$ ceu renew aapc --on "mar 20" --at 2027-03-23
AAPC renewed on 2027-03-20 for the cycle that ends 2027-03-31; the next cycle runs from 2027-04-01 to 2029-03-31
  “mar 20” is taken as 2027-03-20, the last one
2> ceu: by the records 36 of 36 are still missing for aapc; it was recorded all the same
$ ceu undo
taken back: renew aapc on 2027-03-20
$ ceu submit aapc --on 3/12 --at 2027-03-23
AAPC submitted on 2027-03-12 for the cycle that ends 2027-03-31; once accepted: ceu renew aapc
  “3/12” is taken as 2027-03-12, the last one, month first (setting import.date-order)
2> ceu: by the records 36 of 36 are still missing for aapc; it was recorded all the same
$ ceu submit aapc --on 3-32 --at 2027-03-23
2> ceu: --on: there is no day “3-32”
[exit 2]
