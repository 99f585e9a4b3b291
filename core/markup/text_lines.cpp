// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/text_lines.h"

#include "core/markup/html_entities.h"

#include <algorithm>

namespace threadline::markup {
namespace {

// Prefixes are repeated on every line: without a limit, nesting times lines would be quadratic.
constexpr int maximumQuoteDepth = 16;
constexpr int maximumIndent = 8;

enum class Glyph { Visible, Space, NoBreakSpace, Joiner, Dropped };

Glyph classify(std::string_view utf8)
{
    if (utf8 == "\u00A0" || utf8 == "\u202F" || utf8 == "\u2007")
        return Glyph::NoBreakSpace;
    if (utf8 == "\u00AD" || utf8 == "\u034F" || utf8 == "\u180E" || utf8 == "\u200B" ||
        utf8 == "\u2060" || utf8 == "\uFEFF")
        return Glyph::Dropped;
    // ZWNJ, ZWJ, LRM, RLM
    if (utf8 >= "\u200C" && utf8 <= "\u200F" && utf8.size() == 3)
        return Glyph::Joiner;
    if ((utf8 >= "\u2000" && utf8 <= "\u200A" && utf8.size() == 3) || utf8 == "\u205F" ||
        utf8 == "\u2028" || utf8 == "\u2029")
        return Glyph::Space;
    if (utf8.size() == 2 && utf8 >= "\u0080" && utf8 <= "\u009F")
        return Glyph::Dropped;
    return Glyph::Visible;
}

std::size_t sequenceLength(char lead)
{
    const auto byte = static_cast<unsigned char>(lead);
    return byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
}

bool isPlainAscii(char c)
{
    return c > ' ' && c < '\x7F' && c != '&';
}

} // namespace

void TextLines::addText(std::string_view html, bool keepLines)
{
    std::string decoded;
    for (std::size_t at = 0; at < html.size();) {
        std::size_t end = at;
        while (end < html.size() && isPlainAscii(html[end]))
            ++end;
        if (end > at) {
            addVisible(html.substr(at, end - at));
            at = end;
            continue;
        }
        if (html[at] == '&') {
            decoded.clear();
            if (const std::size_t used = decodeEntity(html.substr(at), decoded); used > 0) {
                addCharacter(decoded, keepLines);
                at += used;
                continue;
            }
        }
        const std::string_view character = html.substr(at, sequenceLength(html[at]));
        addCharacter(character, keepLines);
        at += character.size();
    }
}

void TextLines::addCharacter(std::string_view utf8, bool keepLines)
{
    const char first = utf8.front();
    if (first == ' ' || first == '\t' || first == '\n' || first == '\r' || first == '\f') {
        addSpace(first, keepLines);
        return;
    }
    if (utf8.size() == 1 && (static_cast<unsigned char>(first) < 0x20 || first == '\x7F'))
        return;
    switch (utf8.size() == 1 ? Glyph::Visible : classify(utf8)) {
    case Glyph::Visible:
        addVisible(utf8);
        break;
    case Glyph::NoBreakSpace:
        m_fillerSeen = true;
        addSpace(' ', keepLines);
        break;
    case Glyph::Space:
        addSpace(' ', keepLines);
        break;
    case Glyph::Joiner:
        if (!m_out.empty() && static_cast<unsigned char>(m_out.back()) >= 0x80)
            m_joiner = utf8;
        break;
    case Glyph::Dropped:
        break;
    }
}

void TextLines::addSpace(char space, bool keepLines)
{
    m_joiner.clear();
    if (!keepLines) {
        m_spaceWanted = true;
    } else if (space == '\n') {
        lineBreak();
    } else if (space != '\r' && space != '\f') {
        addVisible({&space, 1});
    }
}

void TextLines::addVisible(std::string_view utf8)
{
    if (m_breakWanted) {
        breakLine();
    } else if (m_separatorWanted) {
        m_out += " | ";
    } else if (m_spaceWanted) {
        m_out += ' ';
    } else if (!m_joiner.empty() && static_cast<unsigned char>(utf8.front()) >= 0x80) {
        m_out += m_joiner;
    }
    m_joiner.clear();
    m_spaceWanted = m_separatorWanted = m_fillerSeen = false;
    m_out += utf8;
}

void TextLines::breakLine()
{
    if (m_lines > 0) {
        // RFC 3676, 4.3: the signature separator is "-- ", and its space is all that tells it.
        if (m_spaceWanted && from(m_lineStart) == "--")
            m_out += ' ';
        m_out += '\n';
        if (m_emptyLineWanted) {
            std::string prefix = quotePrefix(std::min(m_quoteDepth, m_lastQuoteDepth));
            if (!prefix.empty())
                prefix.pop_back();
            m_out += prefix + '\n';
        }
    }
    ++m_lines;
    m_breakWanted = m_emptyLineWanted = false;
    m_lastQuoteDepth = m_quoteDepth;
    m_out += quotePrefix(m_quoteDepth);
    m_lineStart = m_out.size();
    const int levels = std::min(m_indent, maximumIndent) - (m_marker.empty() ? 0 : 1);
    m_out.append(static_cast<std::size_t>(std::max(levels, 0)) * 2, ' ');
    m_out += m_marker;
    m_marker.clear();
}

std::string TextLines::quotePrefix(int depth) const
{
    std::string prefix;
    for (int i = std::min(depth, maximumQuoteDepth); i > 0; --i)
        prefix += "> ";
    return prefix;
}

void TextLines::lineBreak()
{
    m_joiner.clear();
    if (m_separatorWanted)
        return;
    m_emptyLineWanted |= m_breakWanted;
    m_breakWanted = true;
    m_fillerSeen = false;
}

void TextLines::blockEdge(Edge edge)
{
    m_joiner.clear();
    if (m_separatorWanted)
        return;
    // <p>&nbsp;</p> is how many editors write an empty line.
    m_emptyLineWanted |= m_breakWanted && m_fillerSeen;
    const bool rowBegins = m_row.open && m_lines == m_row.firstLine;
    m_emptyLineWanted |= edge == Edge::Paragraph && m_marker.empty() && !rowBegins;
    m_breakWanted = true;
    m_fillerSeen = false;
}

void TextLines::rowStart()
{
    // A row in a cell of a row is layout: it does not continue that row's line.
    m_separatorWanted = false;
    blockEdge(Edge::Line);
    m_row = {m_lines, true};
}

void TextLines::rowEnd()
{
    m_separatorWanted = false;
    m_fillerSeen = false;
    blockEdge(Edge::Line);
    // The paragraphs that word processors put into every cell do not spread the rows apart.
    if (m_lines - m_row.firstLine == 1)
        m_emptyLineWanted = false;
    m_row.open = false;
}

void TextLines::cellStart()
{
    if (!m_row.open)
        return;
    const std::size_t linesInRow = m_lines - m_row.firstLine;
    m_fillerSeen = false;
    if (linesInRow == 1) {
        m_separatorWanted = true;
        m_breakWanted = m_emptyLineWanted = false;
    } else if (linesInRow > 1) {
        blockEdge(Edge::Line);
    }
}

} // namespace threadline::markup
