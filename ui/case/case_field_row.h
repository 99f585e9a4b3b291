// SPDX-License-Identifier: GPL-3.0-or-later
//
// One field that the team asks of its cases: its name and an editor of its kind. What is being typed is
// never overwritten by what comes in; a refusal stands below until it is edited again. Thread: GUI.
#pragma once

#include "core/model/case_field.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace threadline {

class TextLabel;
class Theme;

class CaseFieldRow final : public QWidget
{
    Q_OBJECT

public:
    CaseFieldRow(const Theme& theme, const CaseField& field, QWidget* parent = nullptr);

    const CaseField& field() const { return m_field; }
    void setValue(const QString& value);
    /// One sentence; empty: none.
    void showProblem(const QString& sentence);

Q_SIGNALS:
    void valueChosen(const QString& field, const QString& value);

private:
    void take();

    CaseField m_field;
    QString m_value;
    QLineEdit* m_line = nullptr;   ///< of all kinds but a choice
    QComboBox* m_choice = nullptr; ///< of a choice
    TextLabel* m_problem;
};

} // namespace threadline
