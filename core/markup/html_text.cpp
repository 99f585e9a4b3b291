// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/html_text.h"

#include "core/markup/css_declarations.h"
#include "core/markup/html_entities.h"
#include "core/markup/html_tokens.h"
#include "core/markup/text_lines.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace threadline {
namespace {

using namespace markup;

// Deeper than any honest mail; what is deeper still shows its words, only its nesting is forgotten.
constexpr std::size_t maximumDepth = 512;
constexpr std::size_t longestTarget = 200;

enum Trait : unsigned {
    Block = 1,
    Paragraph = 2, ///< a block with an empty line around it
    Void = 4,
    Unseen = 8, ///< its content is not part of the page
    Cell = 16,
    Row = 32,
    Table = 64,
    List = 128,
    Item = 256,
    Quote = 512,
    Preformatted = 1024,
};

struct ElementKind
{
    std::string_view name;
    unsigned traits;
};

constexpr std::array elementKinds{
    ElementKind{"address", Block},
    ElementKind{"area", Void},
    ElementKind{"article", Block},
    ElementKind{"aside", Block},
    ElementKind{"audio", Unseen},
    ElementKind{"base", Void},
    ElementKind{"blockquote", Block | Paragraph | Quote},
    ElementKind{"body", Block},
    ElementKind{"br", Void},
    ElementKind{"caption", Block},
    ElementKind{"center", Block},
    ElementKind{"col", Void},
    ElementKind{"dd", Block},
    ElementKind{"details", Block},
    ElementKind{"dir", Block | List},
    ElementKind{"div", Block},
    ElementKind{"dl", Block | Paragraph},
    ElementKind{"dt", Block},
    ElementKind{"embed", Void},
    ElementKind{"fieldset", Block},
    ElementKind{"figcaption", Block},
    ElementKind{"figure", Block},
    ElementKind{"footer", Block},
    ElementKind{"form", Block},
    ElementKind{"h1", Block | Paragraph},
    ElementKind{"h2", Block | Paragraph},
    ElementKind{"h3", Block | Paragraph},
    ElementKind{"h4", Block | Paragraph},
    ElementKind{"h5", Block | Paragraph},
    ElementKind{"h6", Block | Paragraph},
    ElementKind{"head", Unseen},
    ElementKind{"header", Block},
    ElementKind{"hr", Void},
    ElementKind{"html", Block},
    ElementKind{"img", Void},
    ElementKind{"input", Void},
    ElementKind{"legend", Block},
    ElementKind{"li", Block | Item},
    ElementKind{"link", Void},
    ElementKind{"listing", Block | Paragraph | Preformatted},
    ElementKind{"main", Block},
    ElementKind{"menu", Block | List},
    ElementKind{"meta", Void},
    ElementKind{"nav", Block},
    ElementKind{"object", Unseen},
    ElementKind{"ol", Block | Paragraph | List},
    ElementKind{"option", Block},
    ElementKind{"p", Block | Paragraph},
    ElementKind{"param", Void},
    ElementKind{"pre", Block | Paragraph | Preformatted},
    ElementKind{"section", Block},
    ElementKind{"source", Void},
    ElementKind{"summary", Block},
    ElementKind{"table", Block | Table},
    ElementKind{"td", Cell},
    ElementKind{"template", Unseen},
    ElementKind{"th", Cell},
    ElementKind{"tr", Row},
    ElementKind{"track", Void},
    ElementKind{"ul", Block | Paragraph | List},
    ElementKind{"video", Unseen},
    ElementKind{"wbr", Void},
};
static_assert(std::ranges::is_sorted(elementKinds, {}, &ElementKind::name));

constexpr std::array<std::string_view, 5> headElements{"noscript", "script", "style", "template",
                                                       "title"};

unsigned traitsOf(std::string_view name)
{
    const auto found = std::ranges::lower_bound(elementKinds, name, {}, &ElementKind::name);
    return found != elementKinds.end() && found->name == name ? found->traits : 0;
}

/// A target without what does not tell it from another: the scheme, "www." and a last slash.
std::string plainTarget(std::string_view target)
{
    std::string plain = toLowerAscii(target);
    for (const std::string_view prefix : {"https://", "http://", "mailto:", "tel:", "www."}) {
        if (plain.starts_with(prefix))
            plain.erase(0, prefix.size());
    }
    if (plain.ends_with('/'))
        plain.pop_back();
    return plain;
}

/// What is told about a link behind its text; empty if it is not one a person could follow.
std::string tellableTarget(std::string_view href)
{
    std::string target;
    for (const char c : href) {
        if (c == '<' || c == '>')
            target += c == '<' ? "%3C" : "%3E";
        else if (static_cast<unsigned char>(c) > ' ' && c != '\x7F')
            target += c;
    }
    const std::string lower = toLowerAscii(std::string_view(target).substr(0, 8));
    if (lower.starts_with("mailto:"))
        return target.substr(7, std::min(target.find('?'), longestTarget) - 7);
    if (lower.starts_with("tel:") || lower.starts_with("sip:"))
        return target.substr(4, longestTarget);
    if (!lower.starts_with("http://") && !lower.starts_with("https://"))
        return {};
    if (target.size() <= longestTarget)
        return target;
    const std::size_t hostEnd = target.find_first_of("/?#", target.find("://") + 3);
    return hostEnd < longestTarget ? target.substr(0, hostEnd) + "/\u2026" : std::string();
}

struct OpenElement
{
    std::string name;
    unsigned traits = 0;
    bool hidden = false; ///< itself or an ancestor; its text is not shown
    bool boxHidden = false;
    bool fontVanishes = false;
    bool keepsLines = false;
    bool ordered = false;
    int nextNumber = 1;
    TextLines::Row outerRow;
    std::string target;
    std::size_t textStart = 0;
};

class TextExtraction
{
public:
    TextExtraction(std::string_view html, bool showHidden)
        : m_tokens(html)
        , m_showHidden(showHidden)
    {
    }

