/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as spreadsheets of many countries write them. */
#include "exchange/csv-number.h"

#include <string.h>

/* The marks of one number. */
typedef struct Marks {
    unsigned points, commas;
    size_t after; /* digits behind the last mark */
    char last;    /* the last mark; 0: none */
    bool
        grouped; /* every mark but the last, and the last too if it is like them, has groups of three around it */
} Marks;

/* Digits from @text on. */
static size_t
digits_at(const char *text)
{
    return strspn(text, "0123456789");
}

static Marks
marks_of(const char *text)
{
    Marks marks = { .grouped = digits_at(text) >= 1 && digits_at(text) <= 3 };
    const char *cursor = text + digits_at(text);

    while (*cursor == '.' || *cursor == ',') {
        if (marks.last != 0)
            marks.grouped &= marks.after == 3;
        marks.last = *cursor++;
        marks.points += marks.last == '.';
        marks.commas += marks.last == ',';
        marks.after = digits_at(cursor);
        cursor += marks.after;
    }
    return marks;
}

/* What the last mark is by its form alone; AUTO: it may be either. */
static CeuDecimal
form_of(const Marks *marks)
{
    const CeuDecimal mark = marks->last == ',' ? CEU_DECIMAL_COMMA : CEU_DECIMAL_POINT;

    if (marks->last == 0)
        return CEU_DECIMAL_AUTO;
    if (marks->points > 0 && marks->commas > 0)
        return marks->grouped ? mark : CEU_DECIMAL_AUTO;
    if (marks->points + marks->commas == 1 && (marks->after == 1 || marks->after == 2))
        return mark;
    return CEU_DECIMAL_AUTO;
}

CeuDecimal
ceu_csv_number_evidence(const char *text, size_t size)
{
    g_autofree char *number = g_strndup(text, size);
    const Marks marks = marks_of(number);

    return form_of(&marks);
}

/* Without @group, and with a point for @decimal. */
static void
rewrite(char *text, char group, char decimal)
{
    char *to = text;

    for (const char *from = text; *from != '\0'; from++) {
        if (*from != group)
            *to++ = *from == decimal ? '.' : *from;
    }
    *to = '\0';
}

/* A number with one kind of mark, which is not @decimal's: groups of three, or wrong. */
static CeuCsvNumber
take_groups(char *text, const Marks *marks, bool stated)
{
    if (!marks->grouped || marks->after != 3)
        return CEU_CSV_NUMBER_WRONG;
    if (!stated)
        return CEU_CSV_NUMBER_OPEN;
    rewrite(text, marks->last, '\0');
    return CEU_CSV_NUMBER_FINE;
}

/* The file does not say what a mark is. A point is one of decimals, as in every file that we write. */
static CeuCsvNumber
take_open(char *text, const Marks *marks)
{
    if (marks->last == '.')
        return CEU_CSV_NUMBER_FINE;
    if (form_of(marks) == CEU_DECIMAL_COMMA) {
        rewrite(text, '\0', ',');
        return CEU_CSV_NUMBER_FINE;
    }
    return marks->grouped && marks->after == 3 ? CEU_CSV_NUMBER_OPEN : CEU_CSV_NUMBER_WRONG;
}

CeuCsvNumber
ceu_csv_number_plain(char *text, CeuDecimal decimal, bool stated)
{
    const Marks marks = marks_of(text);
    const char mark = decimal == CEU_DECIMAL_COMMA ? ',' : '.';
    const unsigned count = mark == ',' ? marks.commas : marks.points;

    if (marks.last == 0)
        return CEU_CSV_NUMBER_FINE;
    if (marks.points > 0 && marks.commas > 0) {
        if (form_of(&marks) == CEU_DECIMAL_AUTO ||
            (decimal != CEU_DECIMAL_AUTO && marks.last != mark) ||
            (marks.last == ',' ? marks.commas : marks.points) != 1)
            return CEU_CSV_NUMBER_WRONG;
        rewrite(text, marks.last == ',' ? '.' : ',', marks.last);
        return CEU_CSV_NUMBER_FINE;
    }
    if (decimal == CEU_DECIMAL_AUTO)
        return take_open(text, &marks);
    if (count == 0)
        return take_groups(text, &marks, stated);
    if (count > 1)
        return CEU_CSV_NUMBER_WRONG;
    rewrite(text, '\0', mark);
    return CEU_CSV_NUMBER_FINE;
}
