// SPDX-License-Identifier: GPL-3.0-or-later
//
// What it takes to reach a baresip softphone: where its module ctrl_tcp listens. Stored as
// Account::settings of accounts on the channel "phone"; Account::address is the address it is
// called by, as "agent1@pbx.example". The control socket asks for no login and hides nothing, so it
// is only spoken to on this computer.
#pragma once

#include "core/model/channel.h"
#include "core/model/expected.h"

#include <QHostAddress>
#include <QJsonObject>

namespace threadline {

inline const ChannelName sipPhone = QStringLiteral("phone");

struct SipControl
{
    QHostAddress host;
    quint16 port = 0;

    QString words() const; ///< "127.0.0.1:4444"
    friend bool operator==(const SipControl&, const SipControl&) = default;
};

struct SipSettings
{
    QString control; ///< as typed; empty: 127.0.0.1:4444
    QString number;  ///< ours, as customers dial it, may be empty; numbers without a country code
                     ///< are of its country

    QJsonObject toJson() const;
    static SipSettings fromJson(const QJsonObject& json);

    friend bool operator==(const SipSettings&, const SipSettings&) = default;
};

/// "127.0.0.1:4444", "localhost:4444", "[::1]:4444", "4444". Refused when it is none, or not on
/// this computer.
Expected<SipControl> sipControl(const QString& typed);
/// Refused unless it is a number in international form, or empty.
Expected<QString> sipOwnNumber(const QString& typed);

} // namespace threadline
