// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/river.h"

#include "ui/theme/channel_look.h"
#include "ui/theme/rounded.h"
#include "ui/theme/theme.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace threadline {

namespace {

constexpr int stripWidth = 58;
constexpr int air = 8; ///< above and below
constexpr int bandStep = 5;
constexpr int bandThickness = 4;
constexpr int lanes = 3;
constexpr int leastBox = 26;

} // namespace

River::River(const Theme& theme, TimelineModel& model, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(model)
{
    setObjectName(QStringLiteral("river"));
    setAccessibleName(tr("River"));
    setAccessibleDescription(tr("The whole history at a glance; arrow keys travel."));
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, &River::measure);
    connect(&model, &TimelineModel::replaced, this, &River::measure);
    connect(&model, &TimelineModel::rowsChanged, this, &River::measure);
}

QSize River::sizeHint() const
{
    return {m_theme.scaled(stripWidth), 200};
}

void River::setShown(Timestamp from, Timestamp to)
{
    if (from != m_from || to != m_to) {
        m_from = from;
        m_to = to;
        update();
    }
}

void River::measure()
{
    m_scale = riverScale(m_model.marks(), m_model.moment().now(), std::max(1, height() - 2 * air));
    m_bands =
        riverBands(m_model.marks(), m_model.filter(), m_model.thisCase(), m_scale, bandStep, lanes);
    m_labels = m_model.marks().isEmpty() ? QList<RiverLabel>()
                                         : riverLabels(m_scale, m_model.moment().zone,
                                                       m_model.moment().locale, m_theme.scaled(24));
    m_drawn = {};
    update();
}

InteractionKey River::entryAt(double y) const
{
    const QList<TimelineMark>& marks = m_model.marks();
    const Timestamp wanted = m_scale.at(y - air);
    auto after = std::lower_bound(
        marks.cbegin(), marks.cend(), wanted,
        [](const TimelineMark& mark, Timestamp moment) { return mark.at < moment; });
    if (marks.isEmpty()) {
        return 0;
    }
    if (after == marks.cend()) {
        return marks.last().key;
    }
    if (after != marks.cbegin()) {
        const auto before = std::prev(after);
        if (wanted.us - before->at.us < after->at.us - wanted.us) {
            after = before;
        }
    }
    return after->key;
}

QRect River::box() const
{
    double top = air + m_scale.yOf(m_from);
    double bottom = air + m_scale.yOf(m_to) + bandThickness;
    if (m_held) {
        // The hand leads; the box would hop between far entries otherwise.
        const double half = std::max(bottom - top, double(leastBox)) / 2;
        top = *m_held - half;
        bottom = *m_held + half;
    }
    const double missing = std::max(0.0, leastBox - (bottom - top)) / 2;
    top -= missing;
    bottom += missing;
    const double over = std::max(0.0, bottom - (height() - 1)) + std::min(0.0, top - 1);
    return QRectF(QPointF(2, top - over), QPointF(width() - 2, bottom - over)).toRect();
}

void River::drawMarks()
{
    const double ratio = devicePixelRatioF();
    m_drawn = QPixmap(size() * ratio);
    m_drawn.setDevicePixelRatio(ratio);
    m_drawn.fill(Qt::transparent);
    QPainter painter(&m_drawn);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = m_theme.font(TextRole::Caption);
    font.setPointSizeF(font.pointSizeF() * 0.87);
    painter.setFont(font);
    painter.setPen(m_theme.tokens().ink3);
    QList<QRect> words;
    for (const RiverLabel& label : std::as_const(m_labels)) {
        QRect drawn;
        painter.drawText(QRect(m_theme.scaled(5), air + label.y - 2, width(), m_theme.scaled(14)),
                         Qt::AlignLeft | Qt::AlignTop, label.words, &drawn);
        words.append(drawn);
    }
    painter.setPen(Qt::NoPen);
    const int right = width() - m_theme.scaled(8);
    for (const RiverBand& band : std::as_const(m_bands)) {
        // Longer for more, but slowly: a busy day must not drown the others.
        const double length = m_theme.scaled(9) + std::min(10.0, 4 * std::log2(1 + band.count));
        QColor colour = channelMark(band.channel, m_theme.isDark());
        colour.setAlphaF(0.88F);
        painter.setBrush(colour);
        const double end = right - band.lane * m_theme.scaled(7);
        QRectF mark(end - length, air + band.y, length, bandThickness);
        for (const QRect& label : std::as_const(words)) {
            if (mark.intersects(label)) { // a date that can be read says more than a longer mark
                mark.setLeft(std::min<double>(label.right() + 2, end - m_theme.scaled(4)));
            }
        }
        painter.drawRoundedRect(mark, 1.5, 1.5);
    }
}

void River::paintEvent(QPaintEvent*)
{
    const ThemeTokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.fillRect(rect(), tokens.bg);
    painter.fillRect(0, 0, 1, height(), tokens.line);
    if (m_model.marks().isEmpty()) {
        return;
    }
    QColor shade = tokens.accent;
    shade.setAlphaF(m_held ? 0.14F : 0.08F);
    paintRounded(painter, box(), 4, shade, tokens.accent);
    if (m_drawn.isNull()) {
        drawMarks();
    }
    painter.drawPixmap(0, 0, m_drawn);
    paintPeek(painter);
    if (hasFocus()) {
        painter.setPen(QPen(tokens.accent, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void River::paintPeek(QPainter& painter) const
{
    if (m_hovered && !m_held) {
        QColor colour = m_theme.tokens().ink2;
        colour.setAlphaF(0.6F);
        painter.fillRect(QRectF(2, *m_hovered, width() - 4, 1), colour);
    }
}

QString River::peek(double y) const
{
    if (m_model.marks().isEmpty()) {
        return {};
    }
    const int height = int(y) - air;
    QStringList lines{m_model.moment().locale.toString(
        dayOf(m_scale.at(height), m_model.moment().zone), QLocale::LongFormat)};
    for (const RiverBand& band : m_bands) {
        if (std::abs(band.y + bandThickness / 2 - height) <= bandStep) {
            const ChannelLook look = channelLook(band.channel);
            lines.append(QStringLiteral("%1 %2").arg(look.many).arg(band.count));
        }
    }
    return lines.join(QLatin1Char('\n'));
}

void River::travel(double y)
{
    m_held = std::clamp(y, 0.0, double(height()));
    if (const InteractionKey key = entryAt(*m_held)) {
        Q_EMIT travelled(key);
    }
    update();
}

void River::resizeEvent(QResizeEvent*)
{
    measure();
}

void River::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        travel(event->position().y());
    }
}

void River::mouseMoveEvent(QMouseEvent* event)
{
    m_hovered = event->position().y();
    if (event->buttons().testFlag(Qt::LeftButton)) {
        travel(event->position().y());
        QToolTip::showText(event->globalPosition().toPoint(), peek(*m_hovered), this);
    }
    update();
}

void River::mouseReleaseEvent(QMouseEvent*)
{
    m_held.reset();
    update();
}

void River::keyPressEvent(QKeyEvent* event)
{
    const QRect now = box();
    switch (event->key()) {
    case Qt::Key_Up:
        travel(now.center().y() - bandStep);
        break;
    case Qt::Key_Down:
        travel(now.center().y() + bandStep);
        break;
    case Qt::Key_Home:
        travel(0);
        break;
    case Qt::Key_End:
        travel(height());
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    m_held.reset();
}

void River::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

void River::leaveEvent(QEvent*)
{
    m_hovered.reset();
    update();
}

bool River::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), peek(help->pos().y()), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace threadline
