# The contract for other programs: headers and pkg-config files. The paths in the .pc files are relative to the
# file itself, so an installed tree can be moved.

install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/ceu DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")

set(pkgconfig_dir ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
file(RELATIVE_PATH CEU_PC_TO_PREFIX /${pkgconfig_dir} /)
string(REGEX REPLACE "/$" "" CEU_PC_TO_PREFIX ${CEU_PC_TO_PREFIX})

function(ceu_pkgconfig CEU_PC_NAME CEU_PC_DESCRIPTION CEU_PC_REQUIRES)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/ceu.pc.in ${PROJECT_BINARY_DIR}/${CEU_PC_NAME}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/${CEU_PC_NAME}.pc DESTINATION ${pkgconfig_dir})
endfunction()

ceu_pkgconfig(ceu "Continuing-education units, deadlines and reminders" "glib-2.0 >= 2.74")
ceu_pkgconfig(ceu-calendar "Renewal deadlines as iCalendar" "ceu = ${PROJECT_VERSION}")
