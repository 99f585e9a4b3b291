// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/sanitised_output.h"

#include "core/markup/html_sanitiser.h"

#include <algorithm>
#include <ranges>

namespace threadline::markup {
namespace {

QString endTag(const QString& name)
{
    return QLatin1String("</") + name + u'>';
}

} // namespace

void SanitisedOutput::open(QString tag, QString name)
{
    count(tag.size() + name.size() + 3);
    sink() += tag;
    m_open.push_back({std::move(tag), std::move(name), !m_inQuote, m_inQuote});
}

void SanitisedOutput::close()
{
    const OpenElement element = std::move(m_open.back());
    m_open.pop_back();
    if (element.inOwn)
        m_own += endTag(element.name);
    if (element.inQuote)
        m_quoted += endTag(element.name);
}

void SanitisedOutput::emptyElement(const QString& tag, bool visible)
{
    // A data: image is bounded by its own limits.
    count(std::min<qsizetype>(tag.size(), 1000));
    m_words.reset();
    if (visible)
        sawSomething();
    sink() += tag;
}

void SanitisedOutput::count(qsizetype markup)
{
    m_markup += markup;
    ++m_elements;
    m_full |= m_elements >= SanitiseLimits::elements ||
              m_markup + m_characters >= SanitiseLimits::outputCharacters;
}

void SanitisedOutput::text(QStringView text)
{
    const qsizetype left = SanitiseLimits::shownCharacters - m_characters;
    if (text.size() > left) {
        m_full = true;
        text = text.left(left > 0 && text[left - 1].isHighSurrogate() ? left - 1 : left);
    }
    m_characters += text.size();
    const auto isVisible = [](QChar c) {
        return !c.isSpace() && c.category() != QChar::Other_Format;
    };
    if (std::ranges::any_of(text, isVisible))
        sawSomething();
    m_words.append(sink(), text);
}

void SanitisedOutput::sawSomething()
{
    if (m_inQuote) {
        m_hasQuote = true;
        m_interleaved |= m_ownAfterQuote;
    } else {
        m_hasOwn = true;
        m_ownAfterQuote = m_hasQuote;
    }
}

void SanitisedOutput::beginQuote()
{
    m_inQuote = true;
    for (OpenElement& element : m_open) {
        element.inQuote = true;
        m_quoted += element.tag;
        count(element.tag.size());
    }
}

void SanitisedOutput::endQuote()
{
    m_inQuote = false;
    for (OpenElement& element : m_open | std::views::reverse) {
        if (element.inQuote)
            m_quoted += endTag(element.name);
        element.inQuote = false;
    }
}

void SanitisedOutput::finish()
{
    while (!m_open.empty())
        close();
}

} // namespace threadline::markup
