/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reminders as a mail: RFC 5322, MIME, nothing of the user's text outside of an encoding. */
#include <ceu/mail.h>

#include <string.h>

#include <ceu/text.h>

#define ADDRESS_MAX_BYTES 254
#define SUBJECT_CHUNK_BYTES                                                                        \
    45 /* 60 letters of base64: an encoded word of 72, at most 75 are allowed */
#define LINE_MAX_LETTERS 75 /* of quoted-printable, the soft break's "=" not counted */
#define SECONDS_OF_DAY (24 * 60 * 60)

bool
ceu_mail_check_address(const char *text, GError **error)
{
    const size_t length = strlen(text);
    const char *at = strchr(text, '@');
    bool good = length > 0 && length <= ADDRESS_MAX_BYTES && *text != '-' && *text != '@' &&
                (at == NULL || (at[1] != '\0' && strchr(at + 1, '@') == NULL));

    for (const char *p = text; good && *p != '\0'; p++)
        good = g_ascii_isalnum(*p) || strchr("@.!#$%&'*+-/=?^_`{|}~", *p) != NULL;
    if (!good)
        g_set_error(error, CEU_ERROR, CEU_ERROR_RANGE,
                    "“%.64s” is no mail address such as me@example.org (one, without a name)",
                    text);
    return good;
}

/* "Thu, 26 Nov 2026 08:22:48 +0000": English in every locale. */
static void
append_date(GString *out, CeuInstant now)
{
    static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    const int64_t seconds = now.usec / G_USEC_PER_SEC;
    const CeuDate date = { (int32_t) (seconds / SECONDS_OF_DAY) };
    const int second = (int) (seconds % SECONDS_OF_DAY);
    int year, month, day;

    ceu_date_to_ymd(date, &year, &month, &day);
    g_string_append_printf(out, "Date: %s, %d %s %d %02d:%02d:%02d +0000\n",
                           days[ceu_date_weekday(date) - 1], day, months[month - 1], year,
                           second / 3600, second / 60 % 60, second % 60);
}

static bool
is_plain(const char *text)
{
    for (const char *p = text; *p != '\0'; p++) {
        if (*p < 0x20 || *p > 0x7E)
            return false;
    }
    return strstr(text, "=?") == NULL;
}

/* RFC 2047: encoded words of base64, none of which cuts a character in two. @text is valid UTF-8. */
static void
append_encoded(GString *out, const char *text)
{
    const char *from = text;

    while (*from != '\0') {
        const char *to = from;
        g_autofree char *word = NULL;

        while (*to != '\0' && g_utf8_next_char(to) - from <= SUBJECT_CHUNK_BYTES)
            to = g_utf8_next_char(to);
        word = g_base64_encode((const guchar *) from, (gsize) (to - from));
        g_string_append_printf(out, "%s=?UTF-8?B?%s?=", from == text ? "" : "\n ", word);
        from = to;
    }
}

static void
append_subject(GString *out, const char *text)
{
    g_autofree char *visible = ceu_text_visible(text);

    g_string_append(out, "Subject: ");
    if (is_plain(visible))
        g_string_append(out, visible);
    else
        append_encoded(out, visible);
    g_string_append_c(out, '\n');
}

/* The same for the same items of the same day to the same person. */
static void
append_message_id(GString *out, const CeuMail *mail)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autoptr(GString) host = g_string_new(NULL);
    char day[CEU_DATE_TEXT_SIZE];

    ceu_date_format(mail->today, day);
    g_checksum_update(sum, (const guchar *) mail->to, (gssize) strlen(mail->to) + 1);
    for (guint i = 0; i < mail->items->len; i++) {
        const CeuMailItem *item = g_ptr_array_index(mail->items, i);
        g_autofree char *line = g_strdup_printf("%d %s", item->lead_days, item->key);

        g_checksum_update(sum, (const guchar *) line, (gssize) strlen(line) + 1);
    }
    if (mail->items->len == 0)
        g_checksum_update(sum, (const guchar *) &mail->now.usec, sizeof(mail->now.usec));
    for (const char *p = mail->host == NULL ? "" : mail->host; *p != '\0'; p++) {
        if (g_ascii_isalnum(*p) || *p == '-' ||
            (*p == '.' && host->len > 0 && p[1] != '\0' && p[1] != '.'))
            g_string_append_c(host, *p);
    }
    g_string_append_printf(out, "Message-ID: <%s.%.32s@%s>\n", day, g_checksum_get_string(sum),
                           host->len > 0 ? host->str : "localhost");
}

