// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/river_peek.h"

#include "ui/theme/channel_look.h"
#include "ui/theme/rounded.h"
#include "ui/theme/theme.h"
#include "ui/timeline/entry_words.h"
#include "ui/timeline/river.h"

#include <QDateTime>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <chrono>

namespace threadline {

namespace {

constexpr int cardWidth = 268;
constexpr int pad = 12;
constexpr int lineHeight = 18;
constexpr int wordLines = 2;
constexpr qsizetype longestWords = 240;
constexpr std::chrono::milliseconds rest{70};

QString ownWords(const TimelineEntry& entry)
{
    QString words;
    for (const TextSegment& segment : entry.segments) {
        if (segment.kind == TextSegment::Kind::Own) {
            words += segment.text;
        }
    }
    return words.left(longestWords).simplified();
}

} // namespace

RiverPeek::RiverPeek(const Theme& theme, TimelineModel& model, TimelineSource& source, River& river)
    : QWidget(river.parentWidget())
    , m_theme(theme)
    , m_model(model)
    , m_source(source)
    , m_river(river)
    , m_answer([this](const Expected<QList<TimelineEntry>>& entries) {
        if (entries && !entries->isEmpty() && entries->first().key == m_key) {
            takeEntry(entries->first());
        }
    })
{
    setObjectName(QStringLiteral("riverPeek"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    m_resting.setSingleShot(true);
    m_resting.setInterval(rest);
    connect(&m_resting, &QTimer::timeout, this, &RiverPeek::readWords);
    connect(&river, &River::pointed, this, &RiverPeek::lookAt);
    connect(&river, &River::left, this, [this] {
        m_resting.stop();
        m_answer.drop();
        m_key = 0;
        hide();
    });
}

QString RiverPeek::words() const
{
    QStringList lines{m_when, m_who, m_said, m_around};
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

void RiverPeek::lookAt(InteractionKey key, double y, bool held)
{
    if (key == 0) {
        hide();
        return;
    }
    m_y = y;
    m_around = m_river.countsAround(y).join(QStringLiteral(" · "));
    if (key != m_key) {
        m_key = key;
        m_said.clear();
        const TimelineMark& mark = m_model.markOf(m_model.rowOf(key));
        const TimelineMoment& moment = m_model.moment();
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(mark.at.us / 1000, moment.zone);
        m_when = QStringLiteral("%1 · %2").arg(
            moment.locale.toString(at.date(), QStringLiteral("ddd d MMMM yyyy")),
            moment.locale.toString(at.time(), QLocale::ShortFormat));
        m_channel = mark.channel;
        m_who = mark.happening ? mark.actor : channelLook(mark.channel).name;
        m_answer.drop();
        // While the hand drags, the timeline itself shows the words.
        held ? m_resting.stop() : m_resting.start();
        if (const TimelineEntry* known = m_model.entries().find(key)) {
            takeEntry(*known);
        }
    }
    place();
    show();
    raise();
    update();
}

void RiverPeek::readWords()
{
    if (m_key != 0 && m_said.isEmpty()) {
        m_answer.ask(m_source.entries({m_key}, false, m_theme.isDark()));
    }
}

void RiverPeek::takeEntry(const TimelineEntry& entry)
{
    if (entry.happening) {
        m_said = m_model.lineText(m_model.rowOf(entry.key));
    } else {
        const EntryWords about = entryWords(entry, m_model.moment());
        m_who = about.name;
        m_said = ownWords(entry);
        if (m_said.isEmpty()) {
            m_said = entry.interaction.subject.simplified();
        }
    }
    place();
    update();
}

void RiverPeek::place()
{
    const int lines = 1 + int(!m_who.isEmpty()) + (m_said.isEmpty() ? 0 : wordLines) + int(!m_around.isEmpty());
    const QSize size(m_theme.scaled(cardWidth), lines * m_theme.scaled(lineHeight) + 2 * m_theme.scaled(pad));
    const QPoint edge = m_river.mapTo(parentWidget(), QPoint(0, int(m_y)));
    const QPoint top = m_river.mapTo(parentWidget(), QPoint(0, 0));
    const int y = std::clamp(edge.y() - size.height() / 2, top.y() + 4,
                             std::max(top.y() + 4, top.y() + m_river.height() - size.height() - 4));
    setGeometry(QRect(QPoint(edge.x() - size.width() - m_theme.scaled(8), y), size));
}

void RiverPeek::paintEvent(QPaintEvent*)
{
    const ThemeTokens& tokens = m_theme.tokens();
    QPainter painter(this);
    paintRounded(painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), cardRadius, tokens.panel, tokens.line);
    const int line = m_theme.scaled(lineHeight);
    const int margin = m_theme.scaled(pad);
    QRect place(margin, margin, width() - 2 * margin, line);
    const auto write = [&](const QString& words, TextRole role, const QColor& colour, int indent = 0) {
        const QFont font = m_theme.font(role);
        painter.setFont(font);
        painter.setPen(colour);
        const QRect where = place.adjusted(indent, 0, 0, 0);
        painter.drawText(where, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         QFontMetrics(font).elidedText(words, Qt::ElideRight, where.width()));
        place.translate(0, line);
    };
    write(m_when, TextRole::Caption, tokens.ink3);
    if (!m_who.isEmpty()) {
        const int side = m_theme.scaled(14);
        if (!m_channel.isEmpty()) {
            paintChannelGlyph(painter, m_theme, QRectF(margin, place.top() + (line - side) / 2.0, side, side), m_channel);
        }
        write(m_who, TextRole::BodyStrong, tokens.ink, m_channel.isEmpty() ? 0 : side + m_theme.scaled(6));
    }
    if (!m_said.isEmpty()) {
        painter.setFont(m_theme.font(TextRole::Body));
        painter.setPen(tokens.ink2);
        const QRect words(place.topLeft(), QSize(place.width(), wordLines * line));
        painter.save();
        painter.setClipRect(words);
        painter.drawText(words, Qt::TextWordWrap | Qt::AlignTop | Qt::AlignLeft, m_said);
        painter.restore();
        place.translate(0, wordLines * line);
    }
    if (!m_around.isEmpty()) {
        write(m_around, TextRole::Caption, tokens.ink3);
    }
}

} // namespace threadline
