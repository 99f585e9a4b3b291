// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/html_sanitiser.h"

#include "core/markup/allowed_style.h"
#include "core/markup/css_declarations.h"
#include "core/markup/element_rules.h"
#include "core/markup/html_quotes.h"
#include "core/markup/html_text.h"
#include "core/markup/html_tokens.h"
#include "core/markup/html_tree.h"
#include "core/markup/image_source.h"
#include "core/markup/link_target.h"
#include "core/markup/plain_html.h"
#include "core/markup/sanitised_output.h"
#include "core/markup/table_shape.h"
#include "core/markup/text_escaping.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace threadline {
namespace {

using namespace markup;
using Action = ElementRule::Action;

// What the sanitised document is drawn on when it brings no colours: a light pane and its ink.
constexpr Colour paper{0xFF, 0xFF, 0xFF};
constexpr Colour ink{0x1B, 0x25, 0x28};
// Below this the author's pair of colours, without the picture or style sheet that was to be behind
// it, cannot be read. WCAG asks for 4.5, but pale small print is the author's right.
constexpr double leastContrast = 2.0;
constexpr int mostEmbeddedImages = 200;

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString attributeText(const char* name, QStringView value)
{
    return u' ' + QLatin1String(name) + QLatin1String("=\"") + escaped(value) + u'"';
}

class Sanitising
{
public:
    Sanitising(const SanitiseOptions& options, const GumboNode& root)
        : m_options(options)
        , m_root(root)
    {
    }

    /// False if folding the quotes would hide too much, and it has to be done without.
    bool run(SanitisedHtml& result);
    bool leftEverythingOut() const { return m_leftOut && !m_out.hasOwn() && !m_out.hasQuote(); }

private:
    struct Frame
    {
        const GumboNode* node = nullptr;
        unsigned next = 0;
        int opened = 0; ///< tags of the output to close
        Colour foreground = ink;
        Colour background = paper;
        bool fontVanishes = false;
        bool endsQuote = false;
        bool cellGap = false; ///< a cell without its grid: a space keeps it from the next
        TableShape::Kind table = TableShape::Kind::None;
        std::optional<LinkTarget> link;
        bool quotation = false;
    };

    void visit(const GumboNode& node);
    void enter(const GumboNode& element);
    void leave();
    void openFrame(Frame frame, const ElementRule& rule);
    void openElement(Frame& frame, QLatin1String name, StyleTarget target);
    void openTable(Frame& frame);
    void openRowOrCell(Frame& frame, const ElementRule& rule);
    void openLink(Frame& frame);
    void closeLink(const LinkTarget& target);
    void image(const GumboNode& element);
    void text(const QString& words);
    QString styleAttribute(Frame& frame, StyleTarget target, bool* asDiv = nullptr) const;
    QString colours(Frame& frame, const AllowedStyle& style) const;
    void push(Frame& frame, const QString& name, const QString& attributes);

