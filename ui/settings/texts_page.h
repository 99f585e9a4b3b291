// SPDX-License-Identifier: GPL-3.0-or-later
//
// Snippets, macros and signatures: a list of all on the left, the one that is chosen on the right.
// Thread: the GUI thread.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/controls/surface.h"
#include "ui/models/latest_answer.h"

class QListWidget;
class QListWidgetItem;
class QStackedWidget;

namespace threadline {

class EmptyState;
class MacroEditor;
class SnippetEditor;

class TextsPage final : public Surface
{
    Q_OBJECT

public:
    TextsPage(Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);

    void begin();
    bool isSettled() const;

Q_SIGNALS:
    void closed();
    void settled();

private:
    enum Kind { SnippetKind, MacroKind, SignatureKind };

    QWidget* makeList();
    void ask();
    void fill();
    void addHeading(const QString& words);
    void addRow(Kind kind, const QString& key, const QString& words, const QString& note);
    void showChosen();
    void showNewSnippet();
    void showNewMacro();
    void saveText();
    void saveMacro();
    void remove(QFuture<Expected<void>> removing);
    void choose(Kind kind, const QString& key);

    Workspace& m_workspace;
    LatestAnswer<QList<SavedSnippet>> m_askedSnippets;
    LatestAnswer<QList<Macro>> m_askedMacros;
    LatestAnswer<QList<AccountView>> m_askedAccounts;
    QList<SavedSnippet> m_snippets;
    QList<Macro> m_macros;
    QList<AccountView> m_accounts;
    Kind m_kind = SnippetKind; ///< of what the editor shows
    QString m_key;             ///< its name, or the account's id; empty: a new one
    int m_underWay = 0;

    QListWidget* m_list;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    SnippetEditor* m_snippet;
    MacroEditor* m_macro;
};

} // namespace threadline
