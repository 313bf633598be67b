# The day of the release, as days since 1970-01-01 (UTC): a clock before it is wrong. From SOURCE_DATE_EPOCH, else the
# newest date in CHANGELOG.md; never the day of the build, so that the same source makes the same program.

if(DEFINED ENV{SOURCE_DATE_EPOCH})
  set(ceu_release_epoch $ENV{SOURCE_DATE_EPOCH})
else()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/CHANGELOG.md)
  file(STRINGS ${PROJECT_SOURCE_DIR}/CHANGELOG.md ceu_releases REGEX "^## [0-9.]+ - [0-9]+-[0-9]+-[0-9]+$" LIMIT_COUNT 1)
  if(NOT ceu_releases MATCHES "([0-9]+)-0?([0-9]+)-0?([0-9]+)$")
    message(FATAL_ERROR "CHANGELOG.md names no release with its date")
  endif()
  # Days from a civil day; the year begins in March, so that the leap day is its last.
  set(year ${CMAKE_MATCH_1})
  set(month ${CMAKE_MATCH_2})
  set(day ${CMAKE_MATCH_3})
  if(month LESS 3)
    math(EXPR year "${year} - 1")
    math(EXPR month "${month} + 12")
  endif()
  math(EXPR ceu_release_epoch
       "(365 * ${year} + ${year} / 4 - ${year} / 100 + ${year} / 400 + (153 * (${month} - 3) + 2) / 5 + ${day} - 719469) * 86400")
endif()
math(EXPR CEU_RELEASE_DAY "${ceu_release_epoch} / 86400")
