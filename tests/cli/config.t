$ ceu config
Setting                    Value                            Meaning
reminders.leads-days       180, 90, 60, 30, 14, 7, 3, 1, 0  days (0 to 3650) before a due date at which a reminder begins; dues from 60 on
reminders.late-leads-days  14, 7, 3, 1, 0                   the same before each later stage: grace period, inactive, revoked …
reminders.first-hour       9                                hour of the day (4 to 23) from which reminders show
reminders.quiet-hours      21:00-08:00                      no reminder shows between these times; or off
reminders.days-off         none                             only critical reminders show on these days: sat, sun, 2026-12-24, 2026-12-24..2027-01-02; or none
reminders.repeat-hours     24                               hours (1 to 168) after which a reminder that was not answered shows again
reminders.flood-limit      1                                more reminders than this (1 to 10) beside two critical ones become one
reminders.pace             yes                              a nudge once a month while you are well behind the pace (yes or no)
reminders.proof            yes                              a nudge once a month while activities that count have no proof (yes or no)
reminders.private          no                               notifications name no body, number or date, for screens that others see (yes or no)
leads.dues                                                  days (0 to 3650) before dues are due; empty: as reminders.leads-days, from 60 on
leads.submission-opens                                      the same before the opening of the submission; empty: on its day
leads.part-due                                              the same before the end of a year with a minimum of its own; empty: as reminders.leads-days
leads.due                                                   the same before the due date; empty: as reminders.leads-days
leads.report-due                                            the same before the last day to report; empty: as reminders.late-leads-days
leads.grace-ends                                            the same before the end of the grace period; empty: as reminders.late-leads-days
leads.late-fee                                              the same before the late fee; empty: as reminders.late-leads-days
leads.extension-ends                                        the same before the end of an extension; empty: as reminders.late-leads-days
leads.final-notice                                          the same before the last notice; empty: as reminders.late-leads-days
leads.inactive                                              the same before the day of becoming inactive; empty: as reminders.late-leads-days
leads.suspended                                             the same before the suspension; empty: as reminders.late-leads-days
leads.revoked                                               the same before the revocation; empty: as reminders.late-leads-days
leads.reinstatement-ends                                    the same before the last day to be reinstated; empty: as reminders.late-leads-days
leads.exam-extension                                        the same before the last day to ask for an extension; empty: as reminders.late-leads-days
leads.exam-by                                               the same before the last day to sit the exam; empty: as reminders.leads-days
leads.exam-appointment                                      the same before the exam you are registered for; empty: as reminders.late-leads-days
leads.exam-retest                                           the same before the first day of another attempt; empty: on its day
leads.exam-finish                                           the same before the last day to finish the exam; empty: as reminders.leads-days
leads.exam-complete                                         the same before the last day to complete the exam; empty: as reminders.leads-days
mail.to                                                     address that ceu check mails reminders to; empty: no mail
mail.sendmail              /usr/sbin/sendmail               program that takes the mail, by its absolute path
calendar.publish           yes                              whether ceud keeps the calendar file fresh (yes or no)
calendar.path                                               where the calendar file is written; empty: the data directory
calendar.vdir                                               folder of one event a file (vdir) for khal, vdirsyncer …; empty: none
calendar.tasks             no                               the due dates as tasks besides, in a file of their own beside the calendar file (yes or no)
calendar.tasks-vdir                                         folder of one task a file for todoman, vdirsyncer …, with calendar.tasks; empty: none
calendar.milestones-days                                    extra events so many days before each due date
calendar.alarms-days                                        alarms in the calendar so many days before, the most important first; the daemon reminds without them
calendar.language                                           language of the calendar's texts: es, en …; empty: that of the session of ceud
caldav.url                                                  CalDAV server that the calendar is pushed to, https://…; empty: none
caldav.user                                                 user name on that server; empty: no login
caldav.calendar            Renewals                         name of the calendar there, or its path from /; made if it is missing
caldav.password-command                                     what prints the password; empty: it is in the keyring
caldav.ca-file                                              certificate authority to trust beside those of the system, a PEM file
serve.port                 7482                             port (1024 to 65535) of the calendar over HTTP
serve.address              127.0.0.1                        address of the calendar over HTTP; other than 127.0.0.1 or ::1: other computers reach it, unencrypted
serve.name                                                  name by which other computers reach the calendar over HTTP; empty: none
open.command                                                what the button Open of a reminder runs; empty: the status window
terminal.pager                                              what shows output longer than the screen; empty: $PAGER, else less; none: nothing does
inbox.folder                                                folder whose certificates become drafts; empty: inbox in the data directory; none: no folder
import.date-order          auto                             what 01/02/2027 means: mdy, dmy, or auto (in a CSV file decided by the whole file, else month first)
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
2> ceu: $HOME/config/ceud/ceud.conf:25: first-hour: “99” is not a whole number from 4 to 23
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
