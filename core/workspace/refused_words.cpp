// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/refused_words.h"

#include "core/history/interaction_events.h"
#include "core/workspace/draft_store.h"
#include "core/workspace/reply_returning.h"

namespace threadline {

EventLog::Keep keepingWords(const BlobStore& blobs)
{
    return [&blobs](Database& database, const QList<Event>& dropped) {
        for (const Event& event : dropped) {
            const Interaction interaction = interactionFrom(event);
            const CaseId inCase = interaction.inCase.value_or(CaseId());
            const bool isNote = event.kind == QLatin1String("message.received") && interaction.kind == InteractionKind::Note;
            if (event.kind == QLatin1String("message.queued")) {
                writeDraft(database, replying::draftOf(event, inCase, event.at, blobs));
            } else if (isNote) {
                Draft draft;
                draft.id = DraftId::make(event.at);
                draft.inCase = inCase;
                draft.note = true;
                draft.text = interaction.text;
                draft.savedAt = event.at;
                writeDraft(database, draft);
            }
        }
    };
}

} // namespace threadline
