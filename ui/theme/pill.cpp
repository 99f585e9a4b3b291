// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/pill.h"

#include "ui/theme/rounded.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace threadline {

PillColours pillColours(const Theme& theme, PillTone tone)
{
    const ThemeTokens& t = theme.tokens();
    switch (tone) {
    case PillTone::Neutral:
        return {t.sunk, t.ink2};
    case PillTone::Accent:
        return {t.accentSoft, t.accent};
    case PillTone::Warn:
        return {t.warnSoft, t.warn};
    case PillTone::Bad:
        return {t.badSoft, t.bad};
    case PillTone::Good:
        return {t.goodSoft, t.good};
    case PillTone::Chosen:
        return {t.ink, t.panel};
    }
    return {t.sunk, t.ink2};
}

QSize pillSize(const Theme& theme, const QString& text)
{
    const QFontMetrics metrics(theme.font(TextRole::Caption));
    return {metrics.horizontalAdvance(text) + 2 * theme.scaled(8),
            metrics.height() + 2 * theme.scaled(1)};
}

void paintPill(QPainter& painter, const Theme& theme, const QRect& where, const QString& text,
               PillTone tone)
{
    const PillColours colours = pillColours(theme, tone);
    paintRounded(painter, where, std::min<double>(cardRadius, where.height() / 2.0), colours.fill);
    const QFont font = theme.font(TextRole::Caption);
    painter.setFont(font);
    painter.setPen(colours.text);
    const QRect inside = where.adjusted(theme.scaled(8), 0, -theme.scaled(8), 0);
    painter.drawText(inside, Qt::AlignCenter | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, inside.width() + 1));
}

PillLabel::PillLabel(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PillLabel::setText(const QString& text, PillTone tone)
{
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize PillLabel::sizeHint() const
{
    return pillSize(m_theme, m_text);
}

QSize PillLabel::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), m_theme.scaled(32)), sizeHint().height()};
}

void PillLabel::paintEvent(QPaintEvent*)
{
    if (!m_text.isEmpty()) {
        QPainter painter(this);
        paintPill(painter, m_theme, rect(), m_text, m_tone);
    }
}

} // namespace threadline
