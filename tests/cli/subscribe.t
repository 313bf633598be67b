# Only what a test puts there is on this computer.
$ mkdir bin && ln -s "$(command -v ceu)" bin/ceu && PATH=$PWD/bin ceu calendar subscribe
Program         Here     By       Done for you
thunderbird     no       file     no
gnome-calendar  no       address  no
evolution       no       file     no
korganizer      no       file     no
khal            no       folder   yes
calcurse        no       import   no
android         a phone  server   no
iphone          a phone  server   no

None of these programs is here. For a phone: ceu calendar subscribe android, or iphone
$ PATH=$PWD/bin ceu calendar subscribe --json
{"schema":"ceu.subscribe/1","programs":[{"program":"thunderbird","title":"Thunderbird","found":false,"way":"file","can_do":false},{"program":"gnome-calendar","title":"GNOME Calendar","found":false,"way":"address","can_do":false},{"program":"evolution","title":"Evolution","found":false,"way":"file","can_do":false},{"program":"korganizer","title":"KOrganizer","found":false,"way":"file","can_do":false},{"program":"khal","title":"khal","found":false,"way":"folder","can_do":true},{"program":"calcurse","title":"calcurse","found":false,"way":"import","can_do":false},{"program":"android","title":"Android phone (DAVx5)","found":null,"way":"server","can_do":false},{"program":"iphone","title":"iPhone, iPad","found":null,"way":"server","can_do":false}],"next":null}
$ touch bin/khal bin/calcurse && chmod +x bin/khal bin/calcurse && PATH=$PWD/bin ceu calendar subscribe
Program         Here     By       Done for you
thunderbird     no       file     no
gnome-calendar  no       address  no
evolution       no       file     no
korganizer      no       file     no
khal            yes      folder   yes
calcurse        yes      import   no
android         a phone  server   no
iphone          a phone  server   no

Next: ceu calendar subscribe khal --do
$ touch bin/thunderbird && chmod +x bin/thunderbird && PATH=$PWD/bin ceu calendar subscribe --json
{"schema":"ceu.subscribe/1","programs":[{"program":"thunderbird","title":"Thunderbird","found":true,"way":"file","can_do":false},{"program":"gnome-calendar","title":"GNOME Calendar","found":false,"way":"address","can_do":false},{"program":"evolution","title":"Evolution","found":false,"way":"file","can_do":false},{"program":"korganizer","title":"KOrganizer","found":false,"way":"file","can_do":false},{"program":"khal","title":"khal","found":true,"way":"folder","can_do":true},{"program":"calcurse","title":"calcurse","found":true,"way":"import","can_do":false},{"program":"android","title":"Android phone (DAVx5)","found":null,"way":"server","can_do":false},{"program":"iphone","title":"iPhone, iPad","found":null,"way":"server","can_do":false}],"next":"ceu calendar subscribe thunderbird"}
# Before anything was set up.
$ ceu calendar subscribe thunderbird
Thunderbird
 1. Write the calendar for the first time:
       ceu calendar publish
 2. In Thunderbird open the calendar, and choose New Calendar…
 3. Choose “On the Network”, then Next.
 4. Leave the user name empty. As location enter:
       file://$HOME/data/ceud/calendar/renewals.ics
 5. Choose Find Calendars, then Subscribe.
Good to know:
 - Subscribe, do not import: an imported copy never changes again.
 - Tick Read Only in the properties of the calendar: ceu writes the file anew, and what you change there would be lost.
$ ceu calendar subscribe gnome-calendar
GNOME Calendar
 1. Write the calendar for the first time:
       ceu calendar publish
 2. Make an address for the calendar; it is printed:
       ceu calendar serve --print-url
 3. Let it answer whenever a program asks:
       systemctl --user enable --now ceu-serve.socket
 4. In Calendar open the menu, choose Manage Calendars…, then Add Calendar…
 5. Enter the address that was printed, then choose Add.
Good to know:
 - The address is a secret: whoever knows it can read your deadlines.
 - Do not open the file with Import: later changes would not come in.
$ ceu calendar subscribe khal
khal
 1. Name a folder for the events:
       ceu config set calendar.vdir $HOME/data/ceud/calendar/events
 2. Write it:
       ceu calendar publish
 3. In $HOME/config/khal/config, right below the line [calendars], add:
       [[ceud-renewals]]
       path = $HOME/data/ceud/calendar/events
       readonly = True
 4. See them:
       khal list today 400d