    std::string run();
    bool leftSomethingOut() const { return m_leftSomethingOut; }

private:
    void startTag(const HtmlToken& tag);
    void voidElement(const HtmlToken& tag);
    void open(const HtmlToken& tag, unsigned traits);
    void applyStyle(OpenElement& element, std::string_view tagBody);
    void startItem(const HtmlToken& tag);
    void closeImplied(std::string_view name, unsigned traits);
    void endTag(std::string_view name);
    void closeDownTo(std::size_t size);
    void close(OpenElement& element);
    void closeLink(const OpenElement& element);
    TextLines::Edge edgeOf(unsigned traits) const;

    bool hidden() const { return !m_open.empty() && m_open.back().hidden; }
    bool keepsLines() const { return !m_open.empty() && m_open.back().keepsLines; }

    HtmlTokenizer m_tokens;
    TextLines m_lines;
    std::vector<OpenElement> m_open;
    bool m_showHidden;
    bool m_leftSomethingOut = false;
    int m_quoteDepth = 0;
    int m_listDepth = 0;
};

std::string TextExtraction::run()
{
    HtmlToken token;
    while (m_tokens.next(token)) {
        switch (token.kind) {
        case HtmlToken::Kind::Text:
            if (hidden())
                m_leftSomethingOut = true;
            else
                m_lines.addText(token.body, keepsLines());
            break;
        case HtmlToken::Kind::RawText:
            if (!hidden() && (token.name == "textarea" || token.name == "xmp"))
                m_lines.addText(token.body, true);
            break;
        case HtmlToken::Kind::StartTag:
            startTag(token);
            break;
        case HtmlToken::Kind::EndTag:
            endTag(token.name);
            break;
        case HtmlToken::Kind::Comment:
            break;
        }
    }
    closeDownTo(0);
    return m_lines.take();
}

void TextExtraction::startTag(const HtmlToken& tag)
{
    const unsigned traits = traitsOf(tag.name);
    if ((traits & Void) != 0) {
        if (!m_open.empty() && m_open.back().name == "head" && tag.name == "br")
            closeDownTo(m_open.size() - 1);
        if (!hidden())
            voidElement(tag);
        return;
    }
    closeImplied(tag.name, traits);
    if (m_open.size() < maximumDepth)
        open(tag, traits);
    else if ((traits & (Block | Row | Cell)) != 0 && !hidden())
        m_lines.blockEdge(TextLines::Edge::Line);
}

void TextExtraction::voidElement(const HtmlToken& tag)
{
    if (tag.name == "br") {
        m_lines.lineBreak();
    } else if (tag.name == "hr") {
        m_lines.blockEdge(TextLines::Edge::Line);
        m_lines.addText("---", false);
        m_lines.blockEdge(TextLines::Edge::Line);
    } else if (tag.name == "img") {
        const auto sized = [&tag](std::string_view name) {
            const auto value = attribute(tag.body, name);
            return value ? cssPixels(*value) : -1;
        };
        const double width = sized("width");
        const double height = sized("height");
        const bool pixel = (width >= 0 && width <= 1) || (height >= 0 && height <= 1);
        if (const auto style = attribute(tag.body, "style"); style && cssVisibility(*style).hidden)
            return;
        if (const auto alt = attribute(tag.body, "alt"); alt && !pixel)
            m_lines.addText(*alt, false);
    }
}

void TextExtraction::open(const HtmlToken& tag, unsigned traits)
{
    OpenElement element;
    element.name = tag.name;
    element.traits = traits;
    applyStyle(element, tag.body);
    element.textStart = m_lines.size();
    element.outerRow = m_lines.row();
    if (!element.boxHidden) {
        if ((traits & Block) != 0)
            m_lines.blockEdge(edgeOf(traits));
        if ((traits & Row) != 0)
            m_lines.rowStart();
        if ((traits & Cell) != 0)
            m_lines.cellStart();
        if ((traits & Quote) != 0)
            m_lines.setQuoteDepth(++m_quoteDepth);
        if ((traits & List) != 0) {
            element.ordered = tag.name == "ol";
            if (const auto start = attribute(tag.body, "start"); start && element.ordered)
                element.nextNumber = static_cast<int>(std::clamp(cssPixels(*start), 0.0, 1e6));
            m_lines.setIndent(++m_listDepth);
        }
        if (tag.name == "a") {
            if (const auto href = attribute(tag.body, "href"))
                element.target = tellableTarget(*href);
        }
    }
    const bool item = (traits & Item) != 0 && !element.boxHidden;
    m_open.push_back(std::move(element));
    if (item)
        startItem(tag);
}

TextLines::Edge TextExtraction::edgeOf(unsigned traits) const
{
    const bool nestedList = (traits & List) != 0 && m_listDepth > 0;
    return (traits & Paragraph) != 0 && !nestedList ? TextLines::Edge::Paragraph
                                                    : TextLines::Edge::Line;
}

void TextExtraction::applyStyle(OpenElement& element, std::string_view tagBody)
{
    const OpenElement* parent = m_open.empty() ? nullptr : &m_open.back();
    element.boxHidden = parent != nullptr && parent->boxHidden;
    element.fontVanishes = parent != nullptr && parent->fontVanishes;
    element.keepsLines =
        (element.traits & Preformatted) != 0 || (parent != nullptr && parent->keepsLines);
    element.boxHidden |= (element.traits & Unseen) != 0;
    if (tagBody.size() > 1 && !element.boxHidden) {
        if (const auto style = attribute(tagBody, "style")) {
            const CssVisibility seen = cssVisibility(*style);
            element.keepsLines |= seen.keepsLines;
            if (!m_showHidden) {
                element.boxHidden |= seen.hidden;
                if (seen.fontSize != CssVisibility::FontSize::Inherited)
                    element.fontVanishes = seen.fontSize == CssVisibility::FontSize::Vanishing;
            }
        }
        element.boxHidden |= !m_showHidden && attribute(tagBody, "hidden").has_value();
    }
    element.hidden = element.boxHidden || element.fontVanishes;
}

void TextExtraction::startItem(const HtmlToken& tag)
{
    const auto list =
        std::ranges::find_if(m_open.rbegin(), m_open.rend(), [](const OpenElement& element) {
            return (element.traits & List) != 0;
        });
    if (list == m_open.rend() || !list->ordered) {
        m_lines.setMarker("\u2022 ");
        return;
    }
    if (const auto value = attribute(tag.body, "value"))
        list->nextNumber = static_cast<int>(std::clamp(cssPixels(*value), 0.0, 1e6));
    m_lines.setMarker(std::to_string(list->nextNumber++) + ". ");
}

void TextExtraction::closeImplied(std::string_view name, unsigned traits)
{
    // HTML Standard 13.1.2.4, the optional end tags that matter for lines.
    const auto closeUpTo = [this](auto matches, unsigned boundary) {
        for (std::size_t i = m_open.size(); i > 0; --i) {
            if (matches(m_open[i - 1])) {
                closeDownTo(i - 1);
                return;
            }
            if ((m_open[i - 1].traits & boundary) != 0)
                return;
        }
    };
    const auto withTrait = [](unsigned trait) {
        return [trait](const OpenElement& element) { return (element.traits & trait) != 0; };
    };
    if ((traits & Item) != 0)
        closeUpTo(withTrait(Item), List | Table | Cell);
    else if ((traits & Cell) != 0)
        closeUpTo(withTrait(Cell), Table | Row);
    else if ((traits & Row) != 0)
        closeUpTo(withTrait(Row), Table);
    else if (name == "a")
        closeUpTo([](const OpenElement& element) { return element.name == "a"; }, Table | Cell);
    else if ((traits & Block) != 0 && !m_open.empty() && m_open.back().name == "p")
        closeDownTo(m_open.size() - 1);
    if (!m_open.empty() && m_open.back().name == "head" &&
        std::ranges::find(headElements, name) == headElements.end())
        closeDownTo(m_open.size() - 1);
}

void TextExtraction::endTag(std::string_view name)
{
    const unsigned traits = traitsOf(name);
    if (name == "br" && !hidden())
        m_lines.lineBreak(); // HTML Standard 13.2.6.4.7: an end tag "br" is a <br>
    const unsigned boundary = (traits & (Table | Row | Cell)) != 0 ? Table : Table | Cell;
    for (std::size_t i = m_open.size(); i > 0; --i) {
        if (m_open[i - 1].name == name) {
            closeDownTo(i - 1);
            return;
        }
        if ((m_open[i - 1].traits & boundary) != 0)
            break;
    }
    if ((traits & (Block | Row)) != 0 && !hidden())
        m_lines.blockEdge(TextLines::Edge::Line);
}

void TextExtraction::closeDownTo(std::size_t size)
{
    while (m_open.size() > size) {
        OpenElement element = std::move(m_open.back());
        m_open.pop_back();
        if (!element.boxHidden)
            close(element);
    }
}

void TextExtraction::close(OpenElement& element)
{
    if (!element.target.empty())
        closeLink(element);
    if ((element.traits & Quote) != 0) {
        m_lines.blockEdge(TextLines::Edge::Line);
        m_lines.setQuoteDepth(--m_quoteDepth);
    }
    if ((element.traits & List) != 0)
        m_lines.setIndent(--m_listDepth);
    if ((element.traits & Item) != 0)
        m_lines.setMarker({});
    if ((element.traits & Block) != 0)
        m_lines.blockEdge(edgeOf(element.traits));
    if ((element.traits & Row) != 0)
        m_lines.rowEnd();
    if ((element.traits & Table) != 0)
        m_lines.setRow(element.outerRow);
}

void TextExtraction::closeLink(const OpenElement& element)
{
    std::string_view text = m_lines.from(element.textStart);
    const std::size_t first = text.find_first_not_of(" \n>|");
    if (first == std::string_view::npos)
        return;
    text.remove_prefix(first);
    if (text.size() > 2 * longestTarget || plainTarget(text) != plainTarget(element.target))
        m_lines.appendToWord(" <" + element.target + '>');
}

} // namespace

QByteArray htmlToText(const QByteArray& utf8Html)
{
    const std::string_view html(utf8Html.constData(), static_cast<std::size_t>(utf8Html.size()));
    TextExtraction extraction(html, false);
    std::string text = extraction.run();
    if (text.empty() && extraction.leftSomethingOut())
        text = TextExtraction(html, true).run();
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace threadline
