// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarms/swarm_directory.h"

#include "core/log/event_log.h"

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr std::string_view columns =
    "SELECT s.id, s.case_id, s.customer, s.ordinal, s.question, s.skills, s.started_by, s.started_at, s.last_at, "
    "s.first_expert_at, s.first_answer_at, s.resolved_at, s.resolved_by, s.cause, s.fix, s.credit, s.case_number, s.room FROM swarm s ";

QStringList lines(const QString& text)
{
    return text.split(u'\n', Qt::SkipEmptyParts);
}

Swarm swarmOf(const Statement& row)
{
    Swarm swarm;
    swarm.id = SwarmId(row.uuid(0));
    swarm.inCase = CaseId(row.uuid(1));
    swarm.customer = CustomerId(row.uuid(2));
    swarm.ordinal = static_cast<int>(row.integer(3));
    swarm.caseNumber = row.integer(16);
    swarm.room = row.text(17);
    swarm.question = row.text(4);
    swarm.skills = lines(row.text(5));
    swarm.startedBy = row.text(6);
    swarm.startedAt = {row.integer(7)};
    swarm.lastAt = {row.integer(8)};
    swarm.firstExpertAt = {row.integer(9)};
    swarm.firstAnswerAt = {row.integer(10)};
    if (!row.isNull(11)) {
        swarm.resolution = SwarmResolution{{row.integer(11)}, row.text(12), row.text(13), row.text(14), lines(row.text(15))};
    }
    return swarm;
}

void readMembers(Database& database, Swarm& swarm)
{
    Statement rows = database.prepare("SELECT agent, state, invited_by, at, why FROM swarm_member WHERE swarm = ? "
                                      "ORDER BY asked, agent");
    rows.with(swarm.id.uuid());
    while (rows.step()) {
        swarm.members.append({rows.text(0), swarmMemberStateFromName(rows.text(1)).value_or(SwarmMember::State::Left),
                              rows.text(2), {rows.integer(3)}, rows.text(4)});
    }
}

void readOutsiders(Database& database, Swarm& swarm)
{
    Statement rows =
        database.prepare("SELECT address, invited_by, at FROM swarm_outsider WHERE swarm = ? ORDER BY asked, address");
    rows.with(swarm.id.uuid());
    while (rows.step()) {
        swarm.outsiders.append({rows.text(0), rows.text(1), {rows.integer(2)}});
    }
}

void readPeople(Database& database, Swarm& swarm)
{
    readMembers(database, swarm);
    readOutsiders(database, swarm);
}

std::string condition(const SwarmFilter& filter)
{
    std::string sql = "WHERE ";
    switch (filter.which) {
    case SwarmFilter::Which::Open:
        sql += "s.resolved_at IS NULL";
        break;
    case SwarmFilter::Which::Resolved:
        sql += "s.resolved_at IS NOT NULL";
        break;
    case SwarmFilter::Which::Any:
        sql += "1";
        break;
    }
    if (filter.of) {
        sql += " AND (s.started_by = ?1 OR EXISTS(SELECT 1 FROM swarm_member m WHERE m.swarm = s.id AND m.agent = ?1 "
               "AND m.state IN ('invited', 'accepted')))";
    }
    if (filter.caseNumber != 0) {
        sql += " AND s.case_number = ?4";
    }
    if (filter.inCase) {
        sql += " AND (s.case_id = ?2 OR s.case_id IN (SELECT c.id FROM cases c WHERE c.merged_into = ?2))";
    }
    return sql;
}

} // namespace

std::optional<Swarm> readSwarm(Database& database, SwarmId id)
{
    static const std::string one = std::string(columns) += "WHERE s.id = ?";
    Statement row = database.prepare(one);
    row.with(id.uuid());
    if (!row.step()) {
        return std::nullopt;
    }
    Swarm swarm = swarmOf(row);
    readPeople(database, swarm);
    return swarm;
}

QList<Swarm> readSwarms(Database& database, const SwarmFilter& filter, int limit)
{
    std::string sql(columns);
    sql += condition(filter);
    sql += " ORDER BY s.last_at DESC, s.id LIMIT ?3";
    Statement rows = database.prepare(sql);
    rows.bind(3, limit);
    if (filter.of) {
        rows.bind(1, *filter.of);
    }
    if (filter.caseNumber != 0) {
        rows.bind(4, filter.caseNumber);
    }
    if (filter.inCase) {
        rows.bind(2, filter.inCase->uuid());
    }
    QList<Swarm> swarms;
    while (rows.step()) {
        swarms.append(swarmOf(rows));
        readPeople(database, swarms.last());
    }
    return swarms;
}

SwarmChat readSwarmChat(Database& database, SwarmId id)
{
    return swarmChat(readEventsAbout(database, id.uuid()));
}

QList<RoomOffer> readRoomOffers(Database& database)
{
    QList<RoomOffer> offers;
    Statement rows = database.prepare("SELECT address, service FROM room_offer ORDER BY address");
    while (rows.step()) {
        offers.append({rows.text(0), rows.text(1)});
    }
    return offers;
}

SwarmNews readSwarmNews(Database& database, SwarmId id, const QString& agent)
{
    Statement row = database.prepare(
        "SELECT count(*), coalesce(max(EXISTS(SELECT 1 FROM json_each(e.body, '$.mentions') WHERE value = ?2)), 0) "
        "FROM event e WHERE e.subject = ?1 AND e.kind IN ('swarm.said', 'swarm.answer_proposed', 'swarm.heard') AND e.actor <> ?2 "
        "AND e.seq > coalesce((SELECT r.seq FROM swarm_read r WHERE r.swarm = ?1 AND r.agent = ?2), 0)");
    row.with(id.uuid(), agent);
    row.step();
    return {row.integer(0), row.integer(1) != 0};
}

} // namespace threadline
