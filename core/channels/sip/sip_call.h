// SPDX-License-Identifier: GPL-3.0-or-later
//
// A call of the softphone: while it goes on, and how it ended. Pure; any thread.
#pragma once

#include "core/channels/live_call.h"

#include <QJsonObject>

#include <optional>

namespace threadline {

enum class SipEnd {
    Talked,
    Missed,     ///< theirs, nobody took it
    Declined,   ///< theirs: here; ours: there
    Elsewhere,  ///< theirs, taken at another telephone
    Busy,       ///< ours
    NotReached, ///< ours, nobody took it
    Failed,     ///< ours, and the other side or the provider said why
    Unknown,    ///< the desk or the softphone was closed meanwhile
};

struct SipCall
{
    QString callId;  ///< the SIP Call-ID
    QString account; ///< the address of ours: "sip:agent1@pbx.example"
    bool incoming = false;
    QString peer;
    QString peerName;
    Timestamp began;
    Timestamp answered; ///< null: never
    Timestamp ended;    ///< null: it goes on, or nobody knows
    SipEnd end = SipEnd::Unknown;
    QString reason; ///< of Failed: "404 Not Found"

    /// Names it in the history. A telephone that rings at two desks is a touch of each.
    QByteArray key() const;
    /// What is kept of it while it goes on.
    QJsonObject toJson() const;
    static std::optional<SipCall> fromJson(const QJsonObject& json);

    friend bool operator==(const SipCall&, const SipCall&) = default;
};

/// `ownNumber`: ours, may be empty. `region`: of numbers without a country code.
LiveCall sipLiveCall(const SipCall& call, const QString& region);
/// A call that has ended. One that nobody took, and that nobody took elsewhere, opens a case.
Arrival sipCallArrival(const SipCall& call, const QString& ownNumber, const QString& region,
                       Timestamp now);

} // namespace threadline
