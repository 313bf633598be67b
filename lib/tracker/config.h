/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings as a table: one row a setting, for reading, checking, help and the default file. */
#pragma once

#include "tracker/private.h"

#define CEU_CONFIG_MAX_BYTES (64 * 1024)

/* As ceu-serve.socket has them. */
#define CEU_SERVE_PORT 7482
#define CEU_SERVE_ADDRESS "127.0.0.1"

typedef struct CeuSetting {
    const char *group, *key;
    const char *fallback; /* value if not set, in the file's spelling */
    const char *help;     /* one line */
    /* Reads @value into @config: false: it is none, and @error says what is. */
    bool (*read)(CeuConfig *config, const struct CeuSetting *setting, const char *value,
                 GError **error);
    size_t field; /* where in CeuConfig, for those that are read alike */
} CeuSetting;

extern const CeuSetting ceu_settings[];
extern const size_t ceu_n_settings;

/* NULL: there is none. */
const CeuSetting *ceu_setting_find(const char *group, const char *key);
