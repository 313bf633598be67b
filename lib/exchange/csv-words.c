/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The headings in use: English, Spanish and German, folded; a row a field. */
#include "exchange/csv-words.h"

#include <string.h>

const CeuCsvFieldWords ceu_csv_words[] = {
    [CEU_CSV_DONE] = { "done", "Completed",
                       "completion date|date completed|completed|completed on|completed "
                       "date|complete date|"
                       "date of completion|course completion date|activity completion date|finish "
                       "date|"
                       "date finished|finished|finished on|done|date earned|earned|earned on|date "
                       "granted|"
                       "date awarded|awarded|award date|credit date|date issued|issue "
                       "date|issued|issued on|"
                       "certificate date|date attended|attended|attended on|date taken|activity "
                       "date|"
                       "event date|course date|class date|session date|date of activity|date of "
                       "event|"
                       "end date|fecha de finalizacion|fecha finalizacion|fecha de termino|"
                       "fecha de realizacion|fecha de completado|finalizado|finalizado "
                       "el|completado|"
                       "completado el|realizado|realizado el|fecha del curso|abschlussdatum|"
                       "datum des abschlusses|abgeschlossen|abgeschlossen am|absolviert|absolviert "
                       "am|"
                       "beendet|beendet am|erworben "
                       "am|teilnahmedatum|kursdatum|date|fecha|datum|on" },
    [CEU_CSV_TITLE] = { "title", "Title",
                        "title|activity title|course title|course name|activity name|name of "
                        "course|"
                        "name of activity|event title|event name|program title|program "
                        "name|session title|"
                        "session name|class title|class name|ce title|ceu "
                        "title|course|activity|event|"
                        "program|session|titulo|titulo del curso|titulo de la actividad|nombre del "
                        "curso|"
                        "nombre de la actividad|curso|actividad|evento|titel|kurstitel|kursname|"
                        "name des kurses|titel der "
                        "veranstaltung|kurs|veranstaltung|fortbildung|bezeichnung|"
                        "nombre|name|course description|activity "
                        "description|description|descripcion|"
                        "beschreibung" },
    [CEU_CSV_UNITS] = { "units", "Units",
                        "ceus|ceu|units|ceus earned|ceu earned|ceus awarded|ceu value|ceu "
                        "credits|ceu hours|"
                        "credits earned|credits awarded|ce credits|credits|credit|number of ceus|"
                        "number of units|number of credits|number of hours|units earned|ce "
                        "units|ces|"
                        "cpe credits|cpes|cpe|cpe hours|cme credits|cmes|cme|cpd points|cpd "
                        "hours|cpd|pdus|"
                        "pdu|pdhs|pdh|ceh|cehs|hours earned|hours awarded|contact hours|ce hours|"
                        "credit hours|hours|hrs|minutes|semester hours|iacet ceus|iacet ceu|iacet|"
                        "credit amount|amount|points|creditos|creditos obtenidos|numero de "
                        "creditos|unidades|"
                        "unidades obtenidas|puntos|horas|horas de credito|horas de contacto|numero "
                        "de horas|"
                        "minutos|punkte|fortbildungspunkte|cme punkte|einheiten|anzahl der "
                        "einheiten|stunden|"
                        "fortbildungsstunden|anzahl der stunden|std|minuten|total ceus|total "
                        "credits|"
                        "total hours" },
    [CEU_CSV_UNIT] = { "unit", "Unit",
                       "unit|unit kind|unit type|kind of unit|credit type|type of credit|hour "
                       "type|ceu type|"
                       "unidad|tipo de unidad|tipo de credito|einheit|art der einheit" },
    [CEU_CSV_PROVIDER] = { "provider", "Provider",
                           "provider|sponsor|organization|organisation|provider name|sponsor name|"
                           "sponsoring organization|vendor|vendor name|host|company|institution|"
                           "training provider|education provider|ce provider|offered by|presented "
                           "by|organizer|"
                           "organiser|proveedor|nombre del "
                           "proveedor|patrocinador|organizacion|organizador|"
                           "entidad|institucion|anbieter|name des "
                           "anbieters|veranstalter|trager|organisator" },
    [CEU_CSV_INDEX] = { "index", "Index number",
                        "index number|index no|index|ceu index number|ceu index|approval "
                        "number|approval no|"
                        "approval code|approval id|approval|ceu number|ce number|course id|course "
                        "number|"
                        "course no|course code|activity number|activity id|activity code|program "
                        "number|"
                        "program id|event number|event id|tracking number|course tracking number|"
                        "certificate number|certificate no|certificate id|catalog number|numero de "
                        "indice|"
                        "indice|numero de aprobacion|codigo de aprobacion|codigo del curso|numero "
                        "de curso|"
                        "numero de certificado|codigo|indexnummer|kursnummer|veranstaltungsnummer|"
                        "genehmigungsnummer|anerkennungsnummer|zertifikatsnummer|vnr" },
    [CEU_CSV_FORMAT] = { "format", "Format",
                         "format|delivery|delivery method|delivery type|delivery format|delivery "
                         "mode|"
                         "activity type|type of activity|event type|course type|instructional "
                         "method|method|"
                         "modality|mode|type|formato|modalidad|tipo de actividad|metodo|tipo|"
                         "veranstaltungsart|kursart|art der fortbildung|lernform|art|typ" },
    [CEU_CSV_TOPICS] = { "topics", "Topic",
                         "topic|topics|category|categories|subject|subjects|subject area|field of "
                         "study|"
                         "area of study|content "
                         "area|domain|domains|specialty|tema|temas|materia|categoria|"
                         "categorias|area|thema|themen|fach|fachgebiet|kategorie|kategorien|"
                         "bereich" },
    [CEU_CSV_ACCEPTED_BY] = { "accepted-by", "Accepted by",
                              "accepted by|bodies|body|aceptado por|anerkannt von" },
    [CEU_CSV_ORIGIN] = { "origin", "Origin", "origin" },
    [CEU_CSV_PLANNED] = { "planned", "Planned", "planned|planificado|geplant" },
    [CEU_CSV_PIN] = { "pin", "Pinned to", "pinned to|pin" },
    [CEU_CSV_PIN_FOR] = { "pin-for", "Kept for", "kept for|pinned for|pin for" },
    [CEU_CSV_NOTE] = { "note", "Notes",
                       "notes|note|comment|comments|remarks|memo|notas|nota|comentario|comentarios|"
                       "observaciones|notiz|notizen|bemerkung|bemerkungen|anmerkung|anmerkungen|"
                       "kommentar|"
                       "kommentare" },
};
_Static_assert(G_N_ELEMENTS(ceu_csv_words) == CEU_CSV_FIELD_COUNT, "a row for every field");

