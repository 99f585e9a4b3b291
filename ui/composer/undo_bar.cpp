// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/undo_bar.h"

#include "ui/controls/text_label.h"
#include "ui/theme/desk_style.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace threadline {

namespace {
constexpr std::chrono::seconds laterShownFor{20};
}

UndoBar::UndoBar(const Theme& theme, QWidget* parent)
    : Surface(theme, &ThemeTokens::accentSoft, {}, parent)
    , m_words(new TextLabel(theme, TextRole::Body, ColourRole::Ink))
    , m_undo(new QPushButton(QStringLiteral("Undo")))
{
    setObjectName(QStringLiteral("undoBar"));
    setCard(true);
    m_undo->setObjectName(QStringLiteral("undoButton"));
    m_undo->setAccessibleName(QStringLiteral("Undo sending"));
    m_undo->setToolTip(QStringLiteral("Take the reply back (Z)"));
    setButtonRole(*m_undo, ButtonRole::Normal);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme.scaled(12), theme.scaled(4), theme.scaled(4), theme.scaled(4));
    layout->addWidget(m_words, 1);
    layout->addWidget(m_undo);
    m_tick.setInterval(250);
    connect(&m_tick, &QTimer::timeout, this, &UndoBar::tick);
    connect(m_undo, &QPushButton::clicked, this, &UndoBar::undoWanted);
    hide();
}

void UndoBar::announce(InteractionId reply, CaseId inCase, int seconds)
{
    m_when.clear();
    begin(reply, inCase, std::chrono::seconds(seconds));
}

void UndoBar::announceLater(InteractionId reply, CaseId inCase, const QString& when)
{
    m_when = when;
    begin(reply, inCase, laterShownFor);
}

void UndoBar::begin(InteractionId reply, CaseId inCase, std::chrono::seconds shown)
{
    m_reply = reply;
    m_case = inCase;
    m_leaves = QDeadlineTimer(shown);
    m_tick.start();
    show();
    tick();
}

void UndoBar::dismiss()
{
    m_reply.reset();
    m_tick.stop();
    hide();
}

std::optional<InteractionId> UndoBar::reply() const
{
    return m_reply;
}

void UndoBar::tick()
{
    if (m_leaves.hasExpired()) {
        dismiss();
        return;
    }
    const auto seconds = (m_leaves.remainingTime() + 999) / 1000;
    m_words->setText(m_when.isEmpty() ? QStringLiteral("Sending in %1 s").arg(seconds)
                                      : QStringLiteral("Sending %1").arg(m_when));
    setAccessibleName(QStringLiteral("%1. Undo with Z.").arg(m_words->text()));
}

} // namespace threadline
