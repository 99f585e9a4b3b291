// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/swarm/swarm_panel.h"

#include "ui/controls/empty_state.h"
#include "ui/controls/text_label.h"
#include "ui/models/swarm_words.h"
#include "ui/models/time_words.h"
#include "ui/swarm/people_row.h"
#include "ui/swarm/swarm_chat_view.h"
#include "ui/swarm/swarm_input.h"
#include "ui/swarm/swarm_resolve_form.h"
#include "ui/swarm/swarm_start_form.h"
#include "ui/theme/desk_style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

QScrollArea* scrolled(QWidget* form)
{
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(form);
    area->viewport()->setAutoFillBackground(false);
    form->setAutoFillBackground(false);
    return area;
}

} // namespace

SwarmPanel::SwarmPanel(const Theme& theme, QWidget* parent)
    : Surface(theme, &ThemeTokens::bg, {}, parent)
    , m_pages(new QStackedWidget)
    , m_empty(new EmptyState(theme))
    , m_chatPage(nullptr)
    , m_start(new SwarmStartForm(theme))
    , m_resolve(new SwarmResolveForm(theme))
    , m_question(new TextLabel(theme, TextRole::BodyStrong, ColourRole::Ink))
    , m_facts(new TextLabel(theme, TextRole::Caption, ColourRole::Ink3))
    , m_people(new PeopleRow(theme))
    , m_invite(new QPushButton(u"+ Expert"_s))
    , m_more(new QToolButton)
    , m_asked(nullptr)
    , m_resolved(nullptr)
    , m_ending(new TextLabel(theme, TextRole::Body, ColourRole::Ink))
    , m_chat(new SwarmChatView(theme))
    , m_input(new SwarmInput(theme))
{
    setObjectName(u"swarmPanel"_s);
    setAccessibleName(u"Swarm"_s);
    m_chatPage = makeChatPage();
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_chatPage);
    m_pages->addWidget(scrolled(m_start));
    m_pages->addWidget(scrolled(m_resolve));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    connect(m_empty, &EmptyState::buttonPressed, this, &SwarmPanel::askWanted);
    connect(m_start, &SwarmStartForm::cancelled, this, &SwarmPanel::leaveForm);
    connect(m_resolve, &SwarmResolveForm::cancelled, this, &SwarmPanel::leaveForm);
    connect(m_invite, &QPushButton::clicked, this, &SwarmPanel::inviteWanted);
    m_chat->installEventFilter(this);
    showNothing();
}

bool SwarmPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_chat && (event->type() == QEvent::Show || event->type() == QEvent::Hide)) {
        Q_EMIT inFrontChanged();
    }
    return Surface::eventFilter(watched, event);
}

QWidget* SwarmPanel::makeChatPage()
{
    auto* head = new Surface(theme(), &ThemeTokens::panel, Qt::BottomEdge);
    m_question->setObjectName(u"swarmQuestionShown"_s);
    m_question->setWrapped();
    m_question->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setElided(true);
    m_invite->setObjectName(u"swarmInvite"_s);
    m_invite->setAccessibleName(u"Ask another expert"_s);
    m_more->setIcon(theme().icon(IconName::More));
    m_more->setAutoRaise(true);
    m_more->setObjectName(u"swarmMore"_s);
    m_more->setAccessibleName(u"More about this swarm"_s);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    auto* people = new QHBoxLayout;
    people->setSpacing(theme().scaled(6));
    people->addWidget(m_people);
    people->addStretch(1);
    people->addWidget(m_invite);
    people->addWidget(m_more);
    auto* lines = new QVBoxLayout(head);
    lines->setContentsMargins(theme().scaled(15), theme().scaled(8), theme().scaled(10), theme().scaled(8));
    lines->setSpacing(theme().scaled(4));
    lines->addWidget(m_question);
    lines->addWidget(m_facts);
    lines->addLayout(people);

    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(makeBars());
    column->addWidget(m_chat, 1);
    auto* place = new QVBoxLayout;
    place->setContentsMargins(theme().scaled(12), theme().scaled(4), theme().scaled(12), theme().scaled(12));
    place->addWidget(m_input);
    column->addLayout(place);
    return page;
}

