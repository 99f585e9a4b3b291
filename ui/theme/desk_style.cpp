// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/desk_style.h"

#include "ui/theme/rounded.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QPainter>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

namespace threadline {

namespace {

constexpr const char* roleProperty = "threadlineButtonRole";

/// The label of a button in the colour its panel asks for.
void paintButtonLabel(const QProxyStyle& style, const Theme& theme,
                      const QStyleOptionButton& option, QPainter& painter, const QWidget* widget)
{
    QStyleOptionButton copy = option;
    const ThemeTokens& t = theme.tokens();
    switch (buttonRole(widget)) {
    case ButtonRole::Primary:
        copy.palette.setColor(QPalette::ButtonText, t.onAccent);
        break;
    case ButtonRole::Danger:
        copy.palette.setColor(QPalette::Active, QPalette::ButtonText, t.bad);
        copy.palette.setColor(QPalette::Inactive, QPalette::ButtonText, t.bad);
        break;
    case ButtonRole::Normal:
    case ButtonRole::Quiet:
        break;
    }
    style.QProxyStyle::drawControl(QStyle::CE_PushButtonLabel, &copy, &painter, widget);
}

} // namespace

void setButtonRole(QAbstractButton& button, ButtonRole role)
{
    button.setProperty(roleProperty, static_cast<int>(role));
    button.update();
}

ButtonRole buttonRole(const QWidget* button)
{
    return button ? static_cast<ButtonRole>(button->property(roleProperty).toInt())
                  : ButtonRole::Normal;
}

DeskStyle::DeskStyle(const Theme& theme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , m_theme(theme)
{
}

QPalette DeskStyle::standardPalette() const
{
    return m_theme.palette();
}

int DeskStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                           const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 10;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseOverlap:
    case PM_MenuHMargin:
        return 0;
    case PM_DefaultFrameWidth:
    case PM_SplitterWidth:
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return 4;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_ToolBarIconSize:
        return m_theme.scaled(18);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return m_theme.scaled(16);
    case PM_TabBarTabHSpace:
        return m_theme.scaled(16);
    case PM_TabBarTabVSpace:
        return m_theme.scaled(14);
    case PM_ToolTipLabelFrameWidth:
        return 5;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int DeskStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* returned) const
{
    switch (hint) {
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_ScrollBar_Transient:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_UnderlineShortcut:
        return 0;
    case SH_TabBar_ElideMode:
        return Qt::ElideNone;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize DeskStyle::sizeFromContents(ContentsType type, const QStyleOption* option,
                                  const QSize& contents, const QWidget* widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    switch (type) {
    case CT_PushButton: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        const bool words = button && !button->text.isEmpty();
        // Fusion makes every button 80 wide at least, too much beside a pill.
        size.setWidth(contents.width() + m_theme.scaled(words ? 22 : 12));
        size.setHeight(std::max(contents.height() + m_theme.scaled(8), m_theme.scaled(28)));
        return size;
    }
    case CT_ToolButton:
        return {std::max(contents.width() + m_theme.scaled(10), m_theme.scaled(28)),
                std::max(contents.height() + m_theme.scaled(10), m_theme.scaled(28))};
    case CT_ComboBox:
        return {contents.width() + m_theme.scaled(42),
                std::max(contents.height() + m_theme.scaled(10), m_theme.scaled(28))};
    case CT_LineEdit:
        size.setHeight(std::max(contents.height() + m_theme.scaled(10), m_theme.scaled(30)));
        return size;
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            if (item->menuItemType == QStyleOptionMenuItem::Separator) {
                return {size.width(), 9};
            }
            size.setHeight(std::max(size.height(), m_theme.scaled(28)));
            size.setWidth(size.width() + m_theme.scaled(28));
        }
        return size;
    default:
        return size;
    }
}

QRect DeskStyle::subElementRect(SubElement element, const QStyleOption* option,
                                const QWidget* widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents) {
        return option->rect.adjusted(m_theme.scaled(8), 1, -m_theme.scaled(8), -1);
    }
    return rect;
}

