// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/conversation_pane.h"

#include "ui/actions/desk_actions.h"
#include "ui/composer/composer.h"
#include "ui/composer/touch_form.h"
#include "ui/composer/undo_bar.h"
#include "ui/controls/empty_state.h"
#include "ui/desk/case_commands.h"
#include "ui/desk/case_hands.h"
#include "ui/desk/conversation_header.h"
#include "ui/desk/live_line.h"
#include "ui/desk/open_customer.h"
#include "ui/desk/sla_badge.h"
#include "ui/desk/touch_corner.h"
#include "ui/models/time_words.h"
#include "ui/timeline/day_popup.h"
#include "ui/timeline/filter_chips.h"
#include "ui/timeline/river.h"
#include "ui/timeline/river_peek.h"
#include "ui/timeline/timeline_view.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace threadline {

namespace {
/// A few windows full: read in a blink, however long the history is.
constexpr int newestFirst = 160;
} // namespace

ConversationPane::ConversationPane(Workspace& workspace, OpenCustomer& place,
                                   CaseCommands& commands, CaseHands& hands, const Theme& theme,
                                   const DeskActions& actions, const ConversationServices& services,
                                   QWidget* parent)
    : Surface(theme, &ThemeTokens::bg, {}, parent)
    , m_workspace(workspace)
    , m_place(place)
    , m_commands(commands)
    , m_hands(hands)
    , m_source(workspace)
    , m_timelineModel(m_source, {currentMoment, QTimeZone::systemTimeZone(),
                                 QLocale(QLocale::English, QLocale::UnitedKingdom)})
    , m_newest([this](const Expected<QList<TimelineMark>>& marks) { takeNewest(marks); })
    , m_history([this](const Expected<QList<TimelineMark>>& marks) { takeHistory(marks); })
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(theme))
    , m_header(new ConversationHeader(theme, actions, workspace.agentName()))
    , m_sla(new SlaBadge(workspace, theme))
    , m_chips(new FilterChips(theme, m_timelineModel))
    , m_timeline(new TimelineView(theme, m_timelineModel, m_source))
    , m_day(new QToolButton)
    , m_dayPopup(new DayPopup(theme, m_timelineModel, this))
    , m_river(new River(theme, m_timelineModel))
    , m_undoBar(new UndoBar(theme))
    , m_composer(new Composer(theme))
    , m_touchForm(new TouchForm(theme))
    , m_touches(new TouchCorner(workspace, place, commands, *m_touchForm, this))
    , m_answering(workspace, *m_composer, *m_undoBar, services.pictureFolder)
    , m_writing(workspace, *m_composer, services.spelling)
    , m_attachments(new AttachmentOpening(workspace, services.openUrl, this))
{
    setObjectName(QStringLiteral("conversation"));
    m_empty->setWords(
        IconName::Chat, QStringLiteral("No case is open"),
        QStringLiteral(
            "Choose one from the list. J and K walk through it, Ctrl+K finds anything."));
    m_header->addBadge(*m_sla);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(makeConversation());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_day->setToolTip(QStringLiteral("%1 (%2)").arg(
        actions.at(DeskAction::GoToDay)->text(),
        DeskActions::keysInWords(actions.at(DeskAction::GoToDay))));
    new RiverPeek(theme, m_timelineModel, m_source, *m_river);
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
    m_day->setObjectName(QStringLiteral("dayButton"));
    m_day->setIcon(look.icon(IconName::Calendar));
    m_day->setAutoRaise(true);
    m_day->setAccessibleName(QStringLiteral("Go to a day"));
    chipsLine->addWidget(m_day);
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
    writing->addWidget(new LiveLine(m_workspace, m_place, look));
    writing->addWidget(m_composer);
    writing->addWidget(m_touchForm);
    m_touchForm->hide();

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
        if (!m_shown || !m_place.isMeant(change)) {
            return;
        }
        if (m_newest.isPending()) { // may have been read before the change
            askForHistory();
        } else {
            m_history.ask(m_workspace.timeline(*m_shown));
        }
    });
    m_answering.setSeen([this] { return seenInCase(); });
    connect(&m_answering, &Answering::failed, this, &ConversationPane::failed);
    connect(m_composer, &Composer::messageLeft, this, &ConversationPane::leaveMessage);
    connect(&m_answering, &Answering::caseOpened, this, [this](CaseId inCase) {
        if (m_writingMessage && m_place.customer()) {
            leaveMessage();
            m_place.open(*m_place.customer(), inCase, std::nullopt);
        }
    });
    connect(m_composer, &Composer::logWanted, this, [this] { logTouch(InteractionKind::Call); });
    connect(m_touches, &TouchCorner::failed, this, &ConversationPane::failed);
    connect(m_touches, &TouchCorner::shownChanged, this, [this](bool shown) {
        m_composer->setVisible(!shown);
        m_touchForm->setVisible(shown);
    });
    connect(m_touches, &TouchCorner::caseOpened, this, [this](CaseId inCase) {
        if (m_place.customer()) {
            m_place.open(*m_place.customer(), inCase, std::nullopt);
        }
    });
    connect(&m_writing, &WritingHelp::failed, this, &ConversationPane::failed);
    connect(&m_writing, &WritingHelp::settled, this, &ConversationPane::checkSettled);
    connect(&m_answering.drafts(), &DraftKeeper::settled, this, &ConversationPane::checkSettled);
    connect(&m_timelineModel.entries(), &TimelineEntries::arrived, this,
            &ConversationPane::checkSettled, Qt::QueuedConnection);
    connect(m_header, &ConversationHeader::statusWanted, this, [this](CaseStatus status) { m_hands.setStatus(status); });
    connect(m_header, &ConversationHeader::assigneeWanted, this,
            [this](const QString& agent) { m_hands.assignTo(agent); });
}

