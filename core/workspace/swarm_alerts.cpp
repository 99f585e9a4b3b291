// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/swarm_alerts.h"

#include "core/swarms/swarm_directory.h"

#include <algorithm>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

/// ?1 asked it, is in it, or has its case.
constexpr std::string_view isTheirs =
    "(s.started_by = ?1 OR EXISTS(SELECT 1 FROM swarm_member m WHERE m.swarm = s.id AND m.agent = ?1 AND m.state = 'accepted') "
    "OR EXISTS(SELECT 1 FROM cases c WHERE c.id = s.case_id AND c.assignee = ?1))";

Timestamp newsSince(Timestamp now)
{
    constexpr qint64 usPerDay = 86'400'000'000;
    return {std::max<qint64>(0, now.us - swarmNewsForDays * usPerDay)};
}

/// Nothing when the swarm is not here any more.
std::optional<Alert> alertIn(Database& database, SwarmId id, Alert::Kind kind)
{
    const auto swarm = readSwarm(database, id);
    if (!swarm) {
        return std::nullopt;
    }
    Alert alert;
    alert.kind = kind;
    alert.inCase = swarm->inCase;
    alert.number = swarm->caseNumber;
    alert.subject = swarm->question;
    alert.customer = swarm->customer;
    alert.inSwarm = id;
    alert.swarmName = swarm->name();
    return alert;
}

/// Rows of swarm, moment and who did it, in that order.
void addOf(Database& database, Statement& rows, Alert::Kind kind, const QString& word, Alerts& alerts)
{
    while (rows.step()) {
        if (auto alert = alertIn(database, SwarmId(rows.uuid(0)), kind)) {
            alert->at = {rows.integer(1)};
            alert->by = rows.text(2);
            alert->key = u"swarm %1 %2 %3"_s.arg(word, alert->inSwarm->text()).arg(alert->at.us);
            alerts.current.append(*alert);
        }
    }
}

void addInvitations(Database& database, const QString& agent, Alerts& alerts)
{
    Statement rows = database.prepare("SELECT s.id, m.at, m.invited_by FROM swarm_member m JOIN swarm s ON s.id = m.swarm "
                                      "WHERE m.agent = ?1 AND m.state = 'invited' AND m.invited_by <> ?1 "
                                      "AND s.resolved_at IS NULL ORDER BY m.at DESC LIMIT ?2");
    rows.with(agent, maxAlerts);
    addOf(database, rows, Alert::Kind::SwarmInvited, u"asked"_s, alerts);
}

void addResolved(Database& database, const QString& agent, Timestamp now, Alerts& alerts)
{
    std::string sql = "SELECT s.id, s.resolved_at, s.resolved_by FROM swarm s WHERE s.resolved_at > ?2 AND s.resolved_by <> ?1 AND ";
    sql.append(isTheirs).append(" ORDER BY s.resolved_at DESC LIMIT ?3");
    Statement rows = database.prepare(sql);
    rows.with(agent, newsSince(now).us, maxAlerts);
    addOf(database, rows, Alert::Kind::SwarmResolved, u"resolved"_s, alerts);
}

QString beginning(const QString& text)
{
    constexpr qsizetype most = 80;
    const QString words = text.simplified();
    return words.size() <= most ? words : words.left(most) + u'…';
}

/// Of open swarms: answers in those that are theirs, and what calls them by @ in any, as long as they have not seen it.
void addSaid(Database& database, const QString& agent, Timestamp now, Alerts& alerts)
{
    std::string sql =
        "SELECT s.id, e.id, EXISTS(SELECT 1 FROM json_each(e.body, '$.mentions') WHERE value = ?1) AS called "
        "FROM swarm s CROSS JOIN event e ON e.subject = s.id WHERE s.resolved_at IS NULL AND s.last_at > ?2 "
        "AND e.kind IN ('swarm.said', 'swarm.answer_proposed') AND e.actor <> ?1 AND e.at > ?2 "
        "AND e.seq > coalesce((SELECT r.seq FROM swarm_read r WHERE r.swarm = s.id AND r.agent = ?1), 0) "
        "AND (called OR (e.kind = 'swarm.answer_proposed' AND ";
    sql.append(isTheirs).append(")) ORDER BY e.seq DESC LIMIT ?3");
    Statement rows = database.prepare(sql);
    rows.with(agent, newsSince(now).us, maxAlerts);
    QHash<SwarmId, SwarmChat> chats;
    while (rows.step()) {
        const SwarmId id(rows.uuid(0));
        if (!chats.contains(id)) {
            chats.insert(id, readSwarmChat(database, id));
        }
        const SwarmMessage* message = chats[id].message(EventId(rows.uuid(1)));
        if (!message || message->withdrawn) {
            continue;
        }
        if (auto alert = alertIn(database, id, message->proposal ? Alert::Kind::SwarmAnswer : Alert::Kind::SwarmMention)) {
            alert->at = message->at;
            alert->by = message->by;
            alert->words = beginning(message->words.text);
            alert->key = u"swarm said %1"_s.arg(message->id.text());
            alerts.current.append(*alert);
        }
    }
}

} // namespace

void addSwarmAlerts(Database& database, const QString& agent, Timestamp now, Alerts& alerts)
{
    addInvitations(database, agent, alerts);
    addSaid(database, agent, now, alerts);
    addResolved(database, agent, now, alerts);
}

} // namespace threadline
