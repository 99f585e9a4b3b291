// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exim_server.h"

#include "tests/support/waiting.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

#include <iostream>

#include <pwd.h>
#include <unistd.h>

namespace threadline::test {

namespace {

// %1 folder, %2 user, %3 STARTTLS port, %4 TLS port, %5 size limit, %6 certificate, %7 key,
// %8 domain for LMTP, %9 its port
constexpr auto configTemplate = R"(exim_user = %2
exim_group = %2
deliver_drop_privilege = true
never_users =
trusted_users = %2
keep_environment =
spool_directory = %1/spool
log_file_path = %1/log/%slog
pid_file_path = %1/exim.pid
primary_hostname = mail.test
local_interfaces = 127.0.0.1
daemon_smtp_ports = %3 : %4
tls_on_connect_ports = %4
tls_advertise_hosts = *
tls_certificate = %6
tls_privatekey = %7
auth_advertise_hosts = ${if eq{$tls_in_cipher}{}{}{*}}
smtputf8_advertise_hosts = *
host_lookup =
rfc1413_query_timeout = 0s
message_size_limit = %5
smtp_accept_max = 50
local_from_check = false
acl_smtp_rcpt = recipient
acl_smtp_data = whole_mail
domainlist lmtp_domains = %8

begin acl
recipient:
  deny local_parts = nobody
       message = no such user here
  accept authenticated = *
  deny message = relay not permitted
whole_mail:
  accept

begin routers
to_lmtp:
  driver = manualroute
  domains = +lmtp_domains
  route_list = * 127.0.0.1
  self = send
  transport = lmtp
to_folder:
  driver = accept
  transport = folder

begin transports
lmtp:
  driver = smtp
  protocol = lmtp
  port = %9
  hosts_avoid_tls = *
  hosts_try_chunking =
folder:
  driver = appendfile
  directory = %1/delivered
  maildir_format
  create_directory
  return_path_add
  envelope_to_add
  user = %2

begin retry
* * F,5m,1s

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${if eq{$auth3}{${lookup{$auth2}lsearch{%1/logins}{$value}fail}}}
  server_set_id = $auth2
login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = ${if eq{$auth2}{${lookup{$auth1}lsearch{%1/logins}{$value}fail}}}
  server_set_id = $auth1
)";

QString eximProgram()
{
    // Not in the PATH of an ordinary user.
    const QString found = QStandardPaths::findExecutable(QStringLiteral("exim4"));
    return found.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("exim4"),
                                                            {QStringLiteral("/usr/sbin")})
                           : found;
}

/// The user that exim works as: it never delivers as root.
const passwd* serverUser()
{
    return ::geteuid() == 0 ? ::getpwnam("Debian-exim") : ::getpwuid(::geteuid());
}

QPair<quint16, quint16> freePorts()
{
    QTcpServer one;
    QTcpServer two;
    REQUIRE(one.listen(QHostAddress::LocalHost));
    REQUIRE(two.listen(QHostAddress::LocalHost));
    return {one.serverPort(), two.serverPort()};
}

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
}

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

bool EximServer::isInstalled()
{
    const bool openssl = !QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty();
    if (!eximProgram().isEmpty() && openssl && serverUser() != nullptr) {
        return true;
    }
    std::cerr << "SKIPPED: this test needs the packages exim4-daemon-light and openssl.\n";
    WARN("skipped: this test needs the packages exim4-daemon-light and openssl");
    return false;
}

EximServer::EximServer()
    : EximServer(Options())
{
}

EximServer::EximServer(Options options)
    : m_options(std::move(options))
    , m_certificates(m_folder.path())
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
}

EximServer::~EximServer()
{
    stop();
}

QString EximServer::path(const char* name) const
{
    return m_folder.filePath(QLatin1String(name));
}

void EximServer::addUser(const QString& name, const QString& password)
{
    m_logins += (name + QStringLiteral(": ") + password + QLatin1Char('\n')).toUtf8();
    writeFile(path("logins"), m_logins);
    giveToServer();
}

QByteArray EximServer::configuration() const
{
    const auto kind = m_options.certificate;
    return QString::fromLatin1(configTemplate)
        .arg(m_folder.path(), QString::fromLocal8Bit(serverUser()->pw_name))
        .arg(m_submissionPort)
        .arg(m_submissionsPort)
        .arg(m_options.maxMessageBytes)
        .arg(m_certificates.certificate(kind), m_certificates.key(kind), m_options.lmtpDomain)
        .arg(m_options.lmtpPort)
        .toUtf8();
}

void EximServer::giveToServer() const
{
    if (::geteuid() != 0) {
        return;
    }
    const passwd* user = serverUser();
    const auto give = [user](const QString& file) {
        REQUIRE(::chown(QFile::encodeName(file).constData(), user->pw_uid, user->pw_gid) == 0);
    };
    give(m_folder.path());
    QDirIterator files(m_folder.path(), QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        give(files.next());
    }
}

void EximServer::start()
{
    REQUIRE(QDir(m_folder.path()).mkpath(QStringLiteral("spool")));
    REQUIRE(QDir(m_folder.path()).mkpath(QStringLiteral("log")));
    REQUIRE(QDir(m_folder.path()).mkpath(QStringLiteral("delivered/new")));
    constexpr int attempts = 3; // someone else may have taken a port since it was found free
    for (int attempt = 0; attempt < attempts; ++attempt) {
        if (startOnce()) {
            return;
        }
    }
    FAIL("exim does not start: " << log().toStdString() << m_process.readAll().toStdString());
}

bool EximServer::startOnce()
{
    std::tie(m_submissionPort, m_submissionsPort) = freePorts();
    giveToServer();
    // Made last: for root, exim accepts a configuration only from root.
    QFile::remove(path("exim.conf"));
    writeFile(path("exim.conf"), configuration());
    m_process.start(eximProgram(),
                    {QStringLiteral("-C"), path("exim.conf"), QStringLiteral("-bdf")});
    const auto answers = [this] {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_submissionPort);
        return socket.waitForConnected(1000) && socket.waitForReadyRead(20'000) &&
               socket.readAll().startsWith("220 mail.test");
    };
    return waitUntil([&] { return m_process.state() == QProcess::NotRunning || answers(); }) &&
           m_process.state() == QProcess::Running;
}

void EximServer::stop()
{
    if (m_process.state() == QProcess::NotRunning) {
        return;
    }
    m_process.terminate();
    if (!m_process.waitForFinished(10'000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

QByteArrayList EximServer::delivered() const
{
    // A maildir name begins with the second and microsecond of its delivery.
    const QDir folder(path("delivered/new"));
    QByteArrayList mails;
    for (const auto& name : folder.entryList(QDir::Files, QDir::Name)) {
        mails.append(readFile(folder.filePath(name)));
    }
    return mails;
}

QByteArrayList EximServer::waitForDelivered(qsizetype count) const
{
    const bool came = waitUntil([&] { return delivered().size() >= count; });
    INFO(log().toStdString());
    REQUIRE(came);
    return delivered();
}

QByteArray EximServer::log() const
{
    return readFile(path("log/mainlog")) + readFile(path("log/paniclog")) +
           readFile(path("log/rejectlog"));
}

} // namespace threadline::test
