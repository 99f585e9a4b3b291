// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cases/case_projection.h"

#include "core/cases/case_customers.h"
#include "core/cases/case_events.h"
#include "core/cases/case_placement.h"
#include "core/log/event_log.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;
using Fold = void (*)(Database&, const Event&);

QString textIn(const Event& event, QLatin1String name)
{
    return event.body.value(name).toString();
}

QUuid uuidIn(const Event& event, QLatin1String name)
{
    return QUuid::fromString(textIn(event, name));
}

void addLink(Database& database, const Event& event, const QUuid& other, const QString& how)
{
    database.statement("INSERT OR REPLACE INTO case_link(case_id, other, how) VALUES(?,?,?)")
        .run(event.subject, other, how);
}

void open(Database& database, const Event& event)
{
    database
        .statement("INSERT INTO cases(key, id, number, subject, customer, status, assignee, opened_at, last_at, "
                   "last_channel, last_words, origin) SELECT ?1,?2,?3,?4,coalesce(h.id,?5),?6,'',?7,?8,'','',"
                   "CASE WHEN h.id <> ?5 THEN ?5 END "
                   "FROM (SELECT 1) LEFT JOIN customer c ON c.id = ?5 LEFT JOIN customer h ON h.key = c.head")
        .run(event.seq, event.subject, event.body.value("number"_L1).toInteger(), textIn(event, "subject"_L1),
             uuidIn(event, "customer"_L1), textIn(event, "status"_L1), event.at.us, event.at.us);
    if (event.body.contains("continues"_L1)) {
        addLink(database, event, uuidIn(event, "continues"_L1), u"continues"_s);
    }
}

void withdraw(Database& database, const Event& event)
{
    database.statement("DELETE FROM cases WHERE id = ?").run(event.subject);
    database.statement("DELETE FROM case_link WHERE case_id = ?").run(event.subject);
}

void setStatus(Database& database, const Event& event)
{
    // A merged case is closed whatever happens; what it will be when it comes back may change.
    database
        .statement("UPDATE cases SET status = iif(merged_into IS NULL, ?1, status), "
                   "status_when_merged = iif(merged_into IS NULL, '', ?1) WHERE id = ?2")
        .run(textIn(event, "status"_L1), event.subject);
}

void assign(Database& database, const Event& event)
{
    database.statement("UPDATE cases SET assignee = ? WHERE id = ?")
        .run(textIn(event, "assignee"_L1), event.subject);
}

void setPriority(Database& database, const Event& event)
{
    database.statement("UPDATE cases SET priority = ? WHERE id = ?")
        .run(textIn(event, "priority"_L1), event.subject);
}

void setSkill(Database& database, const Event& event)
{
    database.statement("UPDATE cases SET skill = ? WHERE id = ?").run(textIn(event, "skill"_L1), event.subject);
}

void setSubject(Database& database, const Event& event)
{
    database.statement("UPDATE cases SET subject = ? WHERE id = ?").run(textIn(event, "subject"_L1), event.subject);
}

void tag(Database& database, const Event& event)
{
    database.statement("INSERT OR IGNORE INTO case_tag(case_id, tag) VALUES(?,?)")
        .run(event.subject, textIn(event, "tag"_L1));
}

void untag(Database& database, const Event& event)
{
    database.statement("DELETE FROM case_tag WHERE case_id = ? AND tag = ?")
        .run(event.subject, textIn(event, "tag"_L1));
}

void setField(Database& database, const Event& event)
{
    const QString field = textIn(event, "field"_L1);
    const QString value = textIn(event, "value"_L1);
    if (value.isEmpty()) {
        database.statement("DELETE FROM case_field WHERE case_id = ? AND field = ?").run(event.subject, field);
    } else {
        database.statement("INSERT OR REPLACE INTO case_field(case_id, field, value) VALUES(?,?,?)")
            .run(event.subject, field, value);
    }
}

void snooze(Database& database, const Event& event)
{
    database.statement("UPDATE cases SET snoozed_until = ? WHERE id = ?")
        .run(event.body.value("until"_L1).toInteger(untilTheyWrite.us), event.subject);
}

void unsnooze(Database& database, const Event& event)
{
    database.statement("UPDATE cases SET snoozed_until = 0 WHERE id = ?").run(event.subject);
}

void remind(Database& database, const Event& event)
{
    const CaseReminder reminder = reminderFrom(event);
    database.statement("INSERT OR REPLACE INTO case_reminder(id, case_id, at, words) VALUES(?,?,?,?)")
        .run(reminder.id.uuid(), reminder.inCase.uuid(), reminder.at.us, reminder.words);
}

void forgetReminder(Database& database, const Event& event)
{
    database.statement("DELETE FROM case_reminder WHERE id = ?").run(uuidIn(event, "reminder"_L1));
}

