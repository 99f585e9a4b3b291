// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/draft_keeper.h"

#include "core/async/when_finished.h"
#include "ui/composer/composer.h"
#include "ui/models/time_words.h"

namespace threadline {

DraftKeeper::DraftKeeper(Workspace& workspace, Composer& composer, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_composer(composer)
    , m_loading([this](const Expected<std::optional<Draft>>& draft) { take(draft); })
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &DraftKeeper::save);
    connect(&composer, &Composer::left, this, &DraftKeeper::save);
    connect(&composer, &Composer::edited, this, [this] {
        if (m_case) {
            m_unsaved = true;
            m_composer.showDraftState({});
            m_pause.start();
        }
    });
}

void DraftKeeper::open(CaseId inCase)
{
    if (m_case != inCase) {
        save();
        m_case = inCase;
        m_unsaved = false;
        m_loading.ask(m_workspace.draft(inCase));
    }
}

void DraftKeeper::close()
{
    save();
    m_case.reset();
    m_loading.drop();
}

void DraftKeeper::save()
{
    m_pause.stop();
    if (!m_case || !m_unsaved) {
        return;
    }
    m_unsaved = false;
    Draft draft = m_composer.draft();
    draft.savedAt = currentMoment();
    const CaseId inCase = *m_case;
    whenFinished(m_workspace.saveDraft(inCase, draft), this,
                 [this, inCase, draft](const Expected<void>& saved) {
                     if (!saved) {
                         Q_EMIT failed(saved.error().sentence);
                     } else if (m_case == inCase && !m_unsaved) {
                         const bool something = !draft.text.isEmpty() || !draft.files.isEmpty();
                         m_composer.showDraftState(
                             something ? QStringLiteral("Draft saved · %1")
                                             .arg(momentWords(draft.savedAt, currentMoment()))
                                       : QString());
                     }
                 });
}

void DraftKeeper::handOver()
{
    m_pause.stop();
    m_unsaved = false;
    m_composer.showDraftState({});
}

void DraftKeeper::reload()
{
    if (m_case) {
        m_loading.ask(m_workspace.draft(*m_case));
    }
}

void DraftKeeper::take(const Expected<std::optional<Draft>>& draft)
{
    if (!draft) {
        Q_EMIT failed(draft.error().sentence);
    } else if (*draft && !m_unsaved) {
        // Whoever began to type before the draft was here goes on with what they type.
        m_composer.setDraft(**draft);
        m_unsaved = false;
        m_pause.stop();
        if (!(*draft)->savedAt.isNull()) {
            m_composer.showDraftState(
                QStringLiteral("Draft of %1").arg(momentWords((*draft)->savedAt, currentMoment())));
        }
    }
    Q_EMIT settled();
}

} // namespace threadline
