// SPDX-License-Identifier: GPL-3.0-or-later
//
// One business calendar on a page: time zone, hours of each weekday, holidays, also from an iCalendar file. Says what
// is wrong where it was typed; whoever listens stores it. Thread: the GUI thread.
#pragma once

#include "core/sla/holiday_import.h"
#include "ui/controls/surface.h"
#include "ui/settings/policy_form.h"

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace threadline {

class TextLabel;

class CalendarEditor final : public Surface
{
    Q_OBJECT

public:
    explicit CalendarEditor(const Theme& theme, QWidget* parent = nullptr);

    void edit(const BusinessCalendar& calendar);
    /// A file as a person chose it; what cannot be read is said in the page.
    void importFile(const QString& path);
    void showProblem(const QString& sentence);

Q_SIGNALS:
    void saveWanted(const threadline::BusinessCalendar& calendar);
    void cancelled();

private:
    void addHours(QVBoxLayout& lines);
    void addHolidays(QVBoxLayout& lines);
    void addButtons(QVBoxLayout& lines);
    CalendarForm form() const;
    void fill(const CalendarForm& form);
    void take(const Expected<HolidayImport>& imported);
    void save();

    QLineEdit* m_name;
    QComboBox* m_timeZone;
    std::array<QLineEdit*, 7> m_hours{};
    QPlainTextEdit* m_holidays;
    TextLabel* m_imported;
    TextLabel* m_problem;
};

} // namespace threadline
