// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/statement.h"

#include "core/sqlite/failure.h"

#include <sqlite3.h>

namespace threadline {

namespace {

void check(sqlite3_stmt* statement, int code)
{
    if (code != SQLITE_OK) {
        throw SqliteFailure::of(sqlite3_db_handle(statement), code, "storing a value");
    }
}

} // namespace

Statement::Statement(sqlite3* db, std::string_view sql)
{
    const int code = sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr);
    if (code != SQLITE_OK) {
        throw SqliteFailure::of(db, code, "preparing a statement");
    }
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement::Statement(Statement&& other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr))
{
}

Statement& Statement::operator=(Statement&& other) noexcept
{
    std::swap(m_statement, other.m_statement);
    return *this;
}

void Statement::bind(int parameter, qint64 value)
{
    check(m_statement, sqlite3_bind_int64(m_statement, parameter, value));
}

void Statement::bind(int parameter, const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    bind(parameter, Utf8{utf8});
}

void Statement::bind(int parameter, Utf8 text)
{
    // A null view would be bound as NULL; an empty text is a text.
    const char* data = text.bytes.isEmpty() ? "" : text.bytes.data();
    check(m_statement, sqlite3_bind_text64(m_statement, parameter, data,
                                           static_cast<sqlite3_uint64>(text.bytes.size()),
                                           SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind(int parameter, const QByteArray& blob)
{
    check(m_statement, sqlite3_bind_blob64(m_statement, parameter, blob.constData(),
                                           static_cast<sqlite3_uint64>(blob.size()),
                                           SQLITE_TRANSIENT));
}

void Statement::bind(int parameter, std::nullptr_t)
{
    check(m_statement, sqlite3_bind_null(m_statement, parameter));
}

bool Statement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) {
        return true;
    }
    sqlite3* db = sqlite3_db_handle(m_statement);
    if (code != SQLITE_DONE) {
        const SqliteFailure failure = SqliteFailure::of(db, code, "reading or writing the workspace");
        sqlite3_reset(m_statement);
        throw failure;
    }
    sqlite3_reset(m_statement);
    return false;
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

bool Statement::isBlob(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_BLOB;
}

int Statement::columns() const
{
    return sqlite3_column_count(m_statement);
}

QString Statement::text(int column) const
{
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(data, sqlite3_column_bytes(m_statement, column));
}

QByteArray Statement::bytes(int column) const
{
    return view(column).toByteArray();
}

QByteArrayView Statement::view(int column) const
{
    const auto* data = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    return {data, sqlite3_column_bytes(m_statement, column)};
}

} // namespace threadline
