// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/database.h"

#include "core/trace/trace.h"

#include <sqlite3.h>

namespace threadline {

Error diskFull()
{
    return {Error::Remedy::Retry, QStringLiteral("The disk is full: nothing was lost, but nothing more can be "
                                                 "stored until there is room.")};
}

SqliteFailure SqliteFailure::of(sqlite3* db, int code, const char* doing)
{
    const QString words = QString::fromUtf8(db ? sqlite3_errmsg(db) : sqlite3_errstr(code));
    switch (code & 0xff) {
    case SQLITE_FULL:
        return SqliteFailure(diskFull());
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return SqliteFailure({Error::Remedy::Rejected,
                              QStringLiteral("The workspace cannot be written: check the permissions of its "
                                             "folder and files.")});
    case SQLITE_CANTOPEN:
        return SqliteFailure({Error::Remedy::Rejected,
                              QStringLiteral("The workspace's database cannot be opened: check that its folder "
                                             "exists and may be read and written.")});
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return SqliteFailure({Error::Remedy::Retry,
                              QStringLiteral("Another program is holding the workspace's database; close it and "
                                             "try again.")});
    case SQLITE_INTERRUPT:
        return SqliteFailure({Error::Remedy::Cancelled, QStringLiteral("The question was withdrawn.")});
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return SqliteFailure({Error::Remedy::Corrupt,
                              QStringLiteral("The workspace's database is damaged (%1): keep a copy of its folder "
                                             "and restore a backup.").arg(words)});
    case SQLITE_IOERR:
        return SqliteFailure({Error::Remedy::Retry,
                              QStringLiteral("The disk did not answer while %1 (%2).")
                                  .arg(QString::fromLatin1(doing), words)});
    default:
        return SqliteFailure({Error::Remedy::Corrupt,
                              QStringLiteral("The store failed while %1: %2.")
                                  .arg(QString::fromLatin1(doing), words)});
    }
}

/// The statement as the program has it, with ? for what was asked.
static int traceStatement(unsigned, void*, void* statement, void* nanoseconds)
{
    trace::took(sqlite3_sql(static_cast<sqlite3_stmt*>(statement)), "sqlite", *static_cast<sqlite3_int64*>(nanoseconds));
    return 0;
}

Database::Database(const QString& path, Access access)
{
    const int flags = access == Access::ReadOnly ? SQLITE_OPEN_READONLY
                                                 : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &m_handle,
                                     flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    if (code != SQLITE_OK) {
        const SqliteFailure failure = SqliteFailure::of(m_handle, code, "opening the workspace");
        sqlite3_close(m_handle);
        throw failure;
    }
    sqlite3_busy_timeout(m_handle, 5000);
    if (trace::isOn()) {
        sqlite3_trace_v2(m_handle, SQLITE_TRACE_PROFILE, traceStatement, nullptr);
    }
    try {
        if (access == Access::ReadWrite) {
            execute("PRAGMA journal_mode=WAL");
            setFlushEachCommit(false);
            execute("PRAGMA wal_autocheckpoint=4000");
        }
        execute("PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000");
    } catch (...) {
        sqlite3_close(m_handle);
        throw;
    }
}

Database::~Database()
{
    m_statements.clear();
    sqlite3_close(m_handle);
}

void Database::execute(const char* sql)
{
    const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        throw SqliteFailure::of(m_handle, code, "changing the workspace");
    }
}

Statement Database::prepare(std::string_view sql)
{
    return Statement(m_handle, sql);
}

Statement& Database::statement(std::string_view sql)
{
    const std::string key(sql);
    auto found = m_statements.find(key);
    if (found == m_statements.end()) {
        found = m_statements.emplace(key, Statement(m_handle, sql)).first;
    }
    found->second.reset();
    return found->second;
}

qint64 Database::number(std::string_view sql)
{
    Statement query = prepare(sql);
    return query.step() ? query.integer(0) : 0;
}

qint64 Database::lastInsertRowid() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

qint64 Database::changes() const
{
    return sqlite3_changes64(m_handle);
}

void Database::setInterruption(std::function<bool()> shouldStop)
{
    m_shouldStop = std::move(shouldStop);
    constexpr int stepsBetween = 4000;
    if (m_shouldStop) {
        sqlite3_progress_handler(
            m_handle, stepsBetween,
            [](void* self) { return static_cast<Database*>(self)->m_shouldStop() ? 1 : 0; }, this);
    } else {
        sqlite3_progress_handler(m_handle, 0, nullptr, nullptr);
    }
}

void Database::setFlushEachCommit(bool flush)
{
    execute(flush ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
}

Transaction::Transaction(Database& database, Kind kind)
    : m_database(database)
{
    m_database.execute(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction()
{
    if (m_open) {
        sqlite3_exec(m_database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

void Transaction::commit()
{
    m_database.execute("COMMIT");
    m_open = false;
}

} // namespace threadline
