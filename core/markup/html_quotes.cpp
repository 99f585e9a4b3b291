// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/html_quotes.h"

#include "core/markup/html_tokens.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace threadline::markup {
namespace {

constexpr std::string_view spaces = " \t\r\n\f";

std::span<void* const> childrenOf(const GumboNode& element)
{
    const GumboVector& children = element.v.element.children;
    return {children.data, children.length};
}

bool isText(const GumboNode& node)
{
    return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA;
}

/// The first words below an element, looking at a bounded number of nodes.
std::string_view firstWords(const GumboNode& element)
{
    const GumboNode* node = &element;
    for (int steps = 0; steps < 20 && node != nullptr; ++steps) {
        const GumboNode* next = nullptr;
        for (void* const pointer :
             childrenOf(*node).first(std::min<std::size_t>(8, childrenOf(*node).size()))) {
            const auto& child = *static_cast<const GumboNode*>(pointer);
            if (isText(child))
                return child.v.text.text;
            if (child.type == GUMBO_NODE_ELEMENT && child.v.element.tag != GUMBO_TAG_BR) {
                next = &child;
                break;
            }
        }
        node = next;
    }
    return {};
}

bool announcesForward(std::string_view words)
{
    // "---------- Forwarded message ---------" in whatever language: replies have no such dashes.
    const std::size_t first = words.find_first_not_of(spaces);
    return first != std::string_view::npos && words.substr(first).starts_with("-----");
}

/// Whether nothing to read follows the last <blockquote> directly below the element.
bool endsWithItsQuote(const GumboNode& element)
{
    bool afterQuote = false;
    int quotes = 0;
    for (void* const pointer : childrenOf(element)) {
        const auto& child = *static_cast<const GumboNode*>(pointer);
        if (child.type == GUMBO_NODE_ELEMENT && child.v.element.tag == GUMBO_TAG_BLOCKQUOTE) {
            ++quotes;
            afterQuote = true;
        } else if (afterQuote && (isText(child) || (child.type == GUMBO_NODE_ELEMENT &&
                                                    child.v.element.tag != GUMBO_TAG_BR &&
                                                    child.v.element.children.length > 0))) {
            return false;
        }
    }
    return quotes == 1;
}

/// Outlook's rule above "From: … Sent: …", which only its colour tells from any other.
bool isOutlookRule(const GumboNode& element)
{
    std::string style = toLowerAscii(attributeOf(element, "style").substr(0, 300));
    std::erase(style, ' ');
    if (style.find("border-top:solid#e1e1e1") == std::string::npos &&
        style.find("border-top:solid#b5c4df") == std::string::npos)
        return false;
    const std::string_view words = firstWords(element);
    const std::size_t last = words.find_last_not_of(spaces);
    return last != std::string_view::npos && words.find(':') != std::string_view::npos;
}

QuoteMark gmailMark(const GumboNode& element)
{
    if (announcesForward(firstWords(element)))
        return QuoteMark::None;
    // Answers between the lines are written inside this container: then only its parts are quotes.
    return endsWithItsQuote(element) ? QuoteMark::Element : QuoteMark::None;
}

} // namespace

std::string_view attributeOf(const GumboNode& element, const char* name)
{
    const GumboAttribute* const found = gumbo_get_attribute(&element.v.element.attributes, name);
    return found != nullptr ? std::string_view(found->value) : std::string_view();
}

bool hasClass(const GumboNode& element, std::string_view name)
{
    std::string_view classes = attributeOf(element, "class");
    while (!classes.empty()) {
        const std::size_t start = std::min(classes.find_first_not_of(spaces), classes.size());
        classes.remove_prefix(start);
        const std::size_t end = std::min(classes.find_first_of(spaces), classes.size());
        if (classes.substr(0, end) == name)
            return true;
        classes.remove_prefix(end);
    }
    return false;
}

QuoteMark quoteMark(const GumboNode& element)
{
    static constexpr std::array<std::string_view, 7> quotedClasses{
        "gmail_attr",  "moz-cite-prefix", "protonmail_quote", "yahoo_quoted",
        "zmail_extra", "tutanota_quote",  "ydp_quoted"};
    static constexpr std::array<std::string_view, 5> lastIds{
        "divRplyFwdMsg", "appendonsend", "mail-editor-reference-message-container",
        "x_divRplyFwdMsg", "OLK_SRC_BODY_SECTION"};
    const GumboTag tag = element.v.element.tag;
    if (tag == GUMBO_TAG_BLOCKQUOTE) {
        const bool cited = equalsIgnoringCase(attributeOf(element, "type"), "cite") ||
                           hasClass(element, "gmail_quote");
        return cited ? QuoteMark::Element : QuoteMark::None;
    }
    if (tag != GUMBO_TAG_DIV && tag != GUMBO_TAG_SPAN)
        return QuoteMark::None;
    if (hasClass(element, "gmail_quote"))
        return gmailMark(element);
    const auto marked = [&element](std::string_view name) { return hasClass(element, name); };
    if (std::ranges::any_of(quotedClasses, marked))
        return announcesForward(firstWords(element)) ? QuoteMark::None : QuoteMark::Element;
    const std::string_view id = attributeOf(element, "id");
    if (std::ranges::find(lastIds, id) != lastIds.end() || isOutlookRule(element))
        return QuoteMark::ToTheEnd;
    return QuoteMark::None;
}

} // namespace threadline::markup
