// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/postgres_server.h"

#include "tests/support/free_port.h"
#include "tests/support/waiting.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <signal.h>

#include <iostream>

namespace threadline::test {

namespace {

/// Debian keeps them outside of the search path; the newest there is.
QString program(const char* name)
{
    QDir versions(QStringLiteral("/usr/lib/postgresql"));
    const QStringList all = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    for (const QString& version : all) {
        const QString file = versions.filePath(version + QStringLiteral("/bin/") + QLatin1String(name));
        if (QFile::exists(file)) {
            return file;
        }
    }
    return {};
}

constexpr auto configuration = R"(
listen_addresses = '127.0.0.1'
port = %PORT%
unix_socket_directories = '%DIR%'
ssl = on
ssl_cert_file = 'server.crt'
ssl_key_file = 'server.key'
password_encryption = 'scram-sha-256'
max_connections = 120
shared_buffers = '64MB'
log_min_messages = warning
)";

// A crash of the machine is not what is tested, and commits that wait for the disk make tests slow.
constexpr auto withoutDisk = R"(
fsync = off
full_page_writes = off
)";

constexpr auto access = R"(local all postgres trust
local replication postgres trust
local all all scram-sha-256
hostssl all all 127.0.0.1/32 scram-sha-256
)";

void write(const QString& path, const QByteArray& bytes, QIODevice::OpenMode mode = QIODevice::Truncate)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly | mode));
    REQUIRE(file.write(bytes) == bytes.size());
}

} // namespace

PostgresServer::PostgresServer(Bare)
    : m_port(freePort())
{
    REQUIRE(m_folder.isValid());
    m_user.own(m_folder.path());
    m_certificates.emplace(m_folder.path());
}

PostgresServer::PostgresServer(TestCertificates::Kind certificate, bool durable)
    : PostgresServer(Bare())
{
    initialise(certificate, durable);
    start();
}

std::unique_ptr<PostgresServer> PostgresServer::standbyOf(const PostgresServer& primary)
{
    std::unique_ptr<PostgresServer> standby(new PostgresServer(Bare()));
    standby->run("pg_basebackup", {QStringLiteral("-D"), standby->path("data"), QStringLiteral("-R"), QStringLiteral("-c"), QStringLiteral("fast"), QStringLiteral("-U"),
                                   QStringLiteral("postgres"), QStringLiteral("-h"), primary.m_folder.path(),
                                   QStringLiteral("-p"), QString::number(primary.m_port)});
    standby->configure(false);
    standby->start();
    return standby;
}

void PostgresServer::promote()
{
    run("pg_ctl", {QStringLiteral("promote"), QStringLiteral("-w"), QStringLiteral("-D"), path("data")});
}

PostgresServer::~PostgresServer()
{
    stop();
}

PostgresServer& PostgresServer::shared()
{
    // Test programs end without destructors of statics (core/async/process_end.h), and a server would outlive them.
    static std::unique_ptr<PostgresServer> server;
    if (!server) {
        server = std::make_unique<PostgresServer>();
        qAddPostRoutine([] { server.reset(); });
    }
    return *server;
}

bool PostgresServer::isInstalled()
{
    if (!program("postgres").isEmpty()) {
        return true;
    }
    const char* words = "SKIPPED: no PostgreSQL here (Debian package postgresql-15), so nothing was tested against a "
                        "real hub.";
    WARN(words);
    std::cerr << words << std::endl;
    return false;
}

QString PostgresServer::path(const char* name) const
{
    return m_folder.filePath(QLatin1String(name));
}

void PostgresServer::prepare(QProcess& process) const
{
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(m_folder.path());
    m_user.runAs(process, SIGQUIT); // a test that is killed takes its server along
}

void PostgresServer::initialise(TestCertificates::Kind certificate, bool durable)
{
    run("initdb", {QStringLiteral("-D"), path("data"), QStringLiteral("-U"), QStringLiteral("postgres"),
                   QStringLiteral("-A"), QStringLiteral("trust"), QStringLiteral("-E"), QStringLiteral("UTF8"),
                   QStringLiteral("--locale=C.UTF-8"), QStringLiteral("-N")});
    configure(durable);
    write(path("data/pg_hba.conf"), access);
    for (const auto& [from, to] : {std::pair(m_certificates->certificate(certificate), "data/server.crt"),
                                   std::pair(m_certificates->key(certificate), "data/server.key")}) {
        REQUIRE(QFile::copy(from, path(to)));
        REQUIRE(QFile::setPermissions(path(to), QFile::ReadOwner | QFile::WriteOwner));
        m_user.own(path(to));
    }
}

