// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/desk_window.h"

#include "ui/actions/cheat_sheet.h"
#include "ui/call/call_strip.h"
#include "ui/case/case_card.h"
#include "ui/customer/customer_panel.h"
#include "ui/customers/customers_page.h"
#include "ui/desk/context_drawer.h"
#include "ui/desk/context_panel.h"
#include "ui/desk/conversation_pane.h"
#include "ui/desk/desk_alerts.h"
#include "ui/desk/notice_bar.h"
#include "ui/desk/rail.h"
#include "ui/outbox/outbox_page.h"
#include "ui/palette/palette.h"
#include "ui/queue/queue_pane.h"
#include "ui/settings/settings_page.h"
#include "ui/swarm/swarm_panel.h"
#include "ui/swarm/swarms_page.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>

namespace threadline {

namespace {

constexpr int queueWidth = 308;
constexpr int contextWidth = 336;
const QString undoWords = QStringLiteral("Undo");
const QString redoWords = QStringLiteral("Do it again");

QString pictureFolder(const QString& stateFile)
{
    const QString folder = stateFile.isEmpty()
                               ? QStandardPaths::writableLocation(QStandardPaths::TempLocation)
                               : QFileInfo(stateFile).absolutePath();
    return folder + QStringLiteral("/pasted");
}

} // namespace

DeskWindow::DeskWindow(Workspace& workspace, Theme& theme, const QString& stateFile,
                       const DeskServices& services, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_memory(stateFile)
    , m_actions(this)
    , m_place(workspace)
    , m_commands(workspace)
    , m_rail(new Rail(theme, m_actions, workspace.agentName()))
    , m_notice(new NoticeBar(theme, *this, m_rail->minimumWidth()))
    , m_callStrip(new CallStrip(theme))
    , m_pages(new QStackedWidget)
    , m_splitter(new QSplitter)
    , m_queue(new QueuePane(workspace, theme, m_actions))
    , m_hands(workspace, m_commands, m_place, *m_queue, theme, *this)
    , m_conversation(new ConversationPane(
          workspace, m_place, m_commands, m_hands, theme, m_actions,
          {[this](const QUrl& link) { m_calls.openLink(link); }, pictureFolder(stateFile), services.spelling}))
    , m_calls(services.calls, m_place, *m_callStrip, m_conversation->touches(), services.openUrl)
    , m_panel(new CustomerPanel(theme))
    , m_corner(workspace, m_place, *m_panel)
    , m_caseCard(new CaseCard(theme, m_actions))
    , m_caseCorner(workspace, m_place, m_commands, *m_caseCard)
    , m_swarmPanel(new SwarmPanel(theme))
    , m_beside(new ContextPanel(theme))
    , m_swarm(workspace, m_place, *m_beside, *m_swarmPanel)
    , m_context(nullptr)
    , m_customers(new CustomersPage(workspace, theme))
    , m_swarms(new SwarmsPage(workspace, theme))
    , m_outbox(new OutboxPage(workspace, theme))
    , m_settings(new SettingsPage(workspace, theme, services.discoverMailbox, services.spelling, services.joinTeam))
    , m_palette(new Palette(workspace, theme, m_actions, this))
    , m_cheatSheet(new CheatSheet(theme, m_actions, this))
    , m_desk(makeDesk())
    , m_alerts(new DeskAlerts(workspace, *this, [this] { return m_swarmPanel->inFront(); }, m_memory.told(), this))
    , m_presence(workspace, m_place, m_conversation->composer().textField(), *m_swarmPanel, *this)
{
    setObjectName(QStringLiteral("deskWindow"));
    setWindowTitle(QStringLiteral("Threadline"));
    for (QWidget* page : {m_desk, static_cast<QWidget*>(m_customers), static_cast<QWidget*>(m_swarms),
                          static_cast<QWidget*>(m_outbox), static_cast<QWidget*>(m_settings)}) {
        m_pages->addWidget(page);
    }
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_callStrip);
    right->addWidget(m_pages, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_rail);
    layout->addLayout(right, 1);
    setMinimumSize(theme.scaled(760), theme.scaled(480));
    resize(1440, 900);

    m_context = new ContextDrawer(theme, *m_beside, *m_splitter);
    connect(&workspace, &Workspace::noticed, this,
            [this](const QString& sentence) { m_notice->say(sentence, true); });
    connectPanes();
    connectCases();
    connectCalls();
    connectSwarms();
    connectPalette();
    connectSettling();
    connect(m_settings, &SettingsPage::openAgainWanted, this, [openAgain = services.openAgain] {
        if (openAgain) {
            openAgain();
        }
    });
    connectAlerts();
    restore();
}

DeskWindow::~DeskWindow() = default;

QWidget* DeskWindow::makeDesk()
{
    auto* desk = new QWidget;
    auto* layout = new QHBoxLayout(desk);
    layout->setContentsMargins(0, 0, 0, 0);
    m_splitter->setObjectName(QStringLiteral("deskSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(m_queue);
    m_splitter->addWidget(m_conversation);
    m_beside->addTab(ContextPanel::Tab::Customer, QStringLiteral("Customer"), m_panel);
    m_beside->addTab(ContextPanel::Tab::Swarm, QStringLiteral("Swarm"), m_swarmPanel);
    m_splitter->addWidget(m_beside);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    m_queue->setMinimumWidth(m_theme.scaled(240));
    m_conversation->setMinimumWidth(m_theme.scaled(420));
    m_beside->setMinimumWidth(m_theme.scaled(260));
    m_splitter->setSizes(
        {m_theme.scaled(queueWidth), m_theme.scaled(744), m_theme.scaled(contextWidth)});
    layout->addWidget(m_splitter);
    return desk;
}

void DeskWindow::connectPanes()
{
    connect(&m_actions, &DeskActions::triggered, this, &DeskWindow::perform);
    connect(m_queue, &QueuePane::chosen, this,
            [this](const QueueRow& row) { m_place.open(row.customer, row.id, std::nullopt); });
    connect(m_queue, &QueuePane::openWanted, this, [this](const QueueRow& row) {
        if (!m_place.currentCase() || m_place.currentCase()->id != row.id) {
            m_place.open(row.customer, row.id, std::nullopt);
        }
        m_conversation->focusTimeline();
    });
    connect(m_queue, &QueuePane::filterChanged, this,
            [this](const QueueFilter& filter) { m_memory.setFilter(filter); });
    connect(m_queue, &QueuePane::unreadChanged, this,
            [this](qint64 unread) { m_rail->button(Rail::Place::Queue)->setBadge(unread, false); });
    connect(m_queue, &QueuePane::searchWanted, m_palette, &Palette::popUp);
    connect(m_queue, &QueuePane::addAccountWanted, this,
            [this] { perform(DeskAction::AddAccount); });
    connect(m_queue, &QueuePane::settingsWanted, this, [this] { showPage(SettingsPageIndex); });
    connect(&m_place, &OpenCustomer::updated, this, [this] {
        const auto& inCase = m_place.currentCase();
        const std::optional<CaseId> id = inCase ? std::optional(inCase->id) : std::nullopt;
        m_queue->showChosen(id);
        m_memory.setPlace(m_place.customer(), id);
    });
    connect(&m_place, &OpenCustomer::failed, this, &DeskWindow::tell);
    connect(&m_corner, &CustomerCorner::failed, this, &DeskWindow::tell);
    connect(&m_corner, &CustomerCorner::said, this, &DeskWindow::tell);
    connect(m_panel, &CustomerPanel::messageWanted, m_conversation, &ConversationPane::startMessage);
    connect(m_beside, &ContextPanel::closeWanted, this, [this] { m_context->toggle(); });
    connect(m_context, &ContextDrawer::shownChanged, m_conversation,
            &ConversationPane::setContextShown);
    connect(m_customers, &CustomersPage::customerChosen, this,
            [this](CustomerId id) { go(id, std::nullopt, std::nullopt); });
    connect(m_outbox, &OutboxPage::openWanted, this,
            [this](CustomerId id, InteractionKey key) { go(id, std::nullopt, key); });
    connect(m_outbox, &OutboxPage::countsChanged, this, [this](int pending, int troubled) {
        m_rail->button(Rail::Place::Outbox)
            ->setBadge(troubled > 0 ? troubled : pending, troubled > 0);
    });
    connect(m_settings, &SettingsPage::themeChosen, this,
            [this](ThemeChoice choice) { m_memory.setTheme(choice); });
    connect(m_settings, &SettingsPage::accountAdded, this,
            [this](const QString& words) { m_notice->say(words, false); });
    connect(&m_conversation->composer(), &Composer::afterSendingChanged, this,
            [this](AfterSending after) { m_memory.setAfterSending(after); });
    connect(m_outbox, &OutboxPage::failed, this, &DeskWindow::tell);
    connect(m_conversation, &ConversationPane::failed, this, &DeskWindow::tell);
}

void DeskWindow::connectCases()
{
    m_panel->setTop(m_caseCard);
    m_hands.setPlace([this] { return m_conversation->headerPlace(); });
    connect(&m_commands, &CaseCommands::done, this,
            [this](const QString& sentence) { m_notice->offer(sentence, undoWords); });
    connect(&m_commands, &CaseCommands::takenBack, this,
            [this](const QString& sentence) { m_notice->offer(sentence, redoWords); });
    connect(&m_commands, &CaseCommands::said, this, &DeskWindow::tell);
    connect(&m_commands, &CaseCommands::failed, this, &DeskWindow::tell);
    connect(m_notice, &NoticeBar::actionWanted, this, [this](const QString& action) {
        if (action == undoWords) {
            m_commands.undoLast();
        } else {
            m_commands.redo();
        }
    });
    connect(m_queue, &QueuePane::said, this, &DeskWindow::tell);
    connect(m_queue, &QueuePane::footChanged, this, [this] { m_notice->setFoot(m_queue->footHeight()); });
}

void DeskWindow::connectCalls()
{
    connect(&m_calls, &CallCorner::customerWanted, this, &DeskWindow::openCustomer);
    connect(&m_calls, &CallCorner::failed, this, &DeskWindow::tell);
    connect(m_panel, &CustomerPanel::callWanted, &m_calls, qOverload<const QString&>(&CallCorner::call));
}

void DeskWindow::connectSwarms()
{
    connect(&m_swarm, &SwarmCorner::failed, this, &DeskWindow::tell);
    connect(&m_swarm, &SwarmCorner::answerTaken, m_conversation, &ConversationPane::takeIntoReply);
    connect(&m_swarm, &SwarmCorner::attachmentWanted, m_conversation, &ConversationPane::openAttachment);
    connect(&m_swarm, &SwarmCorner::panelWanted, this, [this] {
        if (!m_context->isShown()) {
            m_context->toggle();
        }
    });
    connect(m_conversation, &ConversationPane::quoteWanted, &m_swarm, &SwarmCorner::quote);
    connect(m_swarms, &SwarmsPage::openWanted, this, [this](const SwarmRow& row) {
        showPage(DeskPage);
        m_swarm.open(row);
    });
    connect(m_swarms, &SwarmsPage::waitingChanged, this,
            [this](qint64 waiting) { m_rail->button(Rail::Place::Swarms)->setBadge(waiting, false); });
}

void DeskWindow::connectPalette()
{
    connect(m_palette, &Palette::commandChosen, this,
            [this](DeskAction action) { m_actions.at(action)->trigger(); });
    connect(m_palette, &Palette::caseChosen, this,
            [this](const Case& chosen) { go(chosen.customer, chosen.id, std::nullopt); });
    connect(m_palette, &Palette::customerChosen, this,
            [this](CustomerId id) { go(id, std::nullopt, std::nullopt); });
    connect(m_palette, &Palette::macroChosen, &m_conversation->writing(), &WritingHelp::runMacro);
    connect(&m_conversation->writing(), &WritingHelp::said, this, &DeskWindow::tell);
    connect(&m_conversation->writing(), &WritingHelp::changedCases, &m_commands, &CaseCommands::noteDone);
    connect(&m_conversation->writing(), &WritingHelp::textsWanted, this, [this] {
        showPage(SettingsPageIndex);
        m_settings->editTexts();
    });
    connect(m_palette, &Palette::messageChosen, this,
            [this](const SearchHit& hit) { go(hit.customer, hit.inCase, hit.key); });
    connect(m_palette, &Palette::searchSaved, this,
            [this](const QString& name) { tell(QStringLiteral("Saved as “%1”.").arg(name)); });
}

void DeskWindow::connectSettling()
{
    connect(m_queue, &QueuePane::settled, this, &DeskWindow::checkSettled);
    connect(m_conversation, &ConversationPane::settled, this, &DeskWindow::checkSettled);
    connect(&m_place, &OpenCustomer::settled, this, &DeskWindow::checkSettled);
    connect(&m_corner, &CustomerCorner::settled, this, &DeskWindow::checkSettled);
    connect(&m_caseCorner, &CaseCorner::settled, this, &DeskWindow::checkSettled);
    connect(m_customers, &CustomersPage::settled, this, &DeskWindow::checkSettled);
    connect(m_swarms, &SwarmsPage::settled, this, &DeskWindow::checkSettled);
    connect(&m_swarm, &SwarmCorner::settled, this, &DeskWindow::checkSettled);
    connect(m_outbox, &OutboxPage::settled, this, &DeskWindow::checkSettled);
    connect(m_settings, &SettingsPage::settled, this, &DeskWindow::checkSettled);
    connect(m_palette, &Palette::settled, this, &DeskWindow::checkSettled);
}

void DeskWindow::connectAlerts()
{
    const auto go = [this](const AlertPlace& place) {
        if (place.inSwarm) {
            openSwarm(*place.inSwarm);
        } else {
            openCase(place.inCase);
        }
    };
    connect(m_alerts, &DeskAlerts::noticed, this, [this, go](const QString& sentence, const AlertPlace& place) {
        m_notice->offerLasting(sentence, place.inSwarm ? QStringLiteral("Open swarm") : QStringLiteral("Open case"),
                               [go, place] { go(place); });
    });
    connect(m_alerts, &DeskAlerts::openWanted, this, [this, go](const AlertPlace& place) {
        show();
        raise();
        activateWindow();
        go(place);
    });
    connect(m_alerts, &DeskAlerts::toldChanged, this, [this](const QStringList& told) { m_memory.setTold(told); });
}

void DeskWindow::restore()
{
    if (m_theme.choice() == ThemeChoice::System) {
        m_theme.setChoice(m_memory.theme());
    }
    restoreGeometry(m_memory.geometry());
    m_splitter->restoreState(m_memory.splitter());
    m_context->setWanted(m_memory.contextShown());
    m_conversation->composer().setAfterSending(m_memory.afterSending());
    const QueueFilter filter = m_memory.filter();
    m_queue->setFilter(filter);
    if (const auto customer = m_memory.customer()) {
        m_place.open(*customer, m_memory.inCase(), std::nullopt);
    }
    m_queue->focusList();
}

void DeskWindow::remember()
{
    m_memory.setGeometry(saveGeometry());
    m_memory.setSplitter(m_splitter->saveState());
    m_memory.setContextShown(m_context->isWanted());
}

void DeskWindow::closeEvent(QCloseEvent* event)
{
    m_conversation->answering().drafts().save();
    remember();
    QWidget::closeEvent(event);
}

void DeskWindow::openCustomer(CustomerId customer)
{
    go(customer, std::nullopt, std::nullopt);
}

void DeskWindow::openCase(CaseId inCase)
{
    showPage(DeskPage);
    m_place.openCase(inCase);
}

void DeskWindow::openSwarm(SwarmId swarm)
{
    showPage(DeskPage);
    m_swarm.open(swarm);
}

void DeskWindow::openAt(CustomerId customer, InteractionKey key)
{
    go(customer, std::nullopt, key);
}

void DeskWindow::go(CustomerId customer, std::optional<CaseId> inCase,
                    std::optional<InteractionKey> at)
{
    showPage(DeskPage);
    m_place.open(customer, inCase, at);
}

void DeskWindow::showPage(Page page)
{
    m_pages->setCurrentIndex(page);
    m_rail->setPlace(static_cast<Rail::Place>(page));
    m_notice->setFoot(page == DeskPage ? m_queue->footHeight() : 0);
    switch (page) {
    case DeskPage:
        m_queue->focusList();
        break;
    case CustomersPageIndex:
        m_customers->appear();
        break;
    case SwarmsPageIndex:
        m_swarms->appear();
        break;
    case OutboxPageIndex:
        m_outbox->setFocus();
        break;
    case SettingsPageIndex:
        m_settings->appear();
        break;
    }
    m_caseCorner.askFields();
}

void DeskWindow::perform(DeskAction action)
{
    if (m_cheatSheet->isVisible() && action != DeskAction::Back) {
        m_cheatSheet->hide();
        return;
    }
    switch (action) {
    case DeskAction::Undo:
        undo();
        break;
    case DeskAction::ViewAll:
        showView(QueueFilter::View::All);
        break;
    case DeskAction::ViewMine:
        showView(QueueFilter::View::Mine);
        break;
    case DeskAction::ViewUnassigned:
        showView(QueueFilter::View::Unassigned);
        break;
    case DeskAction::AnswerCall:
        m_calls.answer();
        break;
    case DeskAction::HangUpCall:
        m_calls.hangUp();
        break;
    case DeskAction::OpenCaller:
        m_calls.openCaller();
        break;
    case DeskAction::NoteOnCall:
        m_calls.note();
        break;
    case DeskAction::ShowQueue:
        showPage(DeskPage);
        break;
    case DeskAction::ShowCustomers:
        showPage(CustomersPageIndex);
        break;
    case DeskAction::ShowSwarms:
        showPage(SwarmsPageIndex);
        break;
    case DeskAction::ShowOutbox:
        showPage(OutboxPageIndex);
        break;
    case DeskAction::ShowSettings:
        showPage(SettingsPageIndex);
        break;
    case DeskAction::AddAccount:
        showPage(SettingsPageIndex);
        m_settings->addAccount();
        break;
    case DeskAction::ToggleContext:
        m_context->toggle();
        break;
    case DeskAction::ThemeSystem:
        m_settings->chooseTheme(ThemeChoice::System);
        break;
    case DeskAction::ThemeLight:
        m_settings->chooseTheme(ThemeChoice::Light);
        break;
    case DeskAction::ThemeDark:
        m_settings->chooseTheme(ThemeChoice::Dark);
        break;
    case DeskAction::Palette:
        m_palette->popUp();
        break;
    case DeskAction::CheatSheet:
        m_cheatSheet->popUp();
        break;
    case DeskAction::Back:
        back();
        break;
    case DeskAction::Quit:
        close();
        break;
    default:
        if (m_pages->currentIndex() == DeskPage) {
            performAtDesk(action);
        }
    }
}

void DeskWindow::performAtDesk(DeskAction action)
{
    switch (action) {
    case DeskAction::NextCase:
        m_queue->step(1);
        return;
    case DeskAction::PreviousCase:
        m_queue->step(-1);
        return;
    case DeskAction::OpenCase:
        m_conversation->focusTimeline();
        return;
    case DeskAction::GoToDay:
        m_conversation->askForDay();
        return;
    case DeskAction::Reply:
        m_conversation->closeLog();
        m_conversation->composer().startReply();
        return;
    case DeskAction::LogCall:
        m_conversation->logTouch(InteractionKind::Call);
        return;
    case DeskAction::LogVisit:
        m_conversation->logTouch(InteractionKind::Visit);
        return;
    case DeskAction::LogOnSite:
        m_conversation->logTouch(InteractionKind::OnSite);
        return;
    case DeskAction::LogDelivery:
        m_conversation->logTouch(InteractionKind::Delivery);
        return;
    case DeskAction::LogInvoice:
        m_conversation->logTouch(InteractionKind::Invoice);
        return;
    case DeskAction::Note:
        m_conversation->closeLog();
        m_conversation->composer().startNote();
        return;
    case DeskAction::NewMessage:
        m_conversation->startMessage();
        return;
    case DeskAction::Send:
        m_conversation->send();
        return;
    case DeskAction::InsertSnippet:
        m_conversation->writing().offerSnippets();
        return;
    case DeskAction::MergeCustomers:
        m_corner.askForOther();
        return;
    case DeskAction::Swarm:
        m_swarm.perform();
        return;
    case DeskAction::UseProposal:
        if (!m_swarm.useProposal()) {
            tell(QStringLiteral("No answer is proposed here that was not taken yet."));
        }
        return;
    case DeskAction::FilterQueue:
        m_queue->askForFilter();
        return;
    case DeskAction::SaveView:
        m_queue->askToSaveView();
        return;
    default:
        break;
    }
    if (action == DeskAction::SolveAndNext && m_queue->marks().isEmpty()) {
        solveAndNext();
    } else {
        m_hands.perform(action == DeskAction::SolveAndNext ? DeskAction::Solve : action);
    }
}

void DeskWindow::undo()
{
    if (!m_conversation->answering().undo()) {
        m_commands.undoLast();
    }
}

void DeskWindow::showView(QueueFilter::View view)
{
    showPage(DeskPage);
    m_queue->setView(view);
}

void DeskWindow::solveAndNext()
{
    if (!m_place.currentCase()) {
        return;
    }
    const CaseId id = m_place.currentCase()->id;
    const QueueRow* neighbour = m_queue->neighbourOf(id);
    const std::optional<QueueRow> next = neighbour ? std::optional(*neighbour) : std::nullopt;
    m_hands.setStatus(CaseStatus::Solved);
    if (next) {
        m_place.open(next->customer, next->id, std::nullopt);
    }
}

void DeskWindow::back()
{
    if (m_cheatSheet->isVisible()) {
        m_cheatSheet->hide();
    } else if (m_palette->isVisible()) {
        m_palette->hide();
    } else if (m_context->closeDrawer()) {
        return;
    } else if (m_pages->currentIndex() == DeskPage && m_conversation->closeLog()) {
        return;
    } else if (!m_queue->marks().isEmpty()) {
        m_queue->clearMarks();
    } else {
        showPage(DeskPage);
    }
}

void DeskWindow::tell(const QString& sentence)
{
    m_notice->say(sentence, false);
}

bool DeskWindow::isSettled() const
{
    if (!m_place.isSettled() || !m_corner.isSettled() || !m_caseCorner.isSettled() || !m_swarm.isSettled() ||
        !m_swarms->isSettled() || !m_outbox->isSettled() ||
        (m_palette->isVisible() && !m_palette->isSettled())) {
        return false;
    }
    switch (m_pages->currentIndex()) {
    case CustomersPageIndex:
        return m_customers->isSettled();
    case SettingsPageIndex:
        return m_settings->isSettled();
    case SwarmsPageIndex:
    case OutboxPageIndex:
        return true;
    default:
        return m_queue->isSettled() && m_conversation->isSettled();
    }
}

void DeskWindow::checkSettled()
{
    // Said after the layouts took in what came.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (isSettled()) {
                Q_EMIT settled();
            }
        },
        Qt::QueuedConnection);
}

} // namespace threadline