void link(Database& database, const Event& event)
{
    addLink(database, event, uuidIn(event, "other"_L1), textIn(event, "how"_L1));
}

void unlink(Database& database, const Event& event)
{
    database.statement("DELETE FROM case_link WHERE case_id = ? AND other = ?")
        .run(event.subject, uuidIn(event, "other"_L1));
}

void defineField(Database& database, const Event& event)
{
    const QByteArray choices =
        QJsonDocument(event.body.value("choices"_L1).toArray()).toJson(QJsonDocument::Compact);
    database.statement("INSERT OR REPLACE INTO field(name, kind, choices) VALUES(?,?,?)")
        .run(textIn(event, "name"_L1), textIn(event, "kind"_L1), Utf8{choices});
}

void removeField(Database& database, const Event& event)
{
    const QString name = textIn(event, "name"_L1);
    database.statement("DELETE FROM field WHERE name = ?").run(name);
    database.statement("DELETE FROM case_field WHERE field = ?").run(name);
}

void saveView(Database& database, const Event& event)
{
    const QByteArray filter =
        QJsonDocument(event.body.value("filter"_L1).toObject()).toJson(QJsonDocument::Compact);
    database.statement("INSERT OR REPLACE INTO saved_view(name, filter, sort) VALUES(?,?,?)")
        .run(textIn(event, "name"_L1), Utf8{filter}, textIn(event, "sort"_L1));
}

void removeView(Database& database, const Event& event)
{
    database.statement("DELETE FROM saved_view WHERE name = ?").run(textIn(event, "name"_L1));
}

void setHandBack(Database& database, const Event& event)
{
    database.statement("INSERT OR REPLACE INTO hand_back(one, minutes) VALUES(1, ?)")
        .run(std::max<qint64>(0, event.body.value("minutes"_L1).toInteger()));
}

void receive(Database& database, const Event& event)
{
    case_placement::place(database, event);
    case_placement::hear(database, event);
}

void beginToSend(Database& database, const Event& event)
{
    // Only now: until it leaves it can be taken back, and the customer goes on waiting.
    if (const auto queued = readEvent(database, EventId(uuidIn(event, "message"_L1)), false)) {
        case_placement::hear(database, *queued);
    }
}

void recountWithdrawn(Database& database, const Event& event)
{
    Statement& row = database.statement(
        "SELECT i.case_id FROM event e JOIN interaction i ON i.seq = e.seq WHERE e.id = ? AND i.case_id IS NOT NULL");
    row.with(uuidIn(event, "message"_L1));
    const QUuid inCase = row.step() ? row.uuid(0) : QUuid();
    row.reset();
    case_placement::recount(database, inCase);
}

const QHash<QString, Fold>& folds()
{
    static const QHash<QString, Fold> all{
        {u"case.opened"_s, open},
        {u"case.withdrawn"_s, withdraw},
        {u"case.status_changed"_s, setStatus},
        {u"case.assigned"_s, assign},
        {u"case.priority_changed"_s, setPriority},
        {u"case.tagged"_s, tag},
        {u"case.untagged"_s, untag},
        {u"case.skill_set"_s, setSkill},
        {u"case.field_set"_s, setField},
        {u"case.snoozed"_s, snooze},
        {u"case.unsnoozed"_s, unsnooze},
        {u"case.reminder_set"_s, remind},
        {u"case.reminder_done"_s, forgetReminder},
        {u"case.linked"_s, link},
        {u"case.unlinked"_s, unlink},
        {u"case.merged"_s, case_placement::merge},
        {u"case.unmerged"_s, case_placement::unmerge},
        {u"case.subject_changed"_s, setSubject},
        {u"interaction.moved"_s, case_placement::move},
        {u"field.defined"_s, defineField},
        {u"field.removed"_s, removeField},
        {u"view.saved"_s, saveView},
        {u"view.removed"_s, removeView},
        {u"team.hand_back_set"_s, setHandBack},
        {u"message.received"_s, receive},
        {u"message.queued"_s, case_placement::place},
        {u"message.sending"_s, beginToSend},
        {u"touch.withdrawn"_s, recountWithdrawn},
        {u"touch.restored"_s, recountWithdrawn},
    };
    return all;
}

} // namespace

QStringList CaseProjection::tables() const
{
    return {u"cases"_s,         u"case_thread"_s, u"case_tag"_s, u"case_field"_s,
            u"case_reminder"_s, u"case_link"_s,   u"field"_s,    u"saved_view"_s,
            u"hand_back"_s};
}

void CaseProjection::apply(Database& database, const Event& event)
{
    if (const Fold fold = folds().value(event.kind)) {
        fold(database, event);
    } else {
        followCustomers(database, event);
    }
}

} // namespace threadline
