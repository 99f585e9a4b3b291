// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a person says to which day of a history they want: in words ("2024-03", "last March") or on
// a calendar in which the days that have something are bold. Thread: GUI. All outlive it.
#pragma once

#include "ui/models/timeline_model.h"

#include <QFrame>

class QCalendarWidget;
class QLineEdit;

namespace threadline {

class TextLabel;
class Theme;

class DayPopup final : public QFrame
{
    Q_OBJECT

public:
    DayPopup(const Theme& theme, const TimelineModel& model, QWidget* parent);

    /// Below `corner`, its right edge there, in global pixels; at the month of `day`.
    void popUp(const QPoint& corner, QDate day);

Q_SIGNALS:
    void dayChosen(QDate day);

private:
    void choose(QDate day);
    void chooseWords();
    void markMonth(int year, int month);
    void dress();

    const Theme& m_theme;
    const TimelineModel& m_model;
    QLineEdit* m_words;
    TextLabel* m_problem;
    QCalendarWidget* m_calendar;
};

} // namespace threadline
