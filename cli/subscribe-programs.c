/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of calendar programs. Another one is a row here. */
#include "subscribe.h"

#define WRITE_FILE                                                                                 \
    { CLI_STEP_NO_PUBLISH, "Let ceud keep the calendar up to date:\n"                              \
                           "ceu config set calendar.publish yes" },                                \
    {                                                                                              \
        CLI_STEP_NO_FILE, "Write the calendar for the first time:\nceu calendar publish"           \
    }

#define NAME_SERVER                                                                                \
    { CLI_STEP_NO_SERVER, "A phone needs a calendar server that this computer and the phone both " \
                          "reach (Nextcloud, Fastmail, Radicale …). Name yours, and your user "  \
                          "name there:\n"                                                          \
                          "ceu config set caldav.url https://cloud.example.org/\n"                 \
                          "ceu config set caldav.user NAME" },                                     \
        { CLI_STEP_NO_SERVER, "Give the password:\nceu calendar push --store-password" },          \
        { CLI_STEP_LOCAL_SERVER,                                                                   \
          "%{server} is this computer itself: no phone reaches it. Name another, then look here "  \
          "again:\nceu config set caldav.url https://cloud.example.org/" },                        \
    {                                                                                              \
        CLI_STEP_ALWAYS, "Send the deadlines there, once; ceud does it from then on:\n"            \
                         "ceu calendar push"                                                       \
    }

#define SECRET_ADDRESS                                                                             \
    {                                                                                              \
        CLI_STEP_ALWAYS, "The address is a secret: whoever knows it can read your deadlines."      \
    }