void ConversationPane::listenToTimeline(CaseCommands& commands,
                                        const ConversationServices& services)
{
    connect(m_timeline, &TimelineView::undoRequested, this,
            [this, &commands](const InteractionId& reply) {
                if (m_composing) {
                    m_answering.takeBack(reply, *m_composing);
                } else {
                    commands.undoSend(reply);
                }
            });
    connect(m_timeline, &TimelineView::retryRequested, &commands, &CaseCommands::retrySend);
    connect(m_timeline, &TimelineView::checkRequested, &commands, &CaseCommands::checkDelivery);
    connect(m_timeline, &TimelineView::sendAgainRequested, &commands, &CaseCommands::sendAgain);
    connect(m_timeline, &TimelineView::sendAnywayRequested, &commands, &CaseCommands::sendAnyway);
    connect(m_timeline, &TimelineView::sendNowRequested, &commands, &CaseCommands::sendNow);
    connect(m_timeline, &TimelineView::shownChanged, this,
            [this](Timestamp, Timestamp to) { m_shownTo = std::max(m_shownTo, to); });
    connect(m_timeline, &TimelineView::openAttachment, m_attachments, &AttachmentOpening::open);
    connect(m_timeline, &TimelineView::saveAttachment, m_attachments, &AttachmentOpening::save);
    connect(m_timeline, &TimelineView::moveWanted, &m_hands,
            [this](const Interaction& message) { m_hands.moveMessage(message); });
    connect(m_timeline, &TimelineView::splitWanted, &m_hands,
            [this](const Interaction& message) { m_hands.splitMessage(message); });
    connect(m_timeline, &TimelineView::correctionWanted, m_touches, qOverload<const Interaction&>(&TouchCorner::correct));
    connect(m_timeline, &TimelineView::takeBackWanted, m_touches, &TouchCorner::takeBack);
    connect(m_timeline, &TimelineView::quoteWanted, this, &ConversationPane::quoteWanted);
    connect(m_attachments, &AttachmentOpening::failed, this, &ConversationPane::failed);
    connect(m_timeline, &TimelineView::linkActivated, this, services.openUrl);
    connect(m_timeline, &TimelineView::shownChanged, m_river, &River::setShown);
    connect(m_river, &River::travelled, m_timeline, &TimelineView::travelTo);
    connect(m_timeline, &TimelineView::foundChanged, m_river, [this](InteractionKey key) {
        m_river->setFound(key == 0 ? QList<InteractionKey>() : QList<InteractionKey>{key});
    });
    connect(m_day, &QToolButton::clicked, this, &ConversationPane::askForDay);
    connect(m_dayPopup, &DayPopup::dayChosen, this, [this](QDate day) {
        m_timeline->goToDay(day);
        m_timeline->setFocus();
    });
}

