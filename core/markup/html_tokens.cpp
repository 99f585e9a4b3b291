// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/html_tokens.h"

#include "core/markup/html_entities.h"

#include <algorithm>
#include <array>
#include <utility>

namespace threadline::markup {
namespace {

constexpr bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

constexpr bool isLetter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

// HTML Standard 13.2.6.4: elements whose content the tokenizer does not look into. <noscript> is
// not among them, as no script ever runs here.
constexpr std::array<std::string_view, 8> rawTextElements{
    "iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"};

} // namespace

bool equalsIgnoringCase(std::string_view text, std::string_view lowerText)
{
    return std::ranges::equal(text, lowerText, [](char a, char b) { return lower(a) == b; });
}

std::string toLowerAscii(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), lower);
    return result;
}

bool HtmlTokenizer::next(HtmlToken& token)
{
    while (m_at < m_html.size()) {
        token = {};
        if (!m_rawElement.empty()) {
            readRawText(token);
            if (!token.body.empty())
                return true;
            continue;
        }
        if (m_html[m_at] == '<' && readMarkup(token))
            return true;
        readText(token);
        return true;
    }
    return false;
}

void HtmlTokenizer::readText(HtmlToken& token)
{
    // At least one character: a "<" that begins no markup is text.
    const std::size_t end = std::min(m_html.find('<', m_at + 1), m_html.size());
    token.kind = HtmlToken::Kind::Text;
    token.body = m_html.substr(m_at, end - m_at);
    m_at = end;
}

bool HtmlTokenizer::readMarkup(HtmlToken& token)
{
    const char second = m_at + 1 < m_html.size() ? m_html[m_at + 1] : '\0';
    if (isLetter(second)) {
        readTag(token, m_at + 1, HtmlToken::Kind::StartTag);
        return true;
    }
    if (second == '/') {
        const char third = m_at + 2 < m_html.size() ? m_html[m_at + 2] : '\0';
        if (isLetter(third)) {
            readTag(token, m_at + 2, HtmlToken::Kind::EndTag);
            return true;
        }
        if (third == '\0')
            return false;
    } else if (second != '!' && second != '?') {
        return false;
    }
    token.kind = HtmlToken::Kind::Comment;
    if (m_html.substr(m_at, 4) != "<!--")
        skipTo(">", m_at + 2);
    else if (m_html.substr(m_at + 4, 1) == ">" || m_html.substr(m_at + 4, 2) == "->")
        skipTo(">", m_at + 4); // an abruptly closed comment is empty
    else
        skipComment(m_at + 4);
    return true;
}

void HtmlTokenizer::skipTo(std::string_view end, std::size_t from)
{
    const std::size_t found = m_html.find(end, from);
    m_at = found == std::string_view::npos ? m_html.size() : found + end.size();
}

void HtmlTokenizer::skipComment(std::size_t from)
{
    std::size_t at = from;
    while ((at = m_html.find("--", at)) != std::string_view::npos) {
        const std::size_t end = m_html.substr(at + 2, 1) == "!" ? at + 3 : at + 2;
        if (m_html.substr(end, 1) == ">") {
            m_at = end + 1;
            return;
        }
        ++at;
    }
    m_at = m_html.size();
}

void HtmlTokenizer::readTag(HtmlToken& token, std::size_t nameAt, HtmlToken::Kind kind)
{
    std::size_t at = nameAt;
    while (at < m_html.size() && !isSpace(m_html[at]) && m_html[at] != '/' && m_html[at] != '>')
        ++at;
    m_name = toLowerAscii(m_html.substr(nameAt, at - nameAt));
    const std::size_t bodyAt = at;
    // A ">" inside a quoted value does not end the tag; a quote counts only right after "=".
    char quote = '\0';
    bool afterEquals = false;
    for (; at < m_html.size(); ++at) {
        const char c = m_html[at];
        if (quote != '\0') {
            if (c == quote)
                quote = '\0';
        } else if (c == '>') {
            break;
        } else if (afterEquals && (c == '"' || c == '\'')) {
            quote = c;
            afterEquals = false;
        } else if (!isSpace(c)) {
            afterEquals = c == '=';
        }
    }
    token.kind = kind;
    token.name = m_name;
    token.body = m_html.substr(bodyAt, at - bodyAt);
    token.selfClosing = token.body.ends_with('/');
    m_at = std::min(at + 1, m_html.size());
    if (kind == HtmlToken::Kind::StartTag && std::ranges::binary_search(rawTextElements, m_name))
        m_rawElement = m_name;
}

void HtmlTokenizer::readRawText(HtmlToken& token)
{
    m_name = std::exchange(m_rawElement, {});
    std::size_t end = m_at;
    while ((end = m_html.find("</", end)) != std::string_view::npos) {
        const std::size_t after = end + 2 + m_name.size();
        if (equalsIgnoringCase(m_html.substr(end + 2, m_name.size()), m_name) &&
            (after >= m_html.size() || isSpace(m_html[after]) || m_html[after] == '/' ||
             m_html[after] == '>'))
            break;
        end += 2;
    }
    end = std::min(end, m_html.size());
    token.kind = HtmlToken::Kind::RawText;
    token.name = m_name;
    token.body = m_html.substr(m_at, end - m_at);
    m_at = end;
}

bool HtmlAttributes::next(std::string_view& name, std::string_view& value)
{
    while (m_at < m_body.size() && (isSpace(m_body[m_at]) || m_body[m_at] == '/'))
        ++m_at;
    if (m_at >= m_body.size())
        return false;
    const std::size_t nameAt = m_at++; // a leading "=" belongs to the name
    while (m_at < m_body.size() && !isSpace(m_body[m_at]) && m_body[m_at] != '/' &&
           m_body[m_at] != '=')
        ++m_at;
    name = m_body.substr(nameAt, m_at - nameAt);
    value = {};
    std::size_t at = m_at;
    while (at < m_body.size() && isSpace(m_body[at]))
        ++at;
    if (at >= m_body.size() || m_body[at] != '=')
        return true;
    ++at;
    while (at < m_body.size() && isSpace(m_body[at]))
        ++at;
    std::size_t end = at;
    if (at < m_body.size() && (m_body[at] == '"' || m_body[at] == '\'')) {
        end = std::min(m_body.find(m_body[at], at + 1), m_body.size());
        value = m_body.substr(at + 1, end - at - 1);
        m_at = std::min(end + 1, m_body.size());
        return true;
    }
    while (end < m_body.size() && !isSpace(m_body[end]))
        ++end;
    value = m_body.substr(at, end - at);
    m_at = end;
    return true;
}

std::optional<std::string> attribute(std::string_view body, std::string_view lowerName)
{
    HtmlAttributes attributes(body);
    std::string_view name;
    std::string_view value;
    while (attributes.next(name, value)) {
        if (equalsIgnoringCase(name, lowerName))
            return decodeEntities(value);
    }
    return std::nullopt;
}

} // namespace threadline::markup
