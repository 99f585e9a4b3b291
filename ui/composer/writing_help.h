// SPDX-License-Identifier: GPL-3.0-or-later
//
// Joins the composer with the texts agents reuse: offers snippets while one types, fills variables in
// where they are seen, marks what is missing, runs macros, and shows the signature that will stand
// below. What it inserts is one step of the field's own undo. Thread: the GUI thread.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/composer/draft_keeper.h"
#include "ui/models/latest_answer.h"

#include <QTextCursor>

class QToolButton;

namespace threadline {

class CompletionPopup;
class Composer;
class Spelling;
class SpellingHelp;
class WritingMarks;

/// The language this desk writes in when nothing is known of the customer's: the system's.
QString deskLanguage();

class WritingHelp final : public QObject
{
    Q_OBJECT

public:
    /// All outlive it. `spelling` null: nothing is checked.
    WritingHelp(Workspace& workspace, Composer& composer, Spelling* spelling, QObject* parent = nullptr);

    /// As an agent wrote it down with the customer; empty: the desk's own.
    void setCustomerLanguage(const QString& language);

    /// Opens the list of snippets at the cursor.
    void offerSnippets();
    /// On the case that is being answered; its reply goes into the composer.
    void runMacro(const QString& name);
    bool isSettled() const;

Q_SIGNALS:
    /// What a macro did to cases, without the full stop; the ticket takes it back.
    void changedCases(const QString& words, const threadline::UndoTicket& ticket);
    /// What a macro did when nothing of it can be taken back.
    void said(const QString& sentence);
    void failed(const QString& sentence);
    /// The person wants to see and change snippets and macros.
    void textsWanted();
    void settled();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void askForTexts();
    void askForSignature();
    void popUpMenu();
    void popUpEmoji();
    void insert(const QTextCursor& over, const ExpandedText& text);
    enum class Incomplete { Insert, Leave };
    /// Puts `text`, filled in, over what is selected; what is incomplete only if that is wanted.
    void fillIn(const QTextCursor& over, const QString& text, Incomplete incomplete);
    void fillInTyped();
    /// Of a template, for a message that opens a case.
    void offerSubjectOf(const QString& snippet);
    /// A case that is there: macros change one.
    bool hasCase() const;
    QFuture<Expected<ExpandedText>> filledIn(const QString& text) const;
    void tell(const QString& words, const UndoTicket& ticket);
    void takeOutcome(CaseId inCase, const QString& name, const MacroOutcome& outcome);
    /// The agent went on to another case before the reply was there.
    void keepAsDraft(CaseId inCase, const QString& text);
    bool isFor(const DraftPlace& wanted) const;
    DraftPlace place() const;

    Workspace& m_workspace;
    Composer& m_composer;
    CompletionPopup* m_popup;
    WritingMarks* m_marks;
    SpellingHelp* m_spelling = nullptr;
    QToolButton* m_button;
    QList<SavedSnippet> m_snippets;
    QList<Macro> m_macros;
    LatestAnswer<QList<SavedSnippet>> m_askedSnippets;
    LatestAnswer<QList<Macro>> m_askedMacros;
    LatestAnswer<QString> m_askedSignature;
    int m_underWay = 0; ///< answers that will change the text
};

} // namespace threadline
