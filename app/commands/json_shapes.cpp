// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/json_shapes.h"

#include "app/commands/json_values.h"
#include "app/commands/shown_entry.h"
#include "core/workspace/macro_steps.h"
#include "core/workspace/saved_views.h"

#include <QDateTime>
#include <QJsonArray>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

template <class Tag>
QJsonValue idOrNull(const std::optional<Id<Tag>>& id)
{
    return id && !id->isNull() ? QJsonValue(id->text()) : QJsonValue(QJsonValue::Null);
}

QJsonValue numberOrNull(qint64 caseNumber)
{
    return caseNumber == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(caseNumber);
}

QJsonArray addresses(const QList<Party>& parties)
{
    QJsonArray array;
    for (const Party& party : parties) {
        array.append(party.address);
    }
    return array;
}

/// What was done has the keys of what was said; most of them are null.
QJsonObject happeningToJson(const TimelineEntry& entry)
{
    QJsonObject object;
    for (const auto& key : {u"channel"_s, u"account"_s, u"direction"_s, u"from"_s, u"from_name"_s, u"subject"_s,
                            u"state"_s, u"problem"_s, u"automation"_s, u"merged_from"_s}) {
        object.insert(key, QJsonValue::Null);
    }
    for (const auto& key : {u"to"_s, u"cc"_s, u"attachments"_s}) {
        object.insert(key, QJsonArray());
    }
    object.insert(u"id"_s, entry.interaction.id.text());
    object.insert(u"at"_s, toRfc3339(entry.interaction.at));
    object.insert(u"kind"_s, u"event"_s);
    object.insert(u"text"_s, happeningWords(entry));
    object.insert(u"case"_s, idOrNull(entry.interaction.inCase));
    object.insert(u"case_number"_s, numberOrNull(entry.caseNumber));
    object.insert(u"read"_s, true);
    object.insert(u"event"_s, entry.happening->kind);
    object.insert(u"actor"_s, entry.happening->actor);
    object.insert(u"details"_s, entry.happening->body);
    return object;
}

QString stateName(AccountView::State state)
{
    switch (state) {
    case AccountView::State::Idle:
        return u"idle"_s;
    case AccountView::State::Connecting:
        return u"connecting"_s;
    case AccountView::State::Syncing:
        return u"syncing"_s;
    case AccountView::State::Watching:
        return u"watching"_s;
    case AccountView::State::Waiting:
        return u"waiting"_s;
    case AccountView::State::Failed:
        return u"failed"_s;
    }
    return {};
}

QJsonArray ids(const QList<InteractionId>& interactions)
{
    QJsonArray all;
    for (const InteractionId& id : interactions) {
        all.append(id.text());
    }
    return all;
}

} // namespace

QJsonArray attachmentsToJson(const QList<Attachment>& files)
{
    QJsonArray array;
    for (const Attachment& file : files) {
        array.append(QJsonObject{{u"name"_s, file.name},
                                 {u"type"_s, file.type},
                                 {u"size"_s, file.size},
                                 {u"sha256"_s, QString::fromLatin1(file.sha256)}});
    }
    return array;
}

QJsonObject toJson(const Customer& customer)
{
    QJsonArray identities;
    for (const Identity& identity : customer.identities) {
        identities.append(QJsonObject{{u"kind"_s, identityKindName(identity.kind)},
                                      {u"value"_s, identity.value}});
    }
    return {{u"id"_s, customer.id.text()},
            {u"name"_s, customer.name},
            {u"identities"_s, identities},
            {u"interactions"_s, customer.interactions}};
}

QJsonObject toJson(const CustomerCard& card)
{
    QJsonArray identities;
    for (const IdentityView& view : card.identities) {
        identities.append(QJsonObject{{u"kind"_s, identityKindName(view.identity.kind)},
                                      {u"value"_s, view.identity.value},
                                      {u"names"_s, QJsonArray::fromStringList(view.names)},
                                      {u"interactions"_s, view.interactions},
                                      {u"last_at"_s, timeOrNull(view.lastAt)},
                                      {u"evidence"_s, textOrNull(view.evidence)},
                                      {u"linked_at"_s, timeOrNull(view.linkedAt)}});
    }
    QJsonArray merges;
    for (const MergeView& merge : card.merges) {
        merges.append(QJsonObject{{u"merge"_s, merge.id.text()},
                                  {u"from"_s, merge.from.text()},
                                  {u"from_name"_s, merge.fromName},
                                  {u"reason"_s, textOrNull(merge.reason)},
                                  {u"by"_s, merge.actor},
                                  {u"at"_s, toRfc3339(merge.at)}});
    }
    QJsonObject fields;
    for (auto field = card.fields.cbegin(); field != card.fields.cend(); ++field) {
        fields.insert(field.key(), field.value());
    }
    QJsonObject channels;
    for (auto channel = card.perChannel.cbegin(); channel != card.perChannel.cend(); ++channel) {
        channels.insert(channel.key(), channel.value());
    }
    return {{u"id"_s, card.id.text()},
            {u"name"_s, card.name},
            {u"fields"_s, fields},
            {u"tags"_s, QJsonArray::fromStringList(card.tags)},
            {u"identities"_s, identities},
            {u"channels"_s, channels},
            {u"first_at"_s, timeOrNull(card.firstAt)},
            {u"last_at"_s, timeOrNull(card.lastAt)},
            {u"cases"_s, card.caseCount},
            {u"open_cases"_s, card.openCaseCount},
            {u"merges"_s, merges}};
}

