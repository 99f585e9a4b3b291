// SPDX-License-Identifier: GPL-3.0-or-later
//
// core/hub: the team's log. Start here. A team adds one database to its desks; each desk appends
// what it did there, and pulls what the others did. The hub gives the one order that all desks fold in.
//
// Hub is the contract; postgres/postgres_hub.h keeps it. Values in, values out.
//
// Threads: a Hub belongs to the thread that made it. Its calls block until the server has answered
// or the connection is given up (tens of seconds at worst), so that thread is not the window's; the desk
// watches socket() there and calls wakeUps() when it is readable.
//
// Errors: Retry when the line or the server is at fault: make a new Hub after core/async/reconnect_delay.h. Whether
// an append that ended so was taken is not known, and does not matter: the same batch sent again is accepted
// once. Reauthenticate when the login is not let in any more; Unsupported when desk and hub are of different ages;
// Rejected when this agent may not do that at all. A refused batch is no error but an answer.
#pragma once

#include "core/hub/hub_event.h"
#include "core/hub/hub_refusal.h"
#include "core/model/expected.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QStringList>

#include <limits>
#include <variant>

namespace threadline {

/// Agents answer customers, leads also set what all work by, experts read and speak only in swarms that
/// called them, connectors are servers that fetch and send.
enum class HubRole { Agent, Lead, Expert, Connector };

/// "agent", "lead", "expert", "connector".
QString hubRoleName(HubRole role);
std::optional<HubRole> hubRoleFromName(QStringView name);

struct HubAgent
{
    QString name; ///< what events have as their actor
    HubRole role = HubRole::Agent;
    QStringList teams; ///< the first is where cases go that this agent opens; none: the whole organisation's
    QStringList skills;

    friend bool operator==(const HubAgent&, const HubAgent&) = default;
};

/// What one command, or one arrival, wrote: taken whole or refused whole.
struct HubBatch
{
    QList<HubEvent> events;
};

/// The positions of a batch's events, in their order.
using HubPositions = QList<qint64>;
using HubAnswer = std::variant<HubPositions, HubRefusal>;

/// How far the log is. All three are read before the events that come with them.
struct HubProgress
{
    qint64 head = 0; ///< the last position; not every one before it is for me to read
    /// Grows when what I may read of the past has changed: a case came to my team or left it, an expert was
    /// invited, something was shared. A desk that sees another number than it knows pulls the past again.
    qint64 epoch = 0;

    friend bool operator==(const HubProgress&, const HubProgress&) = default;
};

struct HubPullRequest
{
    qint64 after = 0;                                 ///< positions above this
    qint64 upTo = std::numeric_limits<qint64>::max(); ///< and not above this
    int limit = 10'000;                               ///< events
    bool newestFirst = false;
    QList<CaseId> cases = {};   ///< only what belongs to these; empty: not narrowed
    QList<QUuid> subjects = {}; ///< only what is about these (customers); empty: not narrowed
    bool outsideCases = false;  ///< only what is in no case: about customers and settings
    bool settings = false;      ///< only what is about settings
};

struct HubPage
{
    QList<HubEvent> events;
    HubProgress progress;
    /// Oldest first and not narrowed: every event that I may read up to here is on this page or on one
    /// before, so the next one is asked for after this. Never below the last event's position.
    qint64 reached = 0;
};

/// A case as the hub knows it, enough to choose what to pull first.
struct HubCase
{
    CaseId id;
    qint64 number = 0;
    QString team;
    std::optional<CustomerId> customer;
    QString assignee;
    QString status;
    qint64 position = 0; ///< of the last event about it

    friend bool operator==(const HubCase&, const HubCase&) = default;
};

/// Case numbers that only this login will use.
struct HubNumbers
{
    qint64 first = 0;
    qint64 last = 0;
};

/// The right to fetch and send for a channel account.
struct HubLease
{
    qint64 token = 0;       ///< 0: somebody else holds it
    double secondsLeft = 0; ///< by the server's clock, when it answered; renew well before
    QString holder;         ///< an agent's or connector's name
};

struct HubPresence
{
    enum class State { Here, Away };

    QString agent;
    HubRole role = HubRole::Agent;
    State state = State::Here;
    std::optional<CaseId> lookingAt; ///< only cases I may read
    bool typing = false;             ///< a reply, in that case
    std::optional<SwarmId> inSwarm = {}; ///< which they have open; only swarms I may read
    bool typingThere = false;        ///< something to say in that swarm

    friend bool operator==(const HubPresence&, const HubPresence&) = default;
};

/// Why a desk was woken. Hints: ask the hub what there is.
enum class HubWakeUp { Events, Presence, Lease };

class Hub
{
public:
    virtual ~Hub() = default;

    /// Who this login is, as of when the hub was opened.
    virtual const HubAgent& me() const = 0;
    virtual Expected<QList<HubAgent>> colleagues() = 0;

    /// An answer for each batch, in their order; an earlier refusal does not stop a later batch. Empty batches are
    /// not allowed. `leases`: the tokens of the accounts that this host holds; what machines say about a reply
    /// on its way is refused without.
    virtual Expected<QList<HubAnswer>> append(const QList<HubBatch>& batches,
                                              const QHash<QString, qint64>& leases = {}) = 0;

    virtual Expected<HubProgress> progress() = 0;
    virtual Expected<HubPage> pull(const HubPullRequest& request) = 0;
    /// What stands there; nothing when I may not read it.
    virtual Expected<std::optional<EventId>> eventAt(qint64 position) = 0;
    /// Where everything stands that I may read, rising, none above `upTo`.
    virtual Expected<QList<qint64>> positions(qint64 upTo) = 0;
    /// Those that I may read; without `all` only those that are not closed. The latest event first.
    virtual Expected<QList<HubCase>> cases(bool all) = 0;
    /// Those that wait for an answer by somebody who has been away for longer than the team wants. Anybody may hand them
    /// back; the hub looks again.
    virtual Expected<QList<CaseId>> casesToHandBack() = 0;
    /// For cases that are opened offline; at most 1,000.
    virtual Expected<HubNumbers> reserveNumbers(int count) = 0;

    /// Gives the hub an attachment that lies at `path`; nothing when it has it. `sha256` in hexadecimal.
    virtual Expected<void> bringFile(const QByteArray& sha256, const QString& path) = 0;
    /// Goes on with what lies at `path` already until the attachment is whole.
    virtual Expected<void> fetchFile(const QByteArray& sha256, const QString& path) = 0;

    /// From any thread while this lives: the call under way and all later ones fail.
    virtual void interrupt() = 0;

    /// Becomes readable when the hub has something to say. -1 when the line is lost.
    virtual int socket() const = 0;
    /// Takes what has come, without waiting; an Error: the line is lost.
    virtual Expected<QSet<HubWakeUp>> wakeUps() = 0;

    /// Takes an account that is free or whose holder gave no sign for 30 seconds, or renews what is held by
    /// `known`, its token; 0: none. `host` names this process (not this login: two servers may share one).
    virtual Expected<HubLease> holdLease(const QString& account, const QString& host, qint64 known) = 0;
    virtual Expected<void> releaseLease(const QString& account, const QString& host, qint64 token) = 0;

    /// To be said each 10 seconds, and when it changes; a desk that is silent for 30 is gone. Others are woken only by
    /// a change. `me.agent` and `me.role` are not looked at.
    virtual Expected<void> bePresent(const QString& host, const HubPresence& me) = 0;
    virtual Expected<void> leave(const QString& host) = 0;
    virtual Expected<QList<HubPresence>> whoIsHere() = 0;
};

} // namespace threadline
