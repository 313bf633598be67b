/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report on pages. */
#pragma once

#include "print/press.h"
#include "print/report.h"

void draw_report(Press *press, const Report *report);
/* table.c: the row of titles comes again on each page; rows are parted only if they are taller than a third of it. */
void draw_table(Press *press, const Table *table);
/* chart.c: as much of a chart as must not be parted from its heading; then the chart. */
double chart_height(const Chart *chart);
void draw_chart(Press *press, const Chart *chart);
