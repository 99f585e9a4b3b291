// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a channel shows itself: colour, glyph and name. The set of channels is open, so an unknown
// one gets a neutral look and its own name with a capital.
#pragma once

#include "core/model/channel.h"
#include "core/model/interaction.h"
#include "ui/theme/icons.h"

#include <QColor>

class QPainter;
class QRectF;

namespace threadline {

class Theme;

struct ChannelLook
{
    QColor colour; ///< the same in both themes; white on it is legible
    IconName icon = IconName::Chat;
    QString name; ///< "Email", "WhatsApp", "Call", …
    QString many; ///< as a filter says it: "Email", "Calls", "Visits", …

    friend bool operator==(const ChannelLook&, const ChannelLook&) = default;
};

ChannelLook channelLook(const ChannelName& channel);

/// The colour as a dot, a mark or a line on the desk's own surfaces: a little lighter in the dark.
QColor channelMark(const ChannelName& channel, bool dark);

/// The square with the channel's glyph, as before a bubble and in the queue. `where` is square.
void paintChannelGlyph(QPainter& painter, const Theme& theme, const QRectF& where,
                       const ChannelName& channel);

} // namespace threadline