QJsonObject toJson(const Suggestion& suggestion)
{
    return {{u"one"_s, toJson(suggestion.one)},
            {u"other"_s, toJson(suggestion.other)},
            {u"confidence"_s, suggestion.confidence},
            {u"reasons"_s, QJsonArray::fromStringList(suggestion.reasons)}};
}

QJsonObject toJson(const TimelineEntry& entry)
{
    const Interaction& one = entry.interaction;
    if (entry.happening) {
        return happeningToJson(entry);
    }
    return {{u"id"_s, one.id.text()},
            {u"at"_s, toRfc3339(one.at)},
            {u"channel"_s, one.channel},
            {u"account"_s, one.account},
            {u"kind"_s, interactionKindName(one.kind)},
            {u"direction"_s, directionName(one.direction)},
            {u"from"_s, one.from.address},
            {u"from_name"_s, one.from.name},
            {u"to"_s, addresses(one.to)},
            {u"cc"_s, addresses(one.cc)},
            {u"subject"_s, one.subject},
            {u"text"_s, one.text},
            {u"case"_s, idOrNull(one.inCase)},
            {u"case_number"_s, numberOrNull(entry.caseNumber)},
            {u"state"_s, deliveryName(one.delivery)},
            {u"problem"_s, textOrNull(entry.problem)},
            {u"automation"_s, automationName(one.automation)},
            {u"read"_s, one.read},
            {u"merged_from"_s, idOrNull(one.mergedFrom)},
            {u"details"_s, one.details},
            {u"event"_s, QJsonValue::Null},
            {u"actor"_s, QJsonValue::Null},
            {u"attachments"_s, attachmentsToJson(one.attachments)}};
}

QJsonObject toJson(const SearchHit& hit)
{
    return {{u"interaction"_s, hit.interaction.text()},
            {u"customer"_s, hit.customer.text()},
            {u"customer_name"_s, hit.customerName},
            {u"case"_s, idOrNull(hit.inCase)},
            {u"case_number"_s, numberOrNull(hit.caseNumber)},
            {u"channel"_s, hit.channel},
            {u"at"_s, toRfc3339(hit.at)},
            {u"subject"_s, hit.subject},
            {u"snippet"_s, hit.snippet},
            {u"found_in"_s, textOrNull(hit.foundIn)},
            {u"group"_s, hit.group}};
}

QJsonObject toJson(const Case& one, const QString& customerName)
{
    QJsonObject fields;
    for (auto field = one.fields.begin(); field != one.fields.end(); ++field) {
        fields.insert(field.key(), field.value());
    }
    return {{u"id"_s, one.id.text()},
            {u"number"_s, one.number},
            {u"subject"_s, one.subject},
            {u"customer"_s, one.customer.text()},
            {u"customer_name"_s, customerName},
            {u"status"_s, caseStatusName(one.status)},
            {u"assignee"_s, textOrNull(one.assignee)},
            {u"opened_at"_s, toRfc3339(one.openedAt)},
            {u"last_at"_s, timeOrNull(one.lastAt)},
            {u"priority"_s, casePriorityName(one.priority)},
            {u"tags"_s, QJsonArray::fromStringList(one.tags)},
            {u"skill"_s, textOrNull(one.skill)},
            {u"fields"_s, fields},
            {u"snoozed"_s, one.isSnoozed({QDateTime::currentMSecsSinceEpoch() * 1000})},
            {u"snoozed_until"_s, one.snoozedUntil == untilTheyWrite ? QJsonValue(QJsonValue::Null)
                                                                    : timeOrNull(one.snoozedUntil)},
            {u"merged_into"_s, idOrNull(one.mergedInto)}};
}

