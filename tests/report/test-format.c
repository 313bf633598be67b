/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Status bars: every placeholder, every fault with its column, and values that would be commands of the bar. */
#include "fixture.h"

#include <ceu/text.h>
#include <jansson.h>
#include <string.h>

#define SUMMARY "BOE 29.5/30 due 2027-03-31 (128 d, day assumed)"

static Fixture *
bar_new(CeuUrgency urgency)
{
    Fixture *self = fixture_new("2027 updates");

    fixture_nth_pool(self, 0)->urgency = urgency;
    self->assessment->urgency = urgency;
    return self;
}

static const struct {
    const char *format, *want;
} templates[] = {
    { "%{body}", "BOE\n" },
    { "%{credentials}", "EXA, EXB\n" },
    { "%{counted} of %{required}, %{missing} missing", "29.5 of 30, 0.5 missing\n" },
    { "%{percent}%%", "98%\n" },
    { "%{due} %{days}", "2027-03-31 128\n" },
    { "%{urgency} %{urgent}", "soon 1\n" },
    { "%{summary}", SUMMARY "\n" },
    { "%{next}", "BOE: earn and log 0.5 more\n" },
    { "%%", "%\n" },
    { "%%{body}", "%{body}\n" },
    { "é%{body}€%{body}", "éBOE€BOE\n" },
};

static void
test_templates(void)
{
    g_autoptr(Fixture) self = bar_new(CEU_URGENCY_SOON);

    for (size_t i = 0; i < G_N_ELEMENTS(templates); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *text = ceu_report_format(self->assessment, templates[i].format, 0, &error);

        g_assert_no_error(error);
        g_assert_cmpstr(text, ==, templates[i].want);
    }
}

static const struct {
    const char *format, *said;
} faults[] = {
    { "%", "column 1: there is no “%”; a percent sign itself is “%%”" },
    { "50% of %{body}", "column 3: there is no “% ”; a percent sign itself is “%%”" },
    { "é%{bdy}", "column 2: there is no “%{bdy}”; did you mean “%{body}”?" },
    { "%{body} %{}", "column 9: there is no “%{}”; a percent sign itself is “%%”" },
    { "%{body", "column 1: there is no “%{body”; did you mean “%{body}”?" },
    { "%{Body }", "column 1: there is no “%{Body }”; did you mean “%{body}”?" },
    { "%é", "column 1: there is no “%é”; a percent sign itself is “%%”" },
    { "waybra", "there is no format “waybra”; did you mean “waybar”?" },
    { "", "“” is no format that we know, and as a template it shows nothing: it has no placeholder "
          "such as "
          "“%{summary}”" },
};

/* Also without records: a bar's configuration is wrong on the first day, not on the day that matters. */
static void
test_faults(void)
{
    g_autoptr(Fixture) self = bar_new(CEU_URGENCY_SOON);

    for (size_t i = 0; i < 2 * G_N_ELEMENTS(faults); i++) {
        const size_t row = i / 2;
        g_autoptr(GError) error = NULL;
        g_autofree char *text = ceu_report_format(i % 2 == 0 ? self->assessment : NULL,
                                                  faults[row].format, CEU_BAR_URGENT, &error);

        g_assert_null(text);
        g_assert_error(error, CEU_ERROR, CEU_ERROR_PARSE);
        g_assert_cmpstr(error->message, ==, faults[row].said);
    }
}

static void
test_which_pools(void)
{
    g_autoptr(Fixture) later = bar_new(CEU_URGENCY_LATER);
    g_autoptr(Fixture) soon = bar_new(CEU_URGENCY_SOON);
    const struct {
        const Fixture *self;
        unsigned flags;
        const char *want;
    } rows[] = {
        { later, 0, "BOE\n" },
        { later, CEU_BAR_EACH, "BOE\nASK\n" },
        { later, CEU_BAR_URGENT, "" },
        { later, CEU_BAR_URGENT | CEU_BAR_EACH, "" },
        { soon, CEU_BAR_URGENT, "BOE\n" },
        { soon, CEU_BAR_URGENT | CEU_BAR_EACH, "BOE\n" },
        { soon, CEU_BAR_EACH, "BOE\nASK\n" },
        { NULL, CEU_BAR_EACH, "" },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = ceu_report_format(
            rows[i].self == NULL ? NULL : rows[i].self->assessment, "%{body}", rows[i].flags, NULL);

        g_assert_cmpstr(text, ==, rows[i].want);
    }
}