/* RFC 2045: letters as they are, everything else as =XX, no line longer than 76. */
static void
append_quoted(GString *out, const char *text)
{
    unsigned column = 0;

    for (const char *p = text; *p != '\0'; p++) {
        const bool ends = p[1] == '\n' || p[1] == '\0';
        const bool safe = *p > 0x20 && *p < 0x7F && *p != '=';
        bool plain = safe || (*p == ' ' && !ends);
        unsigned width = plain ? 1 : 3;

        if (*p == '\n') {
            g_string_append_c(out, '\n');
            column = 0;
            continue;
        }
        if (column + width > LINE_MAX_LETTERS) {
            g_string_append(out, "=\n");
            column = 0;
        }
        /* No relay may take a line for the end, or for the beginning of a message. */
        if (column == 0 && (*p == '.' || *p == 'F')) {
            plain = false;
            width = 3;
        }
        if (plain)
            g_string_append_c(out, *p);
        else
            g_string_append_printf(out, "=%02X", (unsigned) (unsigned char) *p);
        column += width;
    }
}

/* User text line by line: line feeds stay, other controls become visible. */
static void
append_lines(GString *out, const char *text, const char *indent)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (guint i = 0; lines[i] != NULL; i++) {
        if (*lines[i] == '\0' && lines[i + 1] == NULL)
            return;
        g_string_append(out, indent);
        ceu_text_append_visible(out, lines[i]);
        g_string_append_c(out, '\n');
    }
}

static void
append_item(GString *out, const CeuMailItem *item)
{
    if (item->id > 0)
        g_string_append_printf(out, "[%" G_GINT64_FORMAT "] ", item->id);
    append_lines(out, item->summary, "");
    append_lines(out, item->body, "    ");
    g_string_append_c(out, '\n');
}

static char *
subject_of(const CeuMail *mail)
{
    const guint count = mail->items->len;
    const CeuMailItem *first = count > 0 ? g_ptr_array_index(mail->items, 0) : NULL;

    if (count == 0)
        return g_strdup(ceu_say(mail->language, "ceu: a trial of mail"));
    if (mail->is_private)
        return g_strdup(ceu_say(mail->language, "A reminder from ceu"));
    if (count == 1)
        return g_strdup(first->summary);
    return g_strdup_printf("%s (+%u)", first->summary, count - 1);
}

static char *
body_of(const CeuMail *mail)
{
    GString *out = g_string_new(NULL);
    const guint count = mail->items->len;

    if (count == 0)
        g_string_append(out,
                        ceu_say(mail->language,
                                "This is a trial: mails of this computer's ceu reach you.\n\n"));
    else if (mail->is_private)
        g_string_append(
            out,
            ceu_say(mail->language, "Something is due, and waits for you. See: ceu reminders\n\n"));
    for (guint i = 0; i < count && !mail->is_private; i++)
        append_item(out, g_ptr_array_index(mail->items, i));
    if (count > 0 && !mail->is_private)
        g_string_append(
            out, ceu_say(mail->language, "Seen: ceu ack NUMBER. Later: ceu snooze NUMBER 1w\n"));
    g_string_append(out,
                    ceu_say(mail->language,
                            "ceu writes because mail.to is set. No more mail: ceu config unset "
                            "mail.to\n"));
    return g_string_free(out, FALSE);
}

char *
ceu_report_mail(const CeuMail *mail, GError **error)
{
    g_autofree char *subject = NULL, *body = NULL;
    GString *out;

    if (!ceu_mail_check_address(mail->to, error))
        return NULL;
    subject = subject_of(mail);
    body = body_of(mail);
    out = g_string_new(NULL);
    g_string_append_printf(out, "To: %s\n", mail->to);
    append_subject(out, subject);
    append_date(out, mail->now);
    append_message_id(out, mail);
    g_string_append(out, "Auto-Submitted: auto-generated\n"
                         "MIME-Version: 1.0\n"
                         "Content-Type: text/plain; charset=utf-8\n"
                         "Content-Transfer-Encoding: quoted-printable\n"
                         "\n");
    append_quoted(out, body);
    return g_string_free(out, FALSE);
}
