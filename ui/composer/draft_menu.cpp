// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/draft_menu.h"

#include "ui/models/time_words.h"
#include "ui/theme/desk_style.h"

#include <QMenu>

namespace threadline {

namespace {

constexpr qsizetype shownWords = 48;

QString titleOf(const Draft& draft)
{
    const QString words = (draft.subject.isEmpty() ? draft.text : draft.subject).simplified();
    const QString title = words.isEmpty() ? QStringLiteral("Files only")
                          : words.size() > shownWords ? words.left(shownWords) + QStringLiteral("…")
                                                      : words;
    // A menu takes & for a key.
    return QString(title).replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

DraftMenu::DraftMenu(QWidget* parent)
    : QPushButton(parent)
{
    setObjectName(QStringLiteral("draftMenu"));
    setButtonRole(*this, ButtonRole::Quiet);
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &DraftMenu::fill);
    showDrafts({}, {});
}

void DraftMenu::showDrafts(const QList<Draft>& drafts, DraftId current)
{
    m_drafts = drafts;
    m_current = current;
    const bool stored = std::any_of(drafts.cbegin(), drafts.cend(),
                                    [&](const Draft& draft) { return draft.id == current; });
    const auto count = drafts.size() + (stored ? 0 : 1);
    setText(count > 1 ? QStringLiteral("%1 drafts").arg(count) : QStringLiteral("Draft"));
    setAccessibleName(count > 1 ? QStringLiteral("%1 drafts of this case").arg(count)
                                : QStringLiteral("Draft of this case"));
}

void DraftMenu::fill()
{
    menu()->clear();
    for (const Draft& draft : std::as_const(m_drafts)) {
        const QString kind = draft.note ? QStringLiteral("Note · ") : QString();
        QAction* choice = menu()->addAction(
            QStringLiteral("%1%2\t%3").arg(kind, titleOf(draft), momentWords(draft.savedAt, currentMoment())));
        choice->setCheckable(true);
        choice->setChecked(draft.id == m_current);
        connect(choice, &QAction::triggered, this, [this, id = draft.id] { Q_EMIT chosen(id); });
    }
    menu()->addSeparator();
    connect(menu()->addAction(QStringLiteral("Begin another draft")), &QAction::triggered, this,
            &DraftMenu::anotherWanted);
    connect(menu()->addAction(QStringLiteral("Discard this draft")), &QAction::triggered, this,
            &DraftMenu::discardWanted);
}

} // namespace threadline
