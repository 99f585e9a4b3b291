// SPDX-License-Identifier: GPL-3.0-or-later
//
// The program with the chat of a website as its account, on a chat server of the test's own.
#pragma once

#include "tests/cli/channel_program.h"
#include "tests/core/channels/web_chat/web_chat_account.h"

namespace threadline::test {

class WebChatProgram : public ChannelProgram
{
public:
    explicit WebChatProgram(ChatServer& server)
        : m_port(server.server.port())
    {
        server.access(u"desk"_n); // the account
        m_ca = program().write("ca.pem", server.server.certificateOfAuthority());
    }

    QStringList adding(const QStringList& more = {}) const
    {
        return words({"account", "add", "chat", "--password-stdin", "--address", "desk@localhost",
                      "--visitors", "anon.localhost", "--server"})
               << u"127.0.0.1:%1"_n.arg(m_port) << u"--ca"_n << m_ca << more;
    }
    Run add(const QByteArray& secret = "desk-pw\n", const QStringList& more = {})
    {
        return program().runBesideServers(adding(more), secret);
    }
    void begin()
    {
        const Run added = add();
        INFO(added.err.toStdString());
        REQUIRE(added.exitCode == 0);
    }
    QJsonArray cases() { return succeed(words({"case", "list", "--json"})).json(); }
    QJsonArray timelineOf(const QString& customer)
    {
        return succeed({u"timeline"_n, customer, u"--json"_n}).json();
    }

private:
    quint16 m_port;
    QString m_ca;
};

} // namespace threadline::test
