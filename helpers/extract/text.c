/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Foreign programs in a row, joined by pipes. They are started first, each confined by itself before it is run; then this
 * process confines itself and waits. They end with it, whatever ends it.
 */
#define _GNU_SOURCE /* pipe2 */

#include "text.h"

#include <ceu/ceu.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "confine.h"

#define PROGRAMS_MAX 2
#define WORDS_MAX 14
#define CANNOT_RUN 126
#define CANNOT_CONFINE 125
#define REAP_MILLISECONDS 5

typedef struct Program {
    const char *words[WORDS_MAX]; /* of the command line, ends with NULL */
    const char *package;          /* that has it */
} Program;

typedef struct Plan {
    const char *how;
    Program programs[PROGRAMS_MAX]; /* an empty one ends them */
} Plan;

/* Ten pages: what a certificate states is on its first ones. */
static const Plan plans[] = {
    { CEU_EXTRACT_TEXT_PDF,
      { { { "pdftotext", "-layout", "-nopgbrk", "-enc", "UTF-8", "-eol", "unix", "-l", "10", "-",
            "-" },
          "poppler-utils" } } },
    { CEU_EXTRACT_TEXT_SCAN,
      { { { "pdftoppm", "-r", "200", "-gray", "-f", "1", "-l", "1" }, "poppler-utils" },
        { { "tesseract", "stdin", "stdout", "-l", "eng" }, "tesseract-ocr" } } },
    { CEU_EXTRACT_TEXT_IMAGE,
      { { { "tesseract", "stdin", "stdout", "-l", "eng" }, "tesseract-ocr" } } },
};

/* Programs at work. */
typedef struct Chain {
    const Program *programs;
    unsigned count;
    char *paths[PROGRAMS_MAX];
    pid_t pids[PROGRAMS_MAX];
    int output;       /* of the last one */
    int64_t deadline; /* of the monotonic clock */
} Chain;

static void
chain_clear(Chain *self)
{
    for (unsigned i = 0; i < PROGRAMS_MAX; i++)
        g_free(self->paths[i]);
    if (self->output >= 0)
        (void) close(self->output);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Chain, chain_clear)

static const Plan *
find_plan(const char *how, GError **error)
{
    for (size_t i = 0; i < G_N_ELEMENTS(plans); i++) {
        if (strcmp(plans[i].how, how) == 0)
            return &plans[i];
    }
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                "--text is pdf, scan or image, not “%s”", how);
    return NULL;
}

static bool
find_programs(Chain *self, const Plan *plan, GError **error)
{
    self->programs = plan->programs;
    for (self->count = 0; self->count < PROGRAMS_MAX; self->count++) {
        const Program *program = &plan->programs[self->count];

        if (program->words[0] == NULL)
            break;
        self->paths[self->count] = g_find_program_in_path(program->words[0]);
        if (self->paths[self->count] != NULL)
            continue;
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "%s is not installed, which reads such files (Debian: apt install %s)",
                    program->words[0], program->package);
        return false;
    }
    return true;
}

static bool
fail_start(GError **error)
{
    g_set_error(error, CEU_ERROR, CEU_ERROR_FAILED, "cannot start a program: %s",
                g_strerror(errno));
    return false;
}

/* In the child: no way back into this program. @parent: who must be alive. */
static G_NORETURN void
become(const Chain *self, unsigned index, int input, int output, pid_t parent)
{
    static char *const environment[] = { (char *) "PATH=/usr/bin:/bin", (char *) "LC_ALL=C.UTF-8",
                                         (char *) "HOME=/nonexistent",
                                         (char *) "OMP_THREAD_LIMIT=1", NULL };
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);

    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent ||
        dup2(input, STDIN_FILENO) < 0 || dup2(output, STDOUT_FILENO) < 0 ||
        dup2(nowhere, STDERR_FILENO) < 0 || chdir("/") != 0)
        _exit(CANNOT_CONFINE);
    if (!extract_confine_program(NULL))
        _exit(CANNOT_CONFINE);
    (void) execve(self->paths[index], (char *const *) self->programs[index].words, environment);
    _exit(CANNOT_RUN);
}

static bool
start_one(Chain *self, unsigned index, int *input, GError **error)
{
    const pid_t parent = getpid();
    int ends[2];

    if (pipe2(ends, O_CLOEXEC) != 0)
        return fail_start(error);
    self->pids[index] = fork();
    if (self->pids[index] == 0)
        become(self, index, *input, ends[1], parent);
    (void) close(ends[1]);
    if (*input != STDIN_FILENO)
        (void) close(*input);
    *input = ends[0];
    return self->pids[index] > 0 || fail_start(error);
}

