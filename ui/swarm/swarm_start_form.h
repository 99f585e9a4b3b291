// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asking a new question about a case: the words, what whoever helps should know, whom to ask (suggested, each with
// its reasons) and what they may read.
#pragma once

#include "core/workspace/swarm_views.h"
#include "ui/theme/theme.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace threadline {

class GrowingTextEdit;
class TextLabel;

class SwarmStartForm final : public QWidget
{
    Q_OBJECT

public:
    explicit SwarmStartForm(const Theme& theme, QWidget* parent = nullptr);

    /// What was begun for another case is forgotten when this one is another. `skill`: what the case needs.
    void setCase(CaseId inCase, const QString& skill);
    void showSuggestions(const QList<ExpertSuggestion>& suggestions);
    void showProblem(const QString& sentence);
    void quote(InteractionId interaction, const QString& words);
    void setBusy(bool busy);
    void focusQuestion();

Q_SIGNALS:
    void startWanted(const threadline::SwarmRequest& request);
    /// A moment after something was typed.
    void suggestionsWanted(const QString& question, const QStringList& skills);
    void cancelled();

private:
    void start();
    QStringList skills() const;

    const Theme& m_theme;
    CaseId m_case;
    QList<InteractionId> m_quotes;
    QStringList m_chosen; ///< names
    QTimer m_pause;
    GrowingTextEdit* m_question;
    QLineEdit* m_skills;
    TextLabel* m_quoted;
    QVBoxLayout* m_people;
    QCheckBox* m_history;
    TextLabel* m_problem;
    QPushButton* m_start;
};

} // namespace threadline
