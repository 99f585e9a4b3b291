// SPDX-License-Identifier: GPL-3.0-or-later
//
// Settings: what the team asks of its cases beside the columns every case has. Lists the fields, adds,
// gives choices other choices, removes. Thread: GUI.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/models/latest_answer.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace threadline {

class TextLabel;

class CaseFieldsSection final : public QWidget
{
    Q_OBJECT

public:
    CaseFieldsSection(Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);

    /// Asks again what there is.
    void appear();
    bool isSettled() const { return !m_answer.isPending(); }

Q_SIGNALS:
    void settled();

private:
    QLayout* makeForm();
    void take(const Expected<QList<CaseField>>& fields);
    QWidget* fieldLine(const CaseField& field);
    void showKind();
    void edit(const CaseField& field);
    void define();
    void remove(const QString& name);
    void showOutcome(const Expected<void>& outcome);

    Workspace& m_workspace;
    const Theme& m_theme;
    LatestAnswer<QList<CaseField>> m_answer;
    QVBoxLayout* m_lines;
    QLineEdit* m_name;
    QComboBox* m_kind;
    QLineEdit* m_choices;
    QPushButton* m_define;
    TextLabel* m_problem;
};

} // namespace threadline
