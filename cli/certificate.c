/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Has a certificate read by the confined helper, and its text taken apart by the rules' words. */
#include "certificate.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "extract.h"

#define MAGIC_WITHIN 1024 /* where a PDF may begin */
/* The helper's own 45 seconds, and a while for a busy machine. */
#define PATIENCE_SECONDS 60

static bool
ends_with(const char *path, const char *const *endings)
{
    const char *dot = strrchr(path, '.');

    for (size_t i = 0; dot != NULL && endings[i] != NULL; i++) {
        if (g_ascii_strcasecmp(dot, endings[i]) == 0)
            return true;
    }
    return false;
}

static bool
is_image_name(const char *path)
{
    static const char *const endings[] = { ".png", ".jpg",  ".jpeg", ".tif",  ".tiff",
                                           ".gif", ".webp", ".bmp",  ".heic", NULL };

    return ends_with(path, endings);
}

static bool
is_certificate_name(const char *path)
{
    static const char *const endings[] = { ".pdf", NULL };

    return ends_with(path, endings) || is_image_name(path);
}

static bool
has_image_bytes(const GString *bytes)
{
    static const struct {
        const char *magic;
        size_t size;
    } magics[] = {
        { "\x89PNG\r\n", 6 }, { "\xff\xd8\xff", 3 }, { "II*\0", 4 }, { "MM\0*", 4 }, { "GIF8", 4 },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(magics); i++) {
        if (bytes->len >= magics[i].size &&
            memcmp(bytes->str, magics[i].magic, magics[i].size) == 0)
            return true;
    }
    return bytes->len >= 12 && memcmp(bytes->str, "RIFF", 4) == 0 &&
           memcmp(bytes->str + 8, "WEBP", 4) == 0;
}

static bool
has_pdf_bytes(const GString *bytes)
{
    return g_strstr_len(bytes->str, (gssize) MIN(bytes->len, MAGIC_WITHIN), "%PDF-") != NULL;
}

/* The first bytes of a file; what is none, as a pipe, is left unread. */
static GString *
peek(const char *path)
{
    GString *bytes = g_string_new(NULL);
    char part[16];
    ssize_t count;
    const int fd = g_file_test(path, G_FILE_TEST_IS_REGULAR)
                       ? open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
                       : -1;

    if (fd < 0)
        return bytes;
    count = read(fd, part, sizeof part);
    if (count > 0)
        g_string_append_len(bytes, part, count);
    (void) close(fd);
    return bytes;
}

static bool
is_certificate(const char *path)
{
    static const char *const others[] = { ".ics", ".ical", ".csv", ".tsv", ".txt", ".json", NULL };
    g_autoptr(GString) bytes = NULL;

    if (is_certificate_name(path) || ends_with(path, others))
        return is_certificate_name(path);
    bytes = peek(path);
    return has_image_bytes(bytes) || g_str_has_prefix(bytes->str, "%PDF-");
}

bool
cli_count_certificates(const CliContext *context, unsigned *out_count, GError **error)
{
    unsigned count = 0;

    for (unsigned i = 0; i < context->word_count; i++)
        count += is_certificate(context->words[i]) ? 1 : 0;
    *out_count = count;
    if (count == 0 || count == context->word_count)
        return true;
    g_set_error_literal(error, CLI_USAGE_ERROR, 0,
                        "certificates are imported apart from other files; nothing was imported");
    return false;
}

/* The helper's answer; NULL with a remark if the file cannot be read, or with @error. */
static char *
read_text(const CliContext *context, CliCertificate *self, const GString *bytes, const char *how,
          GError **error)
{
    g_autoptr(GPtrArray) options = g_ptr_array_new_with_free_func(g_free);
    const CliExtractRequest request = { self->path, bytes, options, PATIENCE_SECONDS };
    g_autoptr(GString) said = NULL;
    g_autoptr(GError) local = NULL;
    char *text;

    g_ptr_array_add(options, g_strdup_printf("--" CEU_EXTRACT_OPTION_TEXT "=%s", how));
    said = cli_extract(context, &request, error);
    if (said == NULL)
        return NULL;
    text = ceu_certificate_text(said->str, said->len, &local);
    if (text != NULL)
        return text;
    if (g_error_matches(local, CEU_ERROR, CEU_ERROR_FAILED))
        g_set_error(error, CEU_ERROR, CEU_ERROR_FAILED, "%s: %s; nothing was imported", self->path,
                    local->message);
    else
        g_ptr_array_add(self->remarks, g_strdup(local->message));
    return NULL;
}

