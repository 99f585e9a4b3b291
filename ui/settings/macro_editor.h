// SPDX-License-Identifier: GPL-3.0-or-later
//
// The name and the steps of one macro. Knows nothing of the workspace: it announces what is wanted.
// Thread: the GUI thread.
#pragma once

#include "core/workspace/macro.h"
#include "ui/controls/surface.h"

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace threadline {

class MacroStepRow;
class TextLabel;

class MacroEditor final : public Surface
{
    Q_OBJECT

public:
    explicit MacroEditor(const Theme& theme, QWidget* parent = nullptr);

    /// An empty name: a new one.
    void showMacro(const Macro& macro);
    /// What was filled in; an error names the step that cannot be.
    Expected<Macro> macro() const;
    void showProblem(const QString& sentence);
    void showSaved();

Q_SIGNALS:
    void saveWanted();
    void removeWanted();

private:
    MacroStepRow* addStep(const QJsonObject& step);
    void clearSteps();

    TextLabel* m_title;
    QLineEdit* m_name;
    QVBoxLayout* m_rows;
    TextLabel* m_problem;
    QPushButton* m_remove;
};

} // namespace threadline
