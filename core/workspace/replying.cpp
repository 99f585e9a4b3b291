// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/replying.h"

#include "core/cases/case_directory.h"
#include "core/cases/case_events.h"
#include "core/channels/fitting.h"
#include "core/customers/customer_directory.h"
#include "core/history/interaction_reading.h"
#include "core/log/timeline_key.h"
#include "core/model/rejected.h"
#include "core/model/subject.h"
#include "core/outbound/outbox_events.h"
#include "core/outbound/send_gate.h"
#include "core/outbound/status_by_reply.h"
#include "core/texts/text_expansion.h"
#include "core/workspace/agent_command.h"
#include "core/workspace/draft_store.h"
#include "core/workspace/reply_files.h"
#include "core/workspace/reply_recipient.h"
#include "core/workspace/signature.h"
#include "core/workspace/text_filling.h"

#include <algorithm>

namespace threadline::replying {

namespace {

/// Of customers that were merged, the one whose identity is answered: an unmerge parts them by that.
CustomerId whoseReply(Database& database, const Case& inCase, const Identity& recipient)
{
    const auto owner = ownerOf(database, recipient);
    return owner && headOf(database, *owner) == inCase.customer ? *owner : caseOwner(database, inCase);
}

QByteArray newMessageId(InteractionId id, const QString& address)
{
    const QString domain = address.section(QLatin1Char('@'), 1);
    return (id.uuid().toString(QUuid::WithoutBraces) + QLatin1Char('@') +
            (domain.isEmpty() ? QStringLiteral("threadline.invalid") : domain))
        .toUtf8();
}

QString replySubject(const QString& subject)
{
    return QStringLiteral("Re: ") + bareSubject(subject);
}

/// Null for no entry.
EventId eventOf(Database& database, InteractionKey entry)
{
    const auto event = entry == 0 ? std::nullopt : readEvent(database, seqOfTimelineKey(entry), false);
    return event ? event->id : EventId();
}

/// Whoever is written to first is waited for; an answer says by itself only that somebody looked.
CaseStatus usualStatusAfter(const ReplyRequest& request, const Case& inCase)
{
    return request.inCase.isNull()            ? CaseStatus::Waiting
           : inCase.status == CaseStatus::New ? CaseStatus::Open
                                              : inCase.status;
}

struct Written
{
    const ReplyRequest& request;
    const QString& signature; ///< the end of its text
    const QList<OutgoingFile>& files;
    const PreparedArrival& words;
};

WrittenReply sizesOf(const Written& written)
{
    WrittenReply sizes{written.request.text, written.files.size()};
    for (const OutgoingFile& file : written.files) {
        sizes.fileBytes += file.attachment.size;
        sizes.largestFileBytes = std::max(sizes.largestFileBytes, file.attachment.size);
    }
    sizes.copies = !written.request.cc.isEmpty() || !written.request.bcc.isEmpty();
    return sizes;
}

/// The case of the request, or the one that it opens.
Expected<Case> caseOf(EventLog::Batch& batch, const ReplyRequest& request, const WorkspaceServices& services)
{
    Database& database = batch.database();
    if (!request.inCase.isNull()) {
        return changeableCase(database, request.inCase);
    }
    if (!readCustomer(database, request.customer)) {
        return rejected(QStringLiteral("This customer does not exist any more."));
    }
    if (request.subject.simplified().isEmpty()) {
        return rejected(QStringLiteral("A message that opens a case needs a subject: write one."));
    }
    const Timestamp now = services.clock.now();
    CaseOpening opening;
    opening.id = CaseId::make(now);
    opening.number = takeCaseNumber(database);
    opening.subject = bareSubject(request.subject);
    opening.customer = request.customer;
    opening.status = CaseStatus::Open;
    batch.append(caseOpened(opening, services.agentName, now));
    return *readCase(database, opening.id);
}

/// Who writes to whom over what.
struct Route
{
    ChannelName channel;
    Account account;
    Recipient recipient;
    std::optional<AnsweredMessage> answering;
    bool live = false;
};

Expected<Route> routeFor(Database& database, const Case& inCase, const Written& written,
                         const WorkspaceServices& services)
{
    Route route;
    route.answering = whatToAnswer(database, inCase.id);
    const ReplyRequest& request = written.request;
    route.channel = !request.channel.isEmpty() ? request.channel
                    : route.answering          ? route.answering->channel
                                               : channel::email;
    const auto can = services.capabilities(route.channel);
    if (!can || !can->send) {
        return rejected(
            QStringLiteral("Replies by %1 are not connected here; choose email.").arg(route.channel));
    }
    WrittenReply sizes = sizesOf(written);
    if (const auto wrote = lastMessageFrom(database, inCase.customer, route.channel)) {
        sizes.customerSecondsAgo = (services.clock.now().us - wrote->us) / 1'000'000;
    }
    if (const Fitting fitting = fittingOf(sizes, *can); !fitting.obstacle.isEmpty()) {
        return rejected(fitting.obstacle);
    }
    const auto account =
        accountFor(database, route.channel, route.answering ? route.answering->account : QString());
    if (!account) {
        return account.error();
    }
    const auto recipient = recipientFor(database, inCase.customer, request, route.channel, route.answering);
    if (!recipient) {
        return recipient.error();
    }
    route.account = *account;
    route.recipient = *recipient;
    route.live = can->live;
    return route;
}

QString subjectOf(const ReplyRequest& request, const Case& inCase, const Route& route)
{
    if (!request.subject.isEmpty()) {
        return request.subject;
    }
    const bool answered = route.answering && !route.answering->subject.isEmpty();
    return replySubject(answered ? route.answering->subject : inCase.subject);
}

QueuedReply queuedReply(Database& database, const Written& written, const Case& inCase, const Route& route,
                        const WorkspaceServices& services)
{
    const ReplyRequest& request = written.request;
    const Timestamp now = services.clock.now();
    QueuedReply reply;
    reply.channel = route.channel;
    reply.agent = services.agentName;
    reply.recipient = route.recipient.identity;
    reply.scheduled = !request.sendAt.isNull();
    const qint64 undoSeconds = route.live ? 0 : request.undoSeconds;
    reply.dueAt = reply.scheduled ? request.sendAt : Timestamp{now.us + undoSeconds * 1'000'000};
    reply.seen = eventOf(database, request.seen);
    reply.statusBefore = inCase.status;
    reply.statusAfter = request.thenStatus.value_or(usualStatusAfter(request, inCase));
    reply.signature = written.signature;
    Outgoing& outgoing = reply.outgoing;
    outgoing.id = InteractionId::make(now);
    outgoing.messageId = newMessageId(outgoing.id, route.account.address);
    outgoing.references = route.answering ? route.answering->references : QByteArrayList();
    outgoing.at = now;
    outgoing.from = {route.account.ownName, route.account.address};
    outgoing.to = request.to.isEmpty() ? QList<Party>{route.recipient.party} : request.to;
    outgoing.cc = request.cc;
    outgoing.bcc = request.bcc;
    outgoing.subject = subjectOf(request, inCase, route);
    outgoing.files = written.files;
    const PreparedArrival& words = written.words;
    reply.placement = {whoseReply(database, inCase, route.recipient.identity),
                       inCase.id,
                       route.account.address,
                       words.preview,
                       words.textSize,
                       words.packedText,
                       words.foldedText,
                       {}};
    return reply;
}

Expected<InteractionId> queue(EventLog::Batch& batch, const Written& written, const WorkspaceServices& services)
{
    Database& database = batch.database();
    const ReplyRequest& request = written.request;
    const Timestamp now = services.clock.now();
    if (!request.sendAt.isNull() && request.sendAt <= now) {
        return rejected(QStringLiteral("The moment to send this is over already: name a later one."));
    }
    const auto inCase = caseOf(batch, request, services);
    if (!inCase) {
        return inCase.error();
    }
    const auto route = routeFor(database, *inCase, written, services);
    if (!route) {
        return route.error();
    }
    const QueuedReply reply = queuedReply(database, written, *inCase, *route, services);
    const Event queued = batch.append(messageQueued(reply));
    const auto item = readOutboxItem(database, reply.outgoing.id);
    const bool held = holdForNews(batch, *item, queued, services.agentName, now);
    if (!held && !reply.scheduled) {
        setStatusByReply(batch, queued, now);
    }
    if (inCase->assignee.isEmpty()) {
        batch.append(caseAssigned(inCase->id, services.agentName, services.agentName, now));
    }
    forgetDraft(database, request.draft);
    return reply.outgoing.id;
}

/// What was asked for as it leaves.
struct Leaving
{
    ReplyRequest request; ///< its text with the signature, nothing to be filled in
    QString signature;    ///< the block at the end of it; a reply that is taken back loses it again
};

/// The signature of the account that will be chosen, filled in for this case or customer.
Expected<QString> signatureBelow(Database& database, const ReplyRequest& request, const QString& agent)
{
    const auto inCase =
        request.inCase.isNull() ? caseToBe(request.customer) : readCase(database, request.inCase);
    const auto account = sendingAccount(database, request.inCase, request.channel);
    if (!inCase || !account) {
        return QString(); // queue() says what is wrong
    }
    const ExpandedText filled = filledIn(database, *inCase, agent, signatureOf(*account));
    if (!filled.isComplete()) {
        return rejected(
            QStringLiteral("The signature of %1: %2").arg(account->address, obstacleIn(filled)));
    }
    const auto finished = finishedText(filled.text);
    return finished ? Expected<QString>(signatureBlock(*finished)) : finished.error();
}

Expected<Leaving> leaving(Database& database, const ReplyRequest& request, const QString& agent)
{
    const auto text = finishedText(request.text);
    const auto subject = finishedText(request.subject);
    if (!text || !subject) {
        return !text ? text.error() : subject.error();
    }
    const auto signature = signatureBelow(database, request, agent);
    if (!signature) {
        return signature.error();
    }
    Leaving leaving{request, *signature};
    leaving.request.text = *text + *signature;
    leaving.request.subject = *subject;
    return leaving;
}

Expected<void> checkNotEmpty(const ReplyRequest& request)
{
    return request.text.trimmed().isEmpty() && request.files.isEmpty() && request.inlineImages.isEmpty()
               ? Expected<void>(rejected(QStringLiteral("The reply is empty: write something or attach a file.")))
               : Expected<void>();
}

Expected<PreparedArrival> preparedWords(const QString& text, BlobStore& blobs)
{
    Arrival words;
    words.text = text.toUtf8();
    return prepareArrival(std::move(words), blobs);
}

} // namespace

Expected<Account> sendingAccount(Database& database, CaseId inCase, const ChannelName& channel)
{
    const auto answering = inCase.isNull() ? std::nullopt : whatToAnswer(database, inCase);
    const ChannelName used = !channel.isEmpty() ? channel : answering ? answering->channel : channel::email;
    return accountFor(database, used, answering ? answering->account : QString());
}

Expected<InteractionId> queueReply(const ReplyRequest& request, WorkspaceServices& services)
{
    if (const auto some = checkNotEmpty(request); !some) {
        return some.error();
    }
    auto asked = services.readers.ask([&](Database& database) { return leaving(database, request, services.agentName); });
    asked.waitForFinished();
    const Expected<Leaving> words = asked.result();
    if (!words) {
        return words.error();
    }
    auto files = takeInAll(request, services.blobs);
    if (!files) {
        return files.error();
    }
    auto prepared = preparedWords(words->request.text, services.blobs);
    if (!prepared) {
        return prepared.error();
    }
    auto queued = services.log->write(
        [&](EventLog::Batch& batch) {
            return queue(batch, {words->request, words->signature, *files, *prepared}, services);
        },
        EventLog::Durability::SurvivesMachine);
    queued.waitForFinished();
    return queued.result();
}

Expected<InteractionId> queueReply(EventLog::Batch& batch, const ReplyRequest& request, WorkspaceServices& services)
{
    if (const auto some = checkNotEmpty(request); !some) {
        return some.error();
    }
    const auto words = leaving(batch.database(), request, services.agentName);
    if (!words) {
        return words.error();
    }
    const auto prepared = preparedWords(words->request.text, services.blobs);
    if (!prepared) {
        return prepared.error();
    }
    return queue(batch, {words->request, words->signature, {}, *prepared}, services);
}

} // namespace threadline::replying
