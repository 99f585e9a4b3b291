// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/desk_actions.h"

#include <QWidget>

#include <array>

namespace threadline {

namespace {

struct Row
{
    DeskAction action;
    const char* group;
    const char* text;
    const char* keys; ///< QKeySequence's portable text, several parted by a space
};

constexpr const char* cases = "Cases";
constexpr const char* calls = "Calls";
constexpr const char* writing = "Writing";
constexpr const char* places = "Going places";
constexpr const char* window = "Window";

constexpr std::array table{
    Row{DeskAction::NextCase, cases, "Next case", "J"},
    Row{DeskAction::PreviousCase, cases, "Previous case", "K"},
    Row{DeskAction::OpenCase, cases, "Open the selected case", "O"},
    Row{DeskAction::SelectNext, cases, "Select the next case too", "Shift+J"},
    Row{DeskAction::SelectPrevious, cases, "Select the previous case too", "Shift+K"},
    Row{DeskAction::SelectAll, cases, "Select every case of this tab", "Ctrl+A"},
    Row{DeskAction::Claim, cases, "Claim this case", "C"},
    Row{DeskAction::Assign, cases, "Assign…", "A"},
    Row{DeskAction::Solve, cases, "Solve this case", "E"},
    Row{DeskAction::SolveAndNext, cases, "Solve and go to the next case", "Shift+E"},
    Row{DeskAction::Snooze, cases, "Snooze…", "S"},
    Row{DeskAction::Wake, cases, "Wake up", "Shift+S"},
    Row{DeskAction::Tag, cases, "Tag…", "T"},
    Row{DeskAction::Priority, cases, "Set the priority…", "P"},
    Row{DeskAction::Skill, cases, "Set the skill it needs…", ""},
    Row{DeskAction::Remind, cases, "Remind me…", "H"},
    Row{DeskAction::MergeCases, cases, "Merge into another case…", "Shift+M"},
    Row{DeskAction::LinkCases, cases, "Link to another case…", "L"},
    Row{DeskAction::MergeCustomers, cases, "Same person as another customer…", ""},
    Row{DeskAction::Swarm, cases, "Ask a swarm, or go to it", "X"},
    Row{DeskAction::SetOpen, cases, "Set this case to Open", ""},
    Row{DeskAction::SetWaiting, cases, "Set this case to Waiting", ""},
    Row{DeskAction::SetOnHold, cases, "Set this case to On hold", ""},
    Row{DeskAction::Reply, writing, "Write a reply", "R"},
    Row{DeskAction::Note, writing, "Write an internal note", "N"},
    Row{DeskAction::NewMessage, writing, "Write to this customer in a new case", "Shift+R"},
    Row{DeskAction::AnswerCall, calls, "Answer the call that rings", "Ctrl+Shift+A"},
    Row{DeskAction::HangUpCall, calls, "Decline the call, or hang up", "Ctrl+Shift+H"},
    Row{DeskAction::OpenCaller, calls, "Open who is calling", "Ctrl+Shift+O"},
    Row{DeskAction::NoteOnCall, calls, "Write down what is said in the call", "Ctrl+Shift+N"},
    Row{DeskAction::LogCall, writing, "Log a call", "V,C"},
    Row{DeskAction::LogVisit, writing, "Log a visit at the counter", "V,V"},
    Row{DeskAction::LogOnSite, writing, "Log work on site", "V,S"},
    Row{DeskAction::LogDelivery, writing, "Log a delivery", "V,D"},
    Row{DeskAction::LogInvoice, writing, "Log an invoice", "V,I"},
    Row{DeskAction::Send, writing, "Send, or log", "Ctrl+Return Ctrl+Enter"},
    Row{DeskAction::InsertSnippet, writing, "Insert a snippet", "Ctrl+;"},
    Row{DeskAction::UseProposal, writing, "Take the swarm’s answer into the reply", "U"},
    Row{DeskAction::Undo, writing, "Undo sending, or the last change of cases", "Z"},
    Row{DeskAction::ViewMine, places, "My cases", "G,M"},
    Row{DeskAction::ViewUnassigned, places, "Unassigned cases", "G,U"},
    Row{DeskAction::ViewAll, places, "All cases", "G,A"},
    Row{DeskAction::GoToDay, places, "A day in the history", "D"},
    Row{DeskAction::FilterQueue, places, "Filter the cases…", "F"},
    Row{DeskAction::SaveView, places, "Save this view…", ""},
    Row{DeskAction::ShowQueue, places, "Queue", "G,Q"},
    Row{DeskAction::ShowCustomers, places, "Customers", "G,C"},
    Row{DeskAction::ShowSwarms, places, "Swarms", "G,W"},
    Row{DeskAction::ShowOutbox, places, "Outbox", "G,O"},
    Row{DeskAction::ShowSettings, places, "Settings", "Ctrl+,"},
    Row{DeskAction::AddAccount, places, "Add an account: a mailbox, a bot, a number", ""},
    Row{DeskAction::Palette, window, "Search and commands", "Ctrl+K /"},
    Row{DeskAction::ToggleContext, window, "Show or hide the panel at the right", "Ctrl+I"},
    Row{DeskAction::ThemeSystem, window, "Follow the system's light or dark", ""},
    Row{DeskAction::ThemeLight, window, "Use the light theme", ""},
    Row{DeskAction::ThemeDark, window, "Use the dark theme", ""},
    Row{DeskAction::CheatSheet, window, "Keys", "?"},
    Row{DeskAction::Back, window, "Back", "Esc"},
    Row{DeskAction::Quit, window, "Quit", "Ctrl+Q"},
};

QList<QKeySequence> sequences(const char* keys)
{
    QList<QKeySequence> result;
    const auto parts = QString::fromLatin1(keys).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        result.append(QKeySequence::fromString(part, QKeySequence::PortableText));
    }
    return result;
}

} // namespace

DeskActions::DeskActions(QWidget* owner)
    : QObject(owner)
{
    for (const Row& row : table) {
        auto* action = new QAction(QString::fromUtf8(row.text), this);
        action->setShortcuts(sequences(row.keys));
        action->setShortcutContext(Qt::WindowShortcut);
        action->setAutoRepeat(row.action == DeskAction::NextCase ||
                              row.action == DeskAction::PreviousCase);
        const DeskAction which = row.action;
        connect(action, &QAction::triggered, this, [this, which] { Q_EMIT triggered(which); });
        owner->addAction(action);
        m_actions.insert(which, action);
        m_groups.insert(which, QString::fromLatin1(row.group));
        m_order.append(which);
    }
}

QString DeskActions::keysInWords(const QAction* action)
{
    QStringList words;
    const auto shortcuts = action->shortcuts();
    for (const QKeySequence& keys : shortcuts) {
        QString text = keys.toString(QKeySequence::NativeText);
        text.replace(QStringLiteral(", "), QStringLiteral(" then "));
        text.replace(QStringLiteral("Return"), QStringLiteral("Enter"));
        if (!words.contains(text)) {
            words.append(text);
        }
    }
    return words.join(QStringLiteral(" or "));
}

} // namespace threadline
