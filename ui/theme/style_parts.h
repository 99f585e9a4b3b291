// SPDX-License-Identifier: GPL-3.0-or-later
//
// The drawing behind DeskStyle, a family of controls in each style_*.cpp. `option` is of the class
// Qt documents for the element. Thread: GUI.
#pragma once

class QPainter;
class QRect;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionComplex;
class QStyleOptionMenuItem;
class QStyleOptionSlider;
class QStyleOptionTab;
class QStyleOptionToolButton;
class QWidget;

namespace threadline {

class Theme;

// style_buttons.cpp
void paintButtonPanel(const Theme& theme, const QStyleOption& option, QPainter& painter,
                      const QWidget* widget);
void paintToolButtonPanel(const Theme& theme, const QStyleOption& option, QPainter& painter);
void paintCheckIndicator(const Theme& theme, const QStyleOption& option, QPainter& painter,
                         bool round);
void paintFocusRing(const Theme& theme, const QRect& where, QPainter& painter, double radius);

// style_fields.cpp
void paintField(const Theme& theme, const QStyleOption& option, QPainter& painter);
void paintComboBox(const Theme& theme, const QStyleOptionComboBox& option, QPainter& painter);
void paintTabShape(const Theme& theme, const QStyleOptionTab& option, QPainter& painter);
void paintTabLabel(const Theme& theme, const QStyleOptionTab& option, QPainter& painter);

// style_menus.cpp
void paintMenuItem(const Theme& theme, const QStyleOptionMenuItem& option, QPainter& painter);
void paintMenuPanel(const Theme& theme, const QRect& where, QPainter& painter);
void paintTip(const Theme& theme, const QRect& where, QPainter& painter);
void paintRowPanel(const Theme& theme, const QStyleOption& option, QPainter& painter);

// style_scroll_bar.cpp
void paintScrollBar(const Theme& theme, const QStyleOptionSlider& option, QPainter& painter,
                    const QRect& handle);

} // namespace threadline
