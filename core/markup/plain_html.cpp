// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/plain_html.h"

#include "core/markup/link_target.h"
#include "core/markup/text_escaping.h"

#include <algorithm>
#include <optional>

namespace threadline {
namespace {

using namespace markup;

// A longer word is data, not an address somebody is meant to follow.
constexpr qsizetype longestAddress = 2048;

bool endsAddress(QChar c)
{
    // White space, what encloses addresses in prose, and the punctuation of Chinese and Japanese.
    return c.isSpace() || c.unicode() < 0x20 || c == u'<' || c == u'>' || c == u'"' ||
           (c.unicode() >= 0x3000 && c.unicode() <= 0x303F) ||
           (c.unicode() >= 0xFF01 && c.unicode() <= 0xFF0F) || c == u'\uFF1B' || c == u'\uFF1F';
}

/// Without the punctuation of the sentence around it; a bracket stays if it was opened inside.
QStringView withoutSentence(QStringView address)
{
    while (!address.isEmpty()) {
        const QChar last = address.back();
        const bool closing = (last == u')' && !address.contains(u'(')) ||
                             (last == u']' && !address.contains(u'[')) || last == u'}';
        if (!closing && !QStringView(u".,;:!?'*_|\u2026\u201D\u2019\u00BB").contains(last))
            break;
        address.chop(1);
    }
    return address;
}

bool isMailAddress(QStringView text)
{
    const qsizetype at = text.indexOf(u'@');
    const QStringView domain = text.mid(at + 1);
    const qsizetype dot = domain.lastIndexOf(u'.');
    const auto inLocal = [](QChar c) {
        return c.isLetterOrNumber() || QStringView(u".!#$%&'*+/=?^_`{|}~-").contains(c);
    };
    const auto inDomain = [](QChar c) { return c.isLetterOrNumber() || c == u'.' || c == u'-'; };
    return at > 0 && dot > 0 && domain.size() - dot > 2 && domain.front() != u'.' &&
           std::ranges::all_of(text.left(at), inLocal) && std::ranges::all_of(domain, inDomain);
}

struct Address
{
    qsizetype from = 0;
    qsizetype size = 0;
    LinkTarget target;
};

std::optional<Address> webAddressIn(QStringView word)
{
    qsizetype from = -1;
    for (const QStringView start : {QStringView(u"https://"), QStringView(u"http://"),
                                    QStringView(u"mailto:"), QStringView(u"www.")}) {
        const qsizetype found = word.indexOf(start, 0, Qt::CaseInsensitive);
        const bool begins = found == 0 || (found > 0 && !word[found - 1].isLetterOrNumber());
        if (begins && (from < 0 || found < from))
            from = found;
    }
    if (from < 0)
        return std::nullopt;
    const QStringView text = withoutSentence(word.mid(from));
    const bool bare = text.startsWith(u"www.", Qt::CaseInsensitive);
    const auto target =
        linkTarget(bare ? QString(QLatin1String("https://") + text.toString()) : text.toString());
    if (!target || (bare && text.count(u'.') < 2))
        return std::nullopt;
    return Address{from, text.size(), *target};
}

std::optional<Address> mailAddressIn(QStringView word)
{
    qsizetype from = 0;
    while (from < word.size() && QStringView(u"([{'*_\u201C\u201E\u00AB").contains(word[from]))
        ++from;
    const QStringView text = withoutSentence(word.mid(from));
    if (!isMailAddress(text))
        return std::nullopt;
    const auto target = linkTarget(QString(QLatin1String("mailto:") + text.toString()));
    return target ? std::optional(Address{from, text.size(), *target}) : std::nullopt;
}

class PlainHtml
{
public:
    QString run(QStringView text)
    {
        for (qsizetype at = 0; at < text.size();) {
            qsizetype end = at;
            while (end < text.size() && !endsAddress(text[end]))
                ++end;
            addWord(text.sliced(at, end - at));
            at = end;
            for (; at < text.size() && endsAddress(text[at]); ++at)
                addBetween(text, at);
        }
        return std::move(m_html);
    }

private:
    void addWord(QStringView word)
    {
        std::optional<Address> address;
        if (word.size() <= longestAddress && word.size() > 4) {
            address = webAddressIn(word);
            if (!address && word.contains(u'@'))
                address = mailAddressIn(word);
        }
        if (!address) {
            m_words.append(m_html, word);
            return;
        }
        m_words.append(m_html, word.left(address->from));
        m_html += QLatin1String("<a href=\"");
        appendEscaped(m_html, address->target.href);
        m_html += QLatin1String("\" title=\"");
        appendEscaped(m_html, address->target.shown);
        m_html += QLatin1String("\">");
        m_words.append(m_html, word.sliced(address->from, address->size));
        m_html += QLatin1String("</a>");
        m_words.append(m_html, word.mid(address->from + address->size));
    }

    void addBetween(QStringView text, qsizetype at)
    {
        const QChar c = text[at];
        const bool lineStart = at == 0 || text[at - 1] == u'\n';
        const bool repeated = at > 0 && (text[at - 1] == u' ' || text[at - 1] == u'\t');
        m_words.reset();
        if (c == u'\n') {
            m_html += QLatin1String("<br/>");
        } else if (c == u'\t') {
            m_html += QLatin1String("&nbsp;&nbsp;&nbsp; ");
        } else if (c == u' ' && (lineStart || repeated)) {
            m_html += QLatin1String("&nbsp;");
        } else if (c != u'\r') {
            m_words.append(m_html, text.sliced(at, 1));
        }
    }

    QString m_html;
    WordBreaker m_words;
};

} // namespace

QString plainToHtml(QStringView text, qsizetype maximumCharacters)
{
    if (text.size() <= maximumCharacters)
        return PlainHtml().run(text);
    qsizetype end = std::max<qsizetype>(maximumCharacters, 0);
    if (end > 0 && text[end - 1].isHighSurrogate())
        --end;
    return PlainHtml().run(text.left(end)) + QChar(u'\u2026');
}

} // namespace threadline
