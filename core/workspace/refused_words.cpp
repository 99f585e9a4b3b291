// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/refused_words.h"

#include "core/history/interaction_events.h"
#include "core/model/touch.h"
#include "core/swarms/swarm_events.h"
#include "core/workspace/draft_store.h"
#include "core/workspace/reply_returning.h"

namespace threadline {

namespace {

Draft noteOf(CaseId inCase, const QString& text, Timestamp at)
{
    Draft draft;
    draft.id = DraftId::make(at);
    draft.inCase = inCase;
    draft.note = true;
    draft.text = text;
    draft.savedAt = at;
    return draft;
}

} // namespace

EventLog::Keep keepingWords(const BlobStore& blobs)
{
    static const QStringList saidInSwarm{QStringLiteral("swarm.said"), QStringLiteral("swarm.answer_proposed")};
    return [&blobs](Database& database, const QList<Event>& dropped) {
        for (const Event& event : dropped) {
            const Interaction interaction = interactionFrom(event);
            const CaseId inCase = interaction.inCase.value_or(CaseId());
            const bool isReceived = event.kind == QLatin1String("message.received");
            const bool isNote = isReceived && interaction.kind == InteractionKind::Note;
            const bool isLogged = isReceived && interaction.details.value(QLatin1String("logged")).toBool();
            if (event.kind == QLatin1String("message.queued")) {
                writeDraft(database, replying::draftOf(event, inCase, event.at, blobs));
            } else if (isNote) {
                writeDraft(database, noteOf(inCase, interaction.text, event.at));
            } else if (isLogged) {
                const QString words = interaction.text + QLatin1Char('\n') + wordsInDetails(interaction.details);
                writeDraft(database, noteOf(inCase, touchTitle(interaction.kind) + QLatin1Char('\n') + words.trimmed(), event.at));
            } else if (saidInSwarm.contains(event.kind)) {
                const CaseId asked(QUuid::fromString(event.body.value(QLatin1String("case")).toString()));
                writeDraft(database, noteOf(asked, swarmWordsFrom(event).text, event.at));
            }
        }
    };
}

} // namespace threadline
