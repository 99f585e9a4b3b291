// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything the desk can be told to do, in one table: its name, its keys, its group on the cheat
// sheet and in the palette. Menus, buttons, keys and the palette trigger the same QAction.
// Single letters never fire while somebody types: a text field claims such a key before the window
// sees it (QEvent::ShortcutOverride), and this adds only what Qt leaves open.
// Thread: the GUI thread. The actions belong to this object.
#pragma once

#include <QAction>
#include <QHash>
#include <QList>
#include <QObject>

class QWidget;

namespace threadline {

enum class DeskAction {
    NextCase,
    PreviousCase,
    OpenCase,
    SelectNext,
    SelectPrevious,
    SelectAll,
    Reply,
    Note,
    NewMessage,
    AnswerCall,
    HangUpCall,
    OpenCaller,
    NoteOnCall,
    LogCall,
    LogVisit,
    LogOnSite,
    LogDelivery,
    LogInvoice,
    Send,
    InsertSnippet,
    Undo,
    Solve,
    SolveAndNext,
    Claim,
    Assign,
    Tag,
    Priority,
    Skill,
    Snooze,
    Wake,
    Remind,
    MergeCases,
    LinkCases,
    MergeCustomers,
    Swarm,
    UseProposal,
    SetOpen,
    SetWaiting,
    SetOnHold,
    ViewAll,
    ViewMine,
    ViewUnassigned,
    GoToDay,
    FilterQueue,
    SaveView,
    ShowQueue,
    ShowCustomers,
    ShowSwarms,
    ShowOutbox,
    ShowSettings,
    AddAccount,
    ToggleContext,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    Palette,
    CheatSheet,
    Back,
    Quit,
};

class DeskActions : public QObject
{
    Q_OBJECT

public:
    /// The keys work in all of `window`.
    explicit DeskActions(QWidget* window);

    QAction* at(DeskAction action) const { return m_actions.value(action); }
    /// In the order of the table.
    QList<DeskAction> all() const { return m_order; }
    /// Which part of the cheat sheet an action belongs to: "Cases", "Calls", "Writing",
    /// "Going places", "Window".
    QString group(DeskAction action) const { return m_groups.value(action); }
    /// Other keys than the first are said with "or": "J or ↓".
    static QString keysInWords(const QAction* action);

Q_SIGNALS:
    void triggered(threadline::DeskAction action);

private:
    QHash<DeskAction, QAction*> m_actions;
    QHash<DeskAction, QString> m_groups;
    QList<DeskAction> m_order;
};

} // namespace threadline
