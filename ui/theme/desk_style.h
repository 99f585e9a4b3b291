// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fusion underneath, drawn with our tokens: buttons and fields with a radius of 7, thin calm scroll
// bars, underlined tabs, a visible focus ring. Each family of controls is drawn in a file of its
// own.
//
// Thread: GUI. Owned by the application once Theme::dress() gave it.
#pragma once

#include "ui/theme/tokens.h"

#include <QProxyStyle>

class QAbstractButton;

namespace threadline {

class Theme;

/// How much a button asks for attention.
enum class ButtonRole {
    Normal,  ///< a line around it
    Primary, ///< filled with accent: one per pane
    Quiet,   ///< no line at rest
    Danger,  ///< cannot be undone
};

void setButtonRole(QAbstractButton& button, ButtonRole role);
ButtonRole buttonRole(const QWidget* button);

class DeskStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    explicit DeskStyle(const Theme& theme);

    QPalette standardPalette() const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option,
                    const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returned) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                           const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                         SubControl subControl, const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                            QPainter* painter, const QWidget* widget) const override;
    void polish(QWidget* widget) override;
    using QProxyStyle::polish;

private:
    const Theme& m_theme;
};

} // namespace threadline
