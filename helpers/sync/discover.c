/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each step is one PROPFIND; a step that the server does not know is passed over. */
#include "discover.h"

#include <string.h>

#define REDIRECTS_MAX 5
#define NAMES_MAX 9 /* of a new calendar, if the first are taken */
#define XML_TYPE "application/xml; charset=utf-8"
#define WELL_KNOWN "/.well-known/caldav"

#define PROPFIND_HEAD                                                                              \
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"                                                 \
    "<D:propfind xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><D:prop>"
#define PROPFIND_TAIL "</D:prop></D:propfind>"

static const char find_principal[] = PROPFIND_HEAD
    "<D:current-user-principal/><D:resourcetype/><C:calendar-home-set/>" PROPFIND_TAIL;
static const char find_home[] = PROPFIND_HEAD "<C:calendar-home-set/>" PROPFIND_TAIL;
static const char find_calendars[] = PROPFIND_HEAD
    "<D:resourcetype/><D:displayname/><C:supported-calendar-component-set/>" PROPFIND_TAIL;

void
calendar_clear(Calendar *calendar)
{
    g_clear_pointer(&calendar->path, g_free);
    calendar->created = false;
}

bool
dav_fail_status(const Dav *dav, const char *path, int status, GError **error)
{
    g_autofree char *address = dav_address(dav, path);

    if (status >= 500)
        g_set_error(error, CEU_ERROR, CEU_ERROR_IO,
                    "%s is in trouble (HTTP %d); the records are safe, and what is missing is sent "
                    "the next time",
                    address, status);
    else if (status == 403)
        g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                    "%s is forbidden to this user (HTTP 403); nothing more was sent. Check "
                    "caldav.user and caldav.calendar",
                    address);
    else
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "%s is no CalDAV calendar or server (HTTP %d); nothing was sent. Check "
                    "caldav.url",
                    address, status);
    return false;
}

static bool
is_redirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/* Xandikos says so of a resource that is not there. */
static bool
is_all_missing(const Multistatus *found)
{
    const DavEntry *only = found->entries->len == 1 ? found->entries->pdata[0] : NULL;

    return only != NULL && (only->status == 404 || only->status == 410);
}

bool
dav_report(Dav *dav, const char *method, char **path, const char *depth, const char *body,
           int *out_status, Multistatus **out, GError **error)
{
    for (int i = 0; i <= REDIRECTS_MAX; i++) {
        DavRequest request = { .method = method,
                               .path = *path,
                               .depth = depth,
                               .type = XML_TYPE,
                               .body = body,
                               .size = strlen(body) };
        g_auto(DavReply) reply = { 0 };
        char *next;

        *out = NULL;
        if (!dav_send(dav, &request, &reply, error))
            return false;
        *out_status = reply.status;
        if (reply.status == 207) {
            DavNode *root = dav_parse(reply.body->str, reply.body->len, error);

            *out = root == NULL ? NULL : multistatus_new(root, error);
            if (*out != NULL && is_all_missing(*out)) {
                *out_status = 404;
                g_clear_pointer(out, multistatus_free);
                return true;
            }
            return *out != NULL;
        }
        if (!is_redirect(reply.status) || reply.location == NULL)
            return true;
        next = dav_resolve(dav, *path, reply.location, error);
        if (next == NULL)
            return false;
        g_free(*path);
        *path = next;
    }
    g_set_error(error, CEU_ERROR, CEU_ERROR_FAILED,
                "the server sends us in a circle; nothing was sent. Set caldav.url to the address "
                "of the calendar itself");
    return false;
}

/* With a slash at its end, as a collection is called. Takes @path. */
static char *
as_folder(char *path)
{
    char *folder;

    if (path == NULL || g_str_has_suffix(path, "/"))
        return path;
    folder = g_strconcat(path, "/", NULL);
    g_free(path);
    return folder;
}

static bool
is_calendar(const DavEntry *entry)
{
    const DavNode *type = dav_entry_prop(entry, DAV_NS, "resourcetype");

    return dav_node_child(type, DAV_NS_CALENDAR, "calendar") != NULL;
}

