// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/moment_picker.h"

#include "ui/controls/text_label.h"
#include "ui/theme/desk_style.h"

#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>

namespace threadline {

MomentPicker::MomentPicker(const Theme& theme, const QString& question, const QDateTime& proposed, QWidget* parent)
    : Surface(theme, &ThemeTokens::panel, {}, parent)
    , m_moment(new QDateTimeEdit(proposed))
    , m_problem(new TextLabel(theme, TextRole::Caption, ColourRole::Bad))
    , m_choose(new QPushButton(QStringLiteral("Choose")))
{
    setObjectName(QStringLiteral("momentPicker"));
    setWindowFlags(Qt::Popup);
    setAttribute(Qt::WA_DeleteOnClose);
    setCard(true);
    m_moment->setObjectName(QStringLiteral("momentField"));
    m_moment->setAccessibleName(question);
    m_moment->setCalendarPopup(true);
    m_moment->setDisplayFormat(QStringLiteral("ddd d MMM yyyy  HH:mm"));
    m_choose->setObjectName(QStringLiteral("momentChoose"));
    setButtonRole(*m_choose, ButtonRole::Primary);
    auto* label = new TextLabel(theme, TextRole::Body, ColourRole::Ink);
    label->setText(question);

    auto* line = new QHBoxLayout;
    line->setSpacing(theme.scaled(8));
    line->addWidget(label);
    line->addWidget(m_moment, 1);
    line->addWidget(m_choose);
    auto* lines = new QVBoxLayout(this);
    const int margin = theme.scaled(12);
    lines->setContentsMargins(margin, margin, margin, margin);
    lines->addLayout(line);
    lines->addWidget(m_problem);
    connect(m_moment, &QDateTimeEdit::dateTimeChanged, this, &MomentPicker::check);
    connect(m_choose, &QPushButton::clicked, this, &MomentPicker::choose);
    check();
}

void MomentPicker::openAt(const QRect& place)
{
    adjustSize();
    const QRect room = (parentWidget() ? parentWidget() : this)->screen()->availableGeometry();
    const int below = place.bottom() + 4;
    const int y = below + height() <= room.bottom() ? below : place.top() - height() - 4;
    move(qBound(room.left(), place.left(), qMax(room.left(), room.right() - width())), y);
    show();
    m_moment->setFocus();
    m_moment->setSelectedSection(QDateTimeEdit::DaySection);
}

void MomentPicker::check()
{
    const bool over = m_moment->dateTime() <= QDateTime::currentDateTime();
    m_problem->setText(over ? QStringLiteral("This moment is over already.") : QString());
    m_problem->setVisible(over);
    m_choose->setEnabled(!over);
}

void MomentPicker::choose()
{
    check();
    if (m_choose->isEnabled()) {
        const QDateTime at = m_moment->dateTime();
        close();
        Q_EMIT chosen(at);
    }
}

} // namespace threadline
