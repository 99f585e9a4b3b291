// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/happening_projection.h"

#include "core/log/timeline_key.h"

#include <QSet>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

const QSet<QString>& shownKinds()
{
    static const QSet<QString> all{
        u"case.assigned"_s,    u"case.priority_changed"_s, u"case.tagged"_s,        u"case.untagged"_s,
        u"case.skill_set"_s,   u"case.field_set"_s,        u"case.snoozed"_s,       u"case.unsnoozed"_s,
        u"case.reminder_set"_s, u"case.reminder_done"_s,   u"case.linked"_s,        u"case.unlinked"_s,
        u"case.merged"_s,      u"case.unmerged"_s,         u"case.subject_changed"_s, u"interaction.moved"_s,
        u"customer.merged"_s,  u"customer.unmerged"_s,     u"customer.changed"_s,   u"customer.tagged"_s,
        u"customer.untagged"_s, u"identity.moved"_s,
        u"swarm.started"_s,    u"swarm.answer_used"_s,     u"swarm.resolved"_s,     u"swarm.reopened"_s,
        u"touch.withdrawn"_s,  u"touch.restored"_s};
    return all;
}

bool isUnderWay(const QString& status)
{
    return status == "new"_L1 || status == "open"_L1 || status == "waiting"_L1;
}

QString statusBefore(Database& database, const Event& event)
{
    Statement& row = database.statement(
        "SELECT json_extract(body, '$.status') FROM event WHERE subject = ? AND seq < ? AND "
        "kind IN ('case.status_changed', 'case.opened') ORDER BY seq DESC LIMIT 1");
    row.with(event.subject, event.seq);
    const QString status = row.step() ? row.text(0) : QString();
    row.reset();
    return status;
}

bool isShown(Database& database, const Event& event)
{
    if (event.kind == "case.status_changed"_L1) {
        // An agent's own command says so; the rest follows from a message.
        return event.body.contains("command"_L1) || !isUnderWay(event.body.value("status"_L1).toString()) ||
               !isUnderWay(statusBefore(database, event));
    }
    if (event.kind == "case.opened"_L1) {
        return event.body.contains("continues"_L1);
    }
    return shownKinds().contains(event.kind);
}

/// The case or customer on whose timeline it stands.
QUuid subjectOf(const Event& event)
{
    if (event.kind.startsWith("swarm."_L1)) {
        return QUuid::fromString(event.body.value("case"_L1).toString());
    }
    if (event.kind != "interaction.moved"_L1) {
        return event.subject;
    }
    const QUuid to = QUuid::fromString(event.body.value("case"_L1).toString());
    return to.isNull() ? QUuid::fromString(event.body.value("from"_L1).toString()) : to;
}

constexpr std::string_view headOfSubject =
    "coalesce((SELECT c.customer FROM cases c WHERE c.id = ?1), (SELECT h.id FROM customer m "
    "JOIN customer h ON h.key = m.head WHERE m.id = ?1))";

void add(Database& database, const Event& event)
{
    static const std::string insert =
        "INSERT INTO happening(customer, key, subject, actor) SELECT head, ?2, ?1, ?3 FROM (SELECT " +
        std::string(headOfSubject) + " AS head) WHERE head IS NOT NULL";
    database.statement(insert).run(subjectOf(event), timelineKey(event.at, event.seq), event.actor);
}

constexpr std::string_view underHeads =
    "UPDATE happening SET customer = coalesce((SELECT c.customer FROM cases c WHERE c.id = happening.subject), "
    "(SELECT h.id FROM customer m JOIN customer h ON h.key = m.head WHERE m.id = happening.subject), customer) WHERE ";

void showUnderHeads(Database& database, const std::string& condition, const QUuid& parameter)
{
    database.statement(std::string(underHeads) + condition).run(parameter);
}

void followCustomers(Database& database, const Event& event)
{
    if (event.kind == "customer.merged"_L1) {
        showUnderHeads(database,
                       "customer = (SELECT f.id FROM customer_merge m JOIN customer f ON f.key = m.from_key "
                       "WHERE m.event = ?)",
                       event.id.uuid());
    } else if (event.kind == "customer.unmerged"_L1) {
        showUnderHeads(database,
                       "customer = (SELECT h.id FROM customer_merge m JOIN customer i ON i.key = m.into_key "
                       "JOIN customer h ON h.key = i.head WHERE m.event = ?)",
                       QUuid::fromString(event.body.value("merge"_L1).toString()));
    } else if (event.kind == "case.customer_changed"_L1) {
        showUnderHeads(database, "subject = ?", event.subject);
    }
}

} // namespace

QStringList HappeningProjection::tables() const
{
    return {u"happening"_s, u"case_seen"_s};
}

void HappeningProjection::apply(Database& database, const Event& event)
{
    followCustomers(database, event);
    if (event.kind == "case.read"_L1) {
        database.statement("INSERT OR REPLACE INTO case_seen(case_id, agent, seq) VALUES(?,?,?)")
            .run(event.subject, event.actor, event.seq);
    } else if (isShown(database, event)) {
        add(database, event);
    }
}

} // namespace threadline
