// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window: places the panes and connects what they announce. What the panes do is theirs.
// Thread: the GUI thread. The workspace and the theme outlive it.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/actions/desk_actions.h"
#include "ui/desk/attachment_opening.h"
#include "ui/desk/call_corner.h"
#include "ui/desk/case_commands.h"
#include "ui/desk/case_corner.h"
#include "ui/desk/case_hands.h"
#include "ui/desk/customer_corner.h"
#include "ui/desk/desk_presence.h"
#include "ui/desk/open_customer.h"
#include "ui/desk/swarm_corner.h"
#include "ui/desk/window_memory.h"
#include "ui/settings/add_mailbox_page.h"
#include "ui/settings/team_section.h"

#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace threadline {

class CallStrip;
class CaseCard;
class CheatSheet;
class ContextDrawer;
class ContextPanel;
class ConversationPane;
class CustomerPanel;
class CustomersPage;
class DeskAlerts;
class NoticeBar;
class OutboxPage;
class Palette;
class QueuePane;
class Rail;
class SettingsPage;
class Spelling;
class SwarmPanel;
class SwarmsPage;

/// What the desk needs that is neither in the workspace nor in the window system; app/ gives it.
struct DeskServices
{
    MailboxDiscovery discoverMailbox;
    AttachmentOpening::OpenUrl openUrl;      ///< hands a link or a file to the system
    Spelling* spelling = nullptr;            ///< outlives the desk; null: nothing is checked
    JoinTeam joinTeam;                       ///< empty: this desk cannot
    std::function<void()> openAgain;         ///< closes the desk and opens its workspace anew
    CallDesk* calls = nullptr;               ///< outlives the desk; null: nothing rings here
};

class DeskWindow final : public QWidget
{
    Q_OBJECT

public:
    /// `stateFile`: where sizes and the last place are remembered; pictures pasted into replies are
    /// put beside it. Empty: nothing is remembered.
    DeskWindow(Workspace& workspace, Theme& theme, const QString& stateFile,
               const DeskServices& services, QWidget* parent = nullptr);
    ~DeskWindow() override;

    void openCustomer(CustomerId customer);
    void openCase(CaseId inCase);
    void openSwarm(SwarmId swarm);
    /// Opens a customer's history at an entry.
    void openAt(CustomerId customer, InteractionKey key);
    /// Every pane that can be seen has what it asked for.
    bool isSettled() const;
    DeskActions& actions() { return m_actions; }

Q_SIGNALS:
    /// isSettled() became true.
    void settled();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    enum Page { DeskPage, CustomersPageIndex, SwarmsPageIndex, OutboxPageIndex, SettingsPageIndex };

    QWidget* makeDesk();
    void connectPanes();
    void connectCases();
    void connectCalls();
    void connectSwarms();
    void connectPalette();
    void connectSettling();
    void connectAlerts();
    void restore();
    void remember();
    void showPage(Page page);
    void perform(DeskAction action);
    void performAtDesk(DeskAction action);
    void showView(QueueFilter::View view);
    void go(CustomerId customer, std::optional<CaseId> inCase, std::optional<InteractionKey> at);
    void solveAndNext();
    void back();
    void undo();
    void tell(const QString& sentence);
    void checkSettled();

    Theme& m_theme;
    WindowMemory m_memory;
    DeskActions m_actions;
    OpenCustomer m_place;
    CaseCommands m_commands;
    Rail* m_rail;
    NoticeBar* m_notice;
    CallStrip* m_callStrip;
    QStackedWidget* m_pages;
    QSplitter* m_splitter;
    QueuePane* m_queue;
    CaseHands m_hands;
    ConversationPane* m_conversation;
    CallCorner m_calls;
    CustomerPanel* m_panel;
    CustomerCorner m_corner;
    CaseCard* m_caseCard;
    CaseCorner m_caseCorner;
    SwarmPanel* m_swarmPanel;
    ContextPanel* m_beside;
    SwarmCorner m_swarm;
    ContextDrawer* m_context;
    CustomersPage* m_customers;
    SwarmsPage* m_swarms;
    OutboxPage* m_outbox;
    SettingsPage* m_settings;
    Palette* m_palette;
    CheatSheet* m_cheatSheet;
    QWidget* m_desk;
    DeskAlerts* m_alerts;
    DeskPresence m_presence;
};

} // namespace threadline
