/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sendmail -i -- ADDRESS, with the message in a file without a name as its standard input: no pipe can block. */
#define _GNU_SOURCE /* memfd_create */

#include "sendmail.h"

#include <ceu/error.h>
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* The message behind a descriptor, at its begin; -1 on failure. */
static int
hold_message(const char *message, GError **error)
{
    size_t length = strlen(message);
    int fd = memfd_create("mail", MFD_CLOEXEC);

    if (fd >= 0 && write(fd, message, length) == (ssize_t) length && lseek(fd, 0, SEEK_SET) == 0)
        return fd;
    g_set_error(error, CEU_ERROR, CEU_ERROR_IO, "the mail cannot be written: %s",
                g_strerror(errno));
    if (fd >= 0)
        close(fd);
    return -1;
}

static void
take_input(gpointer data)
{
    (void) dup2(*(const int *) data, STDIN_FILENO);
}

bool
cli_sendmail(const char *program, const char *to, const char *message, GError **error)
{
    const char *argv[] = { program, "-i", "--", to, NULL };
    g_autofree char *said = NULL;
    g_autoptr(GError) failure = NULL;
    int input = hold_message(message, error);
    int status = 0;
    bool ran;

    if (input < 0)
        return false;
    ran = g_spawn_sync("/", (char **) argv, NULL,
                       G_SPAWN_CHILD_INHERITS_STDIN | G_SPAWN_STDOUT_TO_DEV_NULL, take_input,
                       &input, NULL, &said, &status, &failure);
    close(input);
    if (ran && g_spawn_check_wait_status(status, &failure))
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_FAILED,
                "%s did not take the mail to %s: %s%s%.200s; it is tried again in an hour", program,
                to, failure->message, said != NULL && *said != '\0' ? ": " : "",
                said != NULL ? g_strchomp(said) : "");
    return false;
}