/* "#" is read as a word, for "# of CEUs" and "Index #". */
char *
ceu_csv_fold(const char *heading)
{
    g_autofree char *plain = g_str_to_ascii(heading, "C");
    GString *folded = g_string_new(NULL);

    for (const char *c = plain; *c != '\0'; c++) {
        const bool blank = g_ascii_isspace(*c) || strchr("_-/#", *c) != NULL;

        if (*c == '(' && c > plain && g_ascii_isspace(c[-1]))
            break;
        if (g_ascii_isalnum(*c))
            g_string_append_c(folded, g_ascii_tolower(*c));
        else if (blank && folded->len > 0 && folded->str[folded->len - 1] != ' ')
            g_string_append_c(folded, ' ');
        if (*c == '#')
            g_string_append(folded, "number ");
    }
    return g_strchomp(g_string_free(folded, FALSE));
}

/* Without blanks, so that they make no difference. (transfer full) */
static char *
key_of(const char *words, size_t length)
{
    GString *key = g_string_sized_new(length);

    for (size_t i = 0; i < length; i++) {
        if (words[i] != ' ')
            g_string_append_c(key, words[i]);
    }
    return g_string_free(key, FALSE);
}

/* Where a heading stands. */
typedef struct Entry {
    CeuCsvFieldId field;
    size_t rank;
} Entry;

