// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dovecot_server.h"

#include "tests/support/free_port.h"
#include "tests/support/waiting.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTcpSocket>

#include <pwd.h>
#include <unistd.h>

#include <iostream>

namespace threadline::test {

namespace {

const QStringList systemFolders{QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin"),
                                QStringLiteral("/usr/local/sbin")};

QString program(const char* name)
{
    const QString found = QStandardPaths::findExecutable(QLatin1String(name));
    return found.isEmpty() ? QStandardPaths::findExecutable(QLatin1String(name), systemFolders)
                           : found;
}

constexpr auto configuration = R"(base_dir = %DIR%/run
state_dir = %DIR%/state
log_path = %DIR%/dovecot.log
protocols = imap
listen = 127.0.0.1
default_internal_user = %USER%
default_internal_group = %GROUP%
default_login_user = %USER%
ssl = yes
ssl_cert = <%DIR%/server.pem
ssl_key = <%DIR%/server.key
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
first_valid_uid = 1
first_valid_gid = 1
mail_max_userip_connections = 100
mail_fsync = never
mailbox_idle_check_interval = 1 secs
mail_location = maildir:~/Maildir
passdb {
  driver = passwd-file
  args = scheme=PLAIN %DIR%/users
}
userdb {
  driver = passwd-file
  args = %DIR%/users
  default_fields = uid=%USER% gid=%GROUP% home=%DIR%/home/%n
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    special_use = \Sent
    auto = subscribe
  }
  mailbox Archive {
    special_use = \Archive
    auto = subscribe
  }
  mailbox Trash {
    special_use = \Trash
    auto = subscribe
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = %IMAP%
  }
  inet_listener imaps {
    port = %IMAPS%
    ssl = yes
  }
}
service imap-urlauth-login {
  chroot =
}
)";

void write(const QString& path, const QByteArray& bytes,
           QIODevice::OpenMode mode = QIODevice::Truncate)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly | mode));
    REQUIRE(file.write(bytes) == bytes.size());
}

} // namespace

DovecotServer::DovecotServer(TestCertificates::Kind certificate)
    : m_certificateKind(certificate)
    , m_uid(::getuid())
    , m_gid(::getgid())
{
    REQUIRE(m_folder.isValid());
    if (m_uid == 0) {
        const passwd* nobody = ::getpwnam("nobody");
        REQUIRE(nobody);
        m_uid = nobody->pw_uid;
        m_gid = nobody->pw_gid;
    }
    QFile::setPermissions(m_folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                               QFile::ReadOther | QFile::ExeOther |
                                               QFile::ExeGroup | QFile::ReadGroup);
    own(m_folder.path());
    m_certificates.emplace(m_folder.path());
    for (const char* name : {"run", "state", "home"}) {
        makeFolder(path(name));
    }
    write(path("users"), {});
    own(path("users"));
}

DovecotServer::~DovecotServer()
{
    stop();
}

bool DovecotServer::isInstalled()
{
    if (!program("dovecot").isEmpty() && !program("doveadm").isEmpty()) {
        return true;
    }
    const char* words = "SKIPPED: no Dovecot here (Debian package dovecot-imapd), so nothing was "
                        "tested against a real mail server.";
    WARN(words);
    std::cerr << words << std::endl;
    return false;
}

QString DovecotServer::path(const char* name) const
{
    return m_folder.filePath(QLatin1String(name));
}

/// What root wrote must be the server's own, which runs as nobody.
void DovecotServer::own(const QString& path) const
{
    if (::getuid() == 0) {
        REQUIRE(::chown(QFile::encodeName(path).constData(), m_uid, m_gid) == 0);
    }
}

void DovecotServer::makeFolder(const QString& path) const
{
    if (!QDir().exists(path)) {
        REQUIRE(QDir().mkdir(path));
        own(path);
    }
}

void DovecotServer::writeConfiguration(const QByteArray& extra)
{
    for (const auto& [from, to] :
         {std::pair(m_certificates->certificate(m_certificateKind), "server.pem"),
          std::pair(m_certificates->key(m_certificateKind), "server.key")}) {
        QFile::remove(path(to));
        REQUIRE(QFile::copy(from, path(to)));
        own(path(to));
    }
    QByteArray text = configuration;
    text.replace("%DIR%", m_folder.path().toUtf8())
        .replace("%USER%", ::getpwuid(m_uid)->pw_name)
        .replace("%IMAPS%", QByteArray::number(m_imapsPort))
        .replace("%IMAP%", QByteArray::number(m_imapPort));
    QProcess group;
    group.start(QStringLiteral("id"), {QStringLiteral("-gn"), QString::number(m_uid)});
    REQUIRE(group.waitForFinished());
    text.replace("%GROUP%", group.readAll().trimmed());
    write(path("dovecot.conf"), text + extra);
    own(path("dovecot.conf"));
}

