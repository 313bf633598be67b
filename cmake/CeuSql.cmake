# SQL lives in files: lib/store/sql/*.sql and lib/store/sql/schema/NNNN-*.sql become one header of constants.
set(CEU_SQL_DIRECTORY ${PROJECT_BINARY_DIR}/sql)
file(GLOB ceu_sql_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/lib/store/sql/*.sql
     ${PROJECT_SOURCE_DIR}/lib/store/sql/schema/*.sql)
add_custom_command(
  OUTPUT ${CEU_SQL_DIRECTORY}/ceu-sql.h
  COMMAND ${CMAKE_COMMAND} -DSOURCE=${PROJECT_SOURCE_DIR}/lib/store/sql -DOUTPUT=${CEU_SQL_DIRECTORY}/ceu-sql.h
          -P ${PROJECT_SOURCE_DIR}/cmake/sql-to-header.cmake
  DEPENDS ${ceu_sql_files} ${PROJECT_SOURCE_DIR}/cmake/sql-to-header.cmake
  VERBATIM)
add_custom_target(ceu-sql DEPENDS ${CEU_SQL_DIRECTORY}/ceu-sql.h)
