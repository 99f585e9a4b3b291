// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/swarm/swarm_chat_view.h"

#include "ui/controls/text_label.h"
#include "ui/models/swarm_words.h"
#include "ui/models/time_words.h"

#include <QResizeEvent>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

namespace threadline {

namespace {

constexpr qint64 oneBreath = 3 * 60 * 1'000'000LL; // what somebody says within is one turn

QString knows(const SwarmView& view, const QString& name)
{
    for (const ColleagueView& one : view.people) {
        if (one.name == name) {
            return one.skills.value(0);
        }
    }
    return {};
}

SwarmCardAround aroundOf(const SwarmView& view, const QString& me, const SwarmMessage& message)
{
    SwarmCardAround around;
    for (const InteractionId id : message.words.quotes) {
        around.quotes.insert(id, view.quotes.value(id));
    }
    around.me = me;
    around.knows = message.by == me ? QString() : knows(view, message.by);
    around.isOpen = view.row.swarm.isOpen();
    return around;
}

bool inOneBreath(const QString& one, Timestamp first, const QString& other, Timestamp second)
{
    return one == other && second.us - first.us < oneBreath;
}

} // namespace

SwarmChatView::SwarmChatView(const Theme& theme, QWidget* parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_lines(new QVBoxLayout(new QWidget))
    , m_seen(new TextLabel(theme, TextRole::Caption, ColourRole::Ink3))
    , m_typing(new TextLabel(theme, TextRole::Caption, ColourRole::Ink2))
{
    setObjectName(QStringLiteral("swarmChat"));
    setAccessibleName(QStringLiteral("What was said in this swarm"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    const int side = theme.scaled(14);
    m_lines->setContentsMargins(side, theme.scaled(6), side, theme.scaled(8));
    m_lines->setSpacing(theme.scaled(4));
    m_lines->addStretch(1);
    m_lines->addWidget(m_seen);
    m_typing->setObjectName(QStringLiteral("swarmTyping"));
    m_typing->setWrapped();
    m_lines->addWidget(m_typing);
    setWidget(m_lines->parentWidget());
    widget()->setAutoFillBackground(false);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (m_atEnd) {
            goToEnd();
        }
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        constexpr int nearly = 30;
        m_atEnd = value >= verticalScrollBar()->maximum() - nearly;
    });
}

QList<SwarmChatView::Line> SwarmChatView::linesOf(const SwarmView& view, const QString& me)
{
    QList<Line> lines;
    QList<SwarmStep> run; // of one person, in one go
    const auto endRun = [&] {
        const QString words = run.isEmpty() ? QString() : swarmStepsWords(run, me);
        if (!words.isEmpty()) {
            lines.append({std::nullopt, {}, words, run.first().at});
        }
        run.clear();
    };
    for (const SwarmLine& line : view.chat.lines) {
        if (const auto* step = std::get_if<SwarmStep>(&line)) {
            if (!run.isEmpty() && !inOneBreath(run.first().by, run.first().at, step->by, step->at)) {
                endRun();
            }
            run.append(*step);
            continue;
        }
        endRun();
        const auto& message = std::get<SwarmMessage>(line);
        SwarmCardAround around = aroundOf(view, me, message);
        const auto* before = lines.isEmpty() || !lines.last().message ? nullptr : &*lines.last().message;
        around.continues = before && inOneBreath(before->by, before->at, message.by, message.at);
        lines.append({message, around, {}, message.at});
    }
    endRun();
    return lines;
}

void SwarmChatView::showChat(const SwarmView& view, const QString& me)
{
    if (m_swarm != view.row.swarm.id) {
        m_swarm = view.row.swarm.id;
        m_atEnd = true;
    }
    const bool stays = m_atEnd;
    const QList<Line> lines = linesOf(view, me);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i < m_shown.size() && m_shown[i].line == lines[i]) {
            continue;
        }
        QWidget* line = make(lines[i]);
        if (i < m_shown.size()) {
            delete m_lines->replaceWidget(m_shown[i].widget, line);
            m_shown[i].widget->hide();
            m_shown[i].widget->deleteLater(); // a click in it may be what brought us here
            m_shown[i] = {lines[i], line};
        } else {
            m_lines->insertWidget(m_lines->indexOf(m_seen), line);
            m_shown.append({lines[i], line});
        }
    }
    while (m_shown.size() > lines.size()) {
        m_shown.last().widget->hide();
        m_shown.takeLast().widget->deleteLater();
    }
    m_seen->setText(seenByWords(view, me));
    m_seen->setVisible(!m_seen->text().isEmpty());
    m_typing->setText(typingWords(view, me));
    m_typing->setVisible(!m_typing->text().isEmpty());
    if (stays) {
        QTimer::singleShot(0, this, &SwarmChatView::goToEnd);
    }
}

QWidget* SwarmChatView::make(const Line& line)
{
    if (line.message) {
        return makeCard(*line.message, line.around);
    }
    auto* label = new TextLabel(m_theme, TextRole::Caption, ColourRole::Ink3);
    label->setText(QStringLiteral("%1 · %2").arg(line.words, momentWords(line.at, currentMoment())));
    label->setToolTip(fullMoment(line.at));
    label->setWrapped();
    return label;
}

SwarmMessageCard* SwarmChatView::makeCard(const SwarmMessage& message, const SwarmCardAround& around)
{
    auto* card = new SwarmMessageCard(m_theme, message, around);
    const EventId id = message.id;
    connect(card, &SwarmMessageCard::useWanted, this, [this, id] { Q_EMIT useWanted(id); });
    connect(card, &SwarmMessageCard::editWanted, this, [this, message] { Q_EMIT editWanted(message); });
    connect(card, &SwarmMessageCard::withdrawWanted, this, [this, id] { Q_EMIT withdrawWanted(id); });
    connect(card, &SwarmMessageCard::reactWanted, this,
            [this, id](const QString& reaction, bool on) { Q_EMIT reactWanted(id, reaction, on); });
    connect(card, &SwarmMessageCard::quoteChosen, this, &SwarmChatView::quoteChosen);
    connect(card, &SwarmMessageCard::fileChosen, this, &SwarmChatView::fileChosen);
    return card;
}

std::optional<EventId> SwarmChatView::openProposal() const
{
    for (auto shown = m_shown.rbegin(); shown != m_shown.rend(); ++shown) {
        const auto& message = shown->line.message;
        if (message && message->proposal && !message->withdrawn && message->usedBy.isEmpty()) {
            return message->id;
        }
    }
    return std::nullopt;
}

void SwarmChatView::goToEnd()
{
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void SwarmChatView::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    if (m_atEnd) {
        goToEnd();
    }
}

} // namespace threadline
