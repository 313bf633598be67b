/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything of libceu. libceu-calendar has <ceu/calendar.h>. */
#pragma once

#include <ceu/agenda.h>
#include <ceu/assess.h>
#include <ceu/certificate.h>
#include <ceu/date.h>
#include <ceu/dav.h>
#include <ceu/error.h>
#include <ceu/exchange.h>
#include <ceu/facts.h>
#include <ceu/inbox.h>
#include <ceu/language.h>
#include <ceu/look.h>
#include <ceu/mail.h>
#include <ceu/names.h>
#include <ceu/path.h>
#include <ceu/push.h>
#include <ceu/remind.h>
#include <ceu/report.h>
#include <ceu/rules.h>
#include <ceu/serve.h>
#include <ceu/text.h>
#include <ceu/tracker.h>
#include <ceu/units.h>
