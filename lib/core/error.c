/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one error domain: each code's process exit code, bus name and word. */
#include <ceu/error.h>
#include <ceu/names.h>

#include <errno.h>

static const struct {
    int exit_code;
    const char *bus_name, *word;
} errors[] = {
    [CEU_ERROR_FAILED] = { CEU_EXIT_FAILED, CEU_BUS_INTERFACE ".Error.Failed", "failed" },
    [CEU_ERROR_PARSE] = { CEU_EXIT_FAILED, CEU_BUS_INTERFACE ".Error.Parse", "parse" },
    [CEU_ERROR_RANGE] = { CEU_EXIT_FAILED, CEU_BUS_INTERFACE ".Error.Range", "range" },
    [CEU_ERROR_RULE] = { CEU_EXIT_FAILED, CEU_BUS_INTERFACE ".Error.Rule", "rule" },
    [CEU_ERROR_NOT_FOUND] = { CEU_EXIT_FAILED, CEU_BUS_INTERFACE ".Error.NotFound", "not-found" },
    [CEU_ERROR_EXISTS] = { CEU_EXIT_FAILED, CEU_BUS_INTERFACE ".Error.Exists", "exists" },
    [CEU_ERROR_STATE] = { CEU_EXIT_FAILED, CEU_BUS_INTERFACE ".Error.State", "state" },
    [CEU_ERROR_IO] = { CEU_EXIT_IO, CEU_BUS_INTERFACE ".Error.Io", "io" },
    [CEU_ERROR_FULL] = { CEU_EXIT_CANNOT_WRITE, CEU_BUS_INTERFACE ".Error.Full", "full" },
    [CEU_ERROR_READ_ONLY] = { CEU_EXIT_CANNOT_WRITE, CEU_BUS_INTERFACE ".Error.ReadOnly",
                              "read-only" },
    [CEU_ERROR_BUSY] = { CEU_EXIT_BUSY, CEU_BUS_INTERFACE ".Error.Busy", "busy" },
    [CEU_ERROR_CORRUPT] = { CEU_EXIT_DAMAGED, CEU_BUS_INTERFACE ".Error.Corrupt", "corrupt" },
    [CEU_ERROR_NEWER] = { CEU_EXIT_DAMAGED, CEU_BUS_INTERFACE ".Error.Newer", "newer" },
    [CEU_ERROR_LIMIT] = { CEU_EXIT_FAILED, CEU_BUS_INTERFACE ".Error.Limit", "limit" },
};
_Static_assert(G_N_ELEMENTS(errors) == CEU_ERROR_COUNT, "an exit code for every error");

GQuark
ceu_error_quark(void)
{
    return g_quark_from_static_string("ceu-error");
}

int
ceu_error_exit_code(const GError *error)
{
    if (error == NULL)
        return CEU_EXIT_OK;
    if (error->domain != CEU_ERROR || error->code < 0 || error->code >= CEU_ERROR_COUNT)
        return CEU_EXIT_FAILED;
    return errors[error->code].exit_code;
}

const char *
ceu_error_bus_name(CeuError code)
{
    g_return_val_if_fail(code < CEU_ERROR_COUNT, errors[CEU_ERROR_FAILED].bus_name);

    return errors[code].bus_name;
}

const char *
ceu_error_word(const GError *error)
{
    if (error->domain != CEU_ERROR || error->code < 0 || error->code >= CEU_ERROR_COUNT)
        return errors[CEU_ERROR_FAILED].word;
    return errors[error->code].word;
}

CeuError
ceu_error_from_errno(int system_error, CeuError otherwise)
{
    switch (system_error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return CEU_ERROR_FULL;
    case EROFS:
    case EACCES:
    case EPERM:
        return CEU_ERROR_READ_ONLY;
    }
    return otherwise;
}
