# Turns SQL files into one C header: cmake -DSOURCE=lib/store/sql -DOUTPUT=ceu-sql.h -P sql-to-header.cmake
#
# SOURCE/*.sql holds statements, each after a line "-- name: xyz". They become CEU_SQL_STATEMENTS(X) with one
# X(xyz, "text") each, and the numbers CEU_SQL_xyz. SOURCE/schema/NNNN-name.sql becomes CEU_SQL_SCHEMA(X) with
# one X(NNNN, "name", "text") each. Comments are dropped: the program parses the texts at every start.
#
# Texts are only ever cut by position, never treated as CMake lists: ; [ ] " and \ are ordinary characters.

# Comments, trailing blanks and empty lines out; refuses what the comment remover could misread.
function(ceu_sql_clean file text out)
  # An odd number of quotes before a "--" of the same line.
  string(REGEX MATCH "\n([^'\n]*'[^'\n]*')*[^'\n]*'[^'\n]*--" quoted "\n${text}")
  if(NOT quoted STREQUAL "")
    message(FATAL_ERROR "${file}: \"--\" inside a string would be taken for a comment: ${quoted}")
  endif()
  if(text MATCHES "\\?\\?")
    message(FATAL_ERROR "${file}: \"??\" could be read as a trigraph")
  endif()
  string(REGEX REPLACE "--[^\n]*" "" text "${text}")
  string(REGEX REPLACE "[ \t\r]+\n" "\n" text "${text}")
  string(REGEX REPLACE "\n\n+" "\n" text "${text}")
  string(REGEX REPLACE "\n[ \t]+" "\n " text "${text}")
  string(STRIP "${text}" text)
  set(${out} "${text}" PARENT_SCOPE)
endfunction()

# A C string literal of several lines, ready for a macro's continuation lines.
function(ceu_sql_quote text out)
  string(REPLACE "\\" "\\\\" text "${text}")
  string(REPLACE "\"" "\\\"" text "${text}")
  string(REPLACE "\n" "\\n\" \\\n      \"" text "${text}")
  set(${out} "\"${text}\"" PARENT_SCOPE)
endfunction()

set(marker "-- name: ")
string(LENGTH "${marker}" marker_length)
set(statements "")
set(numbers "")
file(GLOB files ${SOURCE}/*.sql)
list(SORT files)
foreach(file IN LISTS files)
  file(READ ${file} rest)
  string(FIND "${rest}" "${marker}" start)
  while(NOT start EQUAL -1)
    math(EXPR start "${start} + ${marker_length}")
    string(SUBSTRING "${rest}" ${start} -1 rest)
    string(FIND "${rest}" "\n" line_end)
    if(line_end EQUAL -1)
      message(FATAL_ERROR "${file}: the last statement is empty")
    endif()
    string(SUBSTRING "${rest}" 0 ${line_end} name)
    if(NOT name MATCHES "^[a-z][a-z0-9_]*$")
      message(FATAL_ERROR "${file}: \"${name}\" is not a statement name")
    endif()
    if(DEFINED seen_${name})
      message(FATAL_ERROR "${file}: statement ${name} is there twice")
    endif()
    set(seen_${name} 1)
    string(SUBSTRING "${rest}" ${line_end} -1 rest)
    string(FIND "${rest}" "${marker}" start)
    string(SUBSTRING "${rest}" 0 ${start} text)
    ceu_sql_clean(${file} "${text}" text)
    if(NOT text MATCHES ";$")
      message(FATAL_ERROR "${file}: statement ${name} does not end with a semicolon")
    endif()
    ceu_sql_quote("${text}" text)
    string(APPEND statements " \\\n    X(${name}, ${text})")
    string(APPEND numbers "    CEU_SQL_${name},\n")
  endwhile()
endforeach()

set(schema "")
set(expected 1)
file(GLOB files ${SOURCE}/schema/*.sql)
list(SORT files)
foreach(file IN LISTS files)
  get_filename_component(name ${file} NAME_WE)
  if(NOT name MATCHES "^([0-9][0-9][0-9][0-9])-([a-z0-9-]+)$")
    message(FATAL_ERROR "${file}: a schema step is named NNNN-what.sql")
  endif()
  set(what ${CMAKE_MATCH_2})
  math(EXPR version "1${CMAKE_MATCH_1} - 10000")
  if(NOT version EQUAL expected)
    message(FATAL_ERROR "${file}: schema step ${expected} is missing")
  endif()
  math(EXPR expected "${expected} + 1")
  file(READ ${file} text)
  ceu_sql_clean(${file} "${text}" text)
  ceu_sql_quote("${text}" text)
  string(APPEND schema " \\\n    X(${version}, \"${what}\", ${text})")
endforeach()

file(WRITE ${OUTPUT} "/* Made from lib/store/sql by cmake/sql-to-header.cmake. Do not edit. */
#pragma once

typedef enum {
${numbers}    CEU_SQL_COUNT
} CeuSql;

#define CEU_SQL_STATEMENTS(X)${statements}

#define CEU_SQL_SCHEMA(X)${schema}
")
