/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ready-made forms of `ceu status --format`: each program's own way to be told text, colour and urgency. */
#include "report/format.h"

#include <string.h>

#include "report/brief.h"
#include "report/json.h"

#define COLOUR_SOON "#e5a50a"
#define COLOUR_OVERDUE "#ff5555"

/* NULL: the bar's own colour. */
static const char *
colour_of(const CeuBar *bar)
{
    if (bar->pool == NULL || !ceu_brief_is_urgent(bar->pool))
        return NULL;
    return bar->pool->urgency == CEU_URGENCY_OVERDUE ? COLOUR_OVERDUE : COLOUR_SOON;
}

static char *
expand(const CeuBar *bar, const char *format)
{
    GString *out = g_string_new(NULL);

    if (bar->pool != NULL)
        (void) ceu_bar_expand(out, format, bar, NULL); /* our own templates have no fault */
    return g_string_free(out, FALSE);
}

/* The pool shown, and how many others hurry: none of them is hidden by the most urgent one. */
static char *
text_of(const CeuBar *bar, const char *format)
{
    g_autofree char *line = expand(bar, format);
    const unsigned urgent = ceu_bar_urgent(bar);

    if (bar->pool == NULL || urgent < 2)
        return g_steal_pointer(&line);
    return g_strdup_printf("%s +%u", line, urgent - 1);
}

/* All pools, a line each, and the next step of the one shown. */
static char *
tooltip_of(const CeuBar *bar)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autofree char *step = expand(bar, "%{next}");

    for (guint i = 0; bar->assessment != NULL && i < bar->assessment->pools->len; i++) {
        g_string_append(out, i > 0 ? "\n" : "");
        ceu_brief_append_pool(out, bar->assessment, g_ptr_array_index(bar->assessment->pools, i));
    }
    if (*step != '\0')
        g_string_append_printf(out, "\n\n%s", step);
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static json_t *
markup(const char *text)
{
    g_autofree char *escaped = g_markup_escape_text(text, -1);

    return ceu_json_text(escaped);
}

/* waybar(5), module custom with "return-type": "json". Text and tooltip are read as Pango markup. */
static char *
render_waybar(const CeuBar *bar)
{
    const CeuAssessment *all = bar->assessment;
    const char *word = all == NULL ? "none" : ceu_urgency_name(all->urgency);
    g_autofree char *text = text_of(bar, "%{summary}"), *tooltip = tooltip_of(bar);
    json_t *object = json_object();

    json_object_set_new(object, "text", markup(text));
    json_object_set_new(object, "alt", ceu_json_text(word));
    json_object_set_new(object, "tooltip", markup(tooltip));
    json_object_set_new(object, "class", ceu_json_text(word));
    json_object_set_new(object, "percentage", json_integer(ceu_bar_percent(bar)));
    return ceu_json_take_text(object);
}

/* A block of the i3bar protocol: i3bar, swaybar, i3blocks with format=json. An empty one is not drawn. */
static char *
render_i3bar(const CeuBar *bar)
{
    const char *colour = colour_of(bar);
    g_autofree char *text = text_of(bar, "%{summary}"), *brief = text_of(bar, "%{body} %{days} d");
    json_t *object = json_object();

    json_object_set_new(object, "name", ceu_json_text("ceu"));
    json_object_set_new(object, "full_text", ceu_json_text(text));
    json_object_set_new(object, "short_text", ceu_json_text(brief));
    if (colour != NULL)
        json_object_set_new(object, "color", ceu_json_text(colour));
    json_object_set_new(
        object, "urgent",
        json_boolean(bar->pool != NULL && bar->pool->urgency == CEU_URGENCY_OVERDUE));
    json_object_set_new(object, "markup", ceu_json_text("none"));
    return ceu_json_take_text(object);
}

/* @text with @harmless for each @sign: no value begins a command of the bar. */
static char *
defused(const char *text, const char *sign, const char *harmless)
{
    g_auto(GStrv) parts = g_strsplit(text, sign, -1);

    return g_strjoinv(harmless, parts);
}

/* @text in its colour: @before and @after enclose the colour, @end takes it back. */
static char *
painted(const CeuBar *bar, const char *text, const char *before, const char *after, const char *end)
{
    const char *colour = colour_of(bar);

    if (bar->pool == NULL)
        return g_strdup("");
    if (colour == NULL)
        return g_strconcat(text, "\n", NULL);
    return g_strconcat(before, colour, after, text, end, "\n", NULL);
}

/* Tags of polybar and lemonbar have no escape: "% {" is read as it stands. */
static char *
render_polybar(const CeuBar *bar)
{
    g_autofree char *raw = text_of(bar, "%{summary}"), *text = defused(raw, "%{", "% {");

    return painted(bar, text, "%{F", "}", "%{F-}");
}

static char *
render_tmux(const CeuBar *bar)
{
    g_autofree char *raw = text_of(bar, "%{summary}"), *text = defused(raw, "#", "##");

    return painted(bar, text, "#[fg=", "]", "#[default]");
}

const CeuBarForm ceu_bars[] = {
    { "waybar", render_waybar },
    { "i3bar", render_i3bar },
    { "polybar", render_polybar },
    { "tmux", render_tmux },
};
const size_t ceu_n_bars = G_N_ELEMENTS(ceu_bars);