/* What is not known is empty, not a number that somebody might believe. */
static void
test_unknown(void)
{
    g_autoptr(Fixture) self = bar_new(CEU_URGENCY_LATER);
    CeuPool *known = g_ptr_array_steal_index(self->assessment->pools, 0);
    g_autofree char *text = NULL;

    text = ceu_report_format(self->assessment,
                             "[%{counted}%{required}%{missing}%{percent}%{due}%{days}]", 0, NULL);
    g_assert_cmpstr(text, ==, "[]\n");
    g_ptr_array_insert(self->assessment->pools, 0, known);
}

/* Dues of a pool that is submitted, or that come before the units, are what hurries. */
static void
test_dues_hurry(void)
{
    g_autoptr(Fixture) self = bar_new(CEU_URGENCY_SOON);
    CeuPool *pool = fixture_nth_pool(self, 0);
    CeuStage *dues = g_ptr_array_index(pool->stages, 2);
    g_autofree char *text = NULL;

    g_assert_cmpint(dues->clock, ==, CEU_CLOCK_DUES);
    dues->day = fixture_day("2026-12-31");
    text = ceu_report_format(self->assessment, "%{due} %{days}, %{summary}", 0, NULL);
    g_assert_cmpstr(text, ==, "2026-12-31 38, " SUMMARY ", dues due 2026-12-31 (38 d)\n");
}

static json_t *
json_of(const Fixture *self, const char *format, unsigned flags)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text =
        ceu_report_format(self == NULL ? NULL : self->assessment, format, flags, &error);
    json_t *object;

    g_assert_no_error(error);
    object = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    g_assert_true(json_is_object(object));
    g_assert_true(strchr(text, '\n') == text + strlen(text) - 1);
    return object;
}

static const char *
member(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static void
test_waybar(void)
{
    g_autoptr(Fixture) self = bar_new(CEU_URGENCY_SOON);
    json_t *shown = json_of(self, "waybar", CEU_BAR_URGENT);
    json_t *empty = json_of(NULL, "waybar", 0);

    g_assert_cmpstr(member(shown, "text"), ==, SUMMARY);
    g_assert_cmpstr(member(shown, "class"), ==, "soon");
    g_assert_cmpstr(member(shown, "alt"), ==, "soon");
    g_assert_cmpstr(member(shown, "tooltip"), ==,
                    SUMMARY "\nASK due date not known\n\nBOE: earn and log 0.5 more");
    g_assert_cmpint(json_integer_value(json_object_get(shown, "percentage")), ==, 98);
    g_assert_cmpstr(member(empty, "text"), ==, "");
    g_assert_cmpstr(member(empty, "class"), ==, "none");
    json_decref(shown);
    json_decref(empty);
}

static void
test_i3bar(void)
{
    g_autoptr(Fixture) self = bar_new(CEU_URGENCY_OVERDUE);
    json_t *shown = json_of(self, "i3bar", 0);
    json_t *empty = json_of(NULL, "i3bar", 0);

    fixture_nth_pool(self, 1)->urgency = CEU_URGENCY_SOON;
    g_assert_cmpstr(member(shown, "full_text"), ==, SUMMARY);
    g_assert_cmpstr(member(shown, "short_text"), ==, "BOE 128 d");
    g_assert_true(json_is_true(json_object_get(shown, "urgent")));
    g_assert_nonnull(member(shown, "color"));
    g_assert_cmpstr(member(empty, "full_text"), ==, "");
    g_assert_null(json_object_get(empty, "color"));
    json_decref(shown);
    shown = json_of(self, "i3bar", 0);
    g_assert_cmpstr(member(shown, "full_text"), ==, SUMMARY " +1");
    json_decref(shown);
    json_decref(empty);
}

static void
test_colours(void)
{
    static const struct {
        const char *format;
        CeuUrgency urgency;
        const char *want;
    } rows[] = {
        { "polybar", CEU_URGENCY_LATER, SUMMARY "\n" },
        { "polybar", CEU_URGENCY_SOON, "%{F#e5a50a}" SUMMARY "%{F-}\n" },
        { "polybar", CEU_URGENCY_OVERDUE, "%{F#ff5555}" SUMMARY "%{F-}\n" },
        { "tmux", CEU_URGENCY_MET, SUMMARY "\n" },
        { "tmux", CEU_URGENCY_OVERDUE, "#[fg=#ff5555]" SUMMARY "#[default]\n" },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Fixture) self = bar_new(rows[i].urgency);
        g_autofree char *text = ceu_report_format(self->assessment, rows[i].format, 0, NULL);
        g_autofree char *none = ceu_report_format(NULL, rows[i].format, 0, NULL);

        g_assert_cmpstr(text, ==, rows[i].want);
        g_assert_cmpstr(none, ==, "");
    }
}

