/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units: exact decimal text, names of what a certificate counts in, and minutes. */
#include <ceu/units.h>

#include <string.h>

bool
ceu_units_parse(const char *text, CeuUnits *out, GError **error)
{
    const char *cursor = text;
    int64_t milli = 0;
    int decimals = 0;

    g_return_val_if_fail(text != NULL && out != NULL, false);

    while (g_ascii_isdigit(*cursor) && milli <= CEU_UNITS_MAX_MILLI)
        milli = milli * 10 + (*cursor++ - '0');
    if (cursor != text && cursor[0] == '.' && g_ascii_isdigit(cursor[1])) {
        for (cursor++; g_ascii_isdigit(*cursor) && decimals < 3; decimals++)
            milli = milli * 10 + (*cursor++ - '0');
    }
    if (cursor == text || (*cursor != '\0' && !g_ascii_isdigit(*cursor)) ||
        (*cursor != '\0' && decimals == 3)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "“%.32s” is not a number of units such as 2, 1.5 or 0.125", text);
        return false;
    }
    for (; decimals < 3; decimals++)
        milli *= 10;
    if (*cursor != '\0' || milli > CEU_UNITS_MAX_MILLI) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_RANGE, "“%.32s” is more than 100,000 units", text);
        return false;
    }
    out->milli = milli;
    return true;
}

char *
ceu_units_format(CeuUnits units, char *buffer)
{
    uint64_t magnitude = units.milli < 0 ? -(uint64_t) units.milli : (uint64_t) units.milli;
    unsigned fraction = (unsigned) (magnitude % 1000);
    char digits[CEU_UNITS_TEXT_SIZE];
    char *out = buffer;
    int count = 0;

    for (magnitude /= 1000; magnitude > 0 || count == 0; magnitude /= 10)
        digits[count++] = (char) ('0' + magnitude % 10);
    if (units.milli < 0)
        *out++ = '-';
    while (count > 0)
        *out++ = digits[--count];
    if (fraction > 0)
        *out++ = '.';
    for (unsigned place = 100; fraction > 0; place /= 10) {
        *out++ = (char) ('0' + fraction / place);
        fraction %= place;
    }
    *out = '\0';
    return buffer;
}

static const char *const unit_names[] = {
    [CEU_UNIT_CEU] = "ceu",     [CEU_UNIT_HOUR] = "hour",         [CEU_UNIT_MINUTE] = "minute",
    [CEU_UNIT_IACET] = "iacet", [CEU_UNIT_SEMESTER] = "semester",
};
_Static_assert(G_N_ELEMENTS(unit_names) == CEU_UNIT_COUNT, "a name for every unit");

static const int64_t unit_minutes[] = {
    [CEU_UNIT_CEU] = 60,    [CEU_UNIT_HOUR] = 60,    [CEU_UNIT_MINUTE] = 1,
    [CEU_UNIT_IACET] = 600, [CEU_UNIT_SEMESTER] = 0, /* no length of its own */
};
_Static_assert(G_N_ELEMENTS(unit_minutes) == CEU_UNIT_COUNT, "minutes for every unit");

const char *
ceu_unit_name(CeuUnit unit)
{
    g_return_val_if_fail(unit < CEU_UNIT_COUNT, NULL);

    return unit_names[unit];
}

bool
ceu_unit_from_name(const char *name, CeuUnit *out)
{
    static const struct {
        const char *name;
        CeuUnit unit;
    } words[] = {
        { "ceu", CEU_UNIT_CEU },
        { "ceus", CEU_UNIT_CEU },
        { "credit", CEU_UNIT_CEU },
        { "credits", CEU_UNIT_CEU },
        { "unit", CEU_UNIT_CEU },
        { "units", CEU_UNIT_CEU },
        { "hour", CEU_UNIT_HOUR },
        { "hours", CEU_UNIT_HOUR },
        { "h", CEU_UNIT_HOUR },
        { "hr", CEU_UNIT_HOUR },
        { "hrs", CEU_UNIT_HOUR },
        { "contact hour", CEU_UNIT_HOUR },
        { "contact hours", CEU_UNIT_HOUR },
        { "minute", CEU_UNIT_MINUTE },
        { "minutes", CEU_UNIT_MINUTE },
        { "min", CEU_UNIT_MINUTE },
        { "mins", CEU_UNIT_MINUTE },
        { "m", CEU_UNIT_MINUTE },
        { "iacet", CEU_UNIT_IACET },
        { "iacet ceu", CEU_UNIT_IACET },
        { "iacet ceus", CEU_UNIT_IACET },
        { "acpe", CEU_UNIT_IACET },
        { "acpe ceu", CEU_UNIT_IACET },
        { "semester", CEU_UNIT_SEMESTER },
        { "semesters", CEU_UNIT_SEMESTER },
        { "semester hour", CEU_UNIT_SEMESTER },
        { "semester hours", CEU_UNIT_SEMESTER },
    };

    g_return_val_if_fail(name != NULL && out != NULL, false);

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (g_ascii_strcasecmp(words[i].name, name) == 0) {
            *out = words[i].unit;
            return true;
        }
    }
    return false;
}

bool
ceu_units_to_minutes(CeuUnits units, CeuUnit unit, int64_t *out_milli_minutes)
{
    int64_t milli_minutes;

    g_return_val_if_fail(unit < CEU_UNIT_COUNT && out_milli_minutes != NULL, false);

    if (unit_minutes[unit] == 0 ||
        __builtin_mul_overflow(units.milli, unit_minutes[unit], &milli_minutes))
        return false;
    *out_milli_minutes = milli_minutes;
    return true;
}