void addDetails(QJsonObject& shown, const CaseDetails& details)
{
    QJsonArray reminders;
    for (const ReminderView& reminder : details.reminders) {
        reminders.append(QJsonObject{
            {u"id"_s, reminder.id.text()}, {u"at"_s, toRfc3339(reminder.at)}, {u"text"_s, reminder.words}});
    }
    QJsonArray links;
    for (const LinkedCase& link : details.links) {
        links.append(QJsonObject{{u"case"_s, link.id.text()},
                                 {u"case_number"_s, link.number},
                                 {u"subject"_s, link.subject},
                                 {u"status"_s, caseStatusName(link.status)},
                                 {u"how"_s, link.how},
                                 {u"points_here"_s, link.here}});
    }
    QJsonArray merged;
    for (const Case& one : details.mergedFrom) {
        merged.append(one.number);
    }
    shown.insert(u"reminders"_s, reminders);
    shown.insert(u"links"_s, links);
    shown.insert(u"merged_into_number"_s, numberOrNull(details.mergedIntoNumber));
    shown.insert(u"merged_from"_s, merged);
}

QJsonObject toJson(const CaseField& field)
{
    return {{u"name"_s, field.name},
            {u"kind"_s, caseFieldKindName(field.kind)},
            {u"choices"_s, QJsonArray::fromStringList(field.choices)}};
}

QJsonObject toJson(const SavedView& view)
{
    return {{u"name"_s, view.name},
            {u"filter"_s, queueFilterToJson(view.filter)},
            {u"sort"_s, queueSortName(view.filter.sort)}};
}

QJsonObject toJson(const SavedSnippet& snippet)
{
    return {{u"name"_s, snippet.name},
            {u"text"_s, snippet.text},
            {u"shortcut"_s, textOrNull(snippet.shortcut)},
            {u"subject"_s, textOrNull(snippet.subject)}};
}

QJsonObject toJson(const Macro& macro)
{
    return {{u"name"_s, macro.name}, {u"steps"_s, macroStepsToJson(macro.steps)}};
}

QJsonArray toJson(const QList<OpenVariable>& open)
{
    QJsonArray names;
    for (const OpenVariable& one : open) {
        names.append(one.name);
    }
    return names;
}

QJsonObject toJson(const MacroOnCase& one, const QList<MacroStep>& steps)
{
    return {{u"case"_s, one.inCase.text()},
            {u"case_number"_s, one.number},
            {u"steps"_s, macroStepsToJson(steps)},
            {u"reply"_s, textOrNull(one.reply.text)},
            {u"unresolved"_s, toJson(one.reply.open)},
            {u"notes"_s, QJsonArray::fromStringList(one.notes)},
            {u"queued"_s, idOrNull(one.queued)}};
}

QJsonObject toJson(const AccountView& view)
{
    return {{u"id"_s, view.account.id.text()},
            {u"channel"_s, view.account.channel},
            {u"address"_s, view.account.address},
            {u"name"_s, view.account.ownName},
            {u"added_at"_s, toRfc3339(view.account.addedAt)},
            {u"state"_s, stateName(view.state)},
            {u"here"_s, view.done},
            {u"total"_s, view.total},
            {u"complete_since"_s, timeOrNull(view.completeSince)},
            {u"problem"_s, textOrNull(view.problem)}};
}

QJsonObject toJson(const Draft& draft, qint64 caseNumber)
{
    return {{u"id"_s, draft.id.text()},
            {u"case"_s, draft.inCase.isNull() ? QJsonValue() : QJsonValue(draft.inCase.text())},
            {u"case_number"_s, caseNumber == 0 ? QJsonValue() : QJsonValue(caseNumber)},
            {u"customer"_s, draft.customer.isNull() ? QJsonValue() : QJsonValue(draft.customer.text())},
            {u"note"_s, draft.note},
            {u"subject"_s, textOrNull(draft.subject)},
            {u"text"_s, draft.text},
            {u"files"_s, QJsonArray::fromStringList(draft.files)},
            {u"saved_at"_s, toRfc3339(draft.savedAt)}};
}

QJsonObject toJson(const OutboxRow& row)
{
    return {{u"id"_s, row.id.text()},
            {u"case"_s, row.inCase.text()},
            {u"case_number"_s, row.caseNumber},
            {u"customer"_s, row.customer.text()},
            {u"customer_name"_s, row.customerName},
            {u"account"_s, row.account},
            {u"to"_s, row.to},
            {u"subject"_s, row.subject},
            {u"state"_s, deliveryName(row.state)},
            {u"queued_at"_s, toRfc3339(row.queuedAt)},
            {u"due_at"_s, timeOrNull(row.dueAt)},
            {u"scheduled"_s, row.scheduled},
            {u"news"_s, ids(row.news)},
            {u"attempts"_s, row.attempts},
            {u"problem"_s, textOrNull(row.problem)},
            {u"remedy"_s, row.problem.isEmpty() || row.state == Delivery::Held ? QJsonValue(QJsonValue::Null)
                                                : QJsonValue(remedyName(row.remedy))}};
}

} // namespace threadline
