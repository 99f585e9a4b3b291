// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/noting.h"

#include "core/cases/case_directory.h"
#include "core/history/interaction_events.h"
#include "core/workspace/agent_command.h"
#include "core/workspace/draft_store.h"

namespace threadline {

Expected<InteractionId> addNote(CaseId inCase, const QString& text, std::optional<DraftId> draft,
                                WorkspaceServices& services)
{
    if (text.trimmed().isEmpty()) {
        return Error{Error::Remedy::Rejected, QStringLiteral("The note is empty: write something.")};
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
    if (!prepared) {
        return prepared.error();
    }
    auto added = services.log->write([&](EventLog::Batch& batch) -> Expected<InteractionId> {
        const auto found = changeableCase(batch.database(), inCase);
        if (!found) {
            return found.error();
        }
        Event event = messageReceived(
            prepared->arrival, {caseOwner(batch.database(), *found), inCase, services.agentName, prepared->preview,
                                prepared->textSize, prepared->packedText, prepared->foldedText, {}});
        event.id = EventId(id.uuid());
        event.actor = services.agentName;
        event.body.remove(QStringLiteral("identity"));
        batch.append(std::move(event));
        if (draft) {
            forgetDraft(batch.database(), *draft);
        }
        return id;
    });
    added.waitForFinished();
    return added.result();
}

} // namespace threadline
