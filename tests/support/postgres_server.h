// SPDX-License-Identifier: GPL-3.0-or-later
//
// A real PostgreSQL of the test's own: private folder, TLS with a certificate of the tests' authority, SCRAM, a
// port of its own on 127.0.0.1. Started as an ordinary user (as nobody when the test runs as root), stopped with
// this object.
#pragma once

#include "tests/support/server_user.h"
#include "tests/support/test_certificates.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace threadline::test {

class PostgresServer
{
public:
    /// Starts it; fails the test when it does not come up. `durable`: commits reach the disk, as for a measurement.
    explicit PostgresServer(TestCertificates::Kind certificate = TestCertificates::Kind::Valid, bool durable = false);
    /// A standby of `primary`: can be read from, has all that is committed there a moment later, until promote().
    static std::unique_ptr<PostgresServer> standbyOf(const PostgresServer& primary);
    ~PostgresServer();
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    /// The one that all tests of a program share; a database of its own for each test is enough.
    static PostgresServer& shared();
    /// Whether this machine has the programs. Says so loudly when not: the test then returns.
    static bool isInstalled();

    void start();
    /// Ends it and all connections; start() goes on with what is stored.
    void stop();

    /// A standby becomes a server of its own.
    void promote();

    /// A new database, and a role that owns it and has CREATEROLE but is no superuser. The URL has both. `folder`:
    /// where its files lie, if not with the others; empty, and the server's user may write there.
    QString makeDatabase(const QString& folder = {});
    const ServerUser& user() const { return m_user; }
    /// As the superuser, on the socket, for what no role of the hub could do.
    QString superuserUrl(const QString& database) const;

    QString url(const QString& login, const QString& password, const QString& database) const;
    quint16 port() const { return m_port; }
    QByteArray certificateOfAuthority() const; ///< PEM
    QString caFile() const { return m_certificates->caFile(); }
    QByteArray log() const;

private:
    struct Bare
    {
    };
    explicit PostgresServer(Bare);
    void configure(bool durable);
    void run(const char* programName, const QStringList& arguments);
    QString path(const char* name) const;
    void prepare(QProcess& process) const;
    void initialise(TestCertificates::Kind certificate, bool durable);
    bool answers() const;
    void asSuperuser(const QByteArray& statement, const QString& database);

    ServerUser m_user;
    QTemporaryDir m_folder;
    std::optional<TestCertificates> m_certificates;
    QProcess m_process;
    quint16 m_port = 0;
    int m_databases = 0;
};

} // namespace threadline::test
