/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit packet before it is packed: names of files, what is missing, the table for spreadsheets, the list for the helper. */
#include "fixture.h"

#include <jansson.h>

#include "report/audit.h"

static const char digest[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

static const struct {
    const char *title, *file, *day;
    unsigned nth;
    const char *name;
} names[] = {
    { "ICD-10-CM updates", "cert.pdf", "2026-11-03", 1, "0012-2026-11-03-icd-10-cm-updates.pdf" },
    { "ICD-10-CM updates", "cert.PDF", "2026-11-03", 2, "0012-2026-11-03-icd-10-cm-updates-2.pdf" },
    { "../../etc/passwd", "a/b.pdf", NULL, 1, "0012-no-day-etc-passwd.pdf" },
    { "Übersicht", "x", "2026-11-03", 1, "0012-2026-11-03-ubersicht.bin" },
    { "漢字", "x.", "2026-11-03", 1, "0012-2026-11-03-activity.bin" },
    { "", ".pdf", "2026-11-03", 1, "0012-2026-11-03-activity.pdf" },
    { "-rf *", "x.p df", "2026-11-03", 1, "0012-2026-11-03-rf.bin" },
    { "a\r\nb\x1b[0m", "x.\xff\xfe", "2026-11-03", 1, "0012-2026-11-03-a-b-0m.bin" },
    { "\xff\xc3 \xe2\x80\xae", "x.123456789", "2026-11-03", 1, "0012-2026-11-03-activity.bin" },
    { "0123456789 0123456789 0123456789 0123456789 0123456789 0123456789", "x.jpeg", "2026-11-03",
      1, "0012-2026-11-03-0123456789-0123456789-0123456789-0123456789-0123456789-01234.jpeg" },
};

static void
test_names(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        CeuActivity activity = ceu_activity_init();
        CeuEvidence evidence = { .name = (char *) names[i].file };
        g_autofree char *wanted = g_strconcat("certificates/", names[i].name, NULL);
        g_autofree char *name = NULL;

        activity.id = 12;
        activity.title = names[i].title;
        if (names[i].day != NULL)
            activity.done = fixture_day(names[i].day);
        name = ceu_audit_file_name(&activity, &evidence, names[i].nth);
        g_assert_cmpstr(name, ==, wanted);
    }
}

/* The fixture's activity 12 counts. @evidence: one whole file of it, one damaged, and one of what does not count. */
static CeuAudit *
audit_of(Fixture *fixture, CeuEvidence evidence[3])
{
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    CeuAudit *audit;

    evidence[0] = (CeuEvidence){ .activity_id = 12, .name = (char *) "a.pdf", .size = 5 };
    evidence[1] = (CeuEvidence){ .activity_id = 12, .name = (char *) "b.pdf", .size = 6 };
    evidence[2] = (CeuEvidence){ .activity_id = 7, .name = (char *) "c.pdf", .size = 7 };
    for (size_t i = 0; i < 3; i++) {
        evidence[i].sha256 = (char *) digest;
        evidence[i].path = (char *) "/a place/\xff";
        g_ptr_array_add(all, &evidence[i]);
    }
    audit = ceu_audit_new(fixture->assessment, fixture->facts, fixture_nth_pool(fixture, 0), all);
    g_assert_cmpuint(audit->files->len, ==, 2);
    ((CeuAuditFile *) g_ptr_array_index(audit->files, 1))->fault = "is missing";
    return audit;
}

static void
test_missing(void)
{
    g_autoptr(Fixture) fixture = fixture_new("Updates");
    CeuEvidence evidence[3];
    g_autoptr(CeuAudit) audit = audit_of(fixture, evidence);
    g_autoptr(GPtrArray) missing = ceu_audit_missing(audit);
    const char *line;

    g_assert_cmpuint(missing->len, ==, 1);
    line = g_ptr_array_index(missing, 0);
    if (!g_str_has_prefix(line, "12 “Updates”: ") ||
        strstr(line, "the file “b.pdf” is missing") == NULL || strstr(line, "a.pdf") != NULL)
        g_error("%s", line);
}

static void
test_table(void)
{
    g_autoptr(Fixture) fixture = fixture_new("=1+1,\"x\"\r\n\x1b \xe2\x80\xae");
    CeuEvidence evidence[3];
    g_autoptr(CeuAudit) audit = audit_of(fixture, evidence);
    g_autofree char *table = ceu_audit_csv(audit);
    g_auto(GStrv) lines = g_strsplit(table, "\r\n", -1);

    /* What counts, what does not, and nothing after the last line end. */
    g_assert_cmpuint(g_strv_length(lines), ==, 5);
    g_assert_true(g_str_has_prefix(lines[1], "\"12\",\"2026-11-03\",\"'=1+1,\"\"x\"\"\\x0d\\n\\x1b "
                                             "\\u202e\",\"Board of Examples\","));
    g_assert_nonnull(strstr(lines[1], "\"0012-2026-11-03-1-1-x.pdf\","));
    g_assert_true(g_str_has_suffix(lines[2], "\"done before the certification date, rule E15\""));
    g_assert_cmpstr(lines[4], ==, "");
}

/* The damaged file is not in it; a path of any bytes is. */
static void
test_list(void)
{
    g_autoptr(Fixture) fixture = fixture_new("Updates");
    CeuEvidence evidence[3];
    g_autoptr(CeuAudit) audit = audit_of(fixture, evidence);

    for (int pages = -1; pages <= 3; pages += 4) {
        g_autofree char *text = ceu_audit_pack_list(audit, pages);
        json_t *list = json_loads(text, 0, NULL);
        const json_t *entries = json_object_get(list, "entries");
        const json_t *last = json_array_get(entries, json_array_size(entries) - 1);

        g_assert_nonnull(list);
        g_assert_cmpuint(json_array_size(entries), ==, pages < 0 ? 3 : 4);
        g_assert_cmpstr(json_string_value(json_object_get(list, "schema")), ==, "ceu.pack/1");
        g_assert_cmpstr(json_string_value(json_object_get(list, "day")), ==, FIXTURE_TODAY);
        g_assert_cmpstr(json_string_value(json_object_get(last, "uri")), ==,
                        "file:///a%20place/%FF");
        g_assert_cmpint(json_integer_value(json_object_get(last, "size")), ==, 5);
        json_decref(list);
    }
}

static void
test_forms(void)
{
    static const char *const forms[] = { "text", "html", "json" };
    const CeuStyle style = { 200, false, true };
    g_autoptr(Fixture) fixture = fixture_new("Updates");
    CeuEvidence evidence[3];
    g_autoptr(CeuAudit) audit = audit_of(fixture, evidence);
    g_autoptr(GError) error = NULL;

    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_autofree char *text = ceu_report_audit(audit, forms[i], &style, &error);

        g_assert_no_error(error);
        g_assert_nonnull(strstr(text, "What is missing"));
        g_assert_nonnull(strstr(text, "0012-2026-11-03-updates.pdf"));
        g_assert_nonnull(strstr(text, "sha256sum"));
    }
    g_assert_null(ceu_report_audit(audit, "papyrus", &style, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_PARSE);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/report/audit/names", test_names);
    g_test_add_func("/report/audit/missing", test_missing);
    g_test_add_func("/report/audit/table", test_table);
    g_test_add_func("/report/audit/list", test_list);
    g_test_add_func("/report/audit/forms", test_forms);
    return g_test_run();
}
