// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/text_label.h"

#include <QPainter>

namespace threadline {

TextLabel::TextLabel(const Theme& theme, TextRole role, ColourRole colour, QWidget* parent)
    : QLabel(parent)
    , m_theme(theme)
    , m_role(role)
    , m_colour(colour)
{
    setTextFormat(Qt::PlainText);
    connect(&theme, &Theme::changed, this, &TextLabel::dress);
    dress();
}

void TextLabel::setColour(ColourRole colour)
{
    m_colour = colour;
    dress();
}

void TextLabel::setElided(bool elided)
{
    m_elided = elided;
    updateGeometry();
    update();
}

void TextLabel::setWrapped()
{
    setWordWrap(true);
    QSizePolicy policy = sizePolicy();
    policy.setHeightForWidth(true);
    policy.setHorizontalPolicy(QSizePolicy::Preferred);
    setSizePolicy(policy);
    setMinimumWidth(1);
}

QSize TextLabel::sizeHint() const
{
    if (!m_elided) {
        return QLabel::sizeHint();
    }
    return {fontMetrics().horizontalAdvance(text()) + 2, fontMetrics().height()};
}

QSize TextLabel::minimumSizeHint() const
{
    if (!m_elided) {
        return QLabel::minimumSizeHint();
    }
    return {fontMetrics().horizontalAdvance(QStringLiteral("M…")), fontMetrics().height()};
}

void TextLabel::paintEvent(QPaintEvent* event)
{
    if (!m_elided) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(m_theme.tokens().colour(m_colour));
    painter.drawText(rect(), static_cast<int>(alignment()) | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, width()));
}

void TextLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    if (m_elided) {
        const bool whole = fontMetrics().horizontalAdvance(text()) <= width();
        setToolTip(whole ? QString() : text());
    }
}

TextLabel* panelHeading(const Theme& theme, const QString& words)
{
    auto* label = new TextLabel(theme, TextRole::Label, ColourRole::Ink3);
    label->setText(words.toUpper());
    return label;
}

void TextLabel::dress()
{
    setFont(m_theme.font(m_role));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, m_theme.tokens().colour(m_colour));
    setPalette(colours);
    update();
}

} // namespace threadline