QRect DeskStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                SubControl subControl, const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        const bool vertical = bar && bar->orientation == Qt::Vertical;
        switch (subControl) {
        case SC_ScrollBarAddLine:
        case SC_ScrollBarSubLine:
            return {};
        case SC_ScrollBarGroove:
            return option->rect;
        case SC_ScrollBarSlider:
        case SC_ScrollBarAddPage:
        case SC_ScrollBarSubPage: {
            if (!bar) {
                break;
            }
            const int length = vertical ? bar->rect.height() : bar->rect.width();
            const qint64 range = qint64(bar->maximum) - bar->minimum;
            const int least = std::min(length, pixelMetric(PM_ScrollBarSliderMin, option, widget));
            const int slider = range <= 0 ? length
                                          : std::max(least, int(qint64(length) * bar->pageStep /
                                                                (range + bar->pageStep)));
            const int start = sliderPositionFromValue(
                bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
            int from = start;
            int size = slider;
            if (subControl == SC_ScrollBarSubPage) {
                from = 0;
                size = start;
            } else if (subControl == SC_ScrollBarAddPage) {
                from = start + slider;
                size = length - from;
            }
            const QRect part = vertical ? QRect(0, from, bar->rect.width(), size)
                                        : QRect(from, 0, size, bar->rect.height());
            return visualRect(bar->direction, bar->rect, part.translated(bar->rect.topLeft()));
        }
        default:
            break;
        }
    }
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField) {
        return visualRect(option->direction, option->rect,
                          option->rect.adjusted(m_theme.scaled(10), 1, -m_theme.scaled(26), -1));
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

void DeskStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                              QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        paintButtonPanel(m_theme, *option, *painter, widget);
        return;
    case PE_PanelButtonTool:
        paintToolButtonPanel(m_theme, *option, *painter);
        return;
    case PE_FrameFocusRect:
        if (option->state.testFlag(State_KeyboardFocusChange)) {
            paintFocusRing(m_theme, option->rect, *painter, buttonRadius - 1);
        }
        return;
    case PE_PanelLineEdit:
        // A field inside a spin box or an editable combo box lies on its owner's frame.
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && frame->lineWidth > 0) {
            paintField(m_theme, *option, *painter);
        }
        return;
    case PE_FrameLineEdit:
    case PE_FrameTabBarBase:
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintCheckIndicator(m_theme, *option, *painter, false);
        return;
    case PE_IndicatorRadioButton:
        paintCheckIndicator(m_theme, *option, *painter, true);
        return;
    case PE_PanelMenu:
    case PE_FrameMenu:
        paintMenuPanel(m_theme, option->rect, *painter);
        return;
    case PE_PanelTipLabel:
        paintTip(m_theme, option->rect, *painter);
        return;
    case PE_PanelItemViewRow:
        return;
    case PE_PanelItemViewItem:
        paintRowPanel(m_theme, *option, *painter);
        return;
    case PE_Frame:
    case PE_FrameGroupBox:
        paintRounded(*painter, option->rect, buttonRadius, {}, m_theme.tokens().line);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void DeskStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const
{
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            paintButtonLabel(*this, m_theme, *button, *painter, widget);
            return;
        }
        break;
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            paintTabShape(m_theme, *tab, *painter);
            return;
        }
        break;
    case CE_TabBarTabLabel:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
            tab && tab->icon.isNull()) {
            paintTabLabel(m_theme, *tab, *painter);
            return;
        }
        break;
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            paintMenuItem(m_theme, *item, *painter);
            return;
        }
        break;
    case CE_MenuEmptyArea:
        painter->fillRect(option->rect, m_theme.tokens().panel);
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, m_theme.tokens().line);
        return;
    case CE_ProgressBarGroove:
        paintRounded(*painter, option->rect, 2, m_theme.tokens().sunk);
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void DeskStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                   QPainter* painter, const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            paintScrollBar(m_theme, *bar, *painter,
                           subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget));
            return;
        }
    }
    if (control == CC_ComboBox) {
        if (const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
            paintComboBox(m_theme, *box, *painter);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void DeskStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QScrollBar*>(widget) ||
        qobject_cast<QComboBox*>(widget) || qobject_cast<QTabBar*>(widget)) {
        widget->setAttribute(Qt::WA_Hover);
    }
}

} // namespace threadline
