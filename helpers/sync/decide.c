/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decisions of a push as a table that can be tested: no network, no file, no clock. */
#include "decide.h"

#include <string.h>

static SyncAction
decide_wanted(const SyncItem *item)
{
    if (!item->is_remote && item->cancelled)
        return item->is_known ? SYNC_FORGET : SYNC_NOTHING; /* nobody waits for it there */
    if (!item->is_remote)
        return item->is_known ? SYNC_RESTORE : SYNC_ADD;
    if (!item->is_known)
        return SYNC_ADOPT;
    if (item->known_etag == NULL || g_strcmp0(item->known_etag, item->etag) != 0)
        return SYNC_JUDGE;
    return g_strcmp0(item->hash, item->known_hash) == 0 ? SYNC_NOTHING : SYNC_UPDATE;
}

SyncAction
sync_decide(const SyncItem *item)
{
    if (item->hash != NULL)
        return decide_wanted(item);
    if (!item->is_known)
        return SYNC_NOTHING; /* not ours, whatever it is */
    if (!item->is_remote)
        return SYNC_FORGET;
    return item->known_etag != NULL && g_strcmp0(item->known_etag, item->etag) == 0 ? SYNC_DELETE
                                                                                    : SYNC_LEAVE;
}

/* Long lines joined again, one kind of line end. (transfer full) */
static char *
unfold(const char *ics)
{
    GString *out = g_string_sized_new(strlen(ics));

    for (const char *c = ics; *c != '\0'; c++) {
        if (*c == '\r')
            continue;
        if (*c == '\n' && (c[1] == ' ' || c[1] == '\t'))
            c++;
        else
            g_string_append_c(out, *c);
    }
    return g_string_free(out, FALSE);
}

/* The value of the first event's property @name, not of its alarms. (transfer full) (nullable) */
static char *
value_of(const char *const *lines, const char *name)
{
    size_t length = strlen(name);
    int depth = 0;

    for (; *lines != NULL; lines++) {
        const char *colon = strchr(*lines, ':');

        if (g_str_has_prefix(*lines, "BEGIN:"))
            depth = depth > 0 || g_str_equal(*lines, "BEGIN:VEVENT") ? depth + 1 : 0;
        else if (g_str_has_prefix(*lines, "END:") && depth > 0 && --depth == 0)
            return NULL;
        if (depth == 1 && colon != NULL && strncmp(*lines, name, length) == 0 &&
            ((*lines)[length] == ':' || (*lines)[length] == ';'))
            return g_strdup(colon + 1);
    }
    return NULL;
}

/* What a deadline is: its day and its words, whether it stands, and which it is. */
static bool
is_same_deadline(const char *ours, const char *theirs)
{
    static const char *const names[] = { "UID",    "DTSTART", "DTEND",
                                         "STATUS", "SUMMARY", "DESCRIPTION" };
    g_autofree char *left = unfold(ours);
    g_autofree char *right = unfold(theirs);
    g_auto(GStrv) left_lines = g_strsplit(left, "\n", -1);
    g_auto(GStrv) right_lines = g_strsplit(right, "\n", -1);

    for (unsigned i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *a = value_of((const char *const *) left_lines, names[i]);
        g_autofree char *b = value_of((const char *const *) right_lines, names[i]);

        if (g_strcmp0(a, b) != 0)
            return false;
    }
    return true;
}

SyncAction
sync_judge(bool hash_is_same, const char *ours, const char *theirs)
{
    if (!is_same_deadline(ours, theirs))
        return SYNC_KEEP;
    return hash_is_same ? SYNC_NOTHING : SYNC_UPDATE;
}

bool
sync_is_emptied(unsigned n_known, unsigned n_remote, bool is_new)
{
    return n_known > 0 && n_remote == 0 && !is_new;
}

char *
sync_uid_of(const char *ics)
{
    g_autofree char *plain = unfold(ics);
    g_auto(GStrv) lines = g_strsplit(plain, "\n", -1);

    return value_of((const char *const *) lines, "UID");
}

const char *
sync_action_word(SyncAction action)
{
    static const char *const words[] = {
        [SYNC_NOTHING] = "nothing", [SYNC_FORGET] = "forget", [SYNC_ADD] = "add",
        [SYNC_RESTORE] = "restore", [SYNC_UPDATE] = "update", [SYNC_ADOPT] = "adopt",
        [SYNC_JUDGE] = "judge",     [SYNC_KEEP] = "keep",     [SYNC_DELETE] = "delete",
        [SYNC_LEAVE] = "leave",
    };
    G_STATIC_ASSERT(G_N_ELEMENTS(words) == SYNC_COUNT);

    return words[action];
}
