/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page and its pictures share. */
#pragma once

#include "report/outline.h"

/* The only way that text reaches a page: made visible, then escaped for elements and quoted attributes. */
void ceu_html_text(GString *out, const char *text);
/* @chart as a picture in the page, with its title and description; @number makes its ids unique. */
void ceu_html_chart(GString *out, const CeuChart *chart, guint number);