/* A heading of two fields is that of the first. */
static void
enter(GHashTable *index, CeuCsvFieldId field)
{
    const char *words = ceu_csv_words[field].words;

    for (const char *cursor = words; *cursor != '\0'; cursor += *cursor == '|') {
        const size_t span = strcspn(cursor, "|");
        g_autofree char *key = key_of(cursor, span);
        Entry *entry;

        if (!g_hash_table_contains(index, key)) {
            entry = g_new(Entry, 1);
            *entry = (Entry){ field, (size_t) (cursor - words) };
            g_hash_table_insert(index, g_steal_pointer(&key), entry);
        }
        cursor += span;
    }
}

/* Made when the first table is read, for ever. */
static GHashTable *
entries(void)
{
    static gsize made = 0;

    if (g_once_init_enter(&made)) {
        GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

        for (int i = 0; i < CEU_CSV_FIELD_COUNT; i++)
            enter(index, (CeuCsvFieldId) i);
        g_once_init_leave(&made, (gsize) index);
    }
    return (GHashTable *) made;
}

CeuCsvFieldId
ceu_csv_field_of(const char *folded, size_t *out_rank)
{
    g_autofree char *key = key_of(folded, strlen(folded));
    const Entry *entry = g_hash_table_lookup(entries(), key);

    if (entry == NULL)
        return CEU_CSV_FIELD_COUNT;
    *out_rank = entry->rank;
    return entry->field;
}

bool
ceu_csv_has_word(const char *words, const char *wanted)
{
    const size_t length = strlen(wanted);

    for (const char *cursor = words; *cursor != '\0'; cursor += *cursor == '|') {
        const size_t span = strcspn(cursor, "|");

        if (span == length && strncmp(cursor, wanted, span) == 0)
            return true;
        cursor += span;
    }
    return false;
}

CeuUnit
ceu_csv_unit_of(const char *folded)
{
    static const struct {
        const char *word;
        CeuUnit unit;
    } foreign[] = {
        { "horas", CEU_UNIT_HOUR },
        { "stunden", CEU_UNIT_HOUR },
        { "fortbildungsstunden", CEU_UNIT_HOUR },
        { "std", CEU_UNIT_HOUR },
        { "minutos", CEU_UNIT_MINUTE },
        { "minuten", CEU_UNIT_MINUTE },
        { "horas de credito", CEU_UNIT_HOUR },
        { "horas de contacto", CEU_UNIT_HOUR },
    };
    const char *last = strrchr(folded, ' ');
    CeuUnit unit = CEU_UNIT_CEU;

    if (ceu_unit_from_name(folded, &unit) || (last != NULL && ceu_unit_from_name(last + 1, &unit)))
        return unit;
    for (size_t i = 0; i < G_N_ELEMENTS(foreign); i++) {
        if (strcmp(foreign[i].word, folded) == 0 ||
            (last != NULL && strcmp(foreign[i].word, last + 1) == 0))
            return foreign[i].unit;
    }
    return CEU_UNIT_CEU;
}

bool
ceu_csv_is_total(const char *text)
{
    static const char words[] =
        "total|totals|grand total|subtotal|sub total|sum|total ceus|total credits|total hours|"
        "total units|total earned|total ceus earned|total credits earned|total hours earned|"
        "totales|suma|total de creditos|total de horas|total de unidades|total creditos|total "
        "horas|"
        "summe|gesamt|gesamtsumme|zwischensumme|summe der punkte|gesamtpunkte|gesamtstunden";
    g_autofree char *folded = ceu_csv_fold(text);

    return ceu_csv_has_word(words, folded);
}
