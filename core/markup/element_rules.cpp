// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/element_rules.h"

#include <algorithm>
#include <array>

namespace threadline::markup {
namespace {

using enum ElementRule::Action;

constexpr ElementRule same(GumboTag tag, const char* name, StyleTarget target = StyleTarget::Inline)
{
    return {tag, Rename, QLatin1String(name), target};
}

constexpr ElementRule block(GumboTag tag, const char* name = "div")
{
    return same(tag, name, StyleTarget::Block);
}

constexpr ElementRule dropped(GumboTag tag)
{
    return {tag, Drop};
}

constexpr std::array rules{
    // Inline
    same(GUMBO_TAG_B, "b"),
    same(GUMBO_TAG_STRONG, "b"),
    same(GUMBO_TAG_I, "i"),
    same(GUMBO_TAG_EM, "i"),
    same(GUMBO_TAG_CITE, "i"),
    same(GUMBO_TAG_DFN, "i"),
    same(GUMBO_TAG_VAR, "i"),
    same(GUMBO_TAG_U, "u"),
    same(GUMBO_TAG_INS, "u"),
    same(GUMBO_TAG_S, "s"),
    same(GUMBO_TAG_STRIKE, "s"),
    same(GUMBO_TAG_DEL, "s"),
    same(GUMBO_TAG_SUB, "sub"),
    same(GUMBO_TAG_SUP, "sup"),
    same(GUMBO_TAG_SMALL, "small"),
    same(GUMBO_TAG_BIG, "big"),
    same(GUMBO_TAG_CODE, "code"),
    same(GUMBO_TAG_KBD, "code"),
    same(GUMBO_TAG_SAMP, "code"),
    same(GUMBO_TAG_TT, "code"),
    same(GUMBO_TAG_SPAN, "span"),
    same(GUMBO_TAG_FONT, "span"),
    same(GUMBO_TAG_MARK, "span"),
    // Blocks
    block(GUMBO_TAG_P, "p"),
    block(GUMBO_TAG_DIV),
    block(GUMBO_TAG_BODY),
    block(GUMBO_TAG_CENTER),
    block(GUMBO_TAG_ADDRESS),
    block(GUMBO_TAG_ARTICLE),
    block(GUMBO_TAG_ASIDE),
    block(GUMBO_TAG_DETAILS),
    block(GUMBO_TAG_SUMMARY),
    block(GUMBO_TAG_FIELDSET),
    block(GUMBO_TAG_LEGEND),
    block(GUMBO_TAG_FIGURE),
    block(GUMBO_TAG_FIGCAPTION),
    block(GUMBO_TAG_FOOTER),
    block(GUMBO_TAG_FORM),
    block(GUMBO_TAG_HEADER),
    block(GUMBO_TAG_HGROUP),
    block(GUMBO_TAG_MAIN),
    block(GUMBO_TAG_NAV),
    block(GUMBO_TAG_SECTION),
    block(GUMBO_TAG_OPTION),
    block(GUMBO_TAG_CAPTION),
    block(GUMBO_TAG_H1, "h1"),
    block(GUMBO_TAG_H2, "h2"),
    block(GUMBO_TAG_H3, "h3"),
    block(GUMBO_TAG_H4, "h4"),
    block(GUMBO_TAG_H5, "h5"),
    block(GUMBO_TAG_H6, "h6"),
    block(GUMBO_TAG_BLOCKQUOTE, "blockquote"),
    block(GUMBO_TAG_PRE, "pre"),
    block(GUMBO_TAG_LISTING, "pre"),
    block(GUMBO_TAG_XMP, "pre"),
    block(GUMBO_TAG_PLAINTEXT, "pre"),
    block(GUMBO_TAG_TEXTAREA, "pre"),
    block(GUMBO_TAG_UL, "ul"),
    block(GUMBO_TAG_DIR, "ul"),
    block(GUMBO_TAG_MENU, "ul"),
    block(GUMBO_TAG_OL, "ol"),
    block(GUMBO_TAG_LI, "li"),
    block(GUMBO_TAG_DL, "dl"),
    block(GUMBO_TAG_DT, "dt"),
    block(GUMBO_TAG_DD, "dd"),
    // With code of their own
    ElementRule{GUMBO_TAG_BR, Break},
    ElementRule{GUMBO_TAG_HR, Rule},
    ElementRule{GUMBO_TAG_IMG, Image},
    ElementRule{GUMBO_TAG_A, Link},
    ElementRule{GUMBO_TAG_TABLE, Table, QLatin1String("table"), StyleTarget::Table},
    ElementRule{GUMBO_TAG_TR, Row, QLatin1String("tr"), StyleTarget::Table},
    ElementRule{GUMBO_TAG_TD, Cell, QLatin1String("td"), StyleTarget::Table},
    ElementRule{GUMBO_TAG_TH, Cell, QLatin1String("th"), StyleTarget::Table},
    ElementRule{GUMBO_TAG_Q, Quotation},
    // Not meant to be read
    dropped(GUMBO_TAG_HEAD),
    dropped(GUMBO_TAG_TITLE),
    dropped(GUMBO_TAG_SCRIPT),
    dropped(GUMBO_TAG_STYLE),
    dropped(GUMBO_TAG_TEMPLATE),
    dropped(GUMBO_TAG_IFRAME),
    dropped(GUMBO_TAG_FRAMESET),
    dropped(GUMBO_TAG_FRAME),
    dropped(GUMBO_TAG_NOFRAMES),
    dropped(GUMBO_TAG_NOEMBED),
    dropped(GUMBO_TAG_OBJECT),
    dropped(GUMBO_TAG_EMBED),
    dropped(GUMBO_TAG_APPLET),
    dropped(GUMBO_TAG_AUDIO),
    dropped(GUMBO_TAG_VIDEO),
    dropped(GUMBO_TAG_CANVAS),
    dropped(GUMBO_TAG_SVG),
    dropped(GUMBO_TAG_MATH),
    dropped(GUMBO_TAG_META),
    dropped(GUMBO_TAG_LINK),
    dropped(GUMBO_TAG_BASE),
    dropped(GUMBO_TAG_INPUT),
};

} // namespace

ElementRule elementRule(GumboTag tag)
{
    const auto found = std::ranges::find(rules, tag, &ElementRule::tag);
    return found != rules.end() ? *found : ElementRule{tag, Unwrap};
}

} // namespace threadline::markup
