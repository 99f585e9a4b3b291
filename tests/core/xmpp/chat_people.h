// SPDX-License-Identifier: GPL-3.0-or-later
//
// A chat server and people with accounts on it, each with a client of ours.
#pragma once

#include "core/xmpp/direct_chat.h"
#include "core/xmpp/room.h"
#include "tests/support/fixed_name_lookup.h"
#include "tests/support/prosody_server.h"
#include "tests/support/waiting.h"

#include <optional>

namespace threadline::test {

inline QString operator""_n(const char16_t* text, size_t size)
{
    return QString::fromUtf16(text, static_cast<qsizetype>(size));
}

/// Short waits, so that what takes a minute in an office takes a second here.
inline XmppTimings quickTimings()
{
    using std::chrono::milliseconds;
    return {milliseconds(20'000), milliseconds(600), milliseconds(1'400), milliseconds(20'000)};
}

class ChatServer
{
public:
    explicit ChatServer(ProsodyServer::Options options = {}) : server(options) { server.start(); }

    XmppAccess access(const QString& name, quint16 port = 0)
    {
        server.addUser(name, name + u"-pw"_n);
        return {name + u"@localhost"_n, name + u"-pw"_n, u"127.0.0.1"_n, port ? port : server.port(), false,
                server.certificateOfAuthority()};
    }

    /// anon.localhost: its own address is known once online.
    XmppAccess visitor() const
    {
        return {u"anon.localhost"_n, {}, u"127.0.0.1"_n, server.port(), false, server.certificateOfAuthority()};
    }

    ProsodyServer server;
};

/// One person, online as soon as made, and what they have heard.
struct ChatPerson
{
    explicit ChatPerson(const XmppAccess& access, XmppTimings timings = {}, XmppArchivePlace from = {})
        : client(access, clock, names, timings), chat(client, std::move(from))
    {
        QObject::connect(&chat, &DirectChat::received, [this](const XmppMessage& message) { heard.append(message); });
        QObject::connect(&chat, &DirectChat::chatStateChanged, [this](const QString&, ChatState state) { states.append(state); });
        QObject::connect(&chat, &DirectChat::arrived, [this](const QString&, const QString& id) { arrived.append(id); });
        QObject::connect(&chat, &DirectChat::invited, [this](const XmppInvitation& one) { invitations.append(one); });
        QObject::connect(&chat.history(), &XmppArchiveFollower::caughtUp, [this] { ++catchUps; });
        requireOk(waitFor(client.start()));
        REQUIRE(waitUntil([this] { return catchUps == 1; }));
    }

    QStringList bodies(bool outgoingToo = false) const
    {
        QStringList all;
        for (const XmppMessage& each : heard) {
            if (!each.outgoing || outgoingToo) {
                all.append(each.body);
            }
        }
        return all;
    }

    XmppText text(const QString& body) const { return {client.newId(), body, {}, {}}; }

    SystemClock clock;
    FixedNameLookup names;
    XmppClient client;
    DirectChat chat;
    QList<XmppMessage> heard;
    QList<ChatState> states;
    QStringList arrived;
    QList<XmppInvitation> invitations;
    int catchUps = 0;
};

/// One person in a room, and what they have heard there.
struct ChatGuest
{
    ChatGuest(ChatPerson& person, const QString& jid, const QString& nick, XmppArchivePlace from = {})
        : room(person.client, jid, nick, std::move(from))
    {
        QObject::connect(&room, &XmppRoom::received, [this](const XmppMessage& message) { heard.append(message); });
        QObject::connect(&room, &XmppRoom::left, [this](const Error& why) { reasons.append(why); });
        QObject::connect(&room, &XmppRoom::chatStateChanged,
                         [this](const QString& nick_, ChatState state) { states.append({nick_, state}); });
    }

    QStringList bodies() const
    {
        QStringList all;
        for (const XmppMessage& each : heard) {
            all.append(each.body);
        }
        return all;
    }

    XmppRoom room;
    QList<XmppMessage> heard;
    QList<Error> reasons;
    QList<std::pair<QString, ChatState>> states;
};

} // namespace threadline::test
