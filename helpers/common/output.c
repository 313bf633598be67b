/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output.h"

#include <ceu/text.h>

GQuark
helper_usage_quark(void)
{
    return g_quark_from_static_string("ceu-helper-usage");
}

json_t *
helper_json_text(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);

    return json_string(valid);
}

void
helper_print_json(FILE *stream, json_t *object)
{
    (void) json_dumpf(object, stream, JSON_COMPACT);
    (void) fputc('\n', stream);
    json_decref(object);
}

void
helper_print_result(const char *summary, bool changed)
{
    helper_print_json(stdout, json_pack("{s:s,s:o,s:b,s:n,s:[]}", "schema", "ceu.result/1",
                                        "summary", helper_json_text(summary), "changed",
                                        (int) changed, "id", "remarks"));
}

void
helper_warn(const char *format, ...)
{
    g_autofree char *text = NULL, *visible = NULL;
    va_list arguments;

    va_start(arguments, format);
    text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    visible = ceu_text_visible(text);
    (void) fprintf(stderr, "ceu: %s\n", visible);
}

int
helper_report(const GError *error, bool json)
{
    const bool usage = error->domain == HELPER_USAGE_ERROR || error->domain == G_OPTION_ERROR;
    const int code = usage ? CEU_EXIT_USAGE : ceu_error_exit_code(error);

    if (json)
        helper_print_json(stderr, json_pack("{s:s,s:s,s:o,s:i}", "schema", "ceu.error/1", "code",
                                            usage ? "usage" : ceu_error_word(error), "message",
                                            helper_json_text(error->message), "exit_code", code));
    else
        helper_warn("%s", error->message);
    return code;
}
