// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ground of a pane: one of the theme's colours, with hair lines at the edges asked for.
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace threadline {

class Surface : public QWidget
{
    Q_OBJECT

public:
    using Colour = QColor ThemeTokens::*;

    Surface(const Theme& theme, Colour ground, Qt::Edges lines = {}, QWidget* parent = nullptr);

    const Theme& theme() const { return m_theme; }
    void setGround(Colour ground);
    /// Rounds the corners and draws the line all around.
    void setCard(bool card);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Colour m_ground;
    Qt::Edges m_lines;
    bool m_card = false;
};

} // namespace threadline
