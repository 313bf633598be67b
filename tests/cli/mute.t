# Silence that is wanted, and never forgotten.
$ ceu credential add CPC --earned 2024-03-14 --at 2026-11-23 | head -1
CPC added: AAPC renews by the membership's month: state yours, or the due date in your account: ceu membership set aapc --renews YYYY-MM
$ ceu credential add CPMA --earned 2024-05-14 --at 2026-11-23 | head -1
CPMA added: AAPC renews by the membership's month: state yours, or the due date in your account: ceu membership set aapc --renews YYYY-MM
$ ceu membership set aapc --renews 2027-03 --dues-paid-to 2028-03-31 --at 2026-11-23 | head -1
AAPC membership recorded
$ ceu mute --at 2027-03-01
Nothing is muted.
$ ceu reminders --at 2027-03-01
No  Urgency  State    What
-   normal   pending  AAPC: 40 of 40 CEUs missing, due 31 Mar 2027 (30 days, day assumed)
$ ceu mute cpma --at 2027-03-01
CPMA is muted until you unmute it
  aapc is still reminded of, for its other credentials; to silence all: ceu mute aapc
  status, due and the calendar still show it
$ ceu reminders --at 2027-03-01
No  Urgency  State    What
-   normal   pending  AAPC: 40 of 40 CEUs missing, due 31 Mar 2027 (30 days, day assumed)
# Now each of them: the pool is silent.
$ ceu mute CPC --until 2027-03-20 --note "on leave" --at 2027-03-01
CPC is muted until 2027-03-20
  aapc is next on 2027-03-31: by then you are reminded again
  status, due and the calendar still show it
$ ceu reminders --at 2027-03-01
Nothing to be reminded of now.
$ ceu reminders --at 2027-03-21
No  Urgency  State    What
-   normal   pending  AAPC: 40 of 40 CEUs missing, due 31 Mar 2027 (10 days, day assumed)
$ ceu status --at 2027-03-01 | head -3
AAPC · CPC, CPMA                        due 2027-03-31 · 30 days left · due soon
  reminders: muted until 2027-03-20 (ceu mute)
  due date by: rule A6
$ ceu status --brief --at 2027-03-01
AAPC 0/40 due 2027-03-31 (30 d, day assumed) (muted)
$ ceu mute --at 2027-03-01
Muted  Until       Silent  Note
CPC    2027-03-20  yes     on leave
CPMA   -           yes     -
$ ceu mute --json --at 2027-03-01
{"schema":"ceu.mutes/1","mutes":[{"subject":"CPC","until":"2027-03-20","silent":true,"note":"on leave"},{"subject":"CPMA","until":null,"silent":true,"note":null}]}
# A second time changes the end.
$ ceu mute CPC --until 2027-03-10 --at 2027-03-01
CPC is muted until 2027-03-10; before it was until 2027-03-20
  aapc is next on 2027-03-31: by then you are reminded again
  status, due and the calendar still show it
$ ceu unmute CPC --at 2027-03-01
CPC is not muted any more
$ ceu reminders --at 2027-03-01
No  Urgency  State    What
-   normal   pending  AAPC: 40 of 40 CEUs missing, due 31 Mar 2027 (30 days, day assumed)
$ ceu undo
taken back: unmute CPC
$ ceu reminders --at 2027-03-01
Nothing to be reminded of now.
# The whole body.
$ ceu mute aapc --at 2027-03-01
aapc is muted until you unmute it
  nothing will remind you of aapc: CEUs due 2027-03-31
  status, due and the calendar still show it
$ ceu unmute nothing --at 2027-03-01
2> ceu: “nothing” is not muted; see: ceu mute
[exit 1]
$ ceu mute nothing --at 2027-03-01
2> ceu: “nothing” is none of your renewals: aapc
[exit 1]
$ ceu mute CPC --until 2020-01-01 --at 2027-03-01
2> ceu: --until is before today: nothing would be silent
[exit 2]
$ ceu history --limit 2 --at 2027-03-01 | tail -2 | cut -c1-3
 9 
 8 
$ ceu verify | grep -v ^ok
[exit 1]
