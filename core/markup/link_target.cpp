// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/link_target.h"

#include <QUrl>

#include <algorithm>
#include <array>

namespace threadline::markup {
namespace {

// What servers and browsers accept in practice.
constexpr qsizetype longestHref = 8192;
constexpr qsizetype longestLinkText = 300;

QString straightened(QStringView href)
{
    // URL Standard 4.4: browsers drop tabs and line ends inside an address, and read "\" as "/".
    QString result;
    for (const QChar c : href.trimmed()) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7F)
            continue;
        result += c == u'\\' ? QChar(u'/') : c;
    }
    return result.startsWith(QLatin1String("//")) ? QLatin1String("https:") + result : result;
}

std::optional<LinkTarget> webTarget(const QString& href)
{
    QUrl url(href, QUrl::TolerantMode);
    url.setUserInfo(QString());
    const QString host = url.host(QUrl::FullyEncoded);
    if (!url.isValid() || host.isEmpty())
        return std::nullopt;
    return LinkTarget{QString::fromLatin1(url.toEncoded()), host.toLower()};
}

std::optional<LinkTarget> mailTarget(const QString& href)
{
    const QUrl url(href, QUrl::TolerantMode);
    const QString address = url.path(QUrl::FullyDecoded);
    if (!url.isValid() || !address.contains(u'@'))
        return std::nullopt;
    return LinkTarget{QString::fromLatin1(url.toEncoded()), address};
}

std::optional<LinkTarget> phoneTarget(QStringView number)
{
    QString digits;
    for (const QChar c : number) {
        if ((c >= u'0' && c <= u'9') || c == u'+' || c == u'*' || c == u'#')
            digits += c;
    }
    if (digits.isEmpty())
        return std::nullopt;
    return LinkTarget{QLatin1String("tel:") + QString(digits).replace(u'#', QLatin1String("%23")),
                      digits};
}

/// Who is called, and nothing else that the address may ask the telephone for (RFC 3261, 19.1.5).
std::optional<LinkTarget> sipTarget(const QString& scheme, const QString& href)
{
    const QString whom = href.mid(scheme.size() + 1).section(u'?', 0, 0).section(u';', 0, 0);
    const bool isPlain = std::ranges::all_of(whom, [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || QStringView(u"@.-_+%~[]:").contains(c));
    });
    if (whom.isEmpty() || !isPlain)
        return std::nullopt;
    return LinkTarget{scheme + u':' + whom, whom};
}

bool isFileEnding(QStringView label)
{
    static constexpr std::array<QStringView, 14> endings{u"csv",  u"doc", u"docx", u"gif", u"htm",
                                                         u"html", u"ics", u"jpg",  u"js",  u"pdf",
                                                         u"png",  u"txt", u"xls",  u"xlsx"};
    return std::ranges::any_of(endings, [label](QStringView ending) {
        return label.compare(ending, Qt::CaseInsensitive) == 0;
    });
}

QString asciiHost(QStringView host)
{
    QString ascii = QString::fromLatin1(QUrl::toAce(host.toString())).toLower();
    if (ascii.startsWith(QLatin1String("www.")))
        ascii.remove(0, 4);
    return ascii;
}

/// The host that one word of a link's text names; empty if it names none.
QString hostIn(QStringView word, bool alone)
{
    QString text = word.toString();
    for (const char16_t dot : {u'\u3002', u'\uFF0E', u'\uFF61'})
        text.replace(QChar(dot), QChar(u'.'));
    const qsizetype scheme = text.indexOf(QLatin1String("://"));
    const bool marked = scheme >= 0 || text.startsWith(QLatin1String("www."), Qt::CaseInsensitive);
    if (!marked && !alone)
        return {};
    if (scheme >= 0)
        text.remove(0, scheme + 3);
    const auto end = std::ranges::find_if(text, [](QChar c) {
        return !c.isLetterOrNumber() && c != u'.' && c != u'-' && c != u'@' && c != u'_' &&
               c != u'+';
    });
    text.truncate(std::distance(text.begin(), end));
    text.remove(0, text.lastIndexOf(u'@') + 1);
    while (text.endsWith(u'.'))
        text.chop(1);
    const qsizetype lastDot = text.lastIndexOf(u'.');
    const QStringView top = QStringView(text).mid(lastDot + 1);
    const bool letters = std::ranges::all_of(top, [](QChar c) { return c.isLetter(); });
    if (lastDot <= 0 || top.size() < 2 || !letters || (!marked && isFileEnding(top)))
        return {};
    return asciiHost(text);
}

} // namespace

std::optional<LinkTarget> linkTarget(QStringView href)
{
    if (href.size() > longestHref)
        return std::nullopt;
    const QString straight = straightened(href);
    const qsizetype colon = straight.indexOf(u':');
    const QString scheme = straight.left(std::max<qsizetype>(colon, 0)).toLower();
    if (scheme == QLatin1String("http") || scheme == QLatin1String("https"))
        return webTarget(straight);
    if (scheme == QLatin1String("mailto"))
        return mailTarget(straight);
    if (scheme == QLatin1String("tel"))
        return phoneTarget(QStringView(straight).mid(colon + 1));
    if (scheme == QLatin1String("sip") || scheme == QLatin1String("sips"))
        return sipTarget(scheme, straight);
    return std::nullopt;
}

bool namesAnotherHost(QStringView text, const LinkTarget& target)
{
    if (target.href.startsWith(QLatin1String("tel:")))
        return false;
    QString visible;
    for (const QChar c : text.left(longestLinkText)) {
        if (c.category() != QChar::Other_Format)
            visible += c.isSpace() ? QChar(u' ') : c;
    }
    const QStringList words = visible.split(u' ', Qt::SkipEmptyParts);
    const QString host =
        asciiHost(QStringView(target.shown).mid(target.shown.lastIndexOf(u'@') + 1));
    return std::ranges::any_of(words, [&](const QString& word) {
        const QString named = hostIn(word, words.size() == 1);
        return !named.isEmpty() && named != host && !host.endsWith(u'.' + named);
    });
}

} // namespace threadline::markup
