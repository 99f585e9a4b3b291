// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of one snippet, or of one signature, which is a text alone. Knows nothing of the
// workspace: it announces what is wanted. Thread: the GUI thread.
#pragma once

#include "core/texts/text_events.h"
#include "ui/controls/surface.h"

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace threadline {

class TextLabel;

class SnippetEditor final : public Surface
{
    Q_OBJECT

public:
    explicit SnippetEditor(const Theme& theme, QWidget* parent = nullptr);

    /// An empty name: a new one.
    void showSnippet(const SavedSnippet& snippet);
    /// `address`: of the account.
    void showSignature(const QString& address, const QString& signature);
    SavedSnippet snippet() const;
    void showProblem(const QString& sentence);
    void showSaved();

Q_SIGNALS:
    void saveWanted();
    void removeWanted();

private:
    void show(const QString& title, bool signature, bool existing);
    void offerVariables();

    TextLabel* m_title;
    QLineEdit* m_name;
    QLineEdit* m_shortcut;
    QLineEdit* m_subject;
    QPlainTextEdit* m_text;
    TextLabel* m_problem;
    QPushButton* m_variables;
    QPushButton* m_remove;
    QPushButton* m_save;
    QWidget* m_fields; ///< what a signature has not
};

} // namespace threadline
