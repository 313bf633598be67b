/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks one question with a line editor: the program behind the questions of `ceu init` and `ceu log`. The terminal is standard
   input and error, the answer goes to standard output, and what may be completed comes on a descriptor of its own, for a command
   line can be read by every user of the machine. Answers are not kept: there is no history. */
#include "common/output.h"

#include <ceu/names.h>
#include <ceu/text.h>

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <readline/readline.h>

#define OFFERS_MAX_BYTES ((size_t) 4 * 1024 * 1024)
#define SHOWN_MAX 20 /* candidates under the line */
#define INDENT 2

/* A candidate and what it is. */
typedef struct Offer {
    char *word;
    char *folded; /* for comparing */
    char *help;   /* NULL: nothing to say */
} Offer;

/* Readline's hooks take no data of ours. */
static GPtrArray *offers;

static void
offer_free(gpointer data)
{
    Offer *offer = data;

    g_free(offer->word);
    g_free(offer->folded);
    g_free(offer->help);
    g_free(offer);
}

static GString *
read_all(int descriptor)
{
    GString *text = g_string_new(NULL);
    char part[4096];
    ssize_t got;

    do {
        got = read(descriptor, part, sizeof part);
        if (got > 0)
            g_string_append_len(text, part, got);
    } while ((got > 0 && text->len < OFFERS_MAX_BYTES) || (got < 0 && errno == EINTR));
    return text;
}

/* Lines "WORD" or "WORD\tWHAT IT IS". No such descriptor: nothing is offered. */
static void
read_offers(void)
{
    g_autoptr(GString) text = read_all(CEU_ASK_DESCRIPTOR);
    g_auto(GStrv) lines = g_strsplit(text->str, "\n", -1);

    offers = g_ptr_array_new_with_free_func(offer_free);
    for (size_t i = 0; lines[i] != NULL; i++) {
        const char *tab = strchr(lines[i], '\t');
        Offer *offer;

        if (lines[i][0] == '\0' || !g_utf8_validate(lines[i], -1, NULL))
            continue;
        offer = g_new0(Offer, 1);
        offer->word =
            tab == NULL ? g_strdup(lines[i]) : g_strndup(lines[i], (size_t) (tab - lines[i]));
        offer->folded = g_utf8_casefold(offer->word, -1);
        offer->help = tab == NULL ? NULL : g_strdup(tab + 1);
        g_ptr_array_add(offers, offer);
    }
}

/* Readline frees what it gets by free(). */
static char *
join_for_readline(const char *before, size_t length, const char *word)
{
    char *joined = malloc(length + strlen(word) + 1);

    if (joined == NULL)
        return NULL;
    memcpy(joined, before, length);
    memcpy(joined + length, word, strlen(word) + 1);
    return joined;
}

/* The next candidate that begins as @text does, letter case ignored; blanks in front of it stay. */
static char *
next_match(const char *text, int state)
{
    static guint at;
    const size_t blanks = strspn(text, " ");
    g_autofree char *folded = NULL;

    if (state == 0)
        at = 0;
    if (!g_utf8_validate(text, -1, NULL))
        return NULL;
    folded = g_utf8_casefold(text + blanks, -1);
    while (at < offers->len) {
        const Offer *offer = g_ptr_array_index(offers, at++);

        if (g_str_has_prefix(offer->folded, folded))
            return join_for_readline(text, blanks, offer->word);
    }
    return NULL;
}

static char **
complete(const char *text, int start, int end)
{
    (void) start;
    (void) end;
    rl_attempted_completion_over = 1; /* no file names */
    rl_completion_append_character = '\0';
    return rl_completion_matches(text, next_match);
}

static const char *
help_of(const char *word)
{
    for (guint i = 0; i < offers->len; i++) {
        const Offer *offer = g_ptr_array_index(offers, i);

        if (g_str_equal(offer->word, word))
            return offer->help;
    }
    return NULL;
}

static void
show_match(const char *match, int word_width, int columns)
{
    const char *word = match + strspn(match, " "), *help = help_of(word);
    g_autoptr(GString) line = g_string_new("  ");

    if (help == NULL) {
        g_string_append(line, word);
    } else {
        ceu_text_append_padded(line, word, MIN(word_width, columns / 2));
        g_string_append_printf(line, "  %s", help);
    }
    if (ceu_text_width(line->str) < columns) {
        (void) fprintf(rl_outstream, "%s\n", line->str);
    } else {
        g_autoptr(GString) cut = g_string_new(NULL);

        ceu_text_append_padded(cut, line->str, columns - 1);
        (void) fprintf(rl_outstream, "%s\n", cut->str);
    }
}

/* @matches: what they have in common, then @count of them. Each on a line of its own, with what it is. */
static void
show_matches(char **matches, int count, int longest)
{
    const int shown = MIN(count, SHOWN_MAX);
    int rows = 0, columns = 0, width = 0;

    (void) longest; /* in bytes */
    rl_get_screen_size(&rows, &columns);
    for (int i = 1; i <= shown; i++)
        width = MAX(width, ceu_text_width(matches[i]));
    (void) fputc('\n', rl_outstream);
    for (int i = 1; i <= shown; i++)
        show_match(matches[i], width, MAX(columns, 4 * INDENT));
    if (count > shown)
        (void) fprintf(rl_outstream, "  … and %d more\n", count - shown);
    (void) rl_forced_update_display();
}

/* @breaks: characters between several answers in one line; "" for one answer, blanks and all. */
static void
set_up(const char *breaks)
{
    rl_readline_name = "ceu";
    rl_instream = stdin;
    rl_outstream = stderr; /* standard output has the answer */
    rl_initialize();       /* the user's own settings first, then what completion rests on */
    rl_variable_bind("completion-ignore-case", "on");
    rl_variable_bind("show-all-if-ambiguous", "on");
    rl_attempted_completion_function = complete;
    rl_completion_display_matches_hook = show_matches;
    rl_completer_word_break_characters = breaks;
    rl_completer_quote_characters = "";
    rl_sort_completion_matches = 0;
}

int
main(int argc, char **argv)
{
    char *answer;

    (void) setlocale(LC_ALL, "");
    if (argc != 3) {
        helper_warn("ceu-ask QUESTION BREAKS is run by ceu; what is offered comes on descriptor %d",
                    CEU_ASK_DESCRIPTOR);
        return CEU_EXIT_USAGE;
    }
    read_offers();
    set_up(argv[2]);
    answer = readline(argv[1]);
    g_clear_pointer(&offers, g_ptr_array_unref);
    if (answer == NULL) {
        (void) fputc('\n', stderr);
        return CEU_EXIT_FAILED;
    }
    (void) printf("%s\n", answer);
    free(answer);
    return fflush(stdout) == 0 ? CEU_EXIT_OK : CEU_EXIT_IO;
}
