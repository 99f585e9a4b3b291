// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/noting.h"

#include "core/cases/case_directory.h"
#include "core/history/interaction_events.h"
#include "core/workspace/agent_command.h"
#include "core/workspace/draft_store.h"

namespace threadline {

namespace {

struct PreparedNote
{
    InteractionId id;
    PreparedArrival prepared;
};

Expected<PreparedNote> prepareNote(const QString& text, WorkspaceServices& services)
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
    return prepared ? Expected<PreparedNote>({id, std::move(*prepared)}) : prepared.error();
}

Expected<InteractionId> append(EventLog::Batch& batch, CaseId inCase, const PreparedNote& note,
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
    return note.id;
}

} // namespace

Expected<InteractionId> addNote(CaseId inCase, const QString& text, std::optional<DraftId> draft,
                                WorkspaceServices& services)
{
    const auto note = prepareNote(text, services);
    if (!note) {
        return note.error();
    }
    auto added = services.log->write([&](EventLog::Batch& batch) {
        auto id = append(batch, inCase, *note, services);
        if (id && draft) {
            forgetDraft(batch.database(), *draft);
        }
        return id;
    });
    added.waitForFinished();
    return added.result();
}

Expected<InteractionId> addNote(EventLog::Batch& batch, CaseId inCase, const QString& text,
                                WorkspaceServices& services)
{
    const auto note = prepareNote(text, services);
    return note ? append(batch, inCase, *note, services) : note.error();
}

} // namespace threadline
