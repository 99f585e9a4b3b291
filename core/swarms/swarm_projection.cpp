// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarms/swarm_projection.h"

#include "core/swarms/swarm_events.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;
using Fold = void (*)(Database&, const Event&);
using State = SwarmMember::State;

QUuid uuidIn(const Event& event, QLatin1String key)
{
    return QUuid::fromString(event.body.value(key).toString());
}

void start(Database& database, const Event& event)
{
    database
        .statement("INSERT OR IGNORE INTO swarm(id, case_id, customer, ordinal, question, skills, started_by, "
                   "started_at, last_at, case_number) SELECT ?1, ?2, ?3, count(*) + 1, ?4, ?5, ?6, ?7, ?7, ?8 FROM swarm "
                   "WHERE case_id = ?2")
        .run(event.subject, uuidIn(event, "case"_L1), uuidIn(event, "customer"_L1),
             event.body.value("question"_L1).toString(), namesIn(event, "skills"_L1).join(u'\n'), event.actor,
             event.at.us, event.body.value("number"_L1).toInteger());
}

void setMember(Database& database, const Event& event, const QString& agent, State state, const QString& why = {})
{
    database
        .statement("INSERT INTO swarm_member(swarm, agent, state, invited_by, at, why, asked) "
                   "SELECT ?1, ?2, ?3, ?4, ?5, ?6, count(*) FROM swarm_member WHERE swarm = ?1 "
                   "ON CONFLICT(swarm, agent) DO UPDATE SET state = ?3, at = ?5, why = ?6, "
                   "invited_by = iif(?3 = 'invited', ?4, invited_by)")
        .run(event.subject, agent, swarmMemberStateName(state), state == State::Invited ? event.actor : QString(),
             event.at.us, why);
}

void invite(Database& database, const Event& event)
{
    setMember(database, event, event.body.value("agent"_L1).toString(), State::Invited);
}

void accept(Database& database, const Event& event)
{
    setMember(database, event, event.actor, State::Accepted);
    database
        .statement("UPDATE swarm SET first_expert_at = ?2 WHERE id = ?1 AND first_expert_at IS NULL AND started_by <> ?3")
        .run(event.subject, event.at.us, event.actor);
}

void decline(Database& database, const Event& event)
{
    setMember(database, event, event.actor, State::Declined, event.body.value("why"_L1).toString());
}

void leave(Database& database, const Event& event)
{
    setMember(database, event, event.actor, State::Left);
}

void propose(Database& database, const Event& event)
{
    database.statement("UPDATE swarm SET first_answer_at = ?2 WHERE id = ?1 AND first_answer_at IS NULL")
        .run(event.subject, event.at.us);
}

void read(Database& database, const Event& event)
{
    // An older mark that comes later takes nothing back.
    database
        .statement("INSERT INTO swarm_read(swarm, agent, seq) SELECT ?1, ?2, seq FROM event WHERE id = ?3 "
                   "ON CONFLICT(swarm, agent) DO UPDATE SET seq = max(seq, excluded.seq)")
        .run(event.subject, event.actor, uuidIn(event, "up_to"_L1));
}

void resolve(Database& database, const Event& event)
{
    const SwarmResolution resolution = swarmResolutionFrom(event);
    database
        .statement("UPDATE swarm SET resolved_at = ?2, resolved_by = ?3, cause = ?4, fix = ?5, credit = ?6 "
                   "WHERE id = ?1")
        .run(event.subject, event.at.us, event.actor, resolution.cause, resolution.fix,
             resolution.credit.join(u'\n'));
}

void reopen(Database& database, const Event& event)
{
    database
        .statement("UPDATE swarm SET resolved_at = NULL, resolved_by = '', cause = '', fix = '', credit = '' "
                   "WHERE id = ?")
        .run(event.subject);
}

void inviteOutsider(Database& database, const Event& event)
{
    database
        .statement("INSERT OR IGNORE INTO swarm_outsider(swarm, address, invited_by, at, asked) "
                   "SELECT ?1, ?2, ?3, ?4, count(*) FROM swarm_outsider WHERE swarm = ?1")
        .run(event.subject, event.body.value("address"_L1).toString(), event.actor, event.at.us);
}

void openRoom(Database& database, const Event& event)
{
    database.statement("UPDATE swarm SET room = ?2 WHERE id = ?1")
        .run(event.subject, event.body.value("room"_L1).toString());
}

void closeRoom(Database& database, const Event& event)
{
    database.statement("UPDATE swarm SET room = '' WHERE id = ?").run(event.subject);
}

void nothingMore(Database&, const Event&) {}

const QHash<QString, Fold>& folds()
{
    static const QHash<QString, Fold> all{
        {u"swarm.started"_s, start},     {u"swarm.invited"_s, invite},
        {u"swarm.accepted"_s, accept},   {u"swarm.declined"_s, decline},
        {u"swarm.left"_s, leave},        {u"swarm.said"_s, nothingMore},
        {u"swarm.shared"_s, nothingMore}, {u"swarm.answer_proposed"_s, propose},
        {u"swarm.answer_used"_s, nothingMore}, {u"swarm.resolved"_s, resolve},
        {u"swarm.reopened"_s, reopen},   {u"swarm.heard"_s, nothingMore},
        {u"swarm.outsider_invited"_s, inviteOutsider}, {u"swarm.room_opened"_s, openRoom},
        {u"swarm.room_closed"_s, closeRoom}};
    return all;
}

} // namespace

QStringList SwarmProjection::tables() const
{
    return {u"swarm"_s, u"swarm_member"_s, u"swarm_outsider"_s, u"swarm_read"_s, u"room_offer"_s};
}

void SwarmProjection::apply(Database& database, const Event& event)
{
    if (event.kind == "swarm.read"_L1) {
        read(database, event);
        return;
    }
    if (event.kind == "rooms.offered"_L1) {
        database.statement("INSERT OR REPLACE INTO room_offer(address, service) VALUES(?, ?)")
            .run(event.body.value("address"_L1).toString(), event.body.value("service"_L1).toString());
        return;
    }
    if (event.kind == "rooms.withdrawn"_L1) {
        database.statement("DELETE FROM room_offer WHERE address = ?").run(event.body.value("address"_L1).toString());
        return;
    }
    const auto fold = folds().find(event.kind);
    if (fold == folds().end()) {
        return;
    }
    (*fold)(database, event);
    database.statement("UPDATE swarm SET last_at = max(last_at, ?2) WHERE id = ?1").run(event.subject, event.at.us);
}

} // namespace threadline
