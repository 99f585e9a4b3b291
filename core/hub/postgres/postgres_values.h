// SPDX-License-Identifier: GPL-3.0-or-later
//
// Values as PostgreSQL writes them in binary: parameters with arrays going there, rows of COPY coming
// back. Nothing is quoted, so nothing can be quoted wrongly. Formats: PostgreSQL's documentation, COPY
// ("Binary Format"), and the send and receive functions of each type. Pure; any thread.
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>
#include <QUuid>

#include <optional>

namespace threadline {

/// One parameter of a statement, with its type's number in pg_type.
struct PostgresValue
{
    unsigned type = 0;
    std::optional<QByteArray> bytes; ///< nothing: NULL
    bool binary = true;

    static PostgresValue of(qint64 number);
    static PostgresValue of(const QString& text);
    static PostgresValue of(const QUuid& uuid); ///< null: NULL
    static PostgresValue of(bool value);
    static PostgresValue bytea(const QByteArray& bytes);
    static PostgresValue jsonb(const QByteArray& json);
    static PostgresValue of(const QStringList& texts);
};

/// A parameter that is an array, filled element by element.
class PostgresArray
{
public:
    enum class Of { Int4, Int8, Uuid, Text, Bytea };

    explicit PostgresArray(Of of) : m_of(of) {}
    void add(QByteArrayView bytes); ///< Text, Bytea
    void add(const QUuid& uuid);
    void add(qint64 number); ///< Int4, Int8
    PostgresValue value() const;

private:
    Of m_of;
    QByteArray m_elements;
    qint32 m_count = 0;
};

/// Reads one row of COPY … (FORMAT binary), column after column. Asking for more than there is answers NULL and
/// leaves isWhole() false.
class PostgresCopyRow
{
public:
    /// `columns` have to be exactly as many; else the row is not whole.
    PostgresCopyRow(QByteArrayView row, int columns);

    std::optional<QByteArrayView> next();
    qint64 nextInteger(); ///< of eight bytes
    QUuid nextUuid();
    QByteArray nextBytes(); ///< NULL: empty
    QString nextText() { return QString::fromUtf8(nextBytes()); }
    bool isWhole() const { return m_whole; }

private:
    QByteArrayView m_rest;
    bool m_whole = true;
};

/// What comes before the first row: taken off its front; false when it is not there.
bool takeCopyHeader(QByteArrayView& firstMessage);
/// Whether this message is the trailer, not a row.
bool isCopyTrailer(QByteArrayView message);

} // namespace threadline
