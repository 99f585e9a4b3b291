// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cases/case_events.h"

#include <QJsonArray>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

Event caseEvent(CaseId id, const QString& kind, const QString& actor, Timestamp at, QJsonObject body)
{
    Event event;
    event.subject = id.uuid();
    event.kind = kind;
    event.actor = actor;
    event.at = at;
    event.body = std::move(body);
    return event;
}

Event caseEvent(CaseId id, const QString& kind, const Doing& doing, QJsonObject body)
{
    return caseEvent(id, kind, doing.actor, doing.at, std::move(body));
}

/// What has no id of its own is named by what people call it.
Event namedEvent(const QString& kind, const QString& name, const Doing& doing, QJsonObject body)
{
    static const QUuid space = QUuid::fromString(QStringLiteral("5f0c9f5e-6b3a-4b52-9f5c-2f9a2f2b7c11"));
    Event event = caseEvent(CaseId(), kind, doing, std::move(body));
    event.subject = QUuid::createUuidV5(space, kind.section(QLatin1Char('.'), 0, 0) + QLatin1Char(':') + name);
    event.body.insert(u"name"_s, name);
    return event;
}

QString textOf(CaseId id)
{
    return id.isNull() ? QString() : id.text();
}

QJsonObject reminderBody(const CaseReminder& reminder)
{
    return {{u"reminder"_s, reminder.id.text()}, {u"at"_s, reminder.at.us}, {u"words"_s, reminder.words}};
}

QJsonObject linkBody(const CaseLink& link, CustomerId customer)
{
    return {{u"other"_s, link.to.text()}, {u"how"_s, link.how}, {u"customer"_s, customer.text()}};
}

QJsonObject mergeBody(CaseId into, CustomerId customer)
{
    return {{u"into"_s, into.text()}, {u"customer"_s, customer.text()}};
}

} // namespace

Event caseOpened(const CaseOpening& opening, const QString& actor, Timestamp at)
{
    QJsonObject body{{u"number"_s, opening.number},
                     {u"subject"_s, opening.subject},
                     {u"customer"_s, opening.customer.text()},
                     {u"status"_s, caseStatusName(opening.status)}};
    if (opening.continues) {
        body.insert(u"continues"_s, opening.continues->text());
    }
    return caseEvent(opening.id, u"case.opened"_s, actor, at, std::move(body));
}

Event caseWithdrawn(CaseId id, const Doing& doing)
{
    return caseEvent(id, u"case.withdrawn"_s, doing, {});
}

Event caseStatusChanged(CaseId id, CaseStatus status, const QString& reason, const QString& actor, Timestamp at)
{
    return caseEvent(id, u"case.status_changed"_s, actor, at,
                     {{u"status"_s, caseStatusName(status)}, {u"reason"_s, reason}});
}

Event caseStatusChanged(const Case& current, CaseStatus status, const QString& reason, const Doing& doing)
{
    Event event = caseStatusChanged(current.id, status, reason, doing.actor, doing.at);
    event.body.insert(u"was"_s, caseStatusName(current.status));
    return event;
}

Event caseAssigned(CaseId id, const QString& assignee, const QString& actor, Timestamp at)
{
    return caseEvent(id, u"case.assigned"_s, actor, at, {{u"assignee"_s, assignee}});
}

Event caseAssigned(const Case& current, const QString& assignee, const Doing& doing)
{
    Event event = caseAssigned(current.id, assignee, doing.actor, doing.at);
    event.body.insert(u"was"_s, current.assignee);
    return event;
}

Event caseCustomerChanged(CaseId id, CustomerId customer, const QString& actor, Timestamp at)
{
    return caseEvent(id, QStringLiteral("case.customer_changed"), actor, at,
                     {{QStringLiteral("customer"), customer.text()}});
}

Event caseRead(CaseId id, const QString& actor, Timestamp at)
{
    return caseEvent(id, u"case.read"_s, actor, at, {});
}

Event casePriorityChanged(const Case& current, CasePriority priority, const Doing& doing)
{
    return caseEvent(current.id, u"case.priority_changed"_s, doing,
                     {{u"priority"_s, casePriorityName(priority)}, {u"was"_s, casePriorityName(current.priority)}});
}

Event caseTagged(CaseId id, const QString& tag, const Doing& doing)
{
    return caseEvent(id, u"case.tagged"_s, doing, {{u"tag"_s, tag}});
}

