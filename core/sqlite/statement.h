// SPDX-License-Identifier: GPL-3.0-or-later
//
// One prepared statement: bind, step, read. Columns count from 0, parameters from 1, as in SQLite.
#pragma once

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <string_view>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace threadline {

/// Bytes to be bound as TEXT; they have to be UTF-8.
struct Utf8
{
    QByteArrayView bytes;
};

class Statement
{
public:
    Statement() = default;
    Statement(sqlite3* db, std::string_view sql);
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;

    void bind(int parameter, qint64 value);
    void bind(int parameter, int value) { bind(parameter, static_cast<qint64>(value)); }
    void bind(int parameter, bool value) { bind(parameter, static_cast<qint64>(value)); }
    void bind(int parameter, const QString& text);
    void bind(int parameter, Utf8 text);
    void bind(int parameter, const QByteArray& blob);
    void bind(int parameter, const QUuid& uuid) { bind(parameter, uuid.toRfc4122()); }
    void bind(int parameter, std::nullptr_t null);

    /// Binds all parameters in order.
    template <class... Values>
    Statement& with(const Values&... values)
    {
        int parameter = 0;
        (bind(++parameter, values), ...);
        return *this;
    }

    /// True: a row is there to be read. False: done, and ready to be bound anew.
    bool step();
    /// Steps a statement that returns no rows, binding `values` first.
    template <class... Values>
    void run(const Values&... values)
    {
        with(values...);
        while (step()) {
        }
    }
    void reset();

    qint64 integer(int column) const;
    bool isNull(int column) const;
    bool isBlob(int column) const;
    int columns() const;
    QString text(int column) const;
    QByteArray bytes(int column) const; ///< TEXT as UTF-8, or a BLOB
    QByteArrayView view(int column) const; ///< the same without a copy, until the next step
    QUuid uuid(int column) const { return QUuid::fromRfc4122(bytes(column)); }

private:
    sqlite3_stmt* m_statement = nullptr;
};

} // namespace threadline
