/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings file that init leaves for the user to edit. */
#pragma once

#include <ceu/tracker.h>

/* Writes every setting as a comment with its default, unless the file exists. @out_written: whether it did. */
bool cli_write_settings_template(const CeuPaths *paths, bool *out_written, GError **error);
