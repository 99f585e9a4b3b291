// SPDX-License-Identifier: GPL-3.0-or-later
//
// A real Dovecot of the test's own: private folder, own certificates, ports of its own on
// 127.0.0.1. Started as an ordinary user (as nobody when the test runs as root), stopped with this
// object.
#pragma once

#include "tests/support/test_certificates.h"

#include <QByteArrayList>
#include <QProcess>
#include <QTemporaryDir>

#include <optional>

namespace threadline::test {

class DovecotServer
{
public:
    explicit DovecotServer(TestCertificates::Kind certificate = TestCertificates::Kind::Valid);
    ~DovecotServer();
    DovecotServer(const DovecotServer&) = delete;
    DovecotServer& operator=(const DovecotServer&) = delete;

    /// Whether this machine has the programs. Says so loudly when not: the test then returns.
    static bool isInstalled();

    /// `extra` is appended to the configuration, e.g. "imap_capability = IMAP4rev1 IDLE\n". Fails
    /// the test when the server does not come up.
    void start(const QByteArray& extra = {});
    /// Waits until the server has ended. The mails stay for another start().
    void stop();

    void addUser(const QString& name, const QString& password);
    /// Puts mails (line ends CRLF) into a folder as if they had arrived, in this order; `folder` as
    /// IMAP names it.
    void deliver(const QString& user, const QString& folder, const QByteArrayList& mails);
    /// Another client's doing, by the server's own tool: {"flags", "add", "-u", …}. Its output.
    QByteArray doveadm(const QStringList& arguments);
    QByteArray log() const;

    quint16 imapPort() const { return m_imapPort; }   ///< STARTTLS; in the clear too on loopback
    quint16 imapsPort() const { return m_imapsPort; } ///< TLS
    QString caFile() const { return m_certificates->caFile(); }
    QString host() const { return QStringLiteral("localhost"); }

private:
    void writeConfiguration(const QByteArray& extra);
    void own(const QString& path) const;
    QString path(const char* name) const;
    void makeFolder(const QString& path) const;
    bool answers() const;
    QString maildir(const QString& user, const QString& folder) const;

    QTemporaryDir m_folder;
    TestCertificates::Kind m_certificateKind;
    std::optional<TestCertificates> m_certificates;
    QProcess m_process;
    quint16 m_imapPort = 0;
    quint16 m_imapsPort = 0;
    uint m_uid;
    uint m_gid;
    int m_delivered = 0;
};

} // namespace threadline::test
