// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/case_reading.h"

#include "core/cases/case_attributes.h"
#include "core/cases/case_directory.h"
#include "core/customers/customer_events.h"
#include "core/history/interaction_events.h"
#include "core/log/event_log.h"

#include <QJsonArray>

namespace threadline {

namespace {

std::optional<qint64> newestMessage(Database& database, CaseId inCase, const QString& direction)
{
    Statement& row = database.statement(
        "SELECT seq FROM interaction WHERE case_id = ? AND direction = ? AND kind <> 'note' "
        "AND delivery <> 'cancelled' ORDER BY key DESC LIMIT 1");
    row.with(inCase.uuid(), direction);
    if (!row.step()) {
        return std::nullopt;
    }
    const qint64 seq = row.integer(0);
    row.reset();
    return seq;
}

QByteArrayList referencesAfter(const QJsonObject& body)
{
    QByteArrayList references;
    const QJsonArray earlier = body.value(QLatin1String("references")).toArray();
    for (const auto& reference : earlier) {
        references.append(reference.toString().toUtf8());
    }
    const QByteArray own = body.value(QLatin1String("message_id")).toString().toUtf8();
    if (!own.isEmpty()) {
        references.removeAll(own);
        references.append(own);
    }
    return references;
}

} // namespace

Expected<Case> resolveCase(Database& database, const QString& words)
{
    QString bare = words.trimmed();
    if (bare.startsWith(QLatin1Char('#'))) {
        bare.remove(0, 1);
    }
    bool isNumber = false;
    const qint64 number = bare.toLongLong(&isNumber);
    std::optional<Case> found;
    if (isNumber) {
        found = readCaseByNumber(database, number);
    } else if (const auto id = CaseId::fromText(bare)) {
        found = readCase(database, *id);
    }
    if (!found) {
        return Error{
            Error::Remedy::Rejected,
            QStringLiteral("There is no case \"%1\"; list them with: threadline case list.")
                .arg(words)};
    }
    return *found;
}

CaseDetails readCaseDetails(Database& database, const Case& inCase)
{
    CaseDetails details;
    const QList<CaseReminder> reminders = readReminders(database, inCase.id);
    for (const CaseReminder& reminder : reminders) {
        details.reminders.append({reminder.id, reminder.at, reminder.words});
    }
    const QList<CaseLink> links = readLinks(database, inCase.id);
    for (const CaseLink& link : links) {
        const bool here = link.to == inCase.id;
        if (const auto other = readCase(database, here ? link.from : link.to)) {
            details.links.append({other->id, other->number, other->subject, other->status, link.how, here});
        }
    }
    if (inCase.mergedInto) {
        const auto into = readCase(database, *inCase.mergedInto);
        details.mergedIntoNumber = into ? into->number : 0;
    }
    details.mergedFrom = casesMergedInto(database, inCase.id);
    return details;
}

std::optional<AnsweredMessage> whatToAnswer(Database& database, CaseId inCase)
{
    const auto theirs = newestMessage(database, inCase, QStringLiteral("inbound"));
    const auto seq = theirs ? theirs : newestMessage(database, inCase, QStringLiteral("outbound"));
    if (!seq) {
        return std::nullopt;
    }
    const auto event = readEvent(database, *seq, false);
    if (!event) {
        return std::nullopt;
    }
    const QJsonObject& body = event->body;
    const Interaction message = interactionFrom(*event);
    AnsweredMessage answering;
    answering.channel = message.channel;
    answering.account = message.account;
    answering.subject = message.subject;
    answering.references = referencesAfter(body);
    answering.customerIdentity = identityFromJson(body.value(QLatin1String("identity")).toObject());
    const QList<Party> replyTo = partiesFromJson(body.value(QLatin1String("reply_to")));
    const QJsonObject elsewhere = message.details.value(QLatin1String("answer_by")).toObject();
    if (!theirs) {
        answering.customer = message.to.isEmpty() ? Party() : message.to.first();
    } else if (const QString address = elsewhere.value(QLatin1String("address")).toString(); !address.isEmpty()) {
        // Whose address that is nobody has shown: the answer goes there and belongs to this customer all the same.
        answering.channel = elsewhere.value(QLatin1String("channel")).toString();
        answering.account.clear();
        answering.references.clear();
        answering.customer = {message.from.name, address};
        answering.customerIdentity = emailIdentity(address);
    } else if (!replyTo.isEmpty()) {
        answering.customer = replyTo.first();
    } else {
        answering.customer = message.from;
    }
    return answering;
}

} // namespace threadline