/* A calendar that does not say what it holds takes events. */
static bool
takes_events(const DavEntry *entry)
{
    const DavNode *set = dav_entry_prop(entry, DAV_NS_CALENDAR, "supported-calendar-component-set");

    for (guint i = 0; set != NULL && i < set->children->len; i++) {
        const DavNode *component = set->children->pdata[i];

        if (g_strcmp0(component->label, "VEVENT") == 0)
            return true;
    }
    return set == NULL || set->children->len == 0;
}

/* Where discovery has come to. */
typedef struct Way {
    char *calendar; /* the address itself is one */
    char *principal, *home;
    int status; /* of the last answer */
} Way;

static void
way_clear(Way *way)
{
    g_free(way->calendar);
    g_free(way->principal);
    g_free(way->home);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Way, way_clear)

/* What @entry says of the way, in paths of this server. */
static bool
read_way(Dav *dav, const DavEntry *entry, const char *path, Way *way, GError **error)
{
    g_autofree char *principal = dav_entry_href(entry, DAV_NS, "current-user-principal");
    g_autofree char *home = dav_entry_href(entry, DAV_NS_CALENDAR, "calendar-home-set");

    if (is_calendar(entry)) {
        way->calendar = as_folder(g_strdup(path));
        return true;
    }
    if (home != NULL) {
        way->home = as_folder(dav_resolve(dav, path, home, error));
        return way->home != NULL;
    }
    if (principal != NULL) {
        way->principal = dav_resolve(dav, path, principal, error);
        return way->principal != NULL;
    }
    return true;
}

static bool
ask_way(Dav *dav, const char *start, const char *body, Way *way, GError **error)
{
    g_autofree char *path = g_strdup(start);
    g_autoptr(Multistatus) found = NULL;

    if (!dav_report(dav, "PROPFIND", &path, "0", body, &way->status, &found, error))
        return false;
    if (found == NULL && way->status >= 500)
        return dav_fail_status(dav, path, way->status, error);
    if (found == NULL || found->entries->len == 0)
        return true;
    return read_way(dav, found->entries->pdata[0], path, way, error);
}

/* Finds the calendar itself, or the home of calendars. */
static bool
find_way(Dav *dav, Way *way, GError **error)
{
    g_autofree char *base = dav_base_path(dav);
    const char *starts[] = { base, WELL_KNOWN, "/" };

    for (unsigned i = 0; i < G_N_ELEMENTS(starts); i++) {
        if (way->calendar != NULL || way->home != NULL || way->principal != NULL)
            break;
        if (i > 0 && strcmp(starts[i], base) == 0)
            continue;
        if (!ask_way(dav, starts[i], find_principal, way, error))
            return false;
    }
    if (way->principal != NULL && way->home == NULL &&
        !ask_way(dav, way->principal, find_home, way, error))
        return false;
    if (way->calendar != NULL || way->home != NULL)
        return true;
    return dav_fail_status(dav, base, way->status == 207 ? 404 : way->status, error);
}

/* Whether @entry goes by @name: its display name, or the end of its path if it has none. */
static bool
is_named(const DavEntry *entry, const char *name)
{
    g_autofree char *display = dav_node_text(dav_entry_prop(entry, DAV_NS, "displayname"));
    g_autofree char *base = dav_base_name(entry->href);

    return strcmp(display != NULL ? display : base, name) == 0;
}

/* The calendar @name in @home; *out_path NULL: there is none. */
static bool
choose(Dav *dav, const char *home, const char *name, char **out_path, GError **error)
{
    g_autofree char *path = g_strdup(home);
    g_autofree char *chosen = NULL;
    g_autoptr(Multistatus) found = NULL;
    int status;

    if (!dav_report(dav, "PROPFIND", &path, "1", find_calendars, &status, &found, error))
        return false;
    if (found == NULL)
        return dav_fail_status(dav, path, status, error);
    for (guint i = 0; i < found->entries->len; i++) {
        const DavEntry *entry = found->entries->pdata[i];

        if (!is_calendar(entry) || !takes_events(entry) || !is_named(entry, name))
            continue;
        if (chosen != NULL) {
            g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                        "two calendars on the server are named “%s”; nothing was sent. Set "
                        "caldav.calendar to the path of one of them, such as %s",
                        name, chosen);
            return false;
        }
        chosen = as_folder(dav_resolve(dav, path, entry->href, error));
        if (chosen == NULL)
            return false;
    }
    *out_path = g_steal_pointer(&chosen);
    return true;
}

