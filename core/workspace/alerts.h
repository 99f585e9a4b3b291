// SPDX-License-Identifier: GPL-3.0-or-later
//
// What somebody at this desk should be told when its time comes, without having looked: a promise of which little is
// left, a reminder, a case that slept and woke, of cases that are theirs or nobody's; and what happened in swarms
// (swarm_alerts.h). Plain values, any thread.
#pragma once

#include "core/sla/sla_policy.h"
#include "core/sqlite/database.h"
#include "core/workspace/views.h"

namespace threadline {

struct Alert
{
    enum class Kind { Promise, Reminder, Woken, SwarmInvited, SwarmMention, SwarmAnswer, SwarmResolved };

    Kind kind = Kind::Promise;
    QString key; ///< names this occasion, on every desk alike: it is told once
    Timestamp at; ///< since when it is worth telling
    CaseId inCase;
    qint64 number = 0;
    QString subject; ///< of a swarm its question
    CustomerId customer;
    QString customerName; ///< of a case
    SlaTarget target = SlaTarget::FirstReply; ///< of a promise
    Timestamp dueAt;                          ///< likewise
    QString words;                            ///< of a reminder, or of what was said
    std::optional<SwarmId> inSwarm = {};
    QString swarmName; ///< "#20431/1"
    QString by;        ///< who did it in the swarm

    friend bool operator==(const Alert&, const Alert&) = default;
};

struct Alerts
{
    QList<Alert> current; ///< the earliest first; at most maxAlerts of a kind
    Timestamp next;       ///< when there will be another, if nothing happens; null: none is to come

    friend bool operator==(const Alerts&, const Alerts&) = default;
};

inline constexpr int maxAlerts = 200;
/// A case that woke longer ago is no news.
inline constexpr qint64 wokenForDays = 7;

Alerts readAlerts(Database& database, const QString& agent, Timestamp now);

} // namespace threadline
