// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/html_tree.h"

#include "core/markup/html_tokens.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <csetjmp>
#include <cstddef>
#include <vector>

namespace threadline::markup {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t memoryLimit = 128U * 1024 * 1024;
// Only documents made to defeat the check of depth come near it.
constexpr auto timeLimit = 3s;

constexpr std::array<std::string_view, 17> voidElements{
    "area", "base", "br",    "col",    "embed", "hr",  "img",  "input", "keygen",
    "link", "meta", "param", "source", "track", "wbr", "body", "html"};

constexpr std::array<std::string_view, 24> paragraphEnders{
    "address",  "article", "blockquote", "center", "dd", "div", "dl",      "dt",
    "fieldset", "footer",  "form",       "h1",     "h2", "h3",  "h4",      "h5",
    "h6",       "header",  "li",         "ol",     "p",  "pre", "section", "ul"};

bool isOneOf(std::string_view name, auto names)
{
    return std::ranges::find(names, name) != names.end();
}

// Gumbo's foreign elements nest by rules of their own, which would have to be followed to know the
// depth. Nothing of them is drawn, so they become unknown elements whose words are kept.
void disableForeignElements(std::string& html)
{
    for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
        const std::string_view rest = std::string_view(html).substr(at + 1);
        if (equalsIgnoringCase(rest.substr(0, 3), "svg"))
            html[at + 3] = 'x';
        else if (equalsIgnoringCase(rest.substr(0, 4), "math"))
            html[at + 4] = 'x';
    }
}

class OpenElements
{
public:
    void start(std::string_view name)
    {
        if (isOneOf(name, voidElements))
            return;
        if (isOneOf(name, paragraphEnders))
            close("p", cellBoundary);
        if (name == "li")
            close("li", std::array<std::string_view, 4>{"ul", "ol", "table", "td"});
        else if (name == "dd" || name == "dt")
            close("dd", cellBoundary), close("dt", cellBoundary);
        else if (name == "option" || name == "a")
            close(name, cellBoundary);
        else if (name == "td" || name == "th")
            close("td", rowBoundary), close("th", rowBoundary);
        else if (name == "tr")
            close("tr", tableBoundary);
        else if (name == "tbody" || name == "thead" || name == "tfoot")
            close("tbody", tableBoundary), close("thead", tableBoundary);
        m_names.emplace_back(name);
    }

    void end(std::string_view name)
    {
        if (name.starts_with('t'))
            close(name, name == "table" ? std::array<std::string_view, 1>{""} : tableBoundary);
        else
            close(name, cellBoundary);
    }

    std::size_t depth() const { return m_names.size(); }

private:
    static constexpr std::array<std::string_view, 1> tableBoundary{"table"};
    static constexpr std::array<std::string_view, 2> rowBoundary{"table", "tr"};
    static constexpr std::array<std::string_view, 3> cellBoundary{"table", "td", "th"};

    template <std::size_t N>
    void close(std::string_view name, const std::array<std::string_view, N>& boundary)
    {
        for (std::size_t i = m_names.size(); i > 0; --i) {
            if (m_names[i - 1] == name) {
                m_names.resize(i - 1);
                return;
            }
            if (isOneOf(m_names[i - 1], boundary))
                return;
        }
    }

    std::vector<std::string> m_names;
};

} // namespace

/// Memory that is given back all at once: freeing gumbo's tree node by node would recurse.
class HtmlTree::Arena
{
public:
    static void* allocate(void* self, std::size_t size)
    {
        return static_cast<Arena*>(self)->take(size);
    }
    static void release(void*, void*) {}

    std::jmp_buf exit;

private:
    void* take(std::size_t size)
    {
        size = (size + alignof(std::max_align_t) - 1) & ~(alignof(std::max_align_t) - 1);
        m_used += size;
        const bool late = (++m_calls & 0xFFF) == 0 && std::chrono::steady_clock::now() > m_deadline;
        // Gumbo has no way to fail. Its frames hold nothing but memory of this arena, so leaving
        // them by a jump loses nothing.
        if (m_used > memoryLimit || late)
            std::longjmp(exit, 1); // NOLINT(cert-err52-cpp)
        if (size > m_left) {
            const std::size_t chunk = std::max(size, chunkSize);
            m_chunks.push_back(std::make_unique_for_overwrite<std::byte[]>(chunk));
            m_next = m_chunks.back().get();
            m_left = chunk;
        }
        std::byte* const result = m_next;
        m_next += size;
        m_left -= size;
        return result;
    }

    static constexpr std::size_t chunkSize = 256U * 1024;

    std::vector<std::unique_ptr<std::byte[]>> m_chunks;
    std::byte* m_next = nullptr;
    std::size_t m_left = 0;
    std::size_t m_used = 0;
    unsigned m_calls = 0;
    std::chrono::steady_clock::time_point m_deadline = std::chrono::steady_clock::now() + timeLimit;
};

HtmlTree::HtmlTree(std::string_view html)
    : m_html(html)
    , m_arena(std::make_unique<Arena>())
{
    disableForeignElements(m_html);
}

HtmlTree::~HtmlTree() = default;

bool HtmlTree::run()
{
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = &Arena::allocate;
    options.deallocator = &Arena::release;
    options.userdata = m_arena.get();
    options.max_errors = 0;
    if (setjmp(m_arena->exit) != 0) // NOLINT(cert-err52-cpp)
        return false;
    m_output = gumbo_parse_with_options(&options, m_html.data(), m_html.size());
    return m_output != nullptr;
}

std::unique_ptr<HtmlTree> HtmlTree::parse(std::string_view html, int maximumDepth)
{
    if (nestsDeeperThan(html, maximumDepth))
        return nullptr;
    std::unique_ptr<HtmlTree> tree(new HtmlTree(html));
    return tree->run() ? std::move(tree) : nullptr;
}

const GumboNode& HtmlTree::root() const
{
    return *m_output->root;
}

bool nestsDeeperThan(std::string_view html, int maximumDepth)
{
    // Gumbo compares every attribute of a tag with every other.
    constexpr int maximumAttributes = 512;
    HtmlTokenizer tokens(html);
    HtmlToken token;
    OpenElements open;
    while (tokens.next(token)) {
        if (token.kind == HtmlToken::Kind::EndTag)
            open.end(token.name);
        if (token.kind != HtmlToken::Kind::StartTag)
            continue;
        open.start(token.name);
        if (open.depth() > static_cast<std::size_t>(maximumDepth))
            return true;
        if (token.body.size() > 2 * maximumAttributes) {
            HtmlAttributes attributes(token.body);
            std::string_view name;
            std::string_view value;
            int count = 0;
            while (attributes.next(name, value)) {
                if (++count > maximumAttributes)
                    return true;
            }
        }
    }
    return false;
}

} // namespace threadline::markup
