// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/reply_returning.h"

#include "core/history/interaction_reading.h"
#include "core/model/rejected.h"
#include "core/outbound/outbox_events.h"
#include "core/outbound/outbox_reading.h"
#include "core/outbound/status_by_reply.h"
#include "core/texts/text_scanning.h"
#include "core/workspace/draft_store.h"

namespace threadline::replying {

namespace {

QString addresses(const QList<Party>& parties)
{
    QStringList all;
    for (const Party& party : parties) {
        all.append(party.address);
    }
    return all.join(QStringLiteral(", "));
}

/// The agent's own words of a reply that was made.
QString asTyped(const QString& text, const QString& signature)
{
    return typedText(text.endsWith(signature) ? text.chopped(signature.size()) : text);
}

} // namespace

Draft draftOf(const Event& queued, CaseId inCase, Timestamp at, const BlobStore& blobs)
{
    const Interaction interaction = interactionFrom(queued);
    const Outgoing outgoing =
        outgoingFrom(queued, [&](const QByteArray& sha256) { return blobs.path(sha256); });
    Draft draft;
    draft.id = DraftId::make(at);
    draft.inCase = inCase;
    draft.text = asTyped(interaction.text, queued.body.value(QLatin1String("signature")).toString());
    draft.to = addresses(outgoing.to);
    draft.cc = addresses(outgoing.cc);
    draft.bcc = addresses(outgoing.bcc);
    draft.savedAt = at;
    for (const Attachment& attachment : interaction.attachments) {
        if (const auto copy = blobs.copyUnder(attachment.sha256, interaction.id.text(), attachment.name)) {
            draft.files.append(*copy);
        }
    }
    return draft;
}

Expected<DraftId> takeBack(EventLog::Batch& batch, InteractionId reply, const QString& agent, Timestamp at,
                           const BlobStore& blobs)
{
    Database& database = batch.database();
    const auto item = readOutboxItem(database, reply);
    if (!item || (item->state != Delivery::Queued && item->state != Delivery::Held)) {
        return rejected(QStringLiteral("This reply has left already and cannot be taken back."));
    }
    const auto queued = readEvent(database, item->seq, true);
    batch.append(messageCancelled(*queued, agent, at));
    takeStatusBack(batch, *queued, QStringLiteral("the reply was taken back"), agent, at);
    const Draft draft = draftOf(*queued, caseOfInteraction(database, item->seq).value_or(CaseId()), at, blobs);
    writeDraft(database, draft);
    return draft.id;
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


Expected<void> sendAnyway(EventLog::Batch& batch, InteractionId reply, const QString& agent, Timestamp at)
{
    const auto item = readOutboxItem(batch.database(), reply);
    if (!item || item->state != Delivery::Held) {
        return rejected(QStringLiteral("This reply is not held, so there is nothing to decide."));
    }
    batch.append(messageReleased(*readEvent(batch.database(), item->seq, false), agent, at));
    return {};
}

Expected<void> reschedule(EventLog::Batch& batch, InteractionId reply, Timestamp sendAt, const QString& agent,
                          Timestamp at)
{
    const auto item = readOutboxItem(batch.database(), reply);
    if (!item || item->state != Delivery::Queued) {
        return rejected(QStringLiteral("This reply is not waiting to be sent, so its moment cannot be changed."));
    }
    batch.append(messageRescheduled(*readEvent(batch.database(), item->seq, false), agent, at, sendAt));
    return {};
}

} // namespace threadline::replying
