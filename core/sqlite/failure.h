// SPDX-License-Identifier: GPL-3.0-or-later
//
// What goes wrong inside SQLite is thrown, so that projections and queries read as what they do.
// The two doors into the store, LogThread and ReaderPool, catch it and hand out the Error; it never
// leaves core/log.
#pragma once

#include "core/model/expected.h"

#include <exception>

struct sqlite3;

namespace threadline {

/// Said alike wherever a write comes to nothing for want of room.
Error diskFull();

class SqliteFailure : public std::exception
{
public:
    /// From the last error of `db`; `doing` says what was tried, for the sentence.
    static SqliteFailure of(sqlite3* db, int code, const char* doing);
    explicit SqliteFailure(Error error) : m_error(std::move(error)) {}

    const Error& error() const { return m_error; }
    const char* what() const noexcept override { return "the store failed"; }

private:
    Error m_error;
};

} // namespace threadline
