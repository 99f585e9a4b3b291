// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tokens of an HTML document in one pass without a tree: HTML Standard 13.2.5 as far as it
// decides what is text, what is a tag and what its attributes are. For what must stay linear on any
// input: plain text extraction and the check before the real parser is let loose.
//
// Views point into the input, which must outlive the tokens. One thread per object.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace threadline::markup {

struct HtmlToken
{
    enum class Kind : std::uint8_t { Text, RawText, StartTag, EndTag, Comment };

    Kind kind = Kind::Text;
    /// Lower-case tag name; of RawText (the content of <script>, <style>, …) its element's name.
    std::string_view name;
    /// Text and RawText: the characters, entities not decoded. StartTag: what is between name and
    /// ">", for attribute(). Empty for the others.
    std::string_view body;
    bool selfClosing = false;
};

class HtmlTokenizer
{
public:
    explicit HtmlTokenizer(std::string_view html)
        : m_html(html)
    {
    }

    /// False at the end. Never fails: any bytes are some HTML document.
    bool next(HtmlToken& token);

private:
    void readText(HtmlToken& token);
    bool readMarkup(HtmlToken& token);
    void readTag(HtmlToken& token, std::size_t nameAt, HtmlToken::Kind kind);
    void readRawText(HtmlToken& token);
    void skipComment(std::size_t from);
    void skipTo(std::string_view end, std::size_t from);

    std::string_view m_html;
    std::size_t m_at = 0;
    /// Set after a start tag whose content is not markup, until its end tag.
    std::string m_rawElement;
    std::string m_name;
};

/// Walks the attributes of a StartTag's body. Names as written; values without their quotes,
/// entities not decoded.
class HtmlAttributes
{
public:
    explicit HtmlAttributes(std::string_view body)
        : m_body(body)
    {
    }
    bool next(std::string_view& name, std::string_view& value);

private:
    std::string_view m_body;
    std::size_t m_at = 0;
};

/// The value of the first attribute of that (lower-case) name, entities decoded; nothing if absent.
std::optional<std::string> attribute(std::string_view body, std::string_view lowerName);

bool equalsIgnoringCase(std::string_view text, std::string_view lower);
std::string toLowerAscii(std::string_view text);

} // namespace threadline::markup
