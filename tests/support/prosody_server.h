// SPDX-License-Identifier: GPL-3.0-or-later
//
// A real Prosody of the test's own: private folder, own certificates, ports of its own on 127.0.0.1. It serves
// localhost (accounts), anon.localhost (anybody, without a name), rooms.localhost (rooms with archives; only accounts make
// them) and upload.localhost. Started as an ordinary user (as nobody when the test runs as root), stopped with this object.
#pragma once

#include "tests/support/server_user.h"
#include "tests/support/test_certificates.h"

#include <QProcess>
#include <QTemporaryDir>

#include <optional>

namespace threadline::test {

class ProsodyServer
{
public:
    struct Options
    {
        TestCertificates::Kind certificate = TestCertificates::Kind::Valid;
        bool tls = true; ///< without, it takes passwords in the clear
        bool website = false; ///< it also serves pages, and browsers' chats by BOSH
        bool archive = true;
    };

    ProsodyServer() : ProsodyServer(Options()) {}
    explicit ProsodyServer(Options options);
    ~ProsodyServer();
    ProsodyServer(const ProsodyServer&) = delete;
    ProsodyServer& operator=(const ProsodyServer&) = delete;

    /// Whether this machine has the programs. Says so loudly when not: the test then returns.
    static bool isInstalled();

    void addUser(const QString& name, const QString& password); ///< name@localhost, at any time
    /// On the same ports each time. Fails the test when the server does not come up.
    void start();
    void stop(); ///< waits until it has ended; archives and rooms stay
    void kill(); ///< as when the power fails
    /// What the website serves under this name, at any time.
    void publish(const QString& name, const QByteArray& bytes);
    void publishFolder(const QString& name, const QString& folder);

    quint16 port() const { return m_port; }                   ///< STARTTLS
    quint16 directTlsPort() const { return m_directTlsPort; } ///< TLS from the first byte
    QString website() const; ///< http://localhost:PORT, without a slash at the end
    QByteArray certificateOfAuthority() const;
    QByteArray log() const;

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    void write(const QString& name, const QByteArray& bytes) const;
    void makeFolder(const QString& name) const;
    bool answers() const;

    ServerUser m_user;
    QTemporaryDir m_folder;
    Options m_options;
    std::optional<TestCertificates> m_certificates;
    QProcess m_process;
    quint16 m_port = 0;
    quint16 m_directTlsPort = 0;
    quint16 m_webPort = 0;
};

} // namespace threadline::test
