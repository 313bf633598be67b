/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of certificates, by the shipped words: any bytes give fields that a store takes, or none. */
#include "fuzz.h"

#include <ceu/ceu.h>

#define MAX_CHARACTERS 200

typedef struct Shipped {
    CeuRulebook *rulebook;
    CeuLabels *labels;
} Shipped;

static const Shipped *
shipped(void)
{
    static const char *const directories[] = { CEU_SOURCE_DIR "/data/rules", NULL };
    static Shipped loaded;

    if (loaded.labels == NULL) {
        loaded.rulebook = ceu_rulebook_load(directories, NULL, NULL, NULL, NULL);
        loaded.labels = ceu_labels_load(directories, NULL, NULL);
        g_assert_true(loaded.rulebook != NULL && loaded.labels != NULL);
    }
    return &loaded;
}

static void
check_text(const CeuCertificate *read, CeuCertificateField field, const char *text)
{
    g_assert_true((text == NULL) == (read->certainty[field] == CEU_CERTAINTY_MISSING));
    if (text == NULL)
        return;
    g_assert_true(*text != '\0' && g_utf8_validate(text, -1, NULL));
    g_assert_cmpint(g_utf8_strlen(text, -1), <=, MAX_CHARACTERS);
    for (; *text != '\0'; text = g_utf8_next_char(text))
        g_assert_true(g_unichar_isprint(g_utf8_get_char(text)));
}

static void
check_values(const CeuCertificate *read)
{
    const bool dated = ceu_date_is_set(read->done);

    check_text(read, CEU_CERTIFICATE_TITLE, read->title);
    check_text(read, CEU_CERTIFICATE_PROVIDER, read->provider);
    check_text(read, CEU_CERTIFICATE_INDEX, read->index);
    g_assert_true(dated == (read->certainty[CEU_CERTIFICATE_DONE] != CEU_CERTAINTY_MISSING));
    g_assert_true((read->units.milli == 0) ==
                  (read->certainty[CEU_CERTIFICATE_UNITS] == CEU_CERTAINTY_MISSING));
    g_assert_cmpint(read->units.milli, >=, 0);
    g_assert_cmpint(read->units.milli, <=, CEU_UNITS_MAX_MILLI);
    g_assert_true(read->unit < CEU_UNIT_COUNT);
}

/* Whoever is to decide is told between what: what is not sure says why. */
static void
check_certainties(const CeuCertificate *read, bool scanned)
{
    for (int i = 0; i < CEU_CERTIFICATE_FIELD_COUNT; i++) {
        g_assert_false(scanned && read->certainty[i] == CEU_CERTAINTY_SURE);
        g_assert_false(read->certainty[i] == CEU_CERTAINTY_UNSURE && read->why[i] == NULL);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const unsigned how = size > 0 ? data[size - 1] : 0;
    const CeuCertificateReading reading = {
        .labels = shipped()->labels,
        .rulebook = shipped()->rulebook,
        .date_order = (CeuDateOrder) (how % 3),
        .today = ceu_date_from_ymd(2026, 11, 26),
        .scanned = how % 2 == 1,
    };
    g_autoptr(CeuCertificate) read = ceu_certificate_read((const char *) data, size, &reading);

    check_values(read);
    check_certainties(read, reading.scanned);
    g_assert_true(read->certainty[CEU_CERTIFICATE_DONE] != CEU_CERTAINTY_SURE ||
                  read->done.days <= reading.today.days);
    return 0;
}
