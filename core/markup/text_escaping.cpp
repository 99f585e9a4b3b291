// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/text_escaping.h"

#include "core/markup/html_sanitiser.h"

namespace threadline::markup {
namespace {

// Controls, and halves of pairs, are not characters of HTML.
bool isDrawable(QStringView text, qsizetype at)
{
    const QChar c = text[at];
    if (c.unicode() < 0x20)
        return c == u'\n' || c == u'\t' || c == u'\r';
    if (c.isHighSurrogate())
        return at + 1 < text.size() && text[at + 1].isLowSurrogate();
    if (c.isLowSurrogate())
        return at > 0 && text[at - 1].isHighSurrogate();
    return c.unicode() != 0x7F && c.unicode() < 0xFFFE;
}

void appendCharacter(QString& html, QChar c)
{
    if (c == u'<')
        html += QLatin1String("&lt;");
    else if (c == u'>')
        html += QLatin1String("&gt;");
    else if (c == u'&')
        html += QLatin1String("&amp;");
    else if (c == u'"')
        html += QLatin1String("&quot;");
    else
        html += c;
}

} // namespace

void appendEscaped(QString& html, QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i)
        appendCharacter(html, isDrawable(text, i) ? text[i] : QChar(QChar::ReplacementCharacter));
}

QString escaped(QStringView text)
{
    QString html;
    html.reserve(text.size());
    appendEscaped(html, text);
    return html;
}

void WordBreaker::append(QString& html, QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        // Lines may break between ideographs anyway.
        const bool breaksHere = (c.isSpace() && c != QChar(QChar::Nbsp)) || c == QChar(u'\u200B') ||
                                (c.unicode() >= 0x2E80 && c.unicode() < 0xD800);
        m_length = breaksHere ? 0 : m_length + 1;
        if (m_length > SanitiseLimits::wordLength && !c.isLowSurrogate() && !c.isMark()) {
            html += QChar(u'\u200B');
            m_length = 1;
        }
        appendCharacter(html, isDrawable(text, i) ? c : QChar(QChar::ReplacementCharacter));
    }
}

} // namespace threadline::markup
