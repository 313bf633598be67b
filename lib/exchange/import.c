/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows, faults and remarks of one foreign file, whatever kind of file it is. */
#include "exchange/import.h"

static void
fault_free(CeuImportFault *fault)
{
    g_free(fault->field);
    g_free(fault->message);
    g_free(fault);
}

static void
column_free(gpointer data)
{
    CeuImportColumn *column = data;

    g_free(column->heading);
    g_free(column);
}

void
ceu_import_free(CeuImport *import)
{
    if (import == NULL)
        return;
    g_free(import->path);
    g_array_unref(import->rows);
    g_ptr_array_unref(import->faults);
    g_ptr_array_unref(import->remarks);
    g_ptr_array_unref(import->columns);
    g_string_chunk_free(import->strings);
    g_free(import);
}

CeuImport *
ceu_import_new(const char *path)
{
    CeuImport *import = g_new0(CeuImport, 1);

    import->path = g_strdup(path);
    import->rows = g_array_new(FALSE, FALSE, sizeof(CeuImportRow));
    import->faults = g_ptr_array_new_with_free_func((GDestroyNotify) fault_free);
    import->remarks = g_ptr_array_new_with_free_func(g_free);
    import->columns = g_ptr_array_new_with_free_func(column_free);
    import->strings = g_string_chunk_new(4096);
    return import;
}

void
ceu_import_add_fault(CeuImport *import, int line, int column, const char *field, char *message)
{
    CeuImportFault *fault = g_new0(CeuImportFault, 1);

    fault->line = line;
    fault->column = column;
    fault->field = g_strdup(field);
    fault->message = message;
    g_ptr_array_add(import->faults, fault);
}