static bool
start(Chain *self, GError **error)
{
    int input = STDIN_FILENO;

    for (unsigned i = 0; i < self->count; i++) {
        if (!start_one(self, i, &input, error)) {
            if (input != STDIN_FILENO)
                (void) close(input);
            return false;
        }
    }
    self->output = input;
    return true;
}

static int
milliseconds_left(const Chain *self)
{
    const int64_t left = (self->deadline - g_get_monotonic_time()) / 1000;

    return (int) CLAMP(left, 0, EXTRACT_TEXT_SECONDS * 1000);
}

static bool
fail_limit(GError **error)
{
    g_set_error_literal(error, CEU_ERROR, CEU_ERROR_LIMIT,
                        "reading it takes more time or memory than any certificate should");
    return false;
}

/* Up to the end, or to as much as is looked at: @out_whole says which. */
static bool
listen_to(Chain *self, GString *said, bool *out_whole, GError **error)
{
    char part[4096];

    while (said->len < EXTRACT_TEXT_BYTES) {
        struct pollfd wait = { .fd = self->output, .events = POLLIN };
        const int ready = poll(&wait, 1, milliseconds_left(self));
        const ssize_t count = ready > 0 ? read(self->output, part, sizeof part) : -1;

        if (ready == 0)
            return fail_limit(error);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0) {
            *out_whole = true;
            return count == 0 || fail_start(error);
        }
        g_string_append_len(said, part, count);
    }
    *out_whole = false;
    return true;
}

/* What a program's end says. poppler: 1 the file cannot be opened, 3 its author forbids it. */
static bool
judge(const Chain *self, unsigned index, int status, GError **error)
{
    const char *name = self->programs[index].words[0];
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;

    if (code == 0)
        return true;
    if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
        return fail_limit(error);
    if (code == CANNOT_CONFINE)
        g_set_error(error, CEU_ERROR, CEU_ERROR_FAILED,
                    "%s cannot be confined on this system, so the file was not read", name);
    else if (code == CANNOT_RUN)
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND, "%s cannot be run (%s)", name,
                    self->paths[index]);
    else if (code == 3)
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "%s may not read it: its author forbids the copying of its text", name);
    else
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "%s cannot read it: it is damaged, or encrypted with a password", name);
    return false;
}

/* The first that failed is why the others did. */
static bool
wait_for_ends(Chain *self, GError **error)
{
    for (unsigned i = 0; i < self->count; i++) {
        int status;
        pid_t ended;

        while ((ended = waitpid(self->pids[i], &status, WNOHANG)) == 0) {
            if (milliseconds_left(self) == 0)
                return fail_limit(error);
            (void) poll(NULL, 0, REAP_MILLISECONDS);
        }
        if (ended < 0)
            return fail_start(error);
        if (!judge(self, i, status, error))
            return false;
    }
    return true;
}

/* Line feeds stay, form feeds become such, the rest of what steers a terminal becomes blanks. */
static GString *
clean(const GString *said)
{
    g_autofree char *valid = g_utf8_make_valid(said->str, (gssize) said->len);
    GString *text = g_string_sized_new(said->len);

    for (const char *c = valid; *c != '\0'; c = g_utf8_next_char(c)) {
        const gunichar letter = g_utf8_get_char(c);

        if (letter == '\n' || letter == '\f')
            g_string_append_c(text, '\n');
        else
            g_string_append_unichar(text, g_unichar_isprint(letter) ? letter : ' ');
    }
    return text;
}

GString *
extract_text(const char *how, GError **error)
{
    g_auto(Chain) chain = { .output = -1 };
    g_autoptr(GString) said = g_string_new(NULL);
    const Plan *plan = find_plan(how, error);
    bool whole;

    if (plan == NULL || !find_programs(&chain, plan, error))
        return NULL;
    chain.deadline = g_get_monotonic_time() + EXTRACT_TEXT_SECONDS * G_USEC_PER_SEC;
    if (!start(&chain, error) || !extract_confine_watcher(error) ||
        !listen_to(&chain, said, &whole, error) || (whole && !wait_for_ends(&chain, error)))
        return NULL;
    return clean(said);
}
