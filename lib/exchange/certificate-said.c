/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the confined helper says of a certificate: the page is a stranger's, and so is each member of the answer. */
#include <ceu/certificate.h>

#include <ceu/names.h>
#include <jansson.h>
#include <string.h>

#define MAX_SAID_BYTES (8 * CEU_CERTIFICATE_MAX_BYTES) /* escapes make it longer */
#define MAX_MESSAGE_BYTES 4096

static void
json_clear(json_t **json)
{
    json_decref(*json);
}
#define AUTO_JSON __attribute__((cleanup(json_clear))) json_t *

static void
fail_shape(GError **error, const char *what)
{
    g_set_error(error, CEU_ERROR, CEU_ERROR_FAILED,
                "the helper " CEU_EXTRACT_HELPER
                " answered what cannot be understood (%s) (is the installation whole? see: ceu "
                "doctor)",
                what);
}

/* What the helper says instead of a text. */
static void
pass_error(const json_t *said, GError **error)
{
    static const struct {
        const char *word;
        CeuError code;
    } codes[] = {
        { "missing", CEU_ERROR_NOT_FOUND },
        { "parse", CEU_ERROR_PARSE },
        { "limit", CEU_ERROR_LIMIT },
        { "failed", CEU_ERROR_FAILED },
    };
    const json_t *message = json_object_get(said, "message");
    const char *code = json_string_value(json_object_get(said, "code"));

    for (size_t i = 0; i < G_N_ELEMENTS(codes); i++) {
        if (g_strcmp0(code, codes[i].word) != 0 || !json_is_string(message) ||
            json_string_length(message) > MAX_MESSAGE_BYTES)
            continue;
        g_set_error_literal(error, CEU_ERROR, (int) codes[i].code, json_string_value(message));
        return;
    }
    fail_shape(error, "error");
}

char *
ceu_certificate_text(const char *json, size_t size, GError **error)
{
    AUTO_JSON root = NULL;
    const json_t *text;

    g_return_val_if_fail(json != NULL, NULL);

    if (size <= MAX_SAID_BYTES)
        root = json_loadb(json, size, JSON_REJECT_DUPLICATES, NULL);
    text = json_object_get(root, "text");
    if (g_strcmp0(json_string_value(json_object_get(root, "schema")), CEU_EXTRACT_SCHEMA) != 0)
        fail_shape(error, "schema");
    else if (json_object_get(root, "error") != NULL)
        pass_error(json_object_get(root, "error"), error);
    else if (json_is_string(text))
        return g_strdup(json_string_value(text));
    else
        fail_shape(error, "text");
    return NULL;
}
