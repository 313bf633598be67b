/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output.h"

#include <ceu/text.h>
#include <unistd.h>

GQuark
helper_usage_quark(void)
{
    return g_quark_from_static_string("ceu-helper-usage");
}

bool
helper_check_output(char **output, const char *refusal, GError **error)
{
    if (g_strcmp0(*output, "-") == 0)
        g_clear_pointer(output, g_free);
    if (*output != NULL || !isatty(STDOUT_FILENO))
        return true;
    g_set_error_literal(error, HELPER_USAGE_ERROR, 0, refusal);
    return false;
}

bool
helper_unpack(const json_t *value, GError **error, const char *format, ...)
{
    json_error_t reason;
    va_list arguments;
    int failed;

    va_start(arguments, format);
    failed = json_vunpack_ex((json_t *) value, &reason, 0, format, arguments);
    va_end(arguments);
    if (failed != 0)
        g_set_error_literal(error, CEU_ERROR, CEU_ERROR_PARSE, reason.text);
    return failed == 0;
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