Good to know:
 - khal import would copy: later changes would not come in.
All of it at once: ceu calendar subscribe khal --do
$ ceu calendar subscribe android
Android phone (DAVx5)
 1. A phone needs a calendar server that this computer and the phone both reach (Nextcloud, Fastmail, Radicale …). Name yours, and your user name there:
       ceu config set caldav.url https://cloud.example.org/
       ceu config set caldav.user NAME
 2. Give the password:
       ceu calendar push --store-password
 3. Send the deadlines there, once; ceud does it from then on:
       ceu calendar push
 4. On the phone install DAVx5 (Google Play or F-Droid), open it, tap +, and choose “Login with URL and user name”.
 5. Enter the server that you named, the user name that you have there, and the password.
 6. Tick the calendar Renewals, and tap Synchronize.
Good to know:
 - How often it looks for changes is set in DAVx5.
# With a calendar, an address, a folder and a server.
$ ceu credential add CPC --earned 2024-03-14 > /dev/null && ceu membership set aapc --renews 2027-03 > /dev/null
$ ceu calendar publish > /dev/null 2>&1 && ceu calendar serve --print-url > /dev/null
$ ceu calendar subscribe thunderbird
Thunderbird
 1. In Thunderbird open the calendar, and choose New Calendar…
 2. Choose “On the Network”, then Next.
 3. Leave the user name empty. As location enter:
       file://$HOME/data/ceud/calendar/renewals.ics
 4. Choose Find Calendars, then Subscribe.
Good to know:
 - Subscribe, do not import: an imported copy never changes again.
 - Tick Read Only in the properties of the calendar: ceu writes the file anew, and what you change there would be lost.
$ ceu calendar subscribe Gnome-Calendar | sed -E 's|7482/[A-Za-z0-9_-]{43}/|7482/SECRET/|'
GNOME Calendar
 1. Let it answer whenever a program asks:
       systemctl --user enable --now ceu-serve.socket
 2. In Calendar open the menu, choose Manage Calendars…, then Add Calendar…
 3. Enter this address, then choose Add:
       http://127.0.0.1:7482/SECRET/renewals.ics
Good to know:
 - The address is a secret: whoever knows it can read your deadlines.
 - Do not open the file with Import: later changes would not come in.
$ ceu calendar subscribe evolution
Evolution
 1. In Evolution choose File, New, Calendar.
 2. As type choose “On This Computer”, and tick “Use an existing iCalendar (ics) file”.
 3. Choose this file, and do not allow Evolution to update it:
       $HOME/data/ceud/calendar/renewals.ics
 4. Choose OK.
Good to know:
 - Do not use File, Import: later changes would not come in.
$ ceu calendar subscribe korganizer
KOrganizer
 1. In KOrganizer choose Settings, Configure KOrganizer…, then General, Calendars, Add…
 2. Choose “iCal Calendar File”.
 3. As file enter this one, and tick Read only:
       $HOME/data/ceud/calendar/renewals.ics
 4. Choose OK.
Good to know:
 - Do not use File, Import: it copies, and later changes would not come in.
$ ceu calendar subscribe calcurse
calcurse
 1. Read the file into a calendar of its own, beside yours:
       calcurse -D $HOME/data/calcurse-renewals -i $HOME/data/ceud/calendar/renewals.ics
 2. See it:
       calcurse -D $HOME/data/calcurse-renewals
Good to know:
 - calcurse copies and does not follow. After a change delete that folder, then read the file again:
      rm -r $HOME/data/calcurse-renewals
 - Reading it a second time without that makes doubles: calcurse does not know an event again. For this reason do not read it into your own calendar.
$ ceu config set caldav.url http://127.0.0.1:5232/ > /dev/null && ceu calendar subscribe android
Android phone (DAVx5)
 1. http://127.0.0.1:5232/ is this computer itself: no phone reaches it. Name another, then look here again:
       ceu config set caldav.url https://cloud.example.org/
 2. Send the deadlines there, once; ceud does it from then on:
       ceu calendar push
 3. On the phone install DAVx5 (Google Play or F-Droid), open it, tap +, and choose “Login with URL and user name”.
 4. Enter the server http://127.0.0.1:5232/, the user name that you have there, and the password.
 5. Tick the calendar Renewals, and tap Synchronize.
