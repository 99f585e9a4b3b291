// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/day_popup.h"

#include "core/workspace/day_words.h"
#include "ui/controls/text_label.h"
#include "ui/theme/theme.h"

#include <QCalendarWidget>
#include <QLineEdit>
#include <QTextCharFormat>
#include <QVBoxLayout>

namespace threadline {

DayPopup::DayPopup(const Theme& theme, const TimelineModel& model, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_theme(theme)
    , m_model(model)
    , m_words(new QLineEdit)
    , m_problem(new TextLabel(theme, TextRole::Caption, ColourRole::Bad))
    , m_calendar(new QCalendarWidget)
{
    setObjectName(QStringLiteral("dayPopup"));
    setAccessibleName(tr("Go to a day"));
    setFrameShape(QFrame::StyledPanel);
    m_words->setObjectName(QStringLiteral("dayWords"));
    m_words->setPlaceholderText(tr("2024-03, last March, 12 May 2023 …"));
    m_words->setAccessibleName(tr("Day to go to"));
    m_problem->setObjectName(QStringLiteral("dayProblem"));
    m_problem->hide();
    m_calendar->setObjectName(QStringLiteral("dayCalendar"));
    m_calendar->setLocale(model.moment().locale);
    m_calendar->setFirstDayOfWeek(Qt::Monday);
    m_calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    m_calendar->setHorizontalHeaderFormat(QCalendarWidget::ShortDayNames);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.scaled(10), theme.scaled(10), theme.scaled(10), theme.scaled(10));
    layout->setSpacing(theme.scaled(6));
    layout->addWidget(m_words);
    layout->addWidget(m_problem);
    layout->addWidget(m_calendar);
    connect(m_words, &QLineEdit::returnPressed, this, &DayPopup::chooseWords);
    connect(m_words, &QLineEdit::textEdited, m_problem, &QWidget::hide);
    connect(m_calendar, &QCalendarWidget::currentPageChanged, this, &DayPopup::markMonth);
    connect(m_calendar, &QCalendarWidget::clicked, this, &DayPopup::choose);
    connect(m_calendar, &QCalendarWidget::activated, this, &DayPopup::choose);
    connect(&theme, &Theme::changed, this, &DayPopup::dress);
    dress();
}

void DayPopup::dress()
{
    const ThemeTokens& tokens = m_theme.tokens();
    QTextCharFormat plain;
    plain.setForeground(tokens.ink2);
    for (const Qt::DayOfWeek day : {Qt::Saturday, Qt::Sunday}) {
        m_calendar->setWeekdayTextFormat(day, plain); // red would mean something is wrong
    }
    QTextCharFormat header;
    header.setForeground(tokens.ink3);
    header.setBackground(tokens.panel);
    m_calendar->setHeaderTextFormat(header);
}

void DayPopup::popUp(const QPoint& corner, QDate day)
{
    const TimelineMoment& moment = m_model.moment();
    const QDate today = dayOf(moment.now(), moment.zone);
    const QList<TimelineMark>& marks = m_model.marks();
    m_calendar->setDateRange(marks.isEmpty() ? today : dayOf(marks.first().at, moment.zone), today);
    m_calendar->setSelectedDate(day);
    markMonth(m_calendar->yearShown(), m_calendar->monthShown());
    m_words->clear();
    m_problem->hide();
    adjustSize();
    move(corner - QPoint(width(), 0));
    show();
    m_words->setFocus();
}

void DayPopup::markMonth(int year, int month)
{
    QTextCharFormat busy;
    busy.setFontWeight(QFont::Bold);
    busy.setForeground(m_theme.tokens().accent);
    m_calendar->setDateTextFormat(QDate(), QTextCharFormat()); // forgets the month before
    for (QDate day(year, month, 1); day.month() == month; day = day.addDays(1)) {
        if (m_model.hasOnDay(day)) {
            m_calendar->setDateTextFormat(day, busy);
        }
    }
}

void DayPopup::choose(QDate day)
{
    hide();
    Q_EMIT dayChosen(day);
}

void DayPopup::chooseWords()
{
    const TimelineMoment& moment = m_model.moment();
    if (const auto day = dayMeant(m_words->text(), dayOf(moment.now(), moment.zone))) {
        choose(*day);
        return;
    }
    m_problem->setText(tr("Write a day like 2024-03-12, March 2024 or last March."));
    m_problem->show();
}

} // namespace threadline
