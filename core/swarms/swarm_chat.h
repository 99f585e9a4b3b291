// SPDX-License-Identifier: GPL-3.0-or-later
//
// All that was said and done in one swarm, folded from its events. Pure; any thread.
#pragma once

#include "core/swarms/swarm_events.h"

#include <QHash>
#include <QMap>

#include <variant>

namespace threadline {

struct SwarmMessage
{
    EventId id;
    QString by;
    Timestamp at;
    bool proposal = false; ///< an answer for the customer
    bool outsider = false; ///< `by` is how they call themselves in the swarm's room
    SwarmWords words;      ///< without text when it was withdrawn
    Timestamp editedAt;    ///< null: never
    bool withdrawn = false;
    QString usedBy; ///< who put the proposal into a reply; empty: nobody
    QMap<QString, QStringList> reactions; ///< who reacted by each

    friend bool operator==(const SwarmMessage&, const SwarmMessage&) = default;
};

/// What was done, not said.
struct SwarmStep
{
    enum class Kind { Started, Invited, Accepted, Declined, Left, Shared, AnswerUsed, Resolved, Reopened, OutsiderInvited, RoomOpened,
                      RoomClosed };

    Kind kind = Kind::Started;
    QString by;
    Timestamp at;
    QString words;     ///< whom (Invited, OutsiderInvited), where (RoomOpened), why (Declined), whose answer (AnswerUsed), what fixed it (Resolved)
    SwarmShare shared; ///< of Shared

    friend bool operator==(const SwarmStep&, const SwarmStep&) = default;
};

using SwarmLine = std::variant<SwarmMessage, SwarmStep>;

struct SwarmChat
{
    QList<SwarmLine> lines; ///< in the order of the log
    SwarmShare shared;      ///< all that was shared
    QHash<QString, EventId> readUpTo; ///< by agent: the last message they saw

    const SwarmMessage* message(EventId id) const;
    /// The last message; nothing when nothing was said yet.
    const SwarmMessage* last() const;

    friend bool operator==(const SwarmChat&, const SwarmChat&) = default;
};

/// `events`: those of one swarm, in the order of the log. Changes of a message by somebody else than its
/// author, and of messages that are not there, are passed over.
SwarmChat swarmChat(const QList<Event>& events);

} // namespace threadline
