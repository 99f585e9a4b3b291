# SPDX-License-Identifier: GPL-3.0-or-later
# Every library the program stands on, found once, with a sentence that says what to install.

macro(threadline_require found name package)
    if(NOT ${found})
        message(FATAL_ERROR "${name} was not found: install the Debian package ${package} "
                            "(packaging/debian/install.sh build installs all of them).")
    endif()
endmacro()

find_package(Qt6 6.4 QUIET COMPONENTS Core Concurrent Gui Widgets Network Svg)
threadline_require(Qt6_FOUND "Qt 6.4" "qt6-base-dev qt6-svg-dev")
find_package(Qt6Keychain QUIET)
threadline_require(Qt6Keychain_FOUND "QtKeychain for Qt 6" "qtkeychain-qt6-dev")
find_package(SQLite3 3.40 QUIET)
threadline_require(SQLite3_FOUND "SQLite 3.40" "libsqlite3-dev")
find_package(CURL QUIET)
threadline_require(CURL_FOUND "libcurl" "libcurl4-openssl-dev")
find_package(PkgConfig QUIET)
threadline_require(PKG_CONFIG_FOUND "pkg-config" "pkg-config")
pkg_check_modules(GMIME QUIET IMPORTED_TARGET gmime-3.0)
threadline_require(GMIME_FOUND "GMime 3" "libgmime-3.0-dev")
pkg_check_modules(UCHARDET QUIET IMPORTED_TARGET uchardet)
threadline_require(UCHARDET_FOUND "uchardet" "libuchardet-dev")
pkg_check_modules(GUMBO QUIET IMPORTED_TARGET gumbo)
threadline_require(GUMBO_FOUND "gumbo" "libgumbo-dev")
pkg_check_modules(LIBICAL QUIET IMPORTED_TARGET libical)
threadline_require(LIBICAL_FOUND "libical" "libical-dev")
pkg_check_modules(HUNSPELL QUIET IMPORTED_TARGET hunspell)
threadline_require(HUNSPELL_FOUND "Hunspell" "libhunspell-dev")
pkg_check_modules(ZSTD QUIET IMPORTED_TARGET libzstd)
threadline_require(ZSTD_FOUND "zstd" "libzstd-dev")
# Debian's libphonenumber brings neither a CMake package nor a pkg-config file.
find_package(Protobuf QUIET)
threadline_require(Protobuf_FOUND "Protocol Buffers" "libprotobuf-dev")
find_path(PHONENUMBER_INCLUDE_DIR phonenumbers/phonenumberutil.h)
find_library(PHONENUMBER_LIBRARY phonenumber)
mark_as_advanced(PHONENUMBER_INCLUDE_DIR PHONENUMBER_LIBRARY)
if(PHONENUMBER_INCLUDE_DIR AND PHONENUMBER_LIBRARY)
    set(PHONENUMBER_FOUND TRUE)
endif()
threadline_require(PHONENUMBER_FOUND "libphonenumber" "libphonenumber-dev")
if(NOT TARGET PhoneNumber::PhoneNumber)
    add_library(PhoneNumber::PhoneNumber UNKNOWN IMPORTED)
    set_target_properties(PhoneNumber::PhoneNumber PROPERTIES
        IMPORTED_LOCATION "${PHONENUMBER_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${PHONENUMBER_INCLUDE_DIR}"
        INTERFACE_LINK_LIBRARIES protobuf::libprotobuf)
endif()
