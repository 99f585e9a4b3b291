// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/send_button.h"

#include "ui/theme/rounded.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace threadline {

namespace {
constexpr int choiceWidth = 28;
constexpr int chevron = 14;
} // namespace

SendButton::SendButton(const Theme& theme, QWidget* parent)
    : QPushButton(parent)
    , m_theme(theme)
{
    setAttribute(Qt::WA_Hover);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SendButton::setHasChoice(bool hasChoice)
{
    m_hasChoice = hasChoice;
    updateGeometry();
    update();
}

QSize SendButton::sizeHint() const
{
    const QFontMetrics metrics(m_theme.font(TextRole::BodyStrong));
    const int words = metrics.horizontalAdvance(text()) + m_theme.scaled(24);
    return {words + (m_hasChoice ? m_theme.scaled(choiceWidth) : 0), m_theme.scaled(28)};
}

QRect SendButton::choicePart() const
{
    const int part = m_hasChoice ? m_theme.scaled(choiceWidth) : 0;
    return {width() - part, 0, part, height()};
}

void SendButton::paintEvent(QPaintEvent*)
{
    const ThemeTokens& tokens = m_theme.tokens();
    QColor fill = tokens.accent;
    if (!isEnabled()) {
        fill = mixed(tokens.panel, tokens.accent, 0.45);
    } else if (isDown() || underMouse()) {
        fill = mixed(fill, tokens.ink, isDown() ? 0.22 : 0.1);
    }
    QPainter painter(this);
    paintRounded(painter, rect(), buttonRadius, fill);
    const QRect choice = choicePart();
    painter.setFont(m_theme.font(TextRole::BodyStrong));
    painter.setPen(tokens.onAccent);
    painter.drawText(rect().adjusted(0, 0, -choice.width(), 0), Qt::AlignCenter, text());
    if (m_hasChoice) {
        painter.fillRect(QRect(choice.left(), 5, 1, height() - 10),
                         mixed(fill, tokens.onAccent, 0.4));
        const QPixmap glyph =
            m_theme.glyph(IconName::ChevronDown, tokens.onAccent, chevron, devicePixelRatioF());
        painter.drawPixmap(QPoint(choice.center().x() - chevron / 2 + 1, (height() - chevron) / 2),
                           glyph);
    }
    if (hasFocus()) {
        paintRounded(painter, QRectF(rect()).adjusted(2, 2, -2, -2), buttonRadius - 2,
                     Qt::transparent, tokens.onAccent);
    }
}

void SendButton::mousePressEvent(QMouseEvent* event)
{
    if (choicePart().contains(event->position().toPoint()) && event->button() == Qt::LeftButton) {
        Q_EMIT choiceWanted();
        return;
    }
    QPushButton::mousePressEvent(event);
}

void SendButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Down && m_hasChoice) {
        Q_EMIT choiceWanted();
        return;
    }
    QPushButton::keyPressEvent(event);
}

} // namespace threadline
