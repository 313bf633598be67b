/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a certificate → fields and how sure they are. Layouts are nobody's standard, so doubt is the usual case. */
#include "exchange/certificate-value.h"

static const char *const field_names[] = {
    [CEU_CERTIFICATE_TITLE] = "title", [CEU_CERTIFICATE_DONE] = "done",
    [CEU_CERTIFICATE_UNITS] = "units", [CEU_CERTIFICATE_PROVIDER] = "provider",
    [CEU_CERTIFICATE_INDEX] = "index",
};
_Static_assert(G_N_ELEMENTS(field_names) == CEU_CERTIFICATE_FIELD_COUNT, "a name for every field");

static const char *const certainty_names[] = {
    [CEU_CERTAINTY_MISSING] = "missing",
    [CEU_CERTAINTY_UNSURE] = "unsure",
    [CEU_CERTAINTY_SURE] = "sure",
};

const char *
ceu_certificate_field_name(CeuCertificateField field)
{
    return field_names[field];
}

const char *
ceu_certainty_name(CeuCertainty certainty)
{
    return certainty_names[certainty];
}

void
certificate_set(CeuCertificate *out, CeuCertificateField field, CeuCertainty certainty, char *why)
{
    g_autofree char *reason = why;
    char *all;

    if (out->certainty[field] != CEU_CERTAINTY_UNSURE)
        out->certainty[field] = certainty;
    if (reason == NULL)
        return;
    all = out->why[field] == NULL ? g_steal_pointer(&reason)
                                  : g_strdup_printf("%s; %s", out->why[field], reason);
    g_free(out->why[field]);
    out->why[field] = all;
}

static void
doubt_all(CeuCertificate *out)
{
    for (CeuCertificateField field = 0; field < CEU_CERTIFICATE_FIELD_COUNT; field++) {
        if (out->certainty[field] == CEU_CERTAINTY_SURE)
            certificate_set(out, field, CEU_CERTAINTY_UNSURE,
                            g_strdup("it is read from a picture"));
    }
}

CeuCertificate *
ceu_certificate_read(const char *text, size_t size, const CeuCertificateReading *reading)
{
    CeuCertificate *out = g_new0(CeuCertificate, 1);
    g_autoptr(Page) page = NULL;

    g_return_val_if_fail(text != NULL && reading != NULL, out);

    out->done = CEU_DATE_NONE;
    page = page_new(text, size, reading);
    certificate_read_day(page, reading, out);
    certificate_read_units(page, out);
    certificate_read_texts(page, out);
    if (reading->scanned)
        doubt_all(out);
    return out;
}

void
ceu_certificate_free(CeuCertificate *certificate)
{
    if (certificate == NULL)
        return;
    g_free(certificate->title);
    g_free(certificate->provider);
    g_free(certificate->index);
    for (int field = 0; field < CEU_CERTIFICATE_FIELD_COUNT; field++)
        g_free(certificate->why[field]);
    g_free(certificate);
}
