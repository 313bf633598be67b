/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values on the page of a certificate. */
#pragma once

#include "exchange/certificate-page.h"

#define CERTIFICATE_MAX_CHARACTERS 200 /* of a text */

/* The day completed, its certainty and why. */
void certificate_read_day(const Page *page, const CeuCertificateReading *reading,
                          CeuCertificate *out);
/* The number of units and their unit. */
void certificate_read_units(const Page *page, CeuCertificate *out);
/* Title, provider, index. */
void certificate_read_texts(const Page *page, CeuCertificate *out);

/* Where the first date of @text at or behind @from begins; G_MAXSIZE: there is none. */
size_t certificate_date_in(const char *text, size_t from);
/* Takes @why; later reasons are added to earlier ones, and SURE does not take back a doubt. */
void certificate_set(CeuCertificate *out, CeuCertificateField field, CeuCertainty certainty,
                     char *why);