/* A pack of somebody else's may call its body whatever it likes. */
static const char *const hostile[] = {
    "%{A1:reboot:}",        "%{F#f00}",    "%%{x}", "#(date)", "#[fg=red]", "##{x}",
    "<b>&\"'</b>",          "\x1b[31mred", "a\nb",  "\xff",    "“é”\u202e", "%{%{%{",
    "<span size='99999'>&",
};

static void
collect_text(GMarkupParseContext *context, const char *text, gsize length, gpointer out,
             GError **error)
{
    (void) context;
    (void) error;
    g_string_append_len(out, text, (gssize) length);
}

/* The text that Pango would draw; fails if there is any element in it. */
static void
assert_markup_is_text(const char *markup, const char *contains)
{
    static const GMarkupParser parser = { .text = collect_text };
    g_autoptr(GString) seen = g_string_new(NULL);
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, seen, NULL);
    g_autofree char *whole = g_strconcat("<markup>", markup, "</markup>", NULL);
    g_autoptr(GError) error = NULL;

    g_assert_true(g_markup_parse_context_parse(context, whole, -1, &error));
    g_assert_no_error(error);
    g_assert_true(g_markup_parse_context_end_parse(context, NULL));
    g_markup_parse_context_free(context);
    g_assert_nonnull(strstr(seen->str, contains));
    g_assert_null(strstr(markup, "<"));
}

static void
assert_harmless(const Fixture *self, const char *name)
{
    g_autofree char *visible = ceu_text_visible(name);
    g_autofree char *polybar = ceu_report_format(self->assessment, "polybar", 0, NULL);
    g_autofree char *tmux = ceu_report_format(self->assessment, "tmux", 0, NULL);
    g_autofree char *plain = ceu_report_format(self->assessment, "%{body}%{summary}", 0, NULL);
    g_autoptr(GString) rest = g_string_new(tmux);
    json_t *waybar = json_of(self, "waybar", 0), *block = json_of(self, "i3bar", 0);

    g_assert_null(strstr(polybar, "%{"));
    (void) g_string_replace(rest, "##", "", 0);
    g_assert_null(strchr(rest->str, '#'));
    assert_markup_is_text(member(waybar, "text"), visible);
    assert_markup_is_text(member(waybar, "tooltip"), visible);
    g_assert_nonnull(strstr(member(block, "full_text"), visible));
    g_assert_cmpstr(member(block, "markup"), ==, "none");
    for (const char *p = plain; p[1] != '\0'; p++)
        g_assert_false(g_ascii_iscntrl(*p));
    g_assert_true(g_utf8_validate(plain, -1, NULL));
    json_decref(waybar);
    json_decref(block);
}

static void
test_hostile_names(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(hostile); i++) {
        g_autoptr(Fixture) self = bar_new(CEU_URGENCY_LATER);

        g_free(self->body->name);
        self->body->name = g_strdup(hostile[i]);
        assert_harmless(self, hostile[i]);
    }
}

static void
test_brief_urgent(void)
{
    g_autoptr(Fixture) later = bar_new(CEU_URGENCY_LATER);
    g_autoptr(Fixture) soon = bar_new(CEU_URGENCY_SOON);
    g_autofree char *none = ceu_report_brief_urgent(later->assessment);
    g_autofree char *one = ceu_report_brief_urgent(soon->assessment);

    g_assert_cmpstr(none, ==, "");
    g_assert_cmpstr(one, ==, SUMMARY);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/format/templates", test_templates);
    g_test_add_func("/format/faults", test_faults);
    g_test_add_func("/format/which-pools", test_which_pools);
    g_test_add_func("/format/unknown", test_unknown);
    g_test_add_func("/format/dues-hurry", test_dues_hurry);
    g_test_add_func("/format/waybar", test_waybar);
    g_test_add_func("/format/i3bar", test_i3bar);
    g_test_add_func("/format/colours", test_colours);
    g_test_add_func("/format/hostile-names", test_hostile_names);
    g_test_add_func("/format/brief-urgent", test_brief_urgent);
    return g_test_run();
}
