// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inbound/inbound_pipeline.h"

#include "core/cases/case_directory.h"
#include "core/cases/case_events.h"
#include "core/cases/case_rules.h"
#include "core/customers/customer_directory.h"
#include "core/customers/customer_events.h"
#include "core/history/interaction_events.h"
#include "core/history/interaction_reading.h"
#include "core/model/machine_actors.h"
#include "core/model/subject.h"

namespace threadline {

namespace {


bool isHistory(const Arrival& arrival, Timestamp now)
{
    constexpr qint64 dayMicroseconds = 86'400'000'000;
    return arrival.read && arrival.at.us < now.us - historyAfterDays * dayMicroseconds;
}

QString caseSubject(const PreparedArrival& prepared)
{
    const QString bare = bareSubject(prepared.arrival.subject);
    if (!bare.isEmpty()) {
        return bare;
    }
    constexpr qsizetype length = 60;
    return prepared.preview.isEmpty() ? QStringLiteral("(no subject)")
                                      : prepared.preview.left(length);
}

/// A mail of a machine about something we sent is about the person it was sent to.
Identity identityOf(EventLog::Batch& batch, const Arrival& arrival)
{
    const QString recipient = arrival.details.value(QLatin1String("bounce"))
                                  .toObject()
                                  .value(QLatin1String("recipient"))
                                  .toString();
    if (!recipient.isEmpty()) {
        const Identity known = emailIdentity(recipient);
        if (customerOf(batch.database(), known)) {
            return known;
        }
    }
    if (arrival.customerIdentity.value.isEmpty()) {
        return {Identity::Kind::Reference, arrival.channel + QStringLiteral(":unknown sender")};
    }
    return arrival.customerIdentity;
}

} // namespace

InboundPipeline::InboundPipeline(RecogniseOwn recogniseOwn)
    : m_recogniseOwn(std::move(recogniseOwn))
{
}

Ingested InboundPipeline::ingest(EventLog::Batch& batch, const PreparedArrival& prepared,
                                 const QString& account, Timestamp now) const
{
    const Arrival& arrival = prepared.arrival;
    if (arrival.direction == Direction::Outbound && m_recogniseOwn) {
        if (const auto own = m_recogniseOwn(batch, arrival)) {
            return {*own, false};
        }
    }
    if (const auto seen = seqByExternalKey(batch.database(), arrival.externalKey)) {
        return {*seen, false};
    }
    Placement placement;
    placement.customer = whoIsIt(batch, prepared, account);
    const CaseChoice choice = caseFor(batch, prepared, placement.customer, account, now);
    placement.inCase = choice.id;
    placement.thread = choice.thread;
    placement.account = account;
    placement.preview = prepared.preview;
    placement.textSize = prepared.textSize;
    placement.packedText = prepared.packedText;
    placement.foldedText = prepared.foldedText;
    placement.clues = prepared.clues;

    std::optional<StatusChange> follows;
    if (choice.existed) {
        const auto current = readCase(batch.database(), *placement.inCase);
        follows = statusAfter(*current, arrival.direction, arrival.automation, arrival.at);
    }
    Event received = messageReceived(arrival, placement);
    if (arrival.customerIdentity.value.isEmpty() && prepared.customer) {
        received.body.remove(QStringLiteral("identity"));
    }
    const Event event = batch.append(std::move(received));
    if (follows) {
        batch.append(caseStatusChanged(*placement.inCase, follows->status, follows->reason,
                                       rulesActor, arrival.at));
    }
    return {event.seq, true};
}

CustomerId InboundPipeline::whoIsIt(EventLog::Batch& batch, const PreparedArrival& prepared,
                                    const QString& actor) const
{
    if (prepared.customer) {
        return *prepared.customer;
    }
    const Arrival& arrival = prepared.arrival;
    const Identity identity = identityOf(batch, arrival);
    if (const auto known = ownerOf(batch.database(), identity)) {
        return *known;
    }
    const CustomerId customer = CustomerId::make(arrival.at);
    // What a channel calls somebody without a name ("Visitor 3F9A") is better than nothing, and no evidence.
    const bool unnamed = arrival.customerName.isEmpty() && arrival.direction == Direction::Inbound;
    batch.append(customerCreated(customer, unnamed ? arrival.from.name : arrival.customerName, actor, arrival.at));
    const QString evidence = arrival.direction == Direction::Outbound
                                 ? QStringLiteral("recipient on ")
                                 : QStringLiteral("sender on ");
    batch.append(identityLinked(customer, identity, evidence + arrival.channel, actor, arrival.at));
    return customer;
}

std::optional<CaseId> InboundPipeline::whichCase(EventLog::Batch& batch, const Arrival& arrival,
                                                 CustomerId customer) const
{
    Database& database = batch.database();
    QByteArrayList references = arrival.references;
    const QString original = arrival.details.value(QLatin1String("bounce"))
                                 .toObject()
                                 .value(QLatin1String("original_message_id"))
                                 .toString();
    if (!original.isEmpty()) {
        references.append(original.toUtf8());
    }
    // Its own id too: history comes newest first, and an answer seen before named this message.
    references.append(QString::fromUtf8(arrival.messageId).toUtf8());
    for (auto reference = references.crbegin(); reference != references.crend(); ++reference) {
        if (reference->isEmpty()) {
            continue;
        }
        if (const auto found = caseByReference(database, customer, *reference)) {
            return found;
        }
    }
    if (const auto named = caseBySubjectToken(database, customer, arrival.subject)) {
        return named;
    }
    if (arrival.conversationSeconds > 0) {
        return caseInConversation(database, customer, arrival.channel,
                                  {arrival.at.us - arrival.conversationSeconds * 1'000'000});
    }
    return std::nullopt;
}

InboundPipeline::CaseChoice InboundPipeline::caseFor(EventLog::Batch& batch,
                                                     const PreparedArrival& prepared,
                                                     CustomerId customer, const QString& account,
                                                     Timestamp now) const
{
    const Arrival& arrival = prepared.arrival;
    const bool byPerson = arrival.automation == Automation::None;
    const auto found =
        prepared.inCase ? prepared.inCase : whichCase(batch, arrival, headOf(batch.database(), customer));
    if (!found) {
        // What a machine sent never opens a case as if a person had written.
        return byPerson && arrival.opensCase
                   ? CaseChoice{openCase(batch, prepared, customer, std::nullopt, account, now),
                                false}
                   : CaseChoice{};
    }
    const CaseId shown = caseShowing(batch.database(), *found);
    const auto current = readCase(batch.database(), shown);
    const bool afterTheEnd = current->status == CaseStatus::Closed && byPerson && arrival.opensCase &&
                             arrival.direction == Direction::Inbound &&
                             arrival.at > current->lastAt;
    if (afterTheEnd) {
        return {openCase(batch, prepared, customer, shown, account, now), false};
    }
    return {shown, true, shown == *found ? std::nullopt : found};
}

CaseId InboundPipeline::openCase(EventLog::Batch& batch, const PreparedArrival& prepared,
                                 CustomerId customer, std::optional<CaseId> continues,
                                 const QString& account, Timestamp now) const
{
    const Arrival& arrival = prepared.arrival;
    CaseOpening opening;
    opening.id = CaseId::make(arrival.at);
    opening.number = takeCaseNumber(batch.database());
    opening.subject = caseSubject(prepared);
    opening.customer = customer;
    opening.status = openingStatus(arrival.direction, isHistory(arrival, now));
    opening.continues = continues;
    batch.append(caseOpened(opening, account, arrival.at));
    return opening.id;
}

} // namespace threadline
