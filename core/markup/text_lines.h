// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes the plain-text look of a document line by line: the caller says where blocks, breaks,
// cells and quotes are, this decides which line ends and spaces that makes. Breaks are lazy: they
// are written with the words that follow, so that nothing trails. One thread per object.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace threadline::markup {

class TextLines
{
public:
    /// Characters with entities still in them. White space is collapsed unless `keepLines`.
    void addText(std::string_view html, bool keepLines);
    /// Written as it is, right behind the last word; for what belongs to it.
    void appendToWord(std::string_view utf8) { m_out += utf8; }

    void lineBreak();
    enum class Edge { Line, Paragraph };
    void blockEdge(Edge edge);

    void rowStart();
    void rowEnd();
    void cellStart();

    void setQuoteDepth(int depth) { m_quoteDepth = depth; }
    void setIndent(int levels) { m_indent = levels; }
    /// Goes before the next word, if that comes before the next marker.
    void setMarker(std::string marker) { m_marker = std::move(marker); }

    std::size_t size() const { return m_out.size(); }
    std::string_view from(std::size_t offset) const
    {
        return std::string_view(m_out).substr(offset);
    }
    std::string take() { return std::move(m_out); }

    /// Where a row began, to be restored when a table inside it ends.
    struct Row
    {
        std::size_t firstLine = 0;
        bool open = false;
    };
    Row row() const { return m_row; }
    void setRow(Row row) { m_row = row; }

private:
    void addCharacter(std::string_view utf8, bool keepLines);
    void addSpace(char space, bool keepLines);
    void addVisible(std::string_view utf8);
    void breakLine();
    std::string quotePrefix(int depth) const;

    std::string m_out;
    std::string m_marker;
    std::string m_joiner;
    std::size_t m_lines = 0;
    std::size_t m_lineStart = 0;
    Row m_row;
    int m_quoteDepth = 0;
    int m_lastQuoteDepth = 0;
    int m_indent = 0;
    bool m_breakWanted = true; ///< the first word opens the first line
    bool m_emptyLineWanted = false;
    bool m_spaceWanted = false;
    bool m_separatorWanted = false;
    bool m_fillerSeen = false; ///< a no-break space where otherwise nothing is: an empty line
};

} // namespace threadline::markup
