// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/conversation_pane.h"

#include "ui/composer/composer.h"
#include "ui/composer/undo_bar.h"
#include "ui/controls/empty_state.h"
#include "ui/desk/case_commands.h"
#include "ui/desk/conversation_header.h"
#include "ui/desk/open_customer.h"
#include "ui/models/time_words.h"
#include "ui/timeline/filter_chips.h"
#include "ui/timeline/river.h"
#include "ui/timeline/timeline_view.h"

#include <QHBoxLayout>
#include <QStackedWidget>

#include <algorithm>

namespace threadline {

ConversationPane::ConversationPane(Workspace& workspace, OpenCustomer& place,
                                   CaseCommands& commands, const Theme& theme,
                                   const DeskActions& actions, const ConversationServices& services,
                                   QWidget* parent)
    : Surface(theme, &ThemeTokens::bg, {}, parent)
    , m_workspace(workspace)
    , m_place(place)
    , m_commands(commands)
    , m_source(workspace)
    , m_timelineModel(m_source, {currentMoment, QTimeZone::systemTimeZone(),
                                 QLocale(QLocale::English, QLocale::UnitedKingdom)})
    , m_history([this](const Expected<QList<TimelineMark>>& marks) { takeHistory(marks); })
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(theme))
    , m_header(new ConversationHeader(theme, actions, workspace.agentName()))
    , m_chips(new FilterChips(theme, m_timelineModel))
    , m_timeline(new TimelineView(theme, m_timelineModel, m_source))
    , m_river(new River(theme, m_timelineModel))
    , m_undoBar(new UndoBar(theme))
    , m_composer(new Composer(theme, services.attachmentLimit))
    , m_answering(workspace, *m_composer, *m_undoBar, services.pictureFolder)
    , m_writing(workspace, *m_composer, services.spelling)
    , m_attachments(new AttachmentOpening(workspace, services.openUrl, this))
{
    setObjectName(QStringLiteral("conversation"));
    m_empty->setWords(
        IconName::Chat, QStringLiteral("No case is open"),
        QStringLiteral(
            "Choose one from the list. J and K walk through it, Ctrl+K finds anything."));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(makeConversation());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    listenToPlace();
    listenToTimeline(commands, services);
}

ConversationPane::~ConversationPane() = default;

QWidget* ConversationPane::makeConversation()
{
    const Theme& look = theme();
    auto* top = new Surface(look, &ThemeTokens::panel, Qt::BottomEdge);
    auto* chipsLine = new QHBoxLayout;
    chipsLine->setContentsMargins(look.scaled(18), 0, look.scaled(12), look.scaled(8));
    chipsLine->addWidget(m_chips);
    auto* topLines = new QVBoxLayout(top);
    topLines->setContentsMargins(0, 0, 0, 1);
    topLines->setSpacing(0);
    topLines->addWidget(m_header);
    topLines->addLayout(chipsLine);

    auto* history = new QHBoxLayout;
    history->setSpacing(0);
    history->addWidget(m_timeline, 1);
    history->addWidget(m_river);

    auto* writing = new QVBoxLayout;
    writing->setContentsMargins(look.scaled(18), look.scaled(8), look.scaled(18), look.scaled(14));
    writing->setSpacing(look.scaled(6));
    writing->addWidget(m_undoBar);
    writing->addWidget(m_composer);

    auto* page = new QWidget;
    auto* lines = new QVBoxLayout(page);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(top);
    lines->addLayout(history, 1);
    lines->addLayout(writing);
    return page;
}

void ConversationPane::listenToPlace()
{
    connect(&m_place, &OpenCustomer::opened, this, &ConversationPane::showPlace);
    connect(&m_place, &OpenCustomer::updated, this, &ConversationPane::showUpdate);
    connect(&m_place, &OpenCustomer::closed, this, &ConversationPane::showNothing);
    connect(&m_place, &OpenCustomer::failed, this,
            [this](const QString& sentence) { m_timelineModel.fail(sentence); });
    connect(&m_workspace, &Workspace::changed, this, [this](const WorkspaceChange& change) {
        if (m_shown && m_place.isMeant(change)) {
            m_history.ask(m_workspace.timeline(*m_shown));
        }
    });
    connect(&m_answering, &Answering::failed, this, &ConversationPane::failed);
    connect(&m_writing, &WritingHelp::failed, this, &ConversationPane::failed);
    connect(&m_writing, &WritingHelp::settled, this, &ConversationPane::checkSettled);
    connect(&m_answering.drafts(), &DraftKeeper::settled, this, &ConversationPane::checkSettled);
    connect(&m_timelineModel.entries(), &TimelineEntries::arrived, this,
            &ConversationPane::checkSettled, Qt::QueuedConnection);
    connect(m_header, &ConversationHeader::statusWanted, this, [this](CaseStatus status) {
        if (m_place.currentCase()) {
            m_commands.setStatus(m_place.currentCase()->id, status);
        }
    });
    connect(m_header, &ConversationHeader::assigneeWanted, this, [this](const QString& agent) {
        if (m_place.currentCase()) {
            m_commands.assign(m_place.currentCase()->id, agent);
        }
    });
}

