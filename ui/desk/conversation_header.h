// SPDX-License-Identifier: GPL-3.0-or-later
//
// Over the timeline: who it is, which case, its status and who has it, each a button that changes
// it.
#pragma once

#include "core/workspace/views.h"
#include "ui/controls/surface.h"

#include <optional>

class QPushButton;
class QToolButton;

namespace threadline {

class DeskActions;
class TextLabel;

class ConversationHeader final : public Surface
{
    Q_OBJECT

public:
    /// `agent`: the person at this desk.
    ConversationHeader(const Theme& theme, const DeskActions& actions, QString agent,
                       QWidget* parent = nullptr);

    void showCase(const QString& customerName, const std::optional<Case>& inCase);
    void setContextShown(bool shown);
    /// Beside the status.
    void addBadge(QWidget& badge);

Q_SIGNALS:
    void statusWanted(threadline::CaseStatus status);
    /// Empty: nobody.
    void assigneeWanted(const QString& agent);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void makeStatusMenu();
    void makeAssigneeMenu(const DeskActions& actions);
    void makeMoreMenu(const DeskActions& actions);

    QString m_agent;
    QString m_customer;
    std::optional<Case> m_case;
    QWidget* m_avatar;
    TextLabel* m_name;
    TextLabel* m_subject;
    QPushButton* m_status;
    QPushButton* m_assignee;
    QToolButton* m_more;
    QToolButton* m_context;
};

} // namespace threadline
