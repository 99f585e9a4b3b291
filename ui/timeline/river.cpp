// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/river.h"

#include "ui/theme/channel_look.h"
#include "ui/theme/rounded.h"
#include "ui/theme/theme.h"
#include "ui/timeline/accessible_river.h"

#include <QDateTime>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
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
constexpr int notchRoom = 6; ///< between two starts of cases

} // namespace

River::River(const Theme& theme, TimelineModel& model, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(model)
{
    AccessibleRiver::install();
    setObjectName(QStringLiteral("river"));
    setAccessibleName(tr("River"));
    setAccessibleDescription(tr("The whole history at a glance. Arrow keys travel, Page Up and Page "
                                "Down by a month, with Ctrl by a year."));
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, &River::measure);
    connect(&model, &TimelineModel::replaced, this, &River::measure);
    connect(&model, &TimelineModel::rowsChanged, this, &River::measure);
    connect(&model, &TimelineModel::thisCaseChanged, this, &River::measure);
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

void River::setFound(const QList<InteractionKey>& keys)
{
    if (keys != m_found) {
        m_found = keys;
        update();
    }
}

void River::measure()
{
    // A part of the history has another scale than the whole: marks would all jump a moment later.
    const QList<TimelineMark> marks = m_model.isComplete() ? m_model.marks() : QList<TimelineMark>();
    m_scale = riverScale(marks, m_model.moment().now(), std::max(1, height() - 2 * air));
    m_bands = riverBands(marks, {m_model.filter(), m_model.thisCase(), m_model.firstNew(), bandStep, lanes},
                         m_scale);
    m_caseStarts = riverCaseStarts(marks, m_scale, notchRoom);
    m_busiest = 1;
    for (const RiverBand& band : std::as_const(m_bands)) {
        m_busiest = std::max(m_busiest, band.count);
    }
    m_labels = marks.isEmpty() ? QList<RiverLabel>()
                               : riverLabels(m_scale, m_model.moment().zone,
                                             m_model.moment().locale, m_theme.scaled(24));
    m_drawn = {};
    update();
}

InteractionKey River::entryAt(double y) const
{
    return m_model.nearestEntry(m_scale.at(y - air));
}

QStringList River::countsAround(double y) const
{
    const int height = int(y) - air;
    QStringList counts;
    for (const RiverBand& band : m_bands) {
        if (std::abs(band.y + bandThickness / 2 - height) <= bandStep / 2 && !band.channel.isEmpty()) {
            counts.append(QStringLiteral("%1 %2").arg(channelLook(band.channel).many).arg(band.count));
        }
    }
    return counts;
}

QString River::shownDay() const
{
    return m_from.isNull() ? QString()
                           : m_model.moment().locale.toString(dayOf(m_from, m_model.moment().zone),
                                                              QLocale::LongFormat);
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
    drawLabels(painter);
    drawEdge(painter);
    painter.setPen(Qt::NoPen);
    for (const RiverBand& band : std::as_const(m_bands)) {
        drawBand(painter, band);
    }
}

void River::drawLabels(QPainter& painter)
{
    const ThemeTokens& tokens = m_theme.tokens();
    QFont font = m_theme.font(TextRole::Caption);
    font.setPointSizeF(font.pointSizeF() * 0.87);
    painter.setFont(font);
    m_labelPlaces.clear();
    for (const RiverLabel& label : std::as_const(m_labels)) {
        painter.setPen(tokens.ink3);
        QRect drawn;
        painter.drawText(QRect(m_theme.scaled(6), air + label.y - 2, width(), m_theme.scaled(14)),
                         Qt::AlignLeft | Qt::AlignTop, label.words, &drawn);
        m_labelPlaces.append(drawn);
        QColor hair = tokens.line;
        hair.setAlphaF(0.7F);
        painter.fillRect(QRectF(drawn.right() + m_theme.scaled(3), air + label.y + drawn.height() / 2.0 - 2,
                                std::max(0, width() - drawn.right() - m_theme.scaled(6)), 1),
                         hair);
    }
}

void River::drawBand(QPainter& painter, const RiverBand& band) const
{
    // Longer for more, but slowly: a busy day must not drown the others.
    const double part = m_busiest < 2 ? 0.5 : std::log2(1 + band.count) / std::log2(1 + m_busiest);
    const double length = m_theme.scaled(7) + part * m_theme.scaled(15);
    QColor colour = band.channel.isEmpty() ? m_theme.tokens().ink3
                                           : channelMark(band.channel, m_theme.isDark());
    colour.setAlphaF(0.88F);
    painter.setBrush(colour);
    const double end = width() - m_theme.scaled(9) - band.lane * m_theme.scaled(7);
    QRectF mark(end - length, air + band.y, length, bandThickness);
    for (const QRect& label : std::as_const(m_labelPlaces)) {
        if (mark.intersects(label)) { // a date that can be read says more than a longer mark
            mark.setLeft(std::min<double>(label.right() + 2, end - m_theme.scaled(4)));
        }
    }
    painter.drawRoundedRect(mark, 1.5, 1.5);
    if (band.isNew && band.lane == 0) {
        painter.setBrush(m_theme.tokens().accent);
        const double radius = m_theme.scaled(4) / 2.0;
        painter.drawEllipse(QPointF(width() - m_theme.scaled(4), mark.center().y()), radius, radius);
    }
}

void River::drawEdge(QPainter& painter) const
{
    const ThemeTokens& tokens = m_theme.tokens();
    for (const int y : m_caseStarts) {
        painter.fillRect(QRectF(1, air + y, m_theme.scaled(3), 1), tokens.ink3);
    }
    for (const RiverBand& band : m_bands) {
        if (band.ofThisCase) {
            painter.fillRect(QRectF(1, air + band.y - 0.5, m_theme.scaled(2), bandStep), tokens.accent);
        }
    }
}

void River::drawFound(QPainter& painter) const
{
    const QList<TimelineMark>& marks = m_model.marks();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const InteractionKey key : m_found) {
        const auto mark = std::lower_bound(
            marks.cbegin(), marks.cend(), key,
            [](const TimelineMark& one, InteractionKey wanted) { return one.key < wanted; });
        if (mark == marks.cend() || mark->key != key) {
            continue;
        }
        // An arrow from the side on which the entries stand.
        const double y = air + m_scale.yOf(mark->at) + bandThickness / 2.0;
        const double side = m_theme.scaled(6);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.tokens().warn);
        painter.drawPolygon(QPolygonF({QPointF(1, y - side * 0.7), QPointF(1 + side, y), QPointF(1, y + side * 0.7)}));
    }
}

