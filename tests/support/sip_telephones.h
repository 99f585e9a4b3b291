// SPDX-License-Identifier: GPL-3.0-or-later
//
// Telephones of the test's own on 127.0.0.1: an exchange (Kamailio) and softphones (baresip) that
// are registered there. They speak and hear files, so no sound hardware is needed. Ended with their
// objects, and with the test when that is killed.
#pragma once

#include "tests/support/server_user.h"

#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>

namespace threadline::test {

class SipExchange
{
public:
    /// Fails the test when it does not come up.
    SipExchange();
    ~SipExchange();
    SipExchange(const SipExchange&) = delete;
    SipExchange& operator=(const SipExchange&) = delete;

    /// Whether this machine has kamailio and baresip. Says so loudly when not: the test then
    /// returns.
    static bool areInstalled();

    quint16 port() const { return m_port; }
    /// "sip:USER@127.0.0.1:PORT"
    QString address(const QString& user) const;

private:
    bool answers() const;
    void stop();

    QTemporaryDir m_folder;
    ServerUser m_user;
    QProcess m_process;
    quint16 m_port = 0;
};

class Softphone
{
public:
    enum class Registers { Yes, InVain };

    /// Started, and registered unless that is in vain.
    Softphone(const SipExchange& exchange, const QString& user, const QString& name = {},
              Registers registers = Registers::Yes);
    ~Softphone();
    Softphone(const Softphone&) = delete;
    Softphone& operator=(const Softphone&) = delete;

    quint16 controlPort() const { return m_control; }
    QString address() const { return m_address; }

    // What its owner does. A softphone has one control socket: these take it from whoever had it.
    void dial(const QString& address) { command("dial", address); }
    void accept() { command("accept"); }
    void hangUp() { command("hangup"); }
    /// It told an event of this type since it was last asked.
    bool told(const QByteArray& type);

    void start();
    /// Without a word to anybody.
    void kill();

private:
    QByteArray command(const QByteArray& name, const QString& params = {});
    void read();
    void connectLine();

    QTemporaryDir m_folder;
    ServerUser m_user;
    QProcess m_process;
    QTcpSocket m_line;
    QByteArray m_unread;
    QByteArrayList m_strings;
    QString m_address;
    Registers m_registers;
    quint16 m_control = 0;
};

} // namespace threadline::test
