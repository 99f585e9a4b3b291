// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/draft_keeper.h"

#include "core/async/when_finished.h"
#include "ui/composer/composer.h"
#include "ui/composer/draft_menu.h"
#include "ui/models/time_words.h"

#include <algorithm>

namespace threadline {

DraftKeeper::DraftKeeper(Workspace& workspace, Composer& composer, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_composer(composer)
    , m_loading([this](const Expected<QList<Draft>>& drafts) { take(drafts); })
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &DraftKeeper::save);
    connect(&composer, &Composer::left, this, &DraftKeeper::save);
    connect(&composer, &Composer::edited, this, [this] {
        if (m_place) {
            m_unsaved = true;
            m_composer.showDraftState({});
            m_pause.start();
        }
    });
    DraftMenu& menu = composer.draftMenu();
    connect(&menu, &DraftMenu::chosen, this, &DraftKeeper::switchTo);
    connect(&menu, &DraftMenu::anotherWanted, this, &DraftKeeper::beginAnother);
    connect(&menu, &DraftMenu::discardWanted, this, &DraftKeeper::discard);
}

void DraftKeeper::open(const DraftPlace& place)
{
    if (m_place != place) {
        close();
        m_place = place;
        m_current = DraftId::make(currentMoment());
        m_loading.ask(stored());
    }
}

QFuture<Expected<QList<Draft>>> DraftKeeper::stored() const
{
    return m_place->inCase.isNull() ? m_workspace.draftsTo(m_place->customer) : m_workspace.drafts(m_place->inCase);
}

void DraftKeeper::close()
{
    save();
    m_place.reset();
    m_drafts.clear();
    m_wanted = {};
    m_unsaved = false;
    m_loading.drop();
    refreshMenu();
}

void DraftKeeper::save()
{
    m_pause.stop();
    if (!m_place || !m_unsaved) {
        return;
    }
    m_unsaved = false;
    Draft draft = m_composer.draft();
    draft.id = m_current;
    draft.inCase = m_place->inCase;
    draft.customer = m_place->customer;
    draft.savedAt = currentMoment();
    store(draft);
}

void DraftKeeper::store(const Draft& draft)
{
    m_drafts.removeIf([&](const Draft& other) { return other.id == draft.id; });
    if (!draft.isEmpty()) {
        m_drafts.prepend(draft);
    }
    refreshMenu();
    whenFinished(m_workspace.saveDraft(draft), this, [this, draft](const Expected<void>& saved) {
        if (!saved) {
            Q_EMIT failed(saved.error().sentence);
        } else if (m_current == draft.id && !m_unsaved) {
            m_composer.showDraftState(
                draft.isEmpty()
                    ? QString()
                    : QStringLiteral("Saved · %1").arg(momentWords(draft.savedAt, currentMoment())));
        }
    });
}

Draft DraftKeeper::handOver()
{
    m_pause.stop();
    Draft draft = m_composer.draft();
    draft.id = m_current;
    draft.inCase = m_place ? m_place->inCase : CaseId();
    draft.customer = m_place ? m_place->customer : CustomerId();
    draft.savedAt = currentMoment();
    m_unsaved = false;
    m_current = DraftId::make(currentMoment());
    m_drafts.removeIf([&](const Draft& other) { return other.id == draft.id; });
    m_composer.showDraftState({});
    refreshMenu();
    return draft;
}

void DraftKeeper::takeBack(const Draft& draft)
{
    if (isOpen(DraftPlace::of(draft))) {
        m_current = draft.id;
    }
    store(draft);
}

void DraftKeeper::reload(DraftId wanted)
{
    if (m_place) {
        m_wanted = wanted;
        m_loading.ask(stored());
    }
}

void DraftKeeper::take(const Expected<QList<Draft>>& drafts)
{
    const DraftId wanted = std::exchange(m_wanted, {});
    if (!drafts) {
        Q_EMIT failed(drafts.error().sentence);
        Q_EMIT settled();
        return;
    }
    m_drafts = *drafts;
    // Whoever began to type before the drafts were here goes on with what they type.
    if (!m_unsaved && !m_drafts.isEmpty()) {
        const auto found = std::find_if(m_drafts.cbegin(), m_drafts.cend(),
                                        [&](const Draft& draft) { return draft.id == wanted; });
        if (found != m_drafts.cend() || wanted.isNull()) {
            show(found != m_drafts.cend() ? *found : m_drafts.constFirst());
        }
    }
    refreshMenu();
    Q_EMIT settled();
}

void DraftKeeper::show(const Draft& draft)
{
    m_composer.setDraft(draft);
    m_current = draft.id;
    m_unsaved = false;
    m_pause.stop();
    m_composer.showDraftState(
        QStringLiteral("Draft of %1").arg(momentWords(draft.savedAt, currentMoment())));
}

void DraftKeeper::switchTo(DraftId wanted)
{
    save();
    const auto found = std::find_if(m_drafts.cbegin(), m_drafts.cend(),
                                    [&](const Draft& draft) { return draft.id == wanted; });
    if (found != m_drafts.cend()) {
        show(Draft(*found));
        refreshMenu();
    }
}

void DraftKeeper::beginAnother()
{
    save();
    m_current = DraftId::make(currentMoment());
    m_composer.clear();
    m_composer.showDraftState({});
    m_composer.startReply();
    refreshMenu();
}

void DraftKeeper::discard()
{
    m_pause.stop();
    m_unsaved = false;
    const DraftId gone = m_current;
    m_drafts.removeIf([&](const Draft& draft) { return draft.id == gone; });
    whenFinished(m_workspace.discardDraft(gone), this, [this](const Expected<void>& done) {
        if (!done) {
            Q_EMIT failed(done.error().sentence);
        }
    });
    m_composer.clear();
    m_composer.showDraftState({});
    m_current = DraftId::make(currentMoment());
    if (!m_drafts.isEmpty()) {
        show(Draft(m_drafts.constFirst()));
    }
    refreshMenu();
}

void DraftKeeper::refreshMenu()
{
    m_composer.draftMenu().showDrafts(m_drafts, m_current);
}

} // namespace threadline
