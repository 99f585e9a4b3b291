// SPDX-License-Identifier: GPL-3.0-or-later
//
// A swarm: a question on a case, the people who were called in, and how it ended. Its chat is
// core/swarms/swarm_chat.h.
#pragma once

#include "core/model/id.h"

#include <QStringList>

namespace threadline {

/// How a swarm ended: what it was, what helped, and thanks to whom.
struct SwarmResolution
{
    Timestamp at;
    QString by;
    QString cause;
    QString fix;
    QStringList credit; ///< names

    friend bool operator==(const SwarmResolution&, const SwarmResolution&) = default;
};

/// Somebody who was asked to help.
struct SwarmMember
{
    enum class State { Invited, Accepted, Declined, Left };

    QString agent;
    State state = State::Invited;
    QString invitedBy;
    Timestamp at; ///< since when they are in this state
    QString why;  ///< of one who declined; may be empty

    bool isIn() const { return state == State::Accepted; }

    friend bool operator==(const SwarmMember&, const SwarmMember&) = default;
};

/// Somebody of no team of ours, who was asked into the swarm's room by their chat address.
struct SwarmOutsider
{
    QString address; ///< name@server (RFC 7622), bare
    QString invitedBy;
    Timestamp at;

    friend bool operator==(const SwarmOutsider&, const SwarmOutsider&) = default;
};

/// "invited", "accepted", "declined", "left".
QString swarmMemberStateName(SwarmMember::State state);
std::optional<SwarmMember::State> swarmMemberStateFromName(QStringView name);

struct Swarm
{
    SwarmId id;
    CaseId inCase;
    qint64 caseNumber = 0; ///< also for those who may not read the case
    CustomerId customer;   ///< of the case when the swarm began
    int ordinal = 0;       ///< 1 for the first of its case
    QString question;
    QStringList skills; ///< what whoever helps should know; may be empty
    QString startedBy;
    Timestamp startedAt;
    Timestamp lastAt;        ///< of what was said or done last
    Timestamp firstExpertAt; ///< when the first of those who were asked came in; null: nobody yet
    Timestamp firstAnswerAt; ///< when the first answer was proposed; null: none yet
    std::optional<SwarmResolution> resolution; ///< nothing: it is open
    QList<SwarmMember> members; ///< in the order of being asked
    QList<SwarmOutsider> outsiders; ///< likewise
    QString room; ///< where outsiders come to, by its chat address; empty: there is none (any more)

    bool isOpen() const { return !resolution; }
    /// As people say it: "#20431/1".
    QString name() const;
    const SwarmMember* member(const QString& agent) const;

    friend bool operator==(const Swarm&, const Swarm&) = default;
};

} // namespace threadline