void ConversationPane::showPlace()
{
    m_stack->setCurrentIndex(1);
    const bool sameCustomer = m_shown == m_place.customer() && m_historyShown;
    if (!sameCustomer) {
        m_shown = m_place.customer();
        m_historyShown = false;
        m_shownTo = {};
        m_timelineModel.startLoading();
        m_header->showCase({}, std::nullopt);
        askForHistory();
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
    m_sla->setCase(inCase ? std::optional(inCase->id) : std::nullopt);
    m_timelineModel.setThisCase(inCase ? inCase->number : 0);
    const bool sameCase = m_messageBesides == (inCase ? inCase->id : CaseId());
    if (m_writingMessage && sameCase) {
        m_composer->updateTarget(messageTarget(card, capabilities()));
        return;
    }
    m_writingMessage = false;
    if (inCase) {
        compose(*inCase, card);
        return;
    }
    m_answering.drafts().close();
    m_composing.reset();
    m_composer->setNoTarget(
        QStringLiteral("%1 has no case to answer in yet: write to them (Shift+R), or their next message opens one.").arg(card.name));
}

void ConversationPane::compose(const Case& inCase, const CustomerCard& card)
{
    const ReplyTarget target = replyTarget(card, inCase, capabilities());
    if (m_composing == inCase.id) {
        m_composer->updateTarget(target);
        return;
    }
    m_answering.drafts().close();
    m_writing.setCustomerLanguage(card.fields.value(QStringLiteral("language")));
    m_composing = inCase.id;
    m_composer->setTarget(target);
    m_answering.drafts().open({inCase.id, {}});
    readCase();
}

CapabilitiesOf ConversationPane::capabilities() const
{
    return [this](const ChannelName& name) { return m_workspace.capabilities(name); };
}

void ConversationPane::startMessage()
{
    if (!m_place.card()) {
        return;
    }
    const CustomerCard& card = *m_place.card();
    closeLog();
    m_answering.drafts().close();
    m_composing.reset();
    m_writingMessage = true;
    m_messageBesides = m_place.currentCase() ? m_place.currentCase()->id : CaseId();
    m_writing.setCustomerLanguage(card.fields.value(QStringLiteral("language")));
    m_composer->setTarget(messageTarget(card, capabilities()));
    m_answering.drafts().open({{}, card.id});
    m_composer->startReply();
}

void ConversationPane::logTouch(InteractionKind kind)
{
    m_touches->open(kind);
}

void ConversationPane::send()
{
    if (m_touches->isOpen()) {
        m_touchForm->submit();
    } else {
        m_composer->send();
    }
}

bool ConversationPane::closeLog()
{
    const bool wasOpen = m_touches->isOpen();
    m_touches->close();
    return wasOpen;
}

void ConversationPane::leaveMessage()
{
    m_writingMessage = false;
    showUpdate();
}

void ConversationPane::showNothing()
{
    m_answering.drafts().close();
    m_composing.reset();
    m_writingMessage = false;
    m_shown.reset();
    m_newest.drop();
    m_history.drop();
    m_timelineModel.clear();
    m_composer->setNoTarget({});
    m_stack->setCurrentIndex(0);
}

void ConversationPane::askForHistory()
{
    m_newest.drop();
    m_history.drop();
    if (m_place.place()) { // may lie anywhere in it
        m_history.ask(m_workspace.timeline(*m_shown));
    } else {
        m_newest.ask(m_workspace.newestTimeline(*m_shown, newestFirst));
    }
}

void ConversationPane::takeNewest(const Expected<QList<TimelineMark>>& marks)
{
    const qsizetype said = !marks ? 0
                                  : std::count_if(marks->cbegin(), marks->cend(), [](const TimelineMark& mark) {
                                        return !mark.happening;
                                    });
    if (!marks || said < newestFirst) {
        takeHistory(marks);
        return;
    }
    m_timelineModel.setHistory(*marks, m_place.currentCase() ? m_place.currentCase()->number : 0, false);
    m_historyShown = true;
    m_history.ask(m_workspace.timeline(*m_shown));
    checkSettled();
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

InteractionKey ConversationPane::seenInCase() const
{
    InteractionKey seen = 0;
    const QList<TimelineMark>& marks = m_timelineModel.marks();
    for (const TimelineMark& mark : marks) {
        const bool shown = !mark.happening && mark.caseNumber == m_timelineModel.thisCase() && mark.at <= m_shownTo;
        if (shown && arrivedLater(mark.key, seen)) {
            seen = mark.key;
        }
    }
    return seen;
}

void ConversationPane::readCase()
{
    if (!m_composing || !m_historyShown || !m_timelineModel.isComplete() || !isVisible()) {
        return; // read means that it was on the screen
    }
    const QList<TimelineMark>& marks = m_timelineModel.marks();
    const bool unread = std::any_of(marks.cbegin(), marks.cend(), [this](const TimelineMark& mark) {
        return !mark.read && !mark.happening && mark.caseNumber == m_timelineModel.thisCase();
    });
    if (unread) {
        m_commands.markRead(*m_composing);
    }
}

void ConversationPane::setContextShown(bool shown)
{
    m_header->setContextShown(shown);
}

void ConversationPane::askForDay()
{
    if (!m_shown || m_timelineModel.marks().isEmpty()) {
        return;
    }
    const ShownRows& rows = m_timeline->rows();
    const int row = rows.lastVisible() < rows.firstVisible() ? -1 : rows.firstVisible();
    const QDate day = row < 0 ? QDate::currentDate()
                              : dayOf(m_timelineModel.markOf(row).at, m_timelineModel.moment().zone);
    m_dayPopup->popUp(m_day->mapToGlobal(QPoint(m_day->width(), m_day->height() + 4)), day);
}

QRect ConversationPane::headerPlace() const
{
    // Under the customer's name, where the eyes are.
    const QPoint corner(theme().scaled(60), m_header->height());
    return {m_header->mapToGlobal(corner), QSize(1, 1)};
}

void ConversationPane::takeIntoReply(const QString& words)
{
    closeLog();
    m_composer->startReply();
    QPlainTextEdit& field = m_composer->textField();
    const bool goesOn = !field.toPlainText().isEmpty() && !field.textCursor().atBlockStart();
    field.insertPlainText(goesOn ? QStringLiteral("\n\n") + words : words);
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
    return !m_newest.isPending() && !m_history.isPending() && m_answering.drafts().isSettled()
           && m_writing.isSettled() && wordsHere;
}

void ConversationPane::checkSettled()
{
    if (isSettled()) {
        Q_EMIT settled();
    }
}

} // namespace threadline
