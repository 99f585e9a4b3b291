// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/prosody_server.h"

#include "tests/support/free_port.h"
#include "tests/support/waiting.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTcpSocket>

#include <signal.h>

#include <iostream>

namespace threadline::test {

namespace {

QString program(const char* name)
{
    return QStandardPaths::findExecutable(QLatin1String(name));
}

constexpr auto configuration = R"(pidfile = "%DIR%/prosody.pid"
data_path = "%DIR%/data"
log = { info = "%DIR%/prosody.log" }
interfaces = { "127.0.0.1" }
c2s_ports = { %PORT% }
c2s_direct_tls_ports = { %TLSPORT% }
s2s_ports = {}
http_ports = { %WEBPORT% }
http_interfaces = { "127.0.0.1" }
http_files_dir = "%DIR%/www"
consider_bosh_secure = true
https_ports = { %HTTPSPORT% }
https_interfaces = { "127.0.0.1" }
modules_enabled = { "roster", "saslauth", %TLS% %ARCHIVE% %WEB% "disco", "carbons", "ping", "offline", "blocklist" }
modules_disabled = { "s2s", "posix" }
allow_registration = false
c2s_require_encryption = %REQUIRE%
allow_unencrypted_plain_auth = %CLEAR%
authentication = "internal_hashed"
storage = "internal"
archive_expires_after = "never"
default_archive_policy = true
ssl = { certificate = "%DIR%/server.pem"; key = "%DIR%/server.key" }
https_ssl = { certificate = "%DIR%/server.pem"; key = "%DIR%/server.key" }
VirtualHost "localhost"
VirtualHost "anon.localhost"
  authentication = "anonymous"
  http_host = "localhost"
  modules_disabled = { "bosh", "http_files" }
Component "rooms.localhost" "muc"
  modules_enabled = { "muc_mam" }
  restrict_room_creation = "local"
Component "upload.localhost" "http_file_share"
  http_external_url = "https://upload.localhost:%HTTPSPORT%/"
  http_file_share_size_limit = 1048576
)";

} // namespace

ProsodyServer::ProsodyServer(Options options)
    : m_options(options)
{
    REQUIRE(m_folder.isValid());
    m_user.own(m_folder.path());
    m_certificates.emplace(m_folder.path());
    for (const char* name : {"www", "data", "data/localhost", "data/localhost/accounts"}) {
        makeFolder(QLatin1String(name));
    }
    for (const auto& [from, to] : {std::pair(m_certificates->certificate(options.certificate), QStringLiteral("server.pem")),
                                   std::pair(m_certificates->key(options.certificate), QStringLiteral("server.key"))}) {
        REQUIRE(QFile::copy(from, path(to)));
        m_user.own(path(to));
    }
    m_port = freePort();
    m_directTlsPort = freePort();
    m_webPort = options.website ? freePort() : 0;
    QByteArray text = configuration;
    text.replace("%DIR%", m_folder.path().toUtf8())
        .replace("%PORT%", QByteArray::number(m_port))
        .replace("%TLSPORT%", QByteArray::number(m_directTlsPort))
        .replace("%HTTPSPORT%", QByteArray::number(freePort()))
        .replace("%WEBPORT%", options.website ? QByteArray::number(m_webPort) : QByteArray())
        .replace("%WEB%", options.website ? "\"bosh\", \"http_files\"," : "")
        .replace("%ARCHIVE%", options.archive ? "\"mam\"," : "")
        .replace("%TLS%", options.tls ? "\"tls\"," : "")
        .replace("%REQUIRE%", options.tls ? "true" : "false")
        .replace("%CLEAR%", options.tls ? "false" : "true");
    write(QStringLiteral("prosody.cfg.lua"), text);
}

ProsodyServer::~ProsodyServer()
{
    stop();
}

bool ProsodyServer::isInstalled()
{
    if (!program("prosody").isEmpty() && !program("openssl").isEmpty()) {
        return true;
    }
    const char* words = "SKIPPED: no Prosody here (Debian package prosody), so nothing was tested against a real chat "
                        "server.";
    WARN(words);
    std::cerr << words << std::endl;
    return false;
}

void ProsodyServer::write(const QString& name, const QByteArray& bytes) const
{
    QFile file(path(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
    file.close();
    m_user.own(path(name));
}

void ProsodyServer::makeFolder(const QString& name) const
{
    REQUIRE(QDir().mkdir(path(name)));
    m_user.own(path(name));
}

/// As Prosody keeps accounts itself; it replaces the password by its hash at the first login.
void ProsodyServer::addUser(const QString& name, const QString& password)
{
    write(QStringLiteral("data/localhost/accounts/%1.dat").arg(name),
          QStringLiteral("return { [\"password\"] = \"%1\" };\n").arg(password).toUtf8());
}

void ProsodyServer::publish(const QString& name, const QByteArray& bytes)
{
    write(QStringLiteral("www/") + name, bytes);
}

void ProsodyServer::publishFolder(const QString& name, const QString& folder)
{
    REQUIRE(QFile::link(folder, path(QStringLiteral("www/") + name)));
}

QString ProsodyServer::website() const
{
    return QStringLiteral("http://localhost:%1").arg(m_webPort);
}

void ProsodyServer::start()
{
    m_process.setProgram(program("prosody"));
    m_process.setArguments({QStringLiteral("-F"), QStringLiteral("--config"), path(QStringLiteral("prosody.cfg.lua"))});
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(path(QStringLiteral("output")), QIODevice::Append);
    m_process.setWorkingDirectory(m_folder.path());
    m_user.runAs(m_process, SIGKILL); // a test that is killed takes its server along
    m_process.start();
    const bool up =
        waitUntil([this] { return answers() || m_process.state() == QProcess::NotRunning; }, std::chrono::seconds(60));
    if (!up || m_process.state() != QProcess::Running) {
        FAIL("Prosody did not start: " << log().toStdString());
    }
}

bool ProsodyServer::answers() const
{
    for (const quint16 port : {m_port, m_directTlsPort}) {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        if (!socket.waitForConnected(200)) {
            return false;
        }
    }
    return true;
}

void ProsodyServer::stop()
{
    if (m_process.state() == QProcess::NotRunning) {
        return;
    }
    m_process.terminate();
    if (!m_process.waitForFinished(15'000)) {
        kill();
    }
}

void ProsodyServer::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

QByteArray ProsodyServer::certificateOfAuthority() const
{
    QFile file(m_certificates->caFile());
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

QByteArray ProsodyServer::log() const
{
    QByteArray all;
    for (const char* name : {"prosody.log", "output"}) {
        QFile file(path(QLatin1String(name)));
        all += file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    return all;
}

} // namespace threadline::test
