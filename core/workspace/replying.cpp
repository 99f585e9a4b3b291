// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/replying.h"

#include "core/cases/case_directory.h"
#include "core/cases/case_events.h"
#include "core/customers/customer_directory.h"
#include "core/history/interaction_reading.h"
#include "core/inbound/account_store.h"
#include "core/log/timeline_key.h"
#include "core/model/subject.h"
#include "core/outbound/outbox_events.h"
#include "core/texts/text_expansion.h"
#include "core/texts/text_scanning.h"
#include "core/workspace/agent_command.h"
#include "core/workspace/case_reading.h"
#include "core/workspace/draft_store.h"
#include "core/workspace/signature.h"
#include "core/workspace/text_filling.h"

#include <QFileInfo>
#include <QMimeDatabase>

namespace threadline::replying {

namespace {

Error rejected(const QString& sentence)
{
    return {Error::Remedy::Rejected, sentence};
}

Expected<OutgoingFile> takeIn(const QString& path, bool inlined, BlobStore& blobs)
{
    auto stored = blobs.putFile(path);
    if (!stored) {
        return stored.error();
    }
    const QFileInfo info(path);
    OutgoingFile file;
    file.attachment.name = info.fileName();
    file.attachment.type = QMimeDatabase().mimeTypeForFile(info).name();
    file.attachment.size = info.size();
    file.attachment.sha256 = *stored;
    file.attachment.inlined = inlined;
    if (inlined) {
        file.attachment.contentId =
            QString::fromLatin1(stored->left(24)) + QStringLiteral("@threadline");
    }
    file.path = blobs.path(*stored);
    return file;
}

Expected<QList<OutgoingFile>> takeInAll(const ReplyRequest& request, BlobStore& blobs)
{
    QList<OutgoingFile> files;
    const auto add = [&](const QStringList& paths, bool inlined) -> Expected<void> {
        for (const QString& path : paths) {
            auto file = takeIn(path, inlined, blobs);
            if (!file) {
                return file.error();
            }
            files.append(*file);
        }
        return {};
    };
    if (const auto added = add(request.files, false); !added) {
        return added.error();
    }
    if (const auto added = add(request.inlineImages, true); !added) {
        return added.error();
    }
    return files;
}

Expected<void> checkLimits(const QList<OutgoingFile>& files, const Capabilities& can)
{
    qint64 total = 0;
    for (const OutgoingFile& file : files) {
        total += file.attachment.size;
    }
    if (can.maxAttachmentBytes > 0 && total > can.maxAttachmentBytes) {
        return rejected(
            QStringLiteral(
                "The files are %1 MB together and this channel takes %2 MB: send a link or "
                "fewer files.")
                .arg(total / 1'000'000)
                .arg(can.maxAttachmentBytes / 1'000'000));
    }
    return {};
}

/// The account to write from: the one the customer wrote to, else the channel's first.
Expected<Account> accountFor(Database& database, const ChannelName& channel,
                             const QString& preferred)
{
    std::optional<Account> first;
    const QList<StoredAccount> accounts = readAccounts(database);
    for (const StoredAccount& stored : accounts) {
        if (stored.account.channel != channel) {
            continue;
        }
        if (stored.account.address.compare(preferred, Qt::CaseInsensitive) == 0) {
            return stored.account;
        }
        if (!first) {
            first = stored.account;
        }
    }
    if (!first) {
        return rejected(
            QStringLiteral("There is no %1 account to send from: add one first.").arg(channel));
    }
    return *first;
}

/// Where to reach a customer on a channel they did not write on last.
std::optional<Party> partyOn(Database& database, CustomerId id, const ChannelName& channel)
{
    const auto customer = readCustomer(database, id);
    if (!customer || channel != channel::email) {
        return std::nullopt;
    }
    for (const Identity& identity : customer->identities) {
        if (identity.kind == Identity::Kind::Email) {
            return Party{customer->name, identity.value};
        }
    }
    return std::nullopt;
}

struct Recipient
{
    Party party;
    Identity identity;
};

Expected<Recipient> recipientFor(Database& database, const Case& inCase,
                                 const ReplyRequest& request, const ChannelName& channel,
                                 const std::optional<Answering>& answering)
{
    if (!request.to.isEmpty()) {
        return Recipient{request.to.first(), emailIdentity(request.to.first().address)};
    }
    if (answering && answering->channel == channel && !answering->customer.address.isEmpty()) {
        return Recipient{answering->customer, answering->customerIdentity};
    }
    if (const auto party = partyOn(database, inCase.customer, channel)) {
        return Recipient{*party, emailIdentity(party->address)};
    }
    return rejected(
        QStringLiteral(
            "No address of this customer is known on %1: choose another channel or name a "
            "recipient.")
            .arg(channel));
}

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

Expected<InteractionId> queue(EventLog::Batch& batch, const ReplyRequest& request,
                              const QList<OutgoingFile>& files, const PreparedArrival& prepared,
                              const QString& signature, const WorkspaceServices& services)
{
    Database& database = batch.database();
    const Timestamp now = services.clock.now();
    const auto inCase = changeableCase(database, request.inCase);
    if (!inCase) {
        return inCase.error();
    }
    const auto answering = whatToAnswer(database, request.inCase);
    const ChannelName channel = !request.channel.isEmpty() ? request.channel
                                : answering                ? answering->channel
                                                           : channel::email;
    const auto can = services.capabilities(channel);
    if (!can || !can->send) {
        return rejected(
            QStringLiteral("Replies by %1 are not connected here; choose email.").arg(channel));
    }
    if (const auto fits = checkLimits(files, *can); !fits) {
        return fits.error();
    }
    const auto account = accountFor(database, channel, answering ? answering->account : QString());
    if (!account) {
        return account.error();
    }
    const auto recipient = recipientFor(database, *inCase, request, channel, answering);
    if (!recipient) {
        return recipient.error();
    }

    QueuedReply reply;
    reply.channel = channel;
    reply.agent = services.agentName;
    reply.recipient = recipient->identity;
    reply.dueAt = {now.us + qint64{request.undoSeconds} * 1'000'000};
    Outgoing& outgoing = reply.outgoing;
    outgoing.id = InteractionId::make(now);
    outgoing.messageId = newMessageId(outgoing.id, account->address);
    outgoing.references = answering ? answering->references : QByteArrayList();
    outgoing.at = now;
    outgoing.from = {account->ownName, account->address};
    outgoing.to = request.to.isEmpty() ? QList<Party>{recipient->party} : request.to;
    outgoing.cc = request.cc;
    outgoing.bcc = request.bcc;
    const QString answered =
        answering && !answering->subject.isEmpty() ? answering->subject : inCase->subject;
    outgoing.subject = request.subject.isEmpty() ? replySubject(answered) : request.subject;
    outgoing.files = files;
    reply.placement = {whoseReply(database, *inCase, recipient->identity), inCase->id,          account->address,   prepared.preview,
                       prepared.textSize, prepared.packedText, prepared.foldedText, {}};

    Event event = messageQueued(reply);
    event.body.insert(QStringLiteral("status_before"), caseStatusName(inCase->status));
    if (!signature.isEmpty()) {
        event.body.insert(QStringLiteral("signature"), signature);
    }
    batch.append(event);
    const CaseStatus then = request.thenStatus.value_or(
        inCase->status == CaseStatus::New ? CaseStatus::Open : inCase->status);
    if (then != inCase->status) {
        batch.append(caseStatusChanged(inCase->id, then, QStringLiteral("it was answered"),
                                       services.agentName, now));
    }
    if (inCase->assignee.isEmpty()) {
        batch.append(caseAssigned(inCase->id, services.agentName, services.agentName, now));
    }
    writeDraft(database, inCase->id, {});
    return outgoing.id;
}

/// What was asked for as it leaves.
struct Leaving
{
    ReplyRequest request; ///< its text with the signature, nothing to be filled in
    QString signature;    ///< the block at the end of it; a reply that is taken back loses it again
};

/// The signature of the account that will be chosen, filled in for this case.
Expected<QString> signatureBelow(Database& database, const ReplyRequest& request, const QString& agent)
{
    const auto inCase = readCase(database, request.inCase);
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

/// The agent's own words of a reply that was made.
QString asTyped(const QString& text, const QString& signature)
{
    return typedText(text.endsWith(signature) ? text.chopped(signature.size()) : text);
}

QString addresses(const QList<Party>& parties)
{
    QStringList all;
    for (const Party& party : parties) {
        all.append(party.address);
    }
    return all.join(QStringLiteral(", "));
}

} // namespace

Expected<Account> sendingAccount(Database& database, CaseId inCase, const ChannelName& channel)
{
    const auto answering = whatToAnswer(database, inCase);
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
            return queue(batch, words->request, *files, *prepared, words->signature, services);
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
    const auto draft = readDraft(batch.database(), request.inCase);
    auto queued = queue(batch, words->request, {}, *prepared, words->signature, services);
    if (queued && draft) {
        writeDraft(batch.database(), request.inCase, *draft);
    }
    return queued;
}

namespace {

struct PreparedNote
{
    InteractionId id;
    PreparedArrival prepared;
};

Expected<PreparedNote> prepareNote(const QString& text, WorkspaceServices& services)
{
    if (text.trimmed().isEmpty()) {
        return rejected(QStringLiteral("The note is empty: write something."));
    }
    const Timestamp now = services.clock.now();
    const InteractionId id = InteractionId::make(now);
    Arrival note;
    note.externalKey = "note:" + id.text().toLatin1();
    note.channel = channel::internal;
    note.kind = InteractionKind::Note;
    note.direction = Direction::Internal;
    note.at = now;
    note.from = {services.agentName, QString()};
    note.text = text.toUtf8();
    auto prepared = prepareArrival(std::move(note), services.blobs);
    return prepared ? Expected<PreparedNote>({id, std::move(*prepared)}) : prepared.error();
}

Expected<void> appendNote(EventLog::Batch& batch, CaseId inCase, const PreparedNote& note,
                          const WorkspaceServices& services)
{
    const auto found = changeableCase(batch.database(), inCase);
    if (!found) {
        return found.error();
    }
    const PreparedArrival& prepared = note.prepared;
    Event event = messageReceived(
        prepared.arrival, {caseOwner(batch.database(), *found), inCase, services.agentName, prepared.preview,
                           prepared.textSize, prepared.packedText, prepared.foldedText, {}});
    event.id = EventId(note.id.uuid());
    event.actor = services.agentName;
    event.body.remove(QStringLiteral("identity"));
    batch.append(std::move(event));
    return {};
}

} // namespace

Expected<InteractionId> addNote(CaseId inCase, const QString& text, WorkspaceServices& services)
{
    const auto note = prepareNote(text, services);
    if (!note) {
        return note.error();
    }
    auto added = services.log->write([&](EventLog::Batch& batch) -> Expected<InteractionId> {
        if (const auto appended = appendNote(batch, inCase, *note, services); !appended) {
            return appended.error();
        }
        Draft draft = readDraft(batch.database(), inCase).value_or(Draft());
        if (draft.note) {
            writeDraft(batch.database(), inCase, {});
        }
        return note->id;
    });
    added.waitForFinished();
    return added.result();
}

Expected<InteractionId> addNote(EventLog::Batch& batch, CaseId inCase, const QString& text,
                                WorkspaceServices& services)
{
    const auto note = prepareNote(text, services);
    if (!note) {
        return note.error();
    }
    const auto appended = appendNote(batch, inCase, *note, services);
    return appended ? Expected<InteractionId>(note->id) : appended.error();
}

Expected<void> takeBack(EventLog::Batch& batch, InteractionId reply, const QString& agent,
                        Timestamp at, const BlobStore& blobs)
{
    Database& database = batch.database();
    const auto item = readOutboxItem(database, reply);
    if (!item || item->state != Delivery::Queued) {
        return rejected(QStringLiteral("This reply has left already and cannot be taken back."));
    }
    const auto queued = readEvent(database, item->seq, true);
    batch.append(messageCancelled(*queued, agent, at));
    const Interaction interaction = interactionFrom(*queued);
    const CaseId inCase = caseOfInteraction(database, item->seq).value_or(CaseId());
    const auto before =
        caseStatusFromName(queued->body.value(QLatin1String("status_before")).toString());
    const auto current = readCase(database, inCase);
    const bool stayed = interaction.inCase == inCase;
    if (before && current && stayed && current->status != *before) {
        batch.append(caseStatusChanged(inCase, *before, QStringLiteral("the reply was taken back"),
                                       agent, at));
    }
    const Outgoing outgoing =
        outgoingFrom(*queued, [&](const QByteArray& sha256) { return blobs.path(sha256); });
    Draft draft;
    draft.text = asTyped(interaction.text, queued->body.value(QLatin1String("signature")).toString());
    draft.to = addresses(outgoing.to);
    draft.cc = addresses(outgoing.cc);
    draft.bcc = addresses(outgoing.bcc);
    draft.savedAt = at;
    for (const Attachment& attachment : interaction.attachments) {
        if (const auto copy = blobs.copyUnder(attachment.sha256, reply.text(), attachment.name)) {
            draft.files.append(*copy);
        }
    }
    writeDraft(database, inCase, draft);
    return {};
}

Expected<void> queueAgain(EventLog::Batch& batch, InteractionId reply, Delivery from,
                          const QString& agent, Timestamp at)
{
    const auto item = readOutboxItem(batch.database(), reply);
    if (!item || item->state != from) {
        return rejected(
            from == Delivery::Failed
                ? QStringLiteral("This reply has not failed, so there is nothing to retry.")
                : QStringLiteral("This reply is not in doubt, so it is not sent again."));
    }
    const auto queued = readEvent(batch.database(), item->seq, false);
    batch.append(messageRequeued(*queued, agent, at, at, QString()));
    return {};
}

QList<OutboxRow> readOutbox(Database& database)
{
    constexpr int latest = 200;
    QList<OutboxRow> rows;
    const QList<OutboxItem> items = latestOutboxItems(database, latest);
    for (const OutboxItem& item : items) {
        const auto queued = readEvent(database, item.seq, false);
        if (!queued) {
            continue;
        }
        const Interaction interaction = interactionFrom(*queued);
        OutboxRow row;
        row.id = item.id;
        row.key = timelineKey(interaction.at, item.seq);
        row.inCase = caseOfInteraction(database, item.seq).value_or(CaseId());
        if (const auto inCase = readCase(database, row.inCase)) {
            row.caseNumber = inCase->number;
        }
        row.customer = interaction.customer;
        row.customerName = displayName(database, interaction.customer);
        row.account = item.account;
        row.to = interaction.to.isEmpty() ? QString() : interaction.to.first().address;
        row.subject = interaction.subject;
        row.state = item.state;
        row.queuedAt = interaction.at;
        row.dueAt = item.dueAt;
        row.attempts = item.attempts;
        row.problem = item.problem;
        row.remedy = remedyFromName(item.remedy);
        rows.append(row);
    }
    return rows;
}

} // namespace threadline::replying