    const SanitiseOptions& m_options;
    const GumboNode& m_root;
    SanitisedOutput m_out;
    SanitisedHtml m_result;
    std::vector<Frame> m_frames;
    TableBudget m_tables;
    std::optional<QString> m_linkText;
    qsizetype m_inlineBytes = 0;
    bool m_leftOut = false;
};

bool Sanitising::run(SanitisedHtml& result)
{
    Frame bottom;
    bottom.node = &m_root;
    m_frames.push_back(std::move(bottom));
    while (!m_frames.empty() && !m_out.full() && !m_out.interleaved()) {
        Frame& top = m_frames.back();
        const GumboVector& children = top.node->v.element.children;
        if (top.next < children.length)
            visit(*static_cast<const GumboNode*>(children.data[top.next++]));
        else
            leave();
    }
    m_result.truncated |= m_out.full();
    m_out.finish();
    if (m_out.hasQuote() && (!m_out.hasOwn() || m_out.interleaved()))
        return false;
    m_result.html = m_out.own();
    if (m_out.hasQuote())
        m_result.quotedHtml = m_out.quoted();
    result = std::move(m_result);
    return true;
}

void Sanitising::visit(const GumboNode& node)
{
    const Frame& parent = m_frames.back();
    switch (node.type) {
    case GUMBO_NODE_ELEMENT:
        enter(node);
        break;
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
        if (parent.fontVanishes)
            m_leftOut = true;
        else
            text(fromUtf8(node.v.text.text));
        break;
    case GUMBO_NODE_WHITESPACE: {
        const GumboTag tag = parent.node->v.element.tag;
        const bool betweenCells = tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_TBODY ||
                                  tag == GUMBO_TAG_THEAD || tag == GUMBO_TAG_TFOOT ||
                                  tag == GUMBO_TAG_TR;
        if (!betweenCells && !parent.fontVanishes)
            text(fromUtf8(node.v.text.text));
        break;
    }
    case GUMBO_NODE_DOCUMENT:
    case GUMBO_NODE_COMMENT:
    case GUMBO_NODE_TEMPLATE:
        break;
    }
}

void Sanitising::text(const QString& words)
{
    m_out.text(words);
    if (m_linkText)
        *m_linkText +=
            QStringView(words).left(1000 - std::min<qsizetype>(1000, m_linkText->size()));
}

void Sanitising::enter(const GumboNode& element)
{
    const ElementRule rule = elementRule(element.v.element.tag);
    const CssVisibility seen = cssVisibility(attributeOf(element, "style"));
    if (rule.action == Action::Drop)
        return;
    if (rule.action == Action::Image) {
        image(element);
        return;
    }
    if (seen.hidden || gumbo_get_attribute(&element.v.element.attributes, "hidden") != nullptr) {
        m_leftOut = true;
        return;
    }
    if (rule.action == Action::Break) {
        m_out.emptyElement(QStringLiteral("<br/>"), false);
        return;
    }
    if (rule.action == Action::Rule) {
        m_out.emptyElement(QStringLiteral("<hr/>"), false);
        return;
    }
    const Frame& parent = m_frames.back();
    Frame frame;
    frame.node = &element;
    frame.foreground = parent.foreground;
    frame.background = parent.background;
    frame.fontVanishes = parent.fontVanishes;
    frame.table = parent.table;
    if (seen.fontSize != CssVisibility::FontSize::Inherited)
        frame.fontVanishes = seen.fontSize == CssVisibility::FontSize::Vanishing;
    if (m_options.foldQuotes && !m_out.inQuote()) {
        const QuoteMark mark = quoteMark(element);
        if (mark != QuoteMark::None)
            m_out.beginQuote();
        frame.endsQuote = mark == QuoteMark::Element;
    }
    openFrame(std::move(frame), rule);
}

void Sanitising::openFrame(Frame frame, const ElementRule& rule)
{
    if (rule.target != StyleTarget::Inline)
        m_out.breakWord();
    if (m_out.depth() >= std::size_t{SanitiseLimits::depth}) {
        // The words go on one floor higher; only lines have to stay lines.
        if (rule.target != StyleTarget::Inline)
            m_out.emptyElement(QStringLiteral("<br/>"), false);
    } else if (rule.action == Action::Rename) {
        openElement(frame, rule.name, rule.target);
    } else if (rule.action == Action::Link) {
        openLink(frame);
    } else if (rule.action == Action::Table) {
        openTable(frame);
    } else if (rule.action == Action::Row || rule.action == Action::Cell) {
        openRowOrCell(frame, rule);
    } else if (rule.action == Action::Quotation) {
        text(QStringLiteral("\u201C"));
        frame.quotation = true;
    }
    m_frames.push_back(std::move(frame));
}

void Sanitising::push(Frame& frame, const QString& name, const QString& attributes)
{
    m_out.open(u'<' + name + attributes + u'>', name);
    ++frame.opened;
}

void Sanitising::openElement(Frame& frame, QLatin1String name, StyleTarget target)
{
    bool asDiv = false;
    QString attributes = styleAttribute(frame, target, &asDiv);
    const GumboNode& element = *frame.node;
    if (name == QLatin1String("ol")) {
        const double start = cssPixels(attributeOf(element, "start"));
        if (start > 1)
            attributes += attributeText("start", QString::number(std::min(start, 1e6), 'f', 0));
    }
    const bool bare = name == QLatin1String("span") || element.v.element.tag == GUMBO_TAG_BODY;
    if (bare && attributes.isEmpty())
        return;
    push(frame, asDiv && name == QLatin1String("p") ? QStringLiteral("div") : QString(name),
         attributes);
}

QString Sanitising::colours(Frame& frame, const AllowedStyle& style) const
{
    if (m_options.forDarkTheme)
        return {};
    QString css;
    if (style.background && *style.background != frame.background) {
        frame.background = *style.background;
        css += QLatin1String("background-color:") +
               QString::fromStdString(cssText(frame.background)) + u';';
    }
    Colour wanted = style.foreground.value_or(frame.foreground);
    if (contrast(wanted, frame.background) < leastContrast)
        wanted = contrast(ink, frame.background) > contrast(paper, frame.background) ? ink : paper;
    if (wanted != frame.foreground) {
        frame.foreground = wanted;
        css += QLatin1String("color:") + QString::fromStdString(cssText(wanted)) + u';';
    }
    return css;
}

QString Sanitising::styleAttribute(Frame& frame, StyleTarget target, bool* asDiv) const
{
    const GumboNode& element = *frame.node;
    AllowedStyle style = allowedStyle(attributeOf(element, "style"), target);
    if (asDiv != nullptr)
        *asDiv = style.noMargins || attributeOf(element, "class").starts_with("MsoNormal");
    const GumboTag tag = element.v.element.tag;
    if (tag == GUMBO_TAG_FONT) {
        if (!style.foreground)
            style.foreground = parseColour(attributeOf(element, "color"));
        static constexpr std::array<const char*, 7> sizes{"10", "12", "13", "16", "20", "26", "32"};
        const std::string_view size = attributeOf(element, "size");
        if (size.size() == 1 && size[0] >= '1' && size[0] <= '7')
            style.declarations +=
                std::string("font-size:") + sizes[static_cast<std::size_t>(size[0] - '1')] + "px;";
    }
    if (tag == GUMBO_TAG_BODY && !style.foreground)
        style.foreground = parseColour(attributeOf(element, "text"));
    if (target != StyleTarget::Inline && !style.background)
        style.background = parseColour(attributeOf(element, "bgcolor"));
    QString attributes;
    if (const QString css = fromUtf8(style.declarations) + colours(frame, style); !css.isEmpty())
        attributes += attributeText("style", css);
    if (target == StyleTarget::Inline)
        return attributes;
    const std::string direction = toLowerAscii(attributeOf(element, "dir").substr(0, 4));
    if (direction == "rtl" || direction == "ltr")
        attributes += attributeText("dir", fromUtf8(direction));
    std::string align = toLowerAscii(attributeOf(element, "align").substr(0, 8));
    if (tag == GUMBO_TAG_CENTER)
        align = "center";
    // On a table it would float the table, which the view draws badly.
    if (tag != GUMBO_TAG_TABLE &&
        (align == "left" || align == "right" || align == "center" || align == "justify"))
        attributes += attributeText("align", fromUtf8(align));
    return attributes;
}

void Sanitising::openLink(Frame& frame)
{
    const QString css = styleAttribute(frame, StyleTarget::Inline);
    // A link in a link would take the outer one's text out of sight of the check of hosts.
    if (!m_linkText)
        frame.link = linkTarget(fromUtf8(attributeOf(*frame.node, "href")));
    if (!frame.link) {
        if (!css.isEmpty())
            push(frame, QStringLiteral("span"), css);
        return;
    }
    m_linkText = QString();
    push(frame, QStringLiteral("a"),
         attributeText("href", frame.link->href) + attributeText("title", frame.link->shown) + css);
}

void Sanitising::closeLink(const LinkTarget& target)
{
    const QString words = *std::exchange(m_linkText, std::nullopt);
    if (namesAnotherHost(words, target))
        m_out.text(QString(QLatin1String(" [") + target.shown + u']'));
}

void Sanitising::openTable(Frame& frame)
{
    const TableShape shape = tableShape(*frame.node);
    frame.table = m_tables.enter(shape);
    const QString style = styleAttribute(frame, StyleTarget::Table);
    if (frame.table == TableShape::Kind::Grid)
        push(frame, QStringLiteral("table"), style + tableAttributes(*frame.node));
    else
        push(frame, QStringLiteral("div"), style);
}

void Sanitising::openRowOrCell(Frame& frame, const ElementRule& rule)
{
    const bool cell = rule.action == Action::Cell;
    switch (frame.table) {
    case TableShape::Kind::Grid:
        push(frame, rule.name,
             styleAttribute(frame, StyleTarget::Table) +
                 (cell ? cellAttributes(*frame.node) : QString()));
        break;
    case TableShape::Kind::Column:
        if (cell)
            push(frame, QStringLiteral("div"), styleAttribute(frame, StyleTarget::Block));
        break;
    case TableShape::Kind::Lines:
        frame.cellGap = cell;
        if (!cell)
            push(frame, QStringLiteral("div"), styleAttribute(frame, StyleTarget::Block));
        break;
    case TableShape::Kind::None:
        break;
    }
}

void Sanitising::leave()
{
    const Frame frame = std::move(m_frames.back());
    m_frames.pop_back();
    if (frame.quotation)
        text(QStringLiteral("\u201D"));
    if (frame.cellGap)
        m_out.text(u" ");
    for (int i = 0; i < frame.opened; ++i)
        m_out.close();
    if (frame.link)
        closeLink(*frame.link);
    if (frame.node->v.element.tag == GUMBO_TAG_TABLE && frame.table != TableShape::Kind::None)
        m_tables.leave(frame.table);
    if (frame.endsQuote)
        m_out.endQuote();
}

void Sanitising::image(const GumboNode& element)
{
    const ImageSource source = imageSource(element);
    const bool remote = source.kind == ImageSource::Kind::Remote;
    if (source.pixel || source.hidden) {
        m_result.trackingPixels += remote ? 1 : 0;
        return;
    }
    m_result.remoteImages += remote ? 1 : 0;
    bool shown =
        source.kind == ImageSource::Kind::Embedded || (remote && m_options.showRemoteImages);
    if (source.kind == ImageSource::Kind::Inline) {
        m_inlineBytes += source.url.size();
        shown = m_inlineBytes <= 4 * SanitiseLimits::inlineImageBytes;
        m_result.truncated |= !shown;
    }
    const QString alternative = fromUtf8(attributeOf(element, "alt"));
    if (!shown) {
        text(alternative);
        return;
    }
    if (source.kind == ImageSource::Kind::Embedded &&
        m_result.embeddedImages.size() < mostEmbeddedImages &&
        !m_result.embeddedImages.contains(source.contentId))
        m_result.embeddedImages.append(source.contentId);
    QString tag = QLatin1String("<img") + attributeText("src", source.url);
    if (!alternative.isEmpty())
        tag += attributeText("alt", QStringView(alternative).left(500));
    if (source.width > 0)
        tag += attributeText("width", QString::number(source.width));
    if (source.height > 0)
        tag += attributeText("height", QString::number(source.height));
    m_out.emptyElement(tag + QLatin1String("/>"), true);
}

SanitisedHtml asPlainText(const QByteArray& html, bool truncated)
{
    SanitisedHtml result;
    const QString text = QString::fromUtf8(htmlToText(html));
    result.html = plainToHtml(text, SanitiseLimits::shownCharacters);
    result.truncated = truncated || text.size() > SanitiseLimits::shownCharacters;
    result.plain = true;
    return result;
}

} // namespace

SanitisedHtml sanitiseHtml(const QByteArray& utf8Html, const SanitiseOptions& options)
{
    const bool cut = utf8Html.size() > SanitiseLimits::inputBytes;
    const QByteArray html = utf8Html.left(SanitiseLimits::inputBytes);
    const auto tree = HtmlTree::parse({html.constData(), static_cast<std::size_t>(html.size())},
                                      SanitiseLimits::parsedDepth);
    if (!tree)
        return asPlainText(html, cut);
    SanitisedHtml result;
    Sanitising sanitising(options, tree->root());
    if (!sanitising.run(result)) {
        SanitiseOptions unfolded = options;
        unfolded.foldQuotes = false;
        Sanitising(unfolded, tree->root()).run(result);
    }
    // A message that hides all its words is shown after all, rather than as nothing.
    if (sanitising.leftEverythingOut())
        return asPlainText(html, cut);
    result.truncated |= cut;
    return result;
}

} // namespace threadline