static bool
is_blank(const char *text)
{
    return text[strspn(text, " \n")] == '\0';
}

/* "" with a remark if nothing can be read, NULL with @error. */
static char *
read_any(const CliContext *context, CliCertificate *self, const GString *bytes, GError **error)
{
    const bool image =
        has_image_bytes(bytes) || (is_image_name(self->path) && !has_pdf_bytes(bytes));
    const char *how = image ? CEU_EXTRACT_TEXT_IMAGE : CEU_EXTRACT_TEXT_PDF;
    g_autoptr(GError) local = NULL;
    g_autofree char *text = read_text(context, self, bytes, how, &local);

    self->scanned = image;
    if (text != NULL && is_blank(text) && !image) {
        self->scanned = true;
        g_free(text);
        text = read_text(context, self, bytes, CEU_EXTRACT_TEXT_SCAN, &local);
        if (self->remarks->len > 0)
            g_ptr_array_insert(self->remarks, 0, g_strdup("it holds no text: it is a scan"));
    }
    if (local != NULL) {
        g_propagate_error(error, g_steal_pointer(&local));
        return NULL;
    }
    if (text != NULL && is_blank(text))
        g_ptr_array_add(self->remarks, g_strdup("no text can be seen in it"));
    return text != NULL ? g_steal_pointer(&text) : g_strdup("");
}

static bool
take_apart(const CliContext *context, CliCertificate *self, const char *text, GError **error)
{
    g_autoptr(CeuConfig) config = ceu_config_load(context->paths, error);
    g_autoptr(CeuRulebook) rulebook = config == NULL ? NULL : cli_load_rulebook(context, error);
    g_autoptr(CeuLabels) labels =
        rulebook == NULL
            ? NULL
            : ceu_labels_load((const char *const *) context->paths->rules, NULL, error);
    CeuCertificateReading reading = {
        .labels = labels, .rulebook = rulebook, .today = context->today, .scanned = self->scanned
    };

    if (labels == NULL)
        return false;
    reading.date_order = config->date_order;
    self->read = ceu_certificate_read(text, strlen(text), &reading);
    return true;
}

/* The activity that has this very file. */
static bool
look_up(const CliContext *context, CliCertificate *self, GError **error)
{
    g_autoptr(GPtrArray) all = NULL;

    if (context->tracker == NULL)
        return true;
    all = ceu_tracker_evidence(context->tracker, 0, error);
    for (guint i = 0; all != NULL && i < all->len; i++) {
        const CeuEvidence *evidence = g_ptr_array_index(all, i);

        if (strcmp(evidence->sha256, self->sha256) == 0)
            self->known = evidence->activity_id;
    }
    return all != NULL;
}

CliCertificate *
cli_certificate_read(const CliContext *context, const char *path, const GString *bytes,
                     GError **error)
{
    g_autoptr(CliCertificate) self = g_new0(CliCertificate, 1);
    g_autofree char *text = NULL;

    self->path = g_strdup(path);
    self->remarks = g_ptr_array_new_with_free_func(g_free);
    self->sha256 =
        g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *) bytes->str, bytes->len);
    if (!look_up(context, self, error))
        return NULL;
    if (self->known > 0)
        return g_steal_pointer(&self);
    text = read_any(context, self, bytes, error);
    if (text == NULL || !take_apart(context, self, text, error))
        return NULL;
    return g_steal_pointer(&self);
}

void
cli_certificate_free(CliCertificate *certificate)
{
    if (certificate == NULL)
        return;
    g_free(certificate->path);
    g_free(certificate->sha256);
    ceu_certificate_free(certificate->read);
    g_ptr_array_unref(certificate->remarks);
    g_free(certificate);
}

CeuActivity
cli_certificate_activity(const CliCertificate *certificate)
{
    CeuActivity activity = ceu_activity_init();
    const CeuCertificate *read = certificate->read;

    if (read == NULL)
        return activity;
    activity.title = read->title;
    activity.provider = read->provider;
    activity.index = read->index;
    activity.done = read->done;
    activity.units = read->units;
    activity.unit = read->unit;
    return activity;
}

bool
cli_certificate_requires(CeuCertificateField field)
{
    return field == CEU_CERTIFICATE_TITLE || field == CEU_CERTIFICATE_DONE ||
           field == CEU_CERTIFICATE_UNITS;
}