void PostgresServer::configure(bool durable)
{
    QByteArray settings = configuration;
    settings.replace("%PORT%", QByteArray::number(m_port)).replace("%DIR%", m_folder.path().toUtf8());
    write(path("data/postgresql.conf"), settings + (durable ? "" : withoutDisk), QIODevice::Append);
}

void PostgresServer::run(const char* programName, const QStringList& arguments)
{
    QProcess process;
    prepare(process);
    process.start(program(programName), arguments);
    const bool finished = process.waitForFinished(180'000);
    INFO(process.readAll().toStdString());
    REQUIRE(finished);
    REQUIRE(process.exitCode() == 0);
}

void PostgresServer::start()
{
    prepare(m_process);
    m_process.setStandardOutputFile(path("log"), QIODevice::Append);
    m_process.start(program("postgres"), {QStringLiteral("-D"), path("data")});
    m_process.waitForStarted();
    const bool up =
        waitUntil([this] { return answers() || m_process.state() == QProcess::NotRunning; }, std::chrono::seconds(120));
    if (!up || m_process.state() != QProcess::Running) {
        FAIL("PostgreSQL did not start: " << log().toStdString());
    }
}

/// It takes connections, which is later than listening.
bool PostgresServer::answers() const
{
    QProcess ready;
    ready.start(program("pg_isready"), {QStringLiteral("-q"), QStringLiteral("-h"), m_folder.path(),
                                        QStringLiteral("-p"), QString::number(m_port)});
    return ready.waitForFinished() && ready.exitCode() == 0;
}

void PostgresServer::stop()
{
    if (m_process.state() == QProcess::NotRunning) {
        return;
    }
    ::kill(static_cast<pid_t>(m_process.processId()), SIGINT); // "fast": TERM would wait for all connections
    if (!m_process.waitForFinished(20'000)) {
        ::kill(static_cast<pid_t>(m_process.processId()), SIGQUIT);
        m_process.waitForFinished();
    }
}

void PostgresServer::asSuperuser(const QByteArray& statement, const QString& database)
{
    QProcess psql;
    psql.setProcessChannelMode(QProcess::MergedChannels);
    psql.start(program("psql"),
               {QStringLiteral("-X"), QStringLiteral("-q"), QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1"),
                QStringLiteral("-c"), QString::fromUtf8(statement), superuserUrl(database)});
    const bool finished = psql.waitForFinished();
    INFO(psql.readAll().toStdString());
    REQUIRE(finished);
    REQUIRE(psql.exitCode() == 0);
}

QString PostgresServer::makeDatabase(const QString& folder)
{
    const QString name = QStringLiteral("hub%1").arg(++m_databases);
    const QString owner = name + QStringLiteral("_owner");
    asSuperuser("CREATE ROLE " + owner.toUtf8() + " LOGIN CREATEROLE PASSWORD 'ownerpw'", QStringLiteral("postgres"));
    QByteArray place;
    if (!folder.isEmpty()) {
        asSuperuser("CREATE TABLESPACE " + name.toUtf8() + " LOCATION '" + folder.toUtf8() + '\'', QStringLiteral("postgres"));
        place = " TABLESPACE " + name.toUtf8();
    }
    asSuperuser("CREATE DATABASE " + name.toUtf8() + " OWNER " + owner.toUtf8() + place, QStringLiteral("postgres"));
    return url(owner, QStringLiteral("ownerpw"), name);
}

QString PostgresServer::superuserUrl(const QString& database) const
{
    return QStringLiteral("postgresql://postgres@/%1?host=%2&port=%3").arg(database, m_folder.path()).arg(m_port);
}

QString PostgresServer::url(const QString& login, const QString& password, const QString& database) const
{
    return QStringLiteral("postgresql://%1:%2@localhost:%3/%4").arg(login, password).arg(m_port).arg(database);
}

QByteArray PostgresServer::certificateOfAuthority() const
{
    QFile file(m_certificates->caFile());
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

QByteArray PostgresServer::log() const
{
    QFile file(path("log"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace threadline::test