Good to know:
 - How often it looks for changes is set in DAVx5.
$ ceu config set caldav.url https://cloud.example.org/ > /dev/null && ceu config set caldav.user me > /dev/null && ceu calendar subscribe iphone
iPhone, iPad
 1. Send the deadlines there, once; ceud does it from then on:
       ceu calendar push
 2. On the phone open Settings, Apps, Calendar, Calendar Accounts (before iOS 18: Settings, Calendar, Accounts).
 3. Choose Add Account, Other, Add CalDAV Account.
 4. Enter the server https://cloud.example.org/, the user name me, and the password, then tap Next.
 5. Leave Calendars on, and tap Save.
Good to know:
 - It looks for changes as often as Fetch New Data is set to.
$ ceu calendar subscribe gnome-calendar | tail -1
 - With a calendar server (https://cloud.example.org/) you can add its account in Settings, Online Accounts, instead.
$ PATH=$PWD/bin ceu calendar subscribe android --json
{"schema":"ceu.subscription/1","program":"android","title":"Android phone (DAVx5)","way":"server","can_do":false,"done":false,"steps":["Send the deadlines there, once; ceud does it from then on:\u000aceu calendar push","On the phone install DAVx5 (Google Play or F-Droid), open it, tap +, and choose “Login with URL and user name”.","Enter the server https://cloud.example.org/, the user name me, and the password.","Tick the calendar Renewals, and tap Synchronize."],"notes":["How often it looks for changes is set in DAVx5."],"changes":[],"undo":[]}
# Names with blanks can be typed.
$ ceu config set calendar.path "$HOME/my calendar/renewals.ics" > /dev/null && ceu config set calendar.publish no > /dev/null && ceu calendar subscribe calcurse
calcurse
 1. Let ceud keep the calendar up to date:
       ceu config set calendar.publish yes
 2. Write the calendar for the first time:
       ceu calendar publish
 3. Read the file into a calendar of its own, beside yours:
       calcurse -D $HOME/data/calcurse-renewals -i '$HOME/my calendar/renewals.ics'
 4. See it:
       calcurse -D $HOME/data/calcurse-renewals
Good to know:
 - calcurse copies and does not follow. After a change delete that folder, then read the file again:
      rm -r $HOME/data/calcurse-renewals
 - Reading it a second time without that makes doubles: calcurse does not know an event again. For this reason do not read it into your own calendar.
$ ceu calendar subscribe thunderbird | grep file:
       file://$HOME/my%20calendar/renewals.ics
$ ceu config unset calendar.path > /dev/null && ceu config unset calendar.publish > /dev/null
# What cannot be done for the user is not tried.
$ ceu calendar subscribe outlook
2> ceu: nothing is known about the program “outlook”, only about thunderbird, gnome-calendar, evolution, korganizer, khal, calcurse, android, iphone. Any other that subscribes to a file or an address can: ceu calendar publish, ceu calendar serve --print-url
[exit 1]
$ ceu calendar subscribe thunderbrid
2> ceu: nothing is known about the program “thunderbrid”; did you mean “thunderbird”?
[exit 1]
$ ceu calendar subscribe --do
2> ceu: --do wants the name of a program
[exit 2]
$ ceu calendar subscribe thunderbird --do
2> ceu: for Thunderbird only you can do it, in the program itself; nothing was changed. The steps: ceu calendar subscribe thunderbird
[exit 1]
# khal: not without settings of its own, nor into something that is none.
$ ceu calendar subscribe khal --do
2> ceu: khal has no settings yet (“$HOME/config/khal/config”), and it asks for them only the first time; nothing was changed. Run “khal configure”, then this again
[exit 1]
$ mkdir -p $HOME/config/khal && echo "[default]" > $HOME/config/khal/config && ceu calendar subscribe khal --do
2> ceu: “$HOME/config/khal/config” has no line [calendars], so it is not clear where a calendar belongs; nothing was changed. By hand: ceu calendar subscribe khal
[exit 1]
$ printf '[calendars]\n[[ceud-renewals]]\npath = /elsewhere\n' > $HOME/config/khal/config && ceu calendar subscribe khal --do
2> ceu: “$HOME/config/khal/config” has a section [[ceud-renewals]] of another folder than “$HOME/data/ceud/calendar/events”; nothing was changed. Correct its path, or remove it
[exit 1]
$ ceu config get calendar.vdir; ls $HOME/config/khal

config
# Everything that stood there stays; a second time changes nothing.
$ printf '# mine\n[ calendars ]  # here\n  [[home]]\n  path = ~/home-calendar\n\n[default]\ndefault_calendar = home' > before
$ cp before $HOME/config/khal/real && ln -sf real $HOME/config/khal/config && chmod 644 $HOME/config/khal/real && ceu calendar subscribe khal --do
khal shows the deadlines now
 - set calendar.vdir to $HOME/data/ceud/calendar/events, and wrote the events there
 - added the section [[ceud-renewals]] to $HOME/config/khal/real; as it was before: $HOME/config/khal/real.before-ceu
To undo it:
 - ceu config unset calendar.vdir
 - remove that section from $HOME/config/khal/real
$ sed 's/^/|/' $HOME/config/khal/config
|# mine
|[ calendars ]  # here
|[[ceud-renewals]]
|path = $HOME/data/ceud/calendar/events
|readonly = True
|  [[home]]
|  path = ~/home-calendar
|
|[default]
|default_calendar = home
$ stat -c '%a %N' $HOME/config/khal/config $HOME/config/khal/real && cmp before $HOME/config/khal/real.before-ceu
777 '$HOME/config/khal/config' -> 'real'
644 '$HOME/config/khal/real'
$ cp $HOME/config/khal/real after && ceu calendar subscribe khal --do && cmp after $HOME/config/khal/real
khal shows the deadlines already; nothing was changed
$ ceu calendar subscribe khal
khal
 1. Write it:
       ceu calendar publish
 2. In $HOME/config/khal/config, right below the line [calendars], add:
       [[ceud-renewals]]
       path = $HOME/data/ceud/calendar/events
       readonly = True
 3. See them:
       khal list today 400d
Good to know:
 - khal import would copy: later changes would not come in.
All of it at once: ceu calendar subscribe khal --do
$ ls $HOME/data/ceud/calendar/events/*.ics > /dev/null
$ ceu calendar subscribe khal --do --json
{"schema":"ceu.subscription/1","program":"khal","title":"khal","way":"folder","can_do":true,"done":true,"steps":["Write it:\u000aceu calendar publish","In $HOME/config/khal/config, right below the line [calendars], add:\u000a[[ceud-renewals]]\u000apath = $HOME/data/ceud/calendar/events\u000areadonly = True","See them:\u000akhal list today 400d"],"notes":["khal import would copy: later changes would not come in."],"changes":[],"undo":[]}
# A folder that the user chose, known under another name and spelling: it is there already.
$ ceu config set calendar.vdir $HOME/mine > /dev/null && printf '[calendars]\n[[x]]\npath = "~/mine" # y\n' > $HOME/config/khal/real && ceu calendar subscribe khal --do
khal shows the deadlines already; nothing was changed
$ ceu config set calendar.vdir "$HOME/a, b" > /dev/null && ceu calendar subscribe khal --do | head -2 && grep ' b' $HOME/config/khal/real
khal shows the deadlines now
 - added the section [[ceud-renewals]] to $HOME/config/khal/real; as it was before: $HOME/config/khal/real.before-ceu
path = "$HOME/a, b"
$ ceu config set calendar.vdir "$HOME/a\$b" > /dev/null && ceu calendar subscribe khal --do
2> ceu: khal cannot be told of the folder “$HOME/a$b”, for a sign in its name; nothing was changed. Set another calendar.vdir
[exit 1]
# No records: nothing is changed.
$ ceu config unset calendar.vdir > /dev/null && mv $HOME/data/ceud/ceu.db aside && cp before $HOME/config/khal/real && ceu calendar subscribe khal --do
2> ceu: the events cannot be written, and nothing was changed: ceu: nothing is recorded yet (no store at “$HOME/data/ceud/ceu.db”): begin with `ceu init` or `ceu credential add`, or put a backup there
[exit 1]
$ ceu config get calendar.vdir; cmp before $HOME/config/khal/real
$ ceu __complete calendar subscribe t
thunderbird	Thunderbird
