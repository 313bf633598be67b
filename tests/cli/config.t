$ ceu config
Setting                    Value                            Meaning
reminders.leads-days       180, 90, 60, 30, 14, 7, 3, 1, 0  days before a due date at which a reminder begins
reminders.late-leads-days  14, 7, 3, 1, 0                   the same before each later stage: grace period, inactive, revoked …
reminders.first-hour       9                                hour of the day (4 to 23) from which reminders show
reminders.quiet-hours      21:00-08:00                      no reminder shows between these times; or off
reminders.repeat-hours     24                               hours (1 to 168) after which a reminder that was not answered shows again
reminders.flood-limit      3                                more reminders than this (1 to 10) at once become one
calendar.publish           yes                              whether ceud keeps the calendar file fresh (yes or no)
calendar.path                                               where the calendar file is written; empty: the data directory
calendar.milestones-days                                    extra events so many days before each due date
calendar.alarms-days                                        alarms in the calendar file so many days before; the daemon reminds without them
open.command                                                what the button Open of a reminder runs; empty: the status window
import.date-order          auto                             what 01/02/2027 in a CSV file means: mdy, dmy, or auto (decided by the whole file)
$ ceu config path
$HOME/config/ceud/ceud.conf
$ ceu config check
$HOME/config/ceud/ceud.conf does not exist: the defaults hold
$ ceu config get reminders.first-hour
9
$ ceu config set reminders.first-hour 10
reminders.first-hour = 10
$ ceu config get reminders.first-hour
10
$ ceu config set reminders.first-hour 99
2> ceu: $HOME/config/ceud/ceud.conf:17: first-hour: “99” is not a whole number from 4 to 23
[exit 1]
$ ceu config set reminders.first-hor 10
2> ceu: no setting “reminders.first-hor”; did you mean “reminders.first-hour”?
[exit 2]
$ ceu config get nothing.at-all
2> ceu: no setting “nothing.at-all”; see: ceu config list
[exit 2]
$ ceu config unset reminders.first-hour
reminders.first-hour = 9
$ ceu config get reminders.first-hour --json
{"schema":"ceu.config/1","path":"$HOME/config/ceud/ceud.conf","settings":[{"name":"reminders.first-hour","value":"9","help":"hour of the day (4 to 23) from which reminders show"}]}
$ ceu config check
$HOME/config/ceud/ceud.conf is fine
$ printf '[reminders]\nfirst-hor=9\n' > "$XDG_CONFIG_HOME/ceud/ceud.conf"; ceu config check
2> ceu: $HOME/config/ceud/ceud.conf:2: there is no setting “first-hor”; did you mean “first-hour”?
[exit 1]
$ ceu config list
2> ceu: $HOME/config/ceud/ceud.conf:2: there is no setting “first-hor”; did you mean “first-hour”?
[exit 1]
