// SPDX-License-Identifier: GPL-3.0-or-later
//
// A real mail submission server: a private exim on 127.0.0.1 that asks for a login, takes mail for
// any domain and puts it into a folder. Nothing leaves the machine.
//
// Runs as the package's own user when the test is root, otherwise as the test's user.
#pragma once

#include "tests/support/test_certificates.h"

#include <QByteArrayList>
#include <QProcess>
#include <QTemporaryDir>

namespace threadline::test {

class EximServer
{
public:
    struct Options
    {
        TestCertificates::Kind certificate = TestCertificates::Kind::Valid;
        qint64 maxMessageBytes = 30 << 20;
        /// Mail for this domain goes on to an LMTP server on 127.0.0.1 instead; empty: none does.
        QString lmtpDomain;
        quint16 lmtpPort = 0;
    };

    /// False, with a warning in the test's output, when exim or openssl is missing: skip then.
    static bool isInstalled();

    EximServer();
    explicit EximServer(Options options);
    ~EximServer();

    void addUser(const QString& name, const QString& password); ///< at any time

    void start(); ///< returns when it answers; fails the test when it does not
    void stop();

    quint16 submissionPort() const { return m_submissionPort; }   ///< STARTTLS
    quint16 submissionsPort() const { return m_submissionsPort; } ///< TLS from the first byte
    QString caFile() const { return m_certificates.caFile(); }

    /// What has been delivered, one per recipient, in the order of arrival, with LF line ends and
    /// below the lines Return-path, Envelope-to and Received that exim adds.
    QByteArrayList delivered() const;
    /// The same, once there are `count` of them; fails the test when they do not come.
    QByteArrayList waitForDelivered(qsizetype count) const;

    QByteArray log() const; ///< exim's own, for a failure's message

private:
    QString path(const char* name) const;
    QByteArray configuration() const;
    bool startOnce();
    void giveToServer() const;

    Options m_options;
    QTemporaryDir m_folder;
    TestCertificates m_certificates;
    QByteArray m_logins;
    QProcess m_process;
    quint16 m_submissionPort = 0;
    quint16 m_submissionsPort = 0;
};

} // namespace threadline::test