QWidget* SwarmPanel::makeBars()
{
    const int side = theme().scaled(15);
    const int gap = theme().scaled(8);
    m_asked = new Surface(theme(), &ThemeTokens::accentSoft);
    m_asked->setObjectName(u"swarmAsked"_s);
    auto* words = new TextLabel(theme(), TextRole::Body, ColourRole::Ink);
    words->setText(u"You were asked to help."_s);
    auto* come = new QPushButton(u"Come in"_s);
    come->setObjectName(u"swarmAccept"_s);
    setButtonRole(*come, ButtonRole::Primary);
    auto* decline = new QPushButton(u"Not now"_s);
    decline->setObjectName(u"swarmDecline"_s);
    setButtonRole(*decline, ButtonRole::Quiet);
    auto* line = new QHBoxLayout(m_asked);
    line->setContentsMargins(side, gap, gap, gap);
    line->addWidget(words, 1);
    line->addWidget(decline);
    line->addWidget(come);
    connect(come, &QPushButton::clicked, this, &SwarmPanel::acceptWanted);
    connect(decline, &QPushButton::clicked, this, &SwarmPanel::declineWanted);

    m_resolved = new Surface(theme(), &ThemeTokens::goodSoft);
    m_resolved->setObjectName(u"swarmResolved"_s);
    m_ending->setWrapped();
    auto* reopen = new QPushButton(u"Reopen"_s);
    reopen->setObjectName(u"swarmReopen"_s);
    setButtonRole(*reopen, ButtonRole::Quiet);
    auto* ended = new QHBoxLayout(m_resolved);
    ended->setContentsMargins(side, gap, gap, gap);
    ended->addWidget(m_ending, 1);
    ended->addWidget(reopen, 0, Qt::AlignTop);
    connect(reopen, &QPushButton::clicked, this, &SwarmPanel::reopenWanted);

    auto* bars = new QWidget;
    auto* lines = new QVBoxLayout(bars);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(m_asked);
    lines->addWidget(m_resolved);
    return bars;
}

void SwarmPanel::showNothing()
{
    m_view.reset();
    m_empty->setWords(IconName::Swarm, u"No case is open"_s, u"Open a case to ask experts about it."_s);
    m_pages->setCurrentWidget(m_empty);
}

void SwarmPanel::showNone()
{
    m_view.reset();
    m_empty->setWords(IconName::Swarm, u"Stuck?"_s,
                      u"Ask colleagues who know, with what the customer said at hand. The customer sees nothing of it."_s,
                      u"Ask a question"_s);
    if (!isAsking()) {
        m_pages->setCurrentWidget(m_empty);
    }
}

void SwarmPanel::showProblem(const QString& sentence)
{
    m_view.reset();
    m_empty->setWords(IconName::Warning, u"The swarm could not be read"_s, sentence);
    m_pages->setCurrentWidget(m_empty);
}

void SwarmPanel::showSwarm(const SwarmView& view, const QList<SwarmRow>& others, const QString& me,
                           const QStringList& people)
{
    const bool another = shown() != view.row.swarm.id;
    // Somebody who came or went is no reason to take an open menu away.
    const bool otherMenu = another || m_view->row.swarm != view.row.swarm || m_others != others;
    m_view = view;
    m_others = others;
    m_me = me;
    m_question->setText(view.row.swarm.question);
    QStringList facts{view.row.swarm.name(), u"asked %1"_s.arg(momentWords(view.row.swarm.startedAt, currentMoment()))};
    facts += view.row.swarm.skills;
    const QString times = swarmTimesWords(view.row.swarm);
    if (!times.isEmpty()) {
        facts.append(times);
    }
    m_facts->setText(facts.join(u" · "_s));
    m_people->showPeople(view, me);
    if (otherMenu) {
        fillMenu(others);
    }
    showBars();
    m_chat->showChat(view, me);
    m_input->setSwarm(view.row.swarm.id);
    m_input->setPeople(people);
    if (another || !isAsking()) {
        const bool resolving = !another && m_pages->currentIndex() > m_pages->indexOf(m_chatPage);
        if (!resolving) {
            m_pages->setCurrentWidget(m_chatPage);
        }
    }
    if (another) {
        Q_EMIT inFrontChanged();
    }
}

