// SPDX-License-Identifier: GPL-3.0-or-later
//
// A round button that floats over a pane: the way back to the newest, or a sentence that goes by
// itself. Thread: GUI. The theme outlives it.
#pragma once

#include "ui/theme/icons.h"

#include <QAbstractButton>

#include <optional>

namespace threadline {

class Theme;

class FloatingPill final : public QAbstractButton
{
    Q_OBJECT

public:
    /// Hidden at first.
    FloatingPill(const Theme& theme, QWidget* over);

    void setGlyph(IconName glyph);
    /// In the accent colour.
    void setProminent(bool prominent);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int glyphRoom() const;

    const Theme& m_theme;
    std::optional<IconName> m_glyph;
    bool m_prominent = false;
};

} // namespace threadline
