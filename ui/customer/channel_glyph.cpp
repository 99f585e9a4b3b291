// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/channel_glyph.h"

#include "ui/theme/channel_look.h"

#include <QPainter>

namespace threadline {

namespace {
constexpr int side = 20;
}

ChannelGlyph::ChannelGlyph(const Theme& theme, ChannelName channel, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_channel(std::move(channel))
{
    setFixedSize(theme.scaled(side), theme.scaled(side));
    setToolTip(channelLook(m_channel).name);
}

void ChannelGlyph::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintChannelGlyph(painter, m_theme, rect(), m_channel);
}

} // namespace threadline
