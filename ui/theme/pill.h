// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pills: a word or two with a tone. Painted with paintPill(), or a PillLabel in a layout. The tone
// repeats what the words say, so nothing is told by colour alone.
#pragma once

#include <QColor>
#include <QWidget>

namespace threadline {

class Theme;

enum class PillTone { Neutral, Accent, Warn, Bad, Good, Chosen };

struct PillColours
{
    QColor fill;
    QColor text;
};

PillColours pillColours(const Theme& theme, PillTone tone);
/// The size `text` needs.
QSize pillSize(const Theme& theme, const QString& text);
/// The text is elided when `where` is too narrow.
void paintPill(QPainter& painter, const Theme& theme, const QRect& where, const QString& text,
               PillTone tone);

class PillLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit PillLabel(const Theme& theme, QWidget* parent = nullptr);

    void setText(const QString& text, PillTone tone = PillTone::Neutral);
    const QString& text() const { return m_text; }
    PillTone tone() const { return m_tone; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QString m_text;
    PillTone m_tone = PillTone::Neutral;
};

} // namespace threadline