void DovecotServer::start(const QByteArray& extra)
{
    m_imapPort = freePort();
    m_imapsPort = freePort();
    writeConfiguration(extra);
    m_process.setProgram(program("dovecot"));
    m_process.setArguments({QStringLiteral("-F"), QStringLiteral("-c"), path("dovecot.conf")});
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setChildProcessModifier([uid = m_uid, gid = m_gid] {
        if (::getuid() == 0 && (::setgid(gid) != 0 || ::setuid(uid) != 0)) {
            ::_exit(126);
        }
    });
    m_process.start();
    const bool up =
        waitUntil([this] { return answers() || m_process.state() == QProcess::NotRunning; },
                  std::chrono::seconds(20));
    if (!up || m_process.state() != QProcess::Running) {
        FAIL("Dovecot did not start: " << m_process.readAll().toStdString() << log().toStdString());
    }
}

bool DovecotServer::answers() const
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_imapPort);
    return socket.waitForConnected(200) &&
           (socket.bytesAvailable() > 0 || socket.waitForReadyRead(1000));
}

void DovecotServer::stop()
{
    if (m_process.state() == QProcess::NotRunning) {
        return;
    }
    m_process.terminate();
    if (!m_process.waitForFinished(15'000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

void DovecotServer::addUser(const QString& name, const QString& password)
{
    write(path("users"),
          (name + QLatin1String(":{PLAIN}") + password + QLatin1String("::::::\n")).toUtf8(),
          QIODevice::Append);
    makeFolder(m_folder.filePath(QLatin1String("home/") + name));
    makeFolder(m_folder.filePath(QStringLiteral("home/%1/Maildir").arg(name)));
}

/// Maildir++: the Inbox is the Maildir itself, the others are hidden folders in it.
QString DovecotServer::maildir(const QString& user, const QString& folder) const
{
    const QString root = m_folder.filePath(QStringLiteral("home/%1/Maildir").arg(user));
    QString name = folder;
    return folder == QLatin1String("INBOX")
               ? root
               : root + QLatin1String("/.") + name.replace(QLatin1Char('/'), QLatin1Char('.'));
}

void DovecotServer::deliver(const QString& user, const QString& folder, const QByteArrayList& mails)
{
    const QString box = maildir(user, folder);
    makeFolder(box);
    for (const char* part : {"/tmp", "/new", "/cur"}) {
        makeFolder(box + QLatin1String(part));
    }
    for (const QByteArray& mail : mails) {
        ++m_delivered;
        // Names sort in the order of delivery, which is the order in which UIDs are given.
        const QString name = QStringLiteral("%1.M%2P1.test,S=%3,W=%3")
                                 .arg(1'700'000'000 + m_delivered)
                                 .arg(m_delivered, 7, 10, QLatin1Char('0'))
                                 .arg(mail.size());
        const QString temporary = box + QLatin1String("/tmp/") + name;
        write(temporary, mail);
        own(temporary);
        REQUIRE(QFile::rename(temporary, box + QLatin1String("/new/") + name));
    }
}

QByteArray DovecotServer::doveadm(const QStringList& arguments)
{
    QProcess process;
    process.setProgram(program("doveadm"));
    process.setArguments(QStringList{QStringLiteral("-c"), path("dovecot.conf")} + arguments);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setChildProcessModifier([uid = m_uid, gid = m_gid] {
        if (::getuid() == 0 && (::setgid(gid) != 0 || ::setuid(uid) != 0)) {
            ::_exit(126);
        }
    });
    process.start();
    REQUIRE(process.waitForFinished());
    const QByteArray output = process.readAll();
    INFO("doveadm " << arguments.join(QLatin1Char(' ')).toStdString() << ": "
                    << output.toStdString());
    REQUIRE(process.exitCode() == 0);
    return output;
}

QByteArray DovecotServer::log() const
{
    QFile file(path("dovecot.log"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace threadline::test
