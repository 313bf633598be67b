/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody else's program: uses the installed headers and libraries alone, as C and as C++. */
#include <ceu/calendar.h>
#include <ceu/ceu.h>

#include <stdio.h>

int
main(void)
{
    CeuDate due = ceu_date_from_ymd(2027, 3, 31);
    char text[CEU_DATE_TEXT_SIZE];
    GPtrArray *nothing = g_ptr_array_new();
    GBytes *feed = ceu_ics_serialize(nothing, NULL, NULL);

    puts(ceu_date_format(due, text));
    g_ptr_array_unref(nothing);
    if (feed == NULL)
        return 1;
    g_bytes_unref(feed);
    return 0;
}
