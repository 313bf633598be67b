/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clocks of a calendar file: what is it in UTC, and what at home, when one of them shows a time? */
#pragma once

#include "calendar/ics-property.h"

typedef struct IcsZones IcsZones;
typedef struct IcsZone IcsZone;

/*
 * @home: kept by reference; @from, @to: days to be asked about, with a day to spare
 * @remarks: gets a line for each TZID that nobody knows
 */
IcsZones *ics_zones_new(const IcsFile *file, GTimeZone *home, CeuDate from, CeuDate to,
                        int64_t *steps, GPtrArray *remarks);
void ics_zones_free(IcsZones *zones);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IcsZones, ics_zones_free)

/* The clock of @time; NULL with @error: CEU_ERROR_LIMIT. (transfer none) */
const IcsZone *ics_zones_of(IcsZones *zones, const IcsTime *time, GError **error);

/* The clock at home, and whether @zone is that because the time is floating. (transfer none) */
bool ics_zone_is_home(const IcsZone *zone);

/* Seconds since 1970 in UTC when @zone's clock shows @wall, and what the clock at home shows at @utc. */
int64_t ics_zone_to_utc(const IcsZone *zone, int64_t wall);
int64_t ics_zones_to_home(const IcsZones *zones, int64_t utc);