void SwarmPanel::showBars()
{
    const Swarm& swarm = m_view->row.swarm;
    m_asked->setVisible(m_view->row.asked);
    m_resolved->setVisible(!swarm.isOpen());
    m_invite->setVisible(swarm.isOpen());
    m_input->setVisible(swarm.isOpen());
    if (swarm.resolution) {
        QStringList lines;
        if (!swarm.resolution->cause.isEmpty()) {
            lines.append(u"Cause: "_s + swarm.resolution->cause);
        }
        if (!swarm.resolution->fix.isEmpty()) {
            lines.append(u"Fix: "_s + swarm.resolution->fix);
        }
        if (!swarm.resolution->credit.isEmpty()) {
            lines.append(u"Thanks to "_s + swarm.resolution->credit.join(u", "_s));
        }
        m_ending->setText(lines.join(u'\n'));
    }
}

void SwarmPanel::fillMenu(const QList<SwarmRow>& others)
{
    QMenu* menu = m_more->menu();
    menu->clear();
    const Swarm& swarm = m_view->row.swarm;
    if (swarm.isOpen()) {
        // Queued: what they open comes after the menu is gone.
        connect(menu->addAction(u"Resolve…"_s), &QAction::triggered, this,
                [this] {
                    m_pages->setCurrentIndex(m_pages->indexOf(m_chatPage) + 2);
                    m_resolve->begin(*m_view, m_me);
                },
                Qt::QueuedConnection);
        connect(menu->addAction(u"Share the customer’s history"_s), &QAction::triggered, this, &SwarmPanel::shareWanted);
        const SwarmMember* member = swarm.member(m_me);
        if (member && member->isIn()) {
            connect(menu->addAction(u"Go out"_s), &QAction::triggered, this, &SwarmPanel::leaveWanted);
        }
    }
    connect(menu->addAction(u"Ask another question…"_s), &QAction::triggered, this, &SwarmPanel::askWanted,
            Qt::QueuedConnection);
    if (!others.isEmpty()) {
        menu->addSection(u"Other questions"_s);
    }
    for (const SwarmRow& other : others) {
        constexpr qsizetype most = 50;
        const QString words = other.swarm.question.simplified().left(most);
        connect(menu->addAction(other.swarm.isOpen() ? words : words + u" (resolved)"_s), &QAction::triggered, this,
                [this, id = other.swarm.id] { Q_EMIT swarmChosen(id); });
    }
}

void SwarmPanel::startAsking(CaseId inCase, const QString& skill)
{
    m_start->setCase(inCase, skill);
    m_pages->setCurrentIndex(m_pages->indexOf(m_chatPage) + 1);
    m_start->focusQuestion();
}

void SwarmPanel::leaveForm()
{
    m_pages->setCurrentWidget(m_view ? m_chatPage : m_empty);
}

bool SwarmPanel::isAsking() const
{
    return m_pages->currentIndex() == m_pages->indexOf(m_chatPage) + 1;
}

void SwarmPanel::focusInput()
{
    if (isAsking()) {
        m_start->focusQuestion();
    } else if (m_view && m_view->row.swarm.isOpen()) {
        m_input->focusText();
    }
}

QRect SwarmPanel::invitePlace() const
{
    return {m_invite->mapToGlobal(QPoint(0, 0)), m_invite->size()};
}

std::optional<SwarmId> SwarmPanel::inFront() const
{
    return m_chat->isVisible() ? shown() : std::nullopt;
}

std::optional<SwarmId> SwarmPanel::shown() const
{
    return m_view ? std::optional(m_view->row.swarm.id) : std::nullopt;
}

} // namespace threadline