void ConversationPane::listenToTimeline(CaseCommands& commands,
                                        const ConversationServices& services)
{
    connect(m_timeline, &TimelineView::undoRequested, this,
            [this, &commands](const InteractionId& reply) {
                if (m_undoBar->reply() == reply) {
                    m_answering.undo();
                } else {
                    commands.undoSend(reply);
                }
            });
    connect(m_timeline, &TimelineView::retryRequested, &commands, &CaseCommands::retrySend);
    connect(m_timeline, &TimelineView::checkRequested, &commands, &CaseCommands::checkDelivery);
    connect(m_timeline, &TimelineView::sendAgainRequested, &commands, &CaseCommands::sendAgain);
    connect(m_timeline, &TimelineView::openAttachment, m_attachments, &AttachmentOpening::open);
    connect(m_timeline, &TimelineView::saveAttachment, m_attachments, &AttachmentOpening::save);
    connect(m_attachments, &AttachmentOpening::failed, this, &ConversationPane::failed);
    connect(m_timeline, &TimelineView::linkActivated, this, services.openUrl);
    connect(m_timeline, &TimelineView::shownChanged, m_river, &River::setShown);
    connect(m_river, &River::travelled, m_timeline, &TimelineView::travelTo);
}

void ConversationPane::showPlace()
{
    m_stack->setCurrentIndex(1);
    const bool sameCustomer = m_shown == m_place.customer() && m_historyShown;
    if (!sameCustomer) {
        m_shown = m_place.customer();
        m_historyShown = false;
        m_timelineModel.startLoading();
        m_header->showCase({}, std::nullopt);
        m_history.ask(m_workspace.timeline(*m_shown));
    }
    if (m_place.place()) {
        m_timeline->goToEntry(*m_place.place());
    } else if (sameCustomer) {
        m_timeline->goToEnd();
    }
}

void ConversationPane::showUpdate()
{
    if (!m_place.card()) {
        return;
    }
    const CustomerCard& card = *m_place.card();
    const auto& inCase = m_place.currentCase();
    m_header->showCase(card.name, inCase);
    if (!inCase) {
        m_answering.drafts().close();
        m_composing.reset();
        m_composer->setNoTarget(
            QStringLiteral("%1 has no case to answer in yet; their next message opens one.")
                .arg(card.name));
        m_timelineModel.setThisCase(0);
        return;
    }
    m_timelineModel.setThisCase(inCase->number);
    const ReplyTarget target = replyTarget(card, *inCase, [this](const ChannelName& name) {
        const auto can = m_workspace.capabilities(name);
        return can && can->send;
    });
    if (m_composing == inCase->id) {
        m_composer->updateTarget(target);
        return;
    }
    m_answering.drafts().close();
    m_writing.setCustomerLanguage(card.fields.value(QStringLiteral("language")));
    m_composing = inCase->id;
    m_composer->setTarget(target);
    m_answering.drafts().open(inCase->id);
    readCase();
}

void ConversationPane::showNothing()
{
    m_answering.drafts().close();
    m_composing.reset();
    m_shown.reset();
    m_history.drop();
    m_timelineModel.clear();
    m_composer->setNoTarget({});
    m_stack->setCurrentIndex(0);
}

void ConversationPane::takeHistory(const Expected<QList<TimelineMark>>& marks)
{
    const qint64 thisCase = m_place.currentCase() ? m_place.currentCase()->number : 0;
    if (!marks) {
        m_timelineModel.fail(marks.error().sentence);
    } else if (m_historyShown) {
        m_timelineModel.updateHistory(*marks);
    } else {
        m_historyShown = true;
        m_timelineModel.setHistory(*marks, thisCase);
    }
    readCase();
    checkSettled();
}

void ConversationPane::readCase()
{
    if (!m_composing || !m_historyShown || !isVisible()) {
        return; // read means that it was on the screen
    }
    const QList<TimelineMark>& marks = m_timelineModel.marks();
    const bool unread = std::any_of(marks.cbegin(), marks.cend(), [this](const TimelineMark& mark) {
        return !mark.read && mark.caseNumber == m_timelineModel.thisCase();
    });
    if (unread) {
        m_commands.markRead(*m_composing);
    }
}

void ConversationPane::setContextShown(bool shown)
{
    m_header->setContextShown(shown);
}

void ConversationPane::focusTimeline()
{
    m_timeline->setFocus();
}

bool ConversationPane::isSettled() const
{
    if (!m_shown) {
        return true;
    }
    const TimelineEntries& entries = m_timelineModel.entries();
    const bool wordsHere =
        m_timelineModel.rowCount() == 0 || (entries.size() > 0 && !entries.isReading());
    return !m_history.isPending() && m_answering.drafts().isSettled() && m_writing.isSettled() && wordsHere;
}

void ConversationPane::checkSettled()
{
    if (isSettled()) {
        Q_EMIT settled();
    }
}

} // namespace threadline
