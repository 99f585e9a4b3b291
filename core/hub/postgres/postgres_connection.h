// SPDX-License-Identifier: GPL-3.0-or-later
//
// One connection to PostgreSQL by libpq, and what it answers. Closed with the object.
//
// The certificate is verified up to the host's name, and the password never travels: only SCRAM bound to the
// TLS channel is accepted (channel_binding=require, which libpq 13 and later know; require_auth only came with
// 16 and is set in addition there). A URL may lower sslmode to verify-ca, no further; a local socket needs neither.
//
// Thread: whichever made it. Calls block; a line that is dead is given up after about half a minute (keepalives
// and TCP_USER_TIMEOUT, as the system offers them).
#pragma once

#include "core/hub/hub_access.h"
#include "core/hub/postgres/postgres_values.h"
#include "core/model/expected.h"

#include <QHash>

#include <functional>
#include <memory>

struct pg_conn;
struct pg_result;
class QTemporaryFile;

namespace threadline {

/// Rows as text.
class PostgresRows
{
public:
    explicit PostgresRows(pg_result* result);

    int count() const;
    bool isNull(int row, int column) const;
    QByteArray bytes(int row, int column) const;
    QString text(int row, int column) const { return QString::fromUtf8(bytes(row, column)); }
    qint64 integer(int row, int column) const { return bytes(row, column).toLongLong(); }
    bool boolean(int row, int column) const { return bytes(row, column) == "t"; }
    QByteArray bytea(int row, int column) const; ///< NULL: empty
    QUuid uuid(int row, int column) const { return QUuid::fromString(text(row, column)); }
    /// A text[]; what it holds may have commas and quotes.
    QStringList texts(int row, int column) const;

private:
    std::shared_ptr<pg_result> m_result;
};

class PostgresConnection
{
public:
    /// Errors say what is wrong with the address, the network, the certificate or the password.
    static Expected<PostgresConnection> open(const HubAccess& access);
    PostgresConnection(PostgresConnection&&) noexcept;
    PostgresConnection& operator=(PostgresConnection&&) noexcept;
    ~PostgresConnection();

    Expected<PostgresRows> run(const QByteArray& statement, const QList<PostgresValue>& parameters = {});
    /// As run(), for what is asked again and again: the server plans it the first time.
    Expected<PostgresRows> runPrepared(const QByteArray& statement, const QList<PostgresValue>& parameters);
    /// Several statements without parameters.
    Expected<void> runScript(const QByteArray& statements);
    /// `copy`: COPY (…) TO STDOUT (FORMAT binary). `take` gets each row; false: it was not as it should be.
    Expected<void> copyOut(const QByteArray& copy, const std::function<bool(QByteArrayView row)>& take);

    /// A SCRAM verifier, to be stored by the server in place of the password.
    Expected<QByteArray> verifierOf(const QString& password);

    bool isAlive() const;
    int socket() const;
    /// From any thread while this lives: the line ends, and with it the call under way.
    void interrupt();
    int serverVersion() const; ///< 150018 for 15.18
    /// The payloads of what was notified and has arrived; does not wait.
    Expected<QByteArrayList> takeNotifications();

private:
    struct Close
    {
        void operator()(pg_conn* connection) const;
    };

    /// The socket under a name of its own, which stays ours whatever libpq does with its own.
    class SecondHandle;

    PostgresConnection(pg_conn* connection, std::unique_ptr<QTemporaryFile> certificates);

    std::unique_ptr<pg_conn, Close> m_connection;
    std::unique_ptr<SecondHandle> m_second;
    std::unique_ptr<QTemporaryFile> m_certificates; // libpq reads it again when it reconnects
    QHash<QByteArray, qsizetype> m_prepared; // the number in its name
};

} // namespace threadline
