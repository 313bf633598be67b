/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of certificates as vendors word them, by the shipped words: what is read, and how sure it is. */
#include <ceu/certificate.h>
#include <string.h>

#define TODAY "2026-11-26"

static CeuRulebook *rulebook;
static CeuLabels *labels;

typedef struct Row {
    const char *name, *text, *want;
} Row;

/* "title? Text (why)" a line; "!" is sure, "?" is not, and what is missing is left out. */
static char *
describe(const CeuCertificate *read)
{
    static const char marks[] = { '-', '?', '!' };
    g_autoptr(GString) text = g_string_new(NULL);
    char day[CEU_DATE_TEXT_SIZE], units[CEU_UNITS_TEXT_SIZE];
    g_autofree char *amount =
        g_strdup_printf("%s %s", ceu_units_format(read->units, units), ceu_unit_name(read->unit));
    const char *values[] = { read->title, ceu_date_format(read->done, day), amount, read->provider,
                             read->index };

    for (CeuCertificateField i = 0; i < CEU_CERTIFICATE_FIELD_COUNT; i++) {
        if (read->certainty[i] == CEU_CERTAINTY_MISSING)
            continue;
        g_string_append_printf(text, "%s%c %s", ceu_certificate_field_name(i),
                               marks[read->certainty[i]], values[i]);
        if (read->why[i] != NULL)
            g_string_append_printf(text, " (%s)", read->why[i]);
        g_string_append_c(text, '\n');
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static char *
read_text(const char *text, size_t size, CeuDateOrder order, bool scanned)
{
    CeuCertificateReading reading = { labels, rulebook, order, CEU_DATE_NONE, scanned };
    g_autoptr(CeuCertificate) read = NULL;

    g_assert_true(ceu_date_parse(TODAY, &reading.today, NULL));
    read = ceu_certificate_read(text, size, &reading);
    return describe(read);
}

static void
check_rows(const Row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        g_autofree char *got =
            read_text(rows[i].text, strlen(rows[i].text), CEU_DATE_ORDER_AUTO, false);

        g_test_message("%s", rows[i].name);
        g_assert_cmpstr(got, ==, rows[i].want);
    }
}

static const Row certificates[] = {
    { "labels and colons, a body's own index number",
      "                          CERTIFICATE OF COMPLETION\n\n"
      "Name:            Jane Q. Coder, CPC\n"
      "Course Title:    2027 E/M Changes for Outpatient Coders\n"
      "Date of Completion:  November 14, 2026\n"
      "CEUs Approved:   1.5\n"
      "AAPC Index #:    AAPC00123456A\n"
      "Sponsoring Organization:  Summit Coding Academy, LLC\n\n"
      "This program has the prior approval of AAPC for 1.5 continuing education hours.\n"
      "Granting of prior approval in no way constitutes endorsement by AAPC.\n"
      "Approval expires: 12/31/2026\n",
      "title! 2027 E/M Changes for Outpatient Coders\n"
      "done! 2026-11-14\n"
      "units! 1.5 ceu\n"
      "provider! Summit Coding Academy, LLC\n"
      "index! AAPC00123456A\n" },
    { "sentences, centred",
      "                 Certificate of Attendance\n\n"
      "                      This certifies that\n"
      "                        Jane Q. Coder\n"
      "                  has successfully completed\n"
      "             Auditing Modifier 25 Without Tears\n"
      "       on November 14, 2026 and earned 2.0 contact hours\n\n"
      "              Presented by Northwind Education\n",
      "title? Auditing Modifier 25 Without Tears (it is taken from a sentence)\n"
      "done? 2026-11-14 (no word says what day it is)\n"
      "units! 2 hour\n"
      "provider? Northwind Education (it is taken from a sentence)\n" },
    { "one long sentence",
      "Jane Coder has completed “Denials: Ten Root Causes” on 14 November 2026 and earned 3 "
      "contact "
      "hours.\n",
      "title? Denials: Ten Root Causes (it is taken from a sentence)\n"
      "done? 2026-11-14 (no word says what day it is)\n"
      "units! 3 hour\n" },
    { "two columns",
      "Course                  Risk Adjustment Boot Camp\n"
      "Provider                Blue Ridge Training\n"
      "Date completed          10/30/2026\n"
      "Contact hours           12.0\n"
      "Approval number         RR-2026-118\n",
      "title! Risk Adjustment Boot Camp\n"
      "done! 2026-10-30\n"
      "units! 12 hour\n"
      "provider! Blue Ridge Training\n"
      "index! RR-2026-118\n" },
    { "labels on a line of their own, values below",
      "Event                       Date             Contact Hours\n"
      "Compliance Summit           2026-09-18       6\n",
      "title? Compliance Summit (it is taken from a sentence)\n"
      "done! 2026-09-18\n"
      "units! 6 hour\n" },
    { "labels below their values, as under signatures",
      "     September 18, 2026                    2.5\n"
      "     __________________              ______________\n"
      "            Date                      CEUs Earned\n",
      "done! 2026-09-18\n"
      "units? 2.5 ceu (2.5 CEU, if they are of 10 hours each (IACET), are 25 contact hours)\n" },
    { "IACET: tenths are not hours",
      "Title of Program: Inpatient Query Practice\n"
      "Completion Date: August 3rd, 2026\n"
      "CEUs: 0.6\n"
      "The provider is accredited by IACET.\n",
      "title! Inpatient Query Practice\n"
      "done! 2026-08-03\n"
      "units? 6 hour (0.6 CEU, if they are of 10 hours each (IACET), are 6 contact hours)\n" },
    { "IACET with its hours beside it",
      "Course Title: Sepsis-3 in Practice\n"
      "0.6 CEU (6.0 contact hours)\n"
      "Completed on 3 August 2026\n",
      "title! Sepsis-3 in Practice\n"
      "done! 2026-08-03\n"
      "units! 6 hour (0.6 CEU, if they are of 10 hours each (IACET), are 6 contact hours)\n" },
    { "a European date",
      "Course title: Clinical Coding\nCompletion date: 03/04/2026\nContact hours: 1\n",
      "title! Clinical Coding\n"
      "done? 2026-03-04 (the day may stand before the month: 2026-04-03)\n"
      "units! 1 hour\n" },
    { "another date of the page shows the order",
      "Course title: Clinical Coding\nCompletion date: 03/04/2026\nContact hours: 1\n"
      "Printed on 25/04/2026\n",
      "title! Clinical Coding\ndone! 2026-04-03\nunits! 1 hour\n" },
    { "several dates, one of completion",
      "Activity title: HCC Capture\nRelease date: January 5, 2026   Expiration date: January 4, "
      "2027\n"
      "Date of birth: 1980-05-05\nDate of completion: June 9, 2026\nIssued on June 10, 2026\n"
      "Contact hours earned: 2\n",
      "title! HCC Capture\ndone! 2026-06-09\nunits! 2 hour\n" },
    { "several dates without a word", "Coding Conference\n12 May 2026\n14 May 2026\n",
      "done? 2026-05-14 (there are several days on it)\n" },
    { "a span of days",
      "Event: Regional Conference\nDates: May 12-14, 2026\nTotal contact hours: 14.5\n",
      "title! Regional Conference\ndone! 2026-05-14\nunits! 14.5 hour\n" },
    { "a span of two dates",
      "Event: Regional Conference\nDates: 05/12/2026 to 05/14/2026\nContact hours: 14.5\n",
      "title! Regional Conference\ndone! 2026-05-14\nunits! 14.5 hour\n" },
    { "several numbers, one a total",
      "Session A    1.0 contact hours\nSession B    2.5 contact hours\n"
      "Total contact hours: 3.5\n",
      "units! 3.5 hour\n" },
    { "several numbers", "Live: 1.0 contact hours\nRecorded: 2.5 contact hours\n",
      "units? 2.5 hour (there are several numbers on it)\n" },
    { "a day in words, a future day",
      "Awarded this 14th day of December, 2026, for completing Audit Basics\n",
      "title? Audit Basics (it is taken from a sentence)\n"
      "done? 2026-12-14 (it is in the future)\n" },
    { "units of a body's own",
      "Project Management Institute\nActivity title: Risk Workshop\nActivity number: 4021XQ7\n"
      "PDUs: 7\nActivity date: 2026-02-02\n",
      "title! Risk Workshop\ndone! 2026-02-02\nunits! 7 ceu\nindex! 4021XQ7\n" },
    { "CPE of a body that is not named",
      "Program title: Fraud Update\n4.0 CPE credits\nProgram date: 2 Feb 2026\n",
      "title! Fraud Update\ndone! 2026-02-02\n"
      "units? 4 ceu (4 CEU, if they are of 10 hours each (IACET), are 40 contact hours)\n" },
    { "ligatures and wide blanks", "Course title:\xc2\xa0\xef\xac\x81rst-pass yield\n",
      "title! first-pass yield\n" },
    { "minutes and prices are no units",
      "One hour is a 60-minute hour. The fee was $25 CEU. Room 12. Opening hours: 9:00 to 17:00.\n",
      "" },
    { "several index numbers", "Index number: A-1\nIndex number: B-2\n",
      "index? A-1 (others could be meant)\n" },
    { "letters of several bytes behind a number",
      "Total hours: 3 éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé\n",
      "units! 3 hour\n" },
    { "nothing", "", "" },
};

static void
test_certificates(void)
{
    check_rows(certificates, G_N_ELEMENTS(certificates));
}

/* An order that is stated leaves no doubt; what is read from a picture always does. */
static void
test_how(void)
{
    static const char text[] = "Completion date: 03/04/2026\nContact hours: 1\n";
    g_autofree char *european = read_text(text, strlen(text), CEU_DATE_ORDER_DMY, false);
    g_autofree char *scanned = read_text(text, strlen(text), CEU_DATE_ORDER_MDY, true);

    g_assert_cmpstr(european, ==, "done! 2026-04-03\nunits! 1 hour\n");
    g_assert_cmpstr(scanned, ==,
                    "done? 2026-03-04 (it is read from a picture)\n"
                    "units? 1 hour (it is read from a picture)\n");
}

/* No word of a certificate reaches a terminal or a store as anything but text. */
static void
test_clean(void)
{
    static const char text[] = "Course title: A\x1b[2J\xe2\x80\xae"
                               "B\xff"
                               "C\0D\n";
    g_autofree char *got = read_text(text, sizeof text - 1, CEU_DATE_ORDER_AUTO, false);

    g_assert_true(g_utf8_validate(got, -1, NULL));
    g_assert_null(strchr(got, '\x1b'));
    g_assert_null(strstr(got, "\xe2\x80\xae"));
}

/* The helper's answer is believed in nothing. */
static void
test_said(void)
{
    static const struct {
        const char *json, *text;
        int code; /* of the error where there is no text */
    } said[] = {
        { "{\"schema\":\"ceu.extract/1\",\"text\":\"a\\nb\"}", "a\nb", 0 },
        { "{\"schema\":\"ceu.extract/2\",\"text\":\"a\"}", NULL, CEU_ERROR_FAILED },
        { "{\"schema\":\"ceu.extract/1\",\"text\":1}", NULL, CEU_ERROR_FAILED },
        { "{\"schema\":\"ceu.extract/1\",\"text\":\"a\\u0000\"}", NULL, CEU_ERROR_FAILED },
        { "{\"schema\":\"ceu.extract/1\",\"error\":{\"code\":\"missing\",\"message\":\"m\"}}", NULL,
          CEU_ERROR_NOT_FOUND },
        { "{\"schema\":\"ceu.extract/1\",\"error\":{\"code\":\"parse\",\"message\":\"m\"}}", NULL,
          CEU_ERROR_PARSE },
        { "{\"schema\":\"ceu.extract/1\",\"error\":{\"code\":\"limit\",\"message\":\"m\"}}", NULL,
          CEU_ERROR_LIMIT },
        { "{\"schema\":\"ceu.extract/1\",\"error\":{\"code\":\"x\",\"message\":\"m\"}}", NULL,
          CEU_ERROR_FAILED },
        { "{\"schema\":\"ceu.extract/1\",\"error\":{\"code\":\"parse\"}}", NULL, CEU_ERROR_FAILED },
        { "{", NULL, CEU_ERROR_FAILED },
        { "", NULL, CEU_ERROR_FAILED },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(said); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *text = ceu_certificate_text(said[i].json, strlen(said[i].json), &error);

        g_assert_cmpstr(text, ==, said[i].text);
        if (text == NULL)
            g_assert_error(error, CEU_ERROR, said[i].code);
    }
}

/* The largest texts that are looked at, of the sort that takes longest, are done at once. */
static void
test_large(void)
{
    static const char *const parts[] = { "date: ", "1 ", "11/12/2026  ",  "hours ", "a ",
                                         "  x",    "(",  "course title ", "\n\n",   "May 1-" };

    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        const gint64 before = g_get_monotonic_time();
        g_autofree char *got = NULL;

        while (text->len < CEU_CERTIFICATE_MAX_BYTES)
            g_string_append(text, parts[i]);
        got = read_text(text->str, text->len, CEU_DATE_ORDER_AUTO, false);
        g_test_message("“%s”: %d ms", parts[i], (int) ((g_get_monotonic_time() - before) / 1000));
        g_assert_cmpint(g_get_monotonic_time() - before, <, 60 * G_USEC_PER_SEC);
    }
}

int
main(int argc, char **argv)
{
    static const char *const directories[] = { CEU_SOURCE_DIR "/data/rules", NULL };
    g_autoptr(GError) error = NULL;
    int result;

    g_test_init(&argc, &argv, NULL);
    rulebook = ceu_rulebook_load(directories, NULL, NULL, NULL, &error);
    g_assert_no_error(error);
    labels = ceu_labels_load(directories, NULL, &error);
    g_assert_no_error(error);
    g_test_add_func("/certificate/certificates", test_certificates);
    g_test_add_func("/certificate/how", test_how);
    g_test_add_func("/certificate/clean", test_clean);
    g_test_add_func("/certificate/said", test_said);
    g_test_add_func("/certificate/large", test_large);
    result = g_test_run();
    ceu_rulebook_free(rulebook);
    ceu_labels_free(labels);
    return result;
}
