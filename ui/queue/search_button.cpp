// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/search_button.h"

#include "ui/theme/rounded.h"

#include <QPainter>

namespace threadline {

SearchButton::SearchButton(const Theme& theme, QWidget* parent)
    : QPushButton(parent)
    , m_theme(theme)
{
    setText(QStringLiteral("Search every channel…"));
    setAccessibleDescription(
        QStringLiteral("Opens the search over messages, customers, cases and commands"));
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize SearchButton::sizeHint() const
{
    return {m_theme.scaled(180), m_theme.scaled(31)};
}

void SearchButton::paintEvent(QPaintEvent*)
{
    const ThemeTokens& tokens = m_theme.tokens();
    QPainter painter(this);
    paintRounded(painter, rect(), buttonRadius, tokens.sunk, hasFocus() ? tokens.accent : QColor());

    const QString keys = QStringLiteral("Ctrl K");
    painter.setFont(m_theme.font(TextRole::Caption));
    const int keysWidth = painter.fontMetrics().horizontalAdvance(keys) + m_theme.scaled(12);
    const int keysHeight = painter.fontMetrics().height() + 2;
    const int margin = m_theme.scaled(10);
    const QRect keysBox(width() - margin - keysWidth, (height() - keysHeight) / 2, keysWidth,
                        keysHeight);
    paintRounded(painter, keysBox, 4, tokens.panel, tokens.line);
    painter.setPen(tokens.ink2);
    painter.drawText(keysBox, Qt::AlignCenter, keys);

    painter.setFont(m_theme.font(TextRole::Body));
    painter.setPen(tokens.ink3);
    const QRect words(margin, 0, keysBox.left() - 2 * margin, height());
    painter.drawText(words, Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
}

} // namespace threadline
