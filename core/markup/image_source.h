// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where an <img> gets its picture from, and whether it is one to look at. Pure function.
#pragma once

#include <gumbo.h>

#include <QString>

namespace threadline::markup {

struct ImageSource
{
    enum class Kind {
        None,     ///< no source, or one that is not allowed
        Remote,   ///< http or https
        Embedded, ///< a part of the message; `contentId` says which
        Inline,   ///< a bitmap in a data: URL
    };

    Kind kind = Kind::None;
    QString url;       ///< normalised; not escaped
    QString contentId; ///< decoded, without "cid:"
    int width = 0;     ///< pixels within bounds; 0: not told
    int height = 0;
    bool pixel = false; ///< at most one pixel wide or high: not there to be seen
    bool hidden = false;
};

ImageSource imageSource(const GumboNode& element);

} // namespace threadline::markup
