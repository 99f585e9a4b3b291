// SPDX-License-Identifier: GPL-3.0-or-later
//
// What becomes of each HTML element in a sanitised document. Whatever is not named here loses its
// tags and keeps its words.
#pragma once

#include "core/markup/allowed_style.h"

#include <gumbo.h>

#include <QLatin1String>

namespace threadline::markup {

struct ElementRule
{
    enum class Action {
        Unwrap, ///< the tags go, the content stays
        Drop,   ///< the content is not meant to be read
        Rename, ///< written as `name`, with the style that is allowed
        Break,
        Rule,
        Image,
        Link,
        Table,
        Row,
        Cell,
        Quotation, ///< <q>: its marks become characters
    };

    GumboTag tag;
    Action action;
    QLatin1String name = {};
    StyleTarget target = StyleTarget::Inline;
};

ElementRule elementRule(GumboTag tag);

} // namespace threadline::markup