void River::paintEvent(QPaintEvent*)
{
    const ThemeTokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.fillRect(rect(), tokens.bg);
    painter.fillRect(0, 0, 1, height(), tokens.line);
    if (m_bands.isEmpty() && m_labels.isEmpty()) {
        return;
    }
    QColor shade = tokens.accent;
    shade.setAlphaF(m_held ? 0.16F : 0.08F);
    paintRounded(painter, box(), 4, shade, tokens.accent);
    if (m_drawn.isNull()) {
        drawMarks();
    }
    painter.drawPixmap(0, 0, m_drawn);
    drawFound(painter);
    if (m_hovered && !m_held) {
        QColor colour = tokens.ink2;
        colour.setAlphaF(0.6F);
        painter.fillRect(QRectF(2, *m_hovered, width() - 4, 1), colour);
    }
    if (hasFocus()) {
        painter.setPen(QPen(tokens.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void River::point(double y)
{
    m_hovered = std::clamp(y, 0.0, double(height()));
    Q_EMIT pointed(entryAt(*m_hovered), *m_hovered, m_held.has_value());
    update();
}

void River::travel(double y)
{
    m_held = std::clamp(y, 0.0, double(height()));
    if (const InteractionKey key = entryAt(*m_held)) {
        Q_EMIT travelled(key);
    }
    update();
}

void River::travelBy(int months)
{
    const TimelineMoment& moment = m_model.moment();
    const Timestamp middle = {m_from.us + (m_to.us - m_from.us) / 2};
    const QDateTime wanted =
        QDateTime::fromMSecsSinceEpoch(middle.us / 1000, moment.zone).addMonths(months);
    if (const InteractionKey key = m_model.nearestEntry({wanted.toMSecsSinceEpoch() * 1000})) {
        Q_EMIT travelled(key);
    }
}

void River::resizeEvent(QResizeEvent*)
{
    measure();
}

void River::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        travel(event->position().y());
        point(event->position().y());
    }
}

void River::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton)) {
        travel(event->position().y());
    }
    point(event->position().y());
}

void River::mouseReleaseEvent(QMouseEvent* event)
{
    m_held.reset();
    if (rect().contains(event->position().toPoint())) {
        point(event->position().y());
    } else {
        leaveEvent(event);
    }
}

void River::keyPressEvent(QKeyEvent* event)
{
    constexpr int year = 12;
    const int months = event->modifiers().testFlag(Qt::ControlModifier) ? year : 1;
    const QRect now = box();
    switch (event->key()) {
    case Qt::Key_Up:
        travel(now.center().y() - bandStep);
        break;
    case Qt::Key_Down:
        travel(now.center().y() + bandStep);
        break;
    case Qt::Key_PageUp:
        travelBy(-months);
        break;
    case Qt::Key_PageDown:
        travelBy(months);
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
    update();
    QAccessibleValueChangeEvent changed(this, shownDay());
    QAccessible::updateAccessibility(&changed);
}

void River::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

void River::leaveEvent(QEvent*)
{
    m_hovered.reset();
    Q_EMIT left();
    update();
}

void River::hideEvent(QHideEvent* event)
{
    leaveEvent(event);
}

} // namespace threadline
