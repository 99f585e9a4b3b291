// SPDX-License-Identifier: GPL-3.0-or-later
//
// What baresip says on its control socket, as values: events and answers to commands, each a JSON
// object (the head of modules/ctrl_tcp/ctrl_tcp.c in https://github.com/baresip/baresip), and the
// lists for people that some answers hold. Held against 1.0.0 of Debian 12; later versions write an
// id into the list of calls. Pure; any thread. What is missing or of another type is left empty.
#pragma once

#include "core/model/expected.h"

#include <QJsonObject>

#include <optional>
#include <variant>

namespace threadline {

/// Something that happened: class "call" or "register" ….
struct BaresipEvent
{
    QString type;    ///< "CALL_INCOMING", "REGISTER_FAIL", …
    QString account; ///< the address of ours that it is about: "sip:agent1@pbx.example"
    bool incoming = false;
    QString peer;     ///< "sip:+4930901820@pbx.example"
    QString peerName; ///< as the other side calls itself; may be empty
    QString callId;   ///< the SIP Call-ID; empty in events of no call
    QString param;    ///< of CALL_CLOSED why: "486 Busy Here", "Connection reset by peer"
};

struct BaresipAnswer
{
    QString token; ///< of the command
    bool ok = false;
    QString words; ///< for people, without colours
};

/// Nothing when it is neither.
std::optional<std::variant<BaresipEvent, BaresipAnswer>> readBaresipMessage(const QByteArray& json);

QByteArray baresipCommand(const QString& command, const QString& params, const QString& token);

/// One line of the answer to "listcalls".
struct ListedCall
{
    QString callId; ///< empty before version 2
    QString peer;
    bool established = false;
    qint64 seconds = 0; ///< since it is spoken

    friend bool operator==(const ListedCall&, const ListedCall&) = default;
};

/// Nothing when it is no such list.
std::optional<QList<ListedCall>> readCallList(const QString& words);

/// One line of the answer to "reginfo".
struct ListedAccount
{
    enum class Registration {
        None, ///< it registers nowhere
        Yes,
        No,
    };

    QString address; ///< "sip:agent1@pbx.example"
    Registration registration = Registration::None;

    friend bool operator==(const ListedAccount&, const ListedAccount&) = default;
};

/// Nothing when it is no such list.
std::optional<QList<ListedAccount>> readAccountList(const QString& words);

} // namespace threadline
