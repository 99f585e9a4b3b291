// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is promised to whom, and in which working hours: the policies in the order in which they are tried, the business
// calendars, and an editor for one of either. What is saved holds at once. Thread: the GUI thread.
#pragma once

#include "core/sla/business_calendar.h"
#include "core/sla/sla_policy.h"
#include "core/workspace/workspace.h"
#include "ui/controls/surface.h"
#include "ui/models/latest_answer.h"

class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace threadline {

class CalendarEditor;
class PolicyEditor;
class TextLabel;

class ServiceLevelsPage final : public Surface
{
    Q_OBJECT

public:
    ServiceLevelsPage(Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);

    void appear();
    bool isSettled() const { return !m_policyAnswer.isPending() && !m_calendarAnswer.isPending() && !m_storing; }

Q_SIGNALS:
    void backWanted();
    void settled();

private:
    QWidget* makeOverview();
    QWidget* makePlace(QWidget* editor);
    void listenToEditors();
    void ask();
    void showAll();
    void showPolicies();
    void showCalendars();
    QWidget* policyRow(int index);
    QWidget* calendarRow(const BusinessCalendar& calendar);
    void editPolicy(std::optional<int> index);
    void editCalendar(const BusinessCalendar& calendar);
    void movePolicy(int index, int by);
    void removePolicy(int index);
    void storePolicy(const SlaPolicy& policy);
    /// Calls `problem` with the sentence when it was refused; else goes back to the overview.
    void store(const QFuture<Expected<void>>& command, const std::function<void(const QString&)>& problem);
    void showProblem(const QString& sentence);
    QStringList calendarNames() const;

    Workspace& m_workspace;
    LatestAnswer<QList<SlaPolicy>> m_policyAnswer;
    LatestAnswer<QList<BusinessCalendar>> m_calendarAnswer;
    QList<SlaPolicy> m_policies;
    QList<BusinessCalendar> m_calendars;
    std::optional<int> m_edited; ///< place of the policy in the editor; nothing: a new one
    bool m_storing = false;

    QStackedWidget* m_stack;
    PolicyEditor* m_policyEditor;
    CalendarEditor* m_calendarEditor;
    QVBoxLayout* m_policyRows;
    QVBoxLayout* m_calendarRows;
    QPushButton* m_usual;
    QPushButton* m_addPolicy;
    TextLabel* m_none;
    TextLabel* m_problem;
};

} // namespace threadline
