# SPDX-License-Identifier: GPL-3.0-or-later
# How this project's targets are made, so that each folder's CMakeLists.txt is only a list.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# Passed to the compiler's launcher, because an environment set by a preset ends with the configure step.
find_program(THREADLINE_CCACHE ccache)
if(THREADLINE_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime CCACHE_NOHASHDIR=1
            CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} ${THREADLINE_CCACHE})
endif()

add_library(threadline_options INTERFACE)
target_compile_features(threadline_options INTERFACE cxx_std_20)
target_include_directories(threadline_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_definitions(threadline_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH
    QT_NO_KEYWORDS QT_DISABLE_DEPRECATED_BEFORE=0x060400
    _LARGEFILE64_SOURCE) # with -pthread below: GMime asks for both, and a precompiled header fits only files that agree
target_compile_options(threadline_options INTERFACE
    -pthread -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
    # Optimising, GCC 12 sees overlaps and overruns in std::string's own operator+ (GCC bug 105329).
    $<$<CONFIG:Release>:-Wno-array-bounds> $<$<CONFIG:Release>:-Wno-restrict>)

# Qt's headers are most of what a file of ours costs to compile, so each floor shares one precompiled
# header (docs/decisions/0005). -fpch-preprocess lets ccache see through it.
function(threadline_precompiled name)
    cmake_parse_arguments(ARG "" "" "HEADERS;LINKS" ${ARGN})
    file(WRITE "${CMAKE_BINARY_DIR}/precompiled/${name}.cpp" "")
    add_library(threadline_precompiled_${name} OBJECT "${CMAKE_BINARY_DIR}/precompiled/${name}.cpp")
    set_target_properties(threadline_precompiled_${name} PROPERTIES AUTOMOC OFF)
    target_link_libraries(threadline_precompiled_${name} PRIVATE threadline_options ${ARG_LINKS})
    target_precompile_headers(threadline_precompiled_${name} PRIVATE ${ARG_HEADERS})
endfunction()

set(THREADLINE_CORE_HEADERS
    <QFuture> <QFutureWatcher> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList> <QMap> <QObject>
    <QPromise> <QSet> <QString> <QTimer> <QUuid> <functional> <memory> <optional> <variant> <vector>)
set(THREADLINE_WIDGET_HEADERS
    <QAbstractItemModel> <QApplication> <QBoxLayout> <QLabel> <QPainter> <QPushButton> <QStyle>
    <QStyledItemDelegate> <QWidget>)
threadline_precompiled(core HEADERS ${THREADLINE_CORE_HEADERS} LINKS Qt6::Core)
threadline_precompiled(widgets HEADERS ${THREADLINE_CORE_HEADERS} ${THREADLINE_WIDGET_HEADERS} LINKS Qt6::Widgets)

function(threadline_use_precompiled target name)
    target_compile_options(${target} PRIVATE -fpch-preprocess)
    target_precompile_headers(${target} REUSE_FROM threadline_precompiled_${name})
endfunction()

# threadline_library(history SOURCES a.cpp … LINKS threadline::log …)
# makes the target threadline_history, known to others as threadline::history.
function(threadline_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
    add_library(threadline_${name} STATIC ${ARG_SOURCES})
    add_library(threadline::${name} ALIAS threadline_${name})
    target_link_libraries(threadline_${name}
        PUBLIC threadline_options ${ARG_LINKS} PRIVATE ${ARG_PRIVATE_LINKS})
    if(CMAKE_CURRENT_SOURCE_DIR MATCHES "/ui/" AND NOT CMAKE_CURRENT_SOURCE_DIR MATCHES "/ui/models")
        threadline_use_precompiled(threadline_${name} widgets)
    else()
        threadline_use_precompiled(threadline_${name} core)
    endif()
    if(THREADLINE_WERROR)
        target_compile_options(threadline_${name} PRIVATE -Werror)
    endif()
endfunction()
