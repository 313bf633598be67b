/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The identity of a course: its index number, or else provider and title, case and blanks ignored. */
#include "core/course.h"

#include <string.h>

/* The next character of @text with letter case and runs of blanks folded away; 0 at the end. */
static gunichar
next_folded(const char **text)
{
    const char *cursor = *text;
    gunichar c;

    if ((unsigned char) *cursor < 0x80) {
        if (!g_ascii_isspace(*cursor)) {
            *text = cursor + (*cursor != '\0');
            return (gunichar) g_ascii_tolower(*cursor);
        }
        while (g_ascii_isspace(*cursor))
            cursor++;
        *text = cursor;
        return *cursor == '\0' ? 0 : ' ';
    }
    c = g_utf8_get_char_validated(cursor, -1);
    if (c == (gunichar) -1 || c == (gunichar) -2) {
        *text = cursor + 1;
        return (unsigned char) *cursor;
    }
    *text = g_utf8_next_char(cursor);
    return g_unichar_tolower(c);
}

static const char *
skip_blanks(const char *text)
{
    while (text != NULL && g_ascii_isspace(*text))
        text++;
    return text;
}

static bool
folded_equal(const char *a, const char *b)
{
    gunichar c;

    a = skip_blanks(a == NULL ? "" : a);
    b = skip_blanks(b == NULL ? "" : b);
    do {
        c = next_folded(&a);
        if (c != next_folded(&b))
            return false;
    } while (c != 0);
    return true;
}

static uint64_t
folded_hash(uint64_t hash, const char *text)
{
    gunichar c;

    text = skip_blanks(text == NULL ? "" : text);
    for (;;) {
        while (*text > ' ') { /* plain ASCII, the usual case; the rest costs more */
            c = (gunichar) (*text >= 'A' && *text <= 'Z' ? *text + ('a' - 'A') : *text);
            hash = (hash ^ c) * UINT64_C(0x100000001b3);
            text++;
        }
        if (*text == '\0')
            break;
        c = next_folded(&text);
        if (c == 0)
            break;
        hash = (hash ^ c) * UINT64_C(0x100000001b3);
    }
    return (hash ^ 0x1F) * UINT64_C(0x100000001b3);
}

static bool
has_index(const CeuActivity *activity)
{
    return activity->index != NULL && *skip_blanks(activity->index) != '\0';
}

static uint64_t
course_hash(const CeuActivity *activity)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);

    if (has_index(activity))
        return folded_hash(hash, activity->index);
    return folded_hash(folded_hash(hash, activity->provider), activity->title);
}

bool
ceu_activity_same_course(const CeuActivity *a, const CeuActivity *b)
{
    if (has_index(a) != has_index(b))
        return false;
    if (has_index(a))
        return folded_equal(a->index, b->index);
    return folded_equal(a->provider, b->provider) && folded_equal(a->title, b->title);
}

bool
ceu_activity_same_event(const CeuActivity *a, const CeuActivity *b)
{
    return ceu_date_compare(a->done, b->done) == 0 && a->units.milli == b->units.milli &&
           a->unit == b->unit && folded_equal(a->title, b->title) &&
           folded_equal(a->provider, b->provider) && folded_equal(a->index, b->index);
}

bool
ceu_activity_looks_alike(const CeuActivity *a, const CeuActivity *b)
{
    return ceu_date_compare(a->done, b->done) == 0 && folded_equal(a->title, b->title);
}

struct CeuCourses {
    uint32_t *slots; /* activity index + 1 by hash, open addressing; 0: empty */
    uint64_t *hashes;
    size_t mask;
};

CeuCourses *
ceu_courses_new(uint32_t count)
{
    CeuCourses *courses = g_new0(CeuCourses, 1);
    size_t slots = 16;

    while (slots < (size_t) count * 2)
        slots *= 2;
    courses->mask = slots - 1;
    courses->slots = g_new0(uint32_t, slots);
    courses->hashes = g_new(uint64_t, slots);
    return courses;
}

void
ceu_courses_free(CeuCourses *courses)
{
    if (courses == NULL)
        return;
    g_free(courses->slots);
    g_free(courses->hashes);
    g_free(courses);
}

uint32_t *
ceu_courses_slot(CeuCourses *courses, const CeuActivity *activities, uint32_t index)
{
    uint64_t hash = course_hash(&activities[index]);
    size_t at = (size_t) (hash ^ (hash >> 29)) & courses->mask;

    while (courses->slots[at] != 0 &&
           (courses->hashes[at] != hash ||
            !ceu_activity_same_course(&activities[courses->slots[at] - 1], &activities[index])))
        at = (at + 1) & courses->mask;
    courses->hashes[at] = hash;
    return &courses->slots[at];
}
