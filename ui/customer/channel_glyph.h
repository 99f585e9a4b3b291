// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/channel.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace threadline {

/// A channel's coloured square as a widget; its name is on hover.
class ChannelGlyph final : public QWidget
{
    Q_OBJECT

public:
    ChannelGlyph(const Theme& theme, ChannelName channel, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    ChannelName m_channel;
};

} // namespace threadline
