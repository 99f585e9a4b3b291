// SPDX-License-Identifier: GPL-3.0-or-later
//
// A line of text in one of the desk's type roles and colours, which follows the theme. Plain text
// always: what customers write is never markup here. Shortened with an ellipsis when asked to, the
// whole then being on hover.
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace threadline {

class TextLabel final : public QLabel
{
    Q_OBJECT

public:
    TextLabel(const Theme& theme, TextRole role, ColourRole colour, QWidget* parent = nullptr);

    void setColour(ColourRole colour);
    void setElided(bool elided);
    /// Breaks long words as well, so that no address widens a pane.
    void setWrapped();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void dress();

    const Theme& m_theme;
    TextRole m_role;
    ColourRole m_colour;
    bool m_elided = false;
};

/// Above a group of lines inside a panel, in capitals.
TextLabel* panelHeading(const Theme& theme, const QString& words);

} // namespace threadline
