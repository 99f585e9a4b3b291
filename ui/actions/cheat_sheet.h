// SPDX-License-Identifier: GPL-3.0-or-later
//
// All keys on one card over the window, made from the table of actions. Escape, ? or a click beside
// it puts it away.
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace threadline {

class DeskActions;
class Surface;

class CheatSheet final : public QWidget
{
    Q_OBJECT

public:
    CheatSheet(const Theme& theme, const DeskActions& actions, QWidget* window);

    void popUp();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill(const DeskActions& actions);

    const Theme& m_theme;
    Surface* m_card;
};

} // namespace threadline
