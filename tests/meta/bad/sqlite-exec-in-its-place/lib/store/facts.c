/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bad sample. */

static int
sample(sqlite3 *db)
{
    return sqlite3_exec(db, "BEGIN", NULL, NULL, NULL);
}