/* The name of a new calendar in its address: "My Renewals" → "my-renewals". (transfer full) */
static char *
slug_of(const char *name)
{
    GString *slug = g_string_new(NULL);

    for (const char *c = name; *c != '\0' && slug->len < 40; c++) {
        if (g_ascii_isalnum(*c))
            g_string_append_c(slug, g_ascii_tolower(*c));
        else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
            g_string_append_c(slug, '-');
    }
    if (slug->len == 0)
        g_string_assign(slug, "renewals");
    return g_string_free(slug, FALSE);
}

static bool
make_at(Dav *dav, const char *path, const char *name, int *out_status, GError **error)
{
    g_autofree char *body = g_markup_printf_escaped(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        "<C:mkcalendar xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><D:set><D:prop>"
        "<D:displayname>%s</D:displayname>"
        "<C:supported-calendar-component-set><C:comp name=\"VEVENT\"/>"
        "</C:supported-calendar-component-set></D:prop></D:set></C:mkcalendar>",
        name);
    DavRequest request = {
        .method = "MKCALENDAR", .path = path, .type = XML_TYPE, .body = body, .size = strlen(body)
    };
    g_auto(DavReply) reply = { 0 };

    if (!dav_send(dav, &request, &reply, error))
        return false;
    *out_status = reply.status;
    return true;
}

static bool
make(Dav *dav, const char *home, const char *name, Calendar *out, GError **error)
{
    g_autofree char *slug = slug_of(name);
    int status = 0;

    for (int i = 1; i <= NAMES_MAX; i++) {
        g_autofree char *path = i == 1 ? g_strdup_printf("%s%s/", home, slug)
                                       : g_strdup_printf("%s%s-%d/", home, slug, i);

        if (!make_at(dav, path, name, &status, error))
            return false;
        if (status / 100 == 2) {
            out->path = g_steal_pointer(&path);
            out->created = true;
            return true;
        }
        /* Something else stands there: another name. */
        if (status != 405 && status != 409 && status != 403)
            break;
    }
    g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                "the server makes no calendar “%s” (HTTP %d); nothing was sent. Make one there by "
                "other means, and set caldav.calendar to its name",
                name, status);
    return false;
}

/* The calendar is named by its path. */
static bool
use_path(Dav *dav, const char *name, bool may_create, Calendar *out, GError **error)
{
    g_autofree char *path = as_folder(dav_resolve(dav, "/", name, error));
    g_auto(Way) way = { 0 };
    int status;

    if (path == NULL || !ask_way(dav, path, find_principal, &way, error))
        return false;
    if (way.calendar != NULL) {
        out->path = g_steal_pointer(&way.calendar);
        return true;
    }
    if (way.status != 404)
        return dav_fail_status(dav, path, way.status == 207 ? 404 : way.status, error);
    if (!may_create)
        return true;
    if (!make_at(dav, path, CEU_CALDAV_CALENDAR, &status, error))
        return false;
    if (status / 100 != 2)
        return dav_fail_status(dav, path, status, error);
    out->path = g_steal_pointer(&path);
    out->created = true;
    return true;
}

bool
discover_calendar(Dav *dav, const char *name, bool may_create, Calendar *out_calendar,
                  GError **error)
{
    g_auto(Way) way = { 0 };
    g_auto(Calendar) found = { 0 };

    if (*name == '/') {
        if (!use_path(dav, name, may_create, &found, error))
            return false;
    } else {
        if (!find_way(dav, &way, error))
            return false;
        if (way.calendar != NULL)
            found.path = g_steal_pointer(&way.calendar);
        else if (!choose(dav, way.home, name, &found.path, error))
            return false;
        if (found.path == NULL && may_create && !make(dav, way.home, name, &found, error))
            return false;
    }
    *out_calendar = found;
    found.path = NULL;
    return true;
}
