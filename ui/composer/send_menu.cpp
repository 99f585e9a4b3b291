// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/send_menu.h"

#include "ui/controls/moment_picker.h"
#include "ui/models/later_moments.h"

namespace threadline {

QString afterSendingWords(AfterSending after)
{
    switch (after) {
    case AfterSending::Stay:
        return QStringLiteral("Send");
    case AfterSending::Waiting:
        return QStringLiteral("Send, then Waiting");
    case AfterSending::Solved:
        return QStringLiteral("Send, then Solved");
    }
    return {};
}

SendMenu::SendMenu(const Theme& theme, QWidget* parent)
    : QMenu(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("sendMenu"));
}

void SendMenu::openAt(const QRect& place, AfterSending current)
{
    m_place = place;
    fill(current);
    popup(QPoint(place.left(), place.top() - sizeHint().height() - 4));
}

void SendMenu::fill(AfterSending current)
{
    clear();
    for (const auto after : {AfterSending::Stay, AfterSending::Waiting, AfterSending::Solved}) {
        QAction* choice = addAction(afterSendingWords(after));
        choice->setCheckable(true);
        choice->setChecked(after == current);
        connect(choice, &QAction::triggered, this, [this, after] { Q_EMIT afterChosen(after); });
    }
    addSeparator();
    const QList<LaterMoment> moments = laterMoments(QDateTime::currentDateTime());
    for (const LaterMoment& later : moments) {
        QAction* choice = addAction(QStringLiteral("Send %1\t%2").arg(
            later.words, QLocale().toString(later.at.time(), QLocale::ShortFormat)));
        connect(choice, &QAction::triggered, this, [this, at = later.at] { Q_EMIT laterChosen(at); });
    }
    connect(addAction(QStringLiteral("Send at another moment…")), &QAction::triggered, this, &SendMenu::askForMoment);
}

void SendMenu::askForMoment()
{
    const QDateTime proposed = laterMoments(QDateTime::currentDateTime()).constLast().at;
    auto* picker = new MomentPicker(m_theme, QStringLiteral("Send at"), proposed, parentWidget());
    connect(picker, &MomentPicker::chosen, this, &SendMenu::laterChosen);
    picker->openAt(m_place);
}

} // namespace threadline
