$ ceu credential add CPC --earned 2024-03-14 --at 2026-11-23
CPC added: AAPC renews by the membership's month: state yours, or the due date in your account: ceu membership set aapc --renews YYYY-MM
$ ceu membership set aapc --renews 2027-03-31 --dues-paid-to 2028-03-31 --at 2026-11-23
AAPC membership recorded
  AAPC renews 2027-03-31 (odd month, odd years)
# A look at another day gives no numbers: those lead times have not come.
$ ceu reminders --at 2026-04-01
No  Urgency  State    What
-   low      pending  AAPC: 3.1 CEUs a month keep you on track for 31 Mar 2027
$ ceu reminders --at 2027-03-01
No  Urgency  State    What
-   normal   pending  AAPC: 36 of 36 CEUs missing, due 31 Mar 2027 (30 days)
$ ceu reminders --json --at 2027-03-01 | python3 -c 'import json,sys; d = json.load(sys.stdin); print(d["schema"], d["reminders"][0]["id"], d["reminders"][0]["days_left"])'
ceu.reminders/1 None 30
# What cannot be.
$ ceu snooze 1 soon --at 2027-03-02
2> ceu: “soon” is not a time to wait for: 12h, 3d, 1w, or a date
[exit 2]
$ ceu snooze 1 2027-03-01 --at 2027-03-02
2> ceu: a reminder can be put off to a later moment within a year, no other
[exit 1]
$ ceu snooze 1 2030-03-01 --at 2027-03-02
2> ceu: a reminder can be put off to a later moment within a year, no other
[exit 1]
$ ceu snooze 99 --at 2027-03-02
2> ceu: there is no reminder 99; see: ceu reminders
[exit 1]
$ ceu ack 99 --at 2027-03-02
2> ceu: there is no reminder 99; see: ceu reminders
[exit 1]
$ ceu ack first --at 2027-03-02
2> ceu: “first” is not a number of a record
[exit 2]
$ ceu ack
2> ceu: “ack” needs REMINDER…
[exit 2]