/* clang-format off */
const CliProgram cli_programs[] = {
    { "thunderbird", "Thunderbird", { "thunderbird", "betterbird" }, "file",
      { WRITE_FILE,
        { CLI_STEP_ALWAYS, "In Thunderbird open the calendar, and choose New Calendar…" },
        { CLI_STEP_ALWAYS, "Choose “On the Network”, then Next." },
        { CLI_STEP_ALWAYS, "Leave the user name empty. As location enter:\n%{file-url}" },
        { CLI_STEP_ALWAYS, "Choose Find Calendars, then Subscribe." } },
      { { CLI_STEP_ALWAYS, "Subscribe, do not import: an imported copy never changes again." },
        { CLI_STEP_ALWAYS, "Tick Read Only in the properties of the calendar: ceu writes the file anew, and what you change there would be lost." } },
      NULL },
    { "gnome-calendar", "GNOME Calendar", { "gnome-calendar" }, "address",
      { WRITE_FILE,
        { CLI_STEP_NO_ADDRESS, "Make an address for the calendar; it is printed:\nceu calendar serve --print-url" },
        { CLI_STEP_ALWAYS, "Let it answer whenever a program asks:\nsystemctl --user enable --now ceu-serve.socket" },
        { CLI_STEP_ALWAYS, "In Calendar open the menu, choose Manage Calendars…, then Add Calendar…" },
        { CLI_STEP_ADDRESS, "Enter this address, then choose Add:\n%{address}" },
        { CLI_STEP_NO_ADDRESS, "Enter the address that was printed, then choose Add." } },
      { SECRET_ADDRESS,
        { CLI_STEP_ALWAYS, "Do not open the file with Import: later changes would not come in." },
        { CLI_STEP_SERVER, "With a calendar server (%{server}) you can add its account in Settings, Online Accounts, instead." } },
      NULL },
    { "evolution", "Evolution", { "evolution" }, "file",
      { WRITE_FILE,
        { CLI_STEP_ALWAYS, "In Evolution choose File, New, Calendar." },
        { CLI_STEP_ALWAYS, "As type choose “On This Computer”, and tick “Use an existing iCalendar (ics) file”." },
        { CLI_STEP_ALWAYS, "Choose this file, and do not allow Evolution to update it:\n%{file}" },
        { CLI_STEP_ALWAYS, "Choose OK." } },
      { { CLI_STEP_ALWAYS, "Do not use File, Import: later changes would not come in." } },
      NULL },
    { "korganizer", "KOrganizer", { "korganizer", "merkuro-calendar", "kalendar" }, "file",
      { WRITE_FILE,
        { CLI_STEP_ALWAYS, "In KOrganizer choose Settings, Configure KOrganizer…, then General, Calendars, Add…" },
        { CLI_STEP_ALWAYS, "Choose “iCal Calendar File”." },
        { CLI_STEP_ALWAYS, "As file enter this one, and tick Read only:\n%{file}" },
        { CLI_STEP_ALWAYS, "Choose OK." } },
      { { CLI_STEP_ALWAYS, "Do not use File, Import: it copies, and later changes would not come in." } },
      NULL },
    { "khal", "khal", { "khal", "ikhal" }, "folder",
      { { CLI_STEP_NO_PUBLISH, "Let ceud keep the calendar up to date:\nceu config set calendar.publish yes" },
        { CLI_STEP_NO_FOLDER, "Name a folder for the events:\nceu config set calendar.vdir %{folder}" },
        { CLI_STEP_ALWAYS, "Write it:\nceu calendar publish" },
        { CLI_STEP_ALWAYS, "In %{khal}, right below the line [calendars], add:\n"
                           "[[" CLI_KHAL_SECTION "]]\n"
                           "path = %{folder}\n"
                           "readonly = True" },
        { CLI_STEP_ALWAYS, "See them:\nkhal list today 400d" } },
      { { CLI_STEP_ALWAYS, "khal import would copy: later changes would not come in." } },
      cli_subscribe_khal },
    { "calcurse", "calcurse", { "calcurse" }, "import",
      { WRITE_FILE,
        { CLI_STEP_ALWAYS, "Read the file into a calendar of its own, beside yours:\ncalcurse -D %{calcurse} -i %{file}" },
        { CLI_STEP_ALWAYS, "See it:\ncalcurse -D %{calcurse}" } },
      { { CLI_STEP_ALWAYS, "calcurse copies and does not follow. After a change delete that folder, then read the file again:\n"
                           "rm -r %{calcurse}" },
        { CLI_STEP_ALWAYS, "Reading it a second time without that makes doubles: calcurse does not know an event again. "
                           "For this reason do not read it into your own calendar." } },
      NULL },
    { "android", "Android phone (DAVx5)", { NULL }, "server",
      { NAME_SERVER,
        { CLI_STEP_ALWAYS, "On the phone install DAVx5 (Google Play or F-Droid), open it, tap +, and choose “Login with URL and user name”." },
        { CLI_STEP_ALWAYS, "Enter the server %{server}, the user name %{user}, and the password." },
        { CLI_STEP_ALWAYS, "Tick the calendar %{calendar}, and tap Synchronize." } },
      { { CLI_STEP_ALWAYS, "How often it looks for changes is set in DAVx5." } },
      NULL },
    { "iphone", "iPhone, iPad", { NULL }, "server",
      { NAME_SERVER,
        { CLI_STEP_ALWAYS, "On the phone open Settings, Apps, Calendar, Calendar Accounts (before iOS 18: Settings, Calendar, Accounts)." },
        { CLI_STEP_ALWAYS, "Choose Add Account, Other, Add CalDAV Account." },
        { CLI_STEP_ALWAYS, "Enter the server %{server}, the user name %{user}, and the password, then tap Next." },
        { CLI_STEP_ALWAYS, "Leave Calendars on, and tap Save." } },
      { { CLI_STEP_ALWAYS, "It looks for changes as often as Fetch New Data is set to." } },
      NULL },
    { NULL, NULL, { NULL }, NULL, { { CLI_STEP_ALWAYS, NULL } }, { { CLI_STEP_ALWAYS, NULL } }, NULL },
};
/* clang-format on */