Event caseUntagged(CaseId id, const QString& tag, const Doing& doing)
{
    return caseEvent(id, u"case.untagged"_s, doing, {{u"tag"_s, tag}});
}

Event caseSkillSet(const Case& current, const QString& skill, const Doing& doing)
{
    return caseEvent(current.id, u"case.skill_set"_s, doing, {{u"skill"_s, skill}, {u"was"_s, current.skill}});
}

Event caseFieldSet(const Case& current, const QString& field, const QString& value, const Doing& doing)
{
    return caseEvent(current.id, u"case.field_set"_s, doing,
                     {{u"field"_s, field}, {u"value"_s, value}, {u"was"_s, current.fields.value(field)}});
}

Event caseSnoozed(const Case& current, Timestamp until, const Doing& doing)
{
    QJsonObject body{{u"or_customer_replies"_s, true}, {u"was"_s, current.snoozedUntil.us}};
    if (until != untilTheyWrite) {
        body.insert(u"until"_s, until.us);
    }
    return caseEvent(current.id, u"case.snoozed"_s, doing, std::move(body));
}

Event caseUnsnoozed(const Case& current, const Doing& doing)
{
    return caseEvent(current.id, u"case.unsnoozed"_s, doing, {{u"was"_s, current.snoozedUntil.us}});
}

Event caseReminderSet(const CaseReminder& reminder, const Doing& doing)
{
    return caseEvent(reminder.inCase, u"case.reminder_set"_s, doing, reminderBody(reminder));
}

Event caseReminderDone(const CaseReminder& reminder, const Doing& doing)
{
    return caseEvent(reminder.inCase, u"case.reminder_done"_s, doing, reminderBody(reminder));
}

Event caseLinked(const CaseLink& link, CustomerId customer, const Doing& doing)
{
    return caseEvent(link.from, u"case.linked"_s, doing, linkBody(link, customer));
}

Event caseUnlinked(const CaseLink& link, CustomerId customer, const Doing& doing)
{
    return caseEvent(link.from, u"case.unlinked"_s, doing, linkBody(link, customer));
}

Event caseMerged(CaseId id, CaseId into, CustomerId customer, const Doing& doing)
{
    return caseEvent(id, u"case.merged"_s, doing, mergeBody(into, customer));
}

Event caseUnmerged(CaseId id, CaseId into, CustomerId customer, const Doing& doing)
{
    return caseEvent(id, u"case.unmerged"_s, doing, mergeBody(into, customer));
}

Event caseSubjectChanged(const Case& current, const QString& subject, const Doing& doing)
{
    return caseEvent(current.id, u"case.subject_changed"_s, doing,
                     {{u"subject"_s, subject}, {u"was"_s, current.subject}});
}

Event interactionMoved(const MessageMove& move, const Doing& doing)
{
    Event event = caseEvent(CaseId(), u"interaction.moved"_s, doing,
                            {{u"message"_s, move.message.text()},
                             {u"from"_s, textOf(move.from)},
                             {u"case"_s, textOf(move.to)},
                             {u"customer"_s, move.customer.text()}});
    event.subject = move.message.uuid();
    return event;
}

Event fieldDefined(const CaseField& field, const Doing& doing)
{
    return namedEvent(u"field.defined"_s, field.name, doing,
                      {{u"kind"_s, caseFieldKindName(field.kind)},
                       {u"choices"_s, QJsonArray::fromStringList(field.choices)}});
}

Event fieldRemoved(const QString& name, const Doing& doing)
{
    return namedEvent(u"field.removed"_s, name, doing, {});
}

Event viewSaved(const QString& name, const QJsonObject& filter, const QString& sort, const Doing& doing)
{
    return namedEvent(u"view.saved"_s, name, doing, {{u"filter"_s, filter}, {u"sort"_s, sort}});
}

Event viewRemoved(const QString& name, const Doing& doing)
{
    return namedEvent(u"view.removed"_s, name, doing, {});
}

CaseReminder reminderFrom(const Event& event)
{
    return {ReminderId(QUuid::fromString(event.body.value(QLatin1String("reminder")).toString())),
            CaseId(event.subject),
            {event.body.value(QLatin1String("at")).toInteger()},
            event.body.value(QLatin1String("words")).toString()};
}

} // namespace threadline
