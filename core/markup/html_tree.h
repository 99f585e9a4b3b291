// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parse tree of a document by gumbo, built only as far as it stays affordable. Gumbo's work
// grows with the product of length and depth, and its memory with the formatting elements that were
// left open, so both are bounded here. One thread per object; the nodes live as long as it.
#pragma once

#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>

namespace threadline::markup {

class HtmlTree
{
public:
    /// Null if the document is nested too deeply, or would take too much memory or time.
    static std::unique_ptr<HtmlTree> parse(std::string_view html, int maximumDepth);
    ~HtmlTree();
    HtmlTree(const HtmlTree&) = delete;
    HtmlTree& operator=(const HtmlTree&) = delete;

    const GumboNode& root() const;

private:
    class Arena;

    explicit HtmlTree(std::string_view html);
    bool run();

    std::string m_html;
    std::unique_ptr<Arena> m_arena;
    GumboOutput* m_output = nullptr;
};

/// Whether more than `maximumDepth` elements seem to be open at once; linear, without a tree.
bool nestsDeeperThan(std::string_view html, int maximumDepth);

} // namespace threadline::markup
