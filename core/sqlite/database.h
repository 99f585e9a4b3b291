// SPDX-License-Identifier: GPL-3.0-or-later
//
// core/sqlite is a thin skin over SQLite's C API: a connection, its statements and a transaction
// that rolls back unless it was committed. Start here, then statement.h.
//
// A Database belongs to one thread at a time. Everything throws SqliteFailure.
#pragma once

#include "core/sqlite/failure.h"
#include "core/sqlite/statement.h"

#include <QString>

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

namespace threadline {

class Database
{
public:
    enum class Access { ReadWrite, ReadOnly };

    /// Opens `path`, made if missing when it may be written. WAL, foreign keys off, memory bounded.
    Database(const QString& path, Access access);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Runs one or more statements that return nothing.
    void execute(const char* sql);
    void execute(const QByteArray& sql) { execute(sql.constData()); }
    /// A prepared statement of its own.
    Statement prepare(std::string_view sql);
    Statement prepare(const QByteArray& sql)
    {
        return prepare(std::string_view(sql.constData(), static_cast<std::size_t>(sql.size())));
    }
    Statement prepare(const char* sql) { return prepare(std::string_view(sql)); }
    /// The statement for this text, prepared once for the life of the connection, reset and without
    /// bindings. Not for use while the same text is being stepped.
    Statement& statement(std::string_view sql);
    /// The first column of the first row, 0 when there is none.
    qint64 number(std::string_view sql);

    qint64 lastInsertRowid() const;
    /// Rows changed by the last statement.
    qint64 changes() const;

    /// Asked every few thousand steps of a running statement; true stops it with remedy Cancelled.
    void setInterruption(std::function<bool()> shouldStop);

    /// Commits reach the disk before commit() returns (FULL) or with the next checkpoint (NORMAL).
    /// Both survive the death of the process; only FULL survives the death of the machine.
    void setFlushEachCommit(bool flush);

    sqlite3* handle() const { return m_handle; }

private:
    sqlite3* m_handle = nullptr;
    std::unordered_map<std::string, Statement> m_statements;
    std::function<bool()> m_shouldStop;
};

/// Rolls back unless committed.
class Transaction
{
public:
    enum class Kind { Read, Write };

    Transaction(Database& database, Kind kind);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit();

private:
    Database& m_database;
    bool m_open = true;
};

} // namespace threadline
