// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identities/claimed_handle.h"

#include "core/identities/mail_address.h"
#include "core/identities/phone_number.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace threadline {

namespace {

constexpr qsizetype longestLine = 1000;

struct Network
{
    QStringView host;
    QStringView folder; ///< between host and name
    QStringView name;
    qsizetype shortest;
    qsizetype longest;
    QStringView marks; ///< allowed besides letters and digits
};

// help.x.com/managing-your-account/x-username-rules;
// core.telegram.org/method/account.checkUsername; linkedin.com/help/linkedin/answer/a542685;
// facebook.com/help/105399436216001; atproto.com/specs/handle
constexpr std::array<Network, 10> networks{{
    {u"x.com", {}, u"x", 1, 15, u"_"},
    {u"twitter.com", {}, u"x", 1, 15, u"_"},
    {u"t.me", {}, u"telegram", 4, 32, u"_"},
    {u"telegram.me", {}, u"telegram", 4, 32, u"_"},
    {u"linkedin.com", u"in", u"linkedin", 3, 100, u"-"},
    {u"instagram.com", {}, u"instagram", 1, 30, u"._"},
    {u"facebook.com", {}, u"facebook", 5, 50, u"."},
    {u"fb.com", {}, u"facebook", 5, 50, u"."},
    {u"m.me", {}, u"facebook", 5, 50, u"."},
    {u"bsky.app", u"profile", u"bluesky", 4, 253, u".-"},
}};

/// Where a name would stand, but none does.
constexpr std::array<QStringView, 38> pages{
    u"home",     u"intent",      u"share",       u"search",      u"hashtag",    u"explore",
    u"settings", u"login",       u"signup",      u"about",       u"privacy",    u"tos",
    u"help",     u"i",           u"joinchat",    u"addstickers", u"proxy",      u"iv",
    u"s",        u"c",           u"p",           u"reel",        u"reels",      u"stories",
    u"tv",       u"accounts",    u"sharer",      u"groups",      u"pages",      u"events",
    u"watch",    u"marketplace", u"profile.php", u"people",      u"sharer.php", u"story.php",
    u"legal",    u"business"};

/// Networks that write /@name and are not part of the Fediverse.
constexpr std::array<QStringView, 8> otherAtHosts{u"youtube.com",   u"tiktok.com",  u"medium.com",
                                                  u"threads.net",   u"threads.com", u"substack.com",
                                                  u"flipboard.com", u"google.com"};

bool isOneOf(QStringView word, std::span<const QStringView> words)
{
    return std::ranges::find(words, word) != words.end();
}

bool isWordCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

QString withoutFront(QString text, QStringView front)
{
    return text.startsWith(front) ? text.mid(front.size()) : text;
}

/// "de.linkedin.com" is linkedin.com, "phoenix.com" is not x.com.
QString hostOf(const QString& host)
{
    for (const Network& network : networks) {
        if (host.endsWith(network.host) && (host.size() == network.host.size() ||
                                            host[host.size() - network.host.size() - 1] == u'.')) {
            return network.host.toString();
        }
    }
    return withoutFront(host, u"www.");
}

std::optional<Identity> onNetwork(const QString& host, const QStringList& path)
{
    for (const Network& network : networks) {
        const qsizetype place = network.folder.isEmpty() ? 0 : 1;
        if (host != network.host || path.size() <= place ||
            (place == 1 && path[0] != network.folder)) {
            continue;
        }
        const QString name = withoutFront(path[place], u"@");
        const bool fits =
            name.size() >= network.shortest && name.size() <= network.longest &&
            std::ranges::all_of(
                name, [&](QChar c) { return isWordCharacter(c) || network.marks.contains(c); }) &&
            std::ranges::any_of(name, isWordCharacter) && !isOneOf(name, pages);
        if (!fits || (network.name == u"bluesky" && !name.contains(u'.'))) {
            return std::nullopt;
        }
        return Identity{Identity::Kind::Handle, network.name.toString() + u':' + name};
    }
    return std::nullopt;
}

std::optional<Identity> inFediverse(const QString& host, const QStringList& path)
{
    const QString name = path.isEmpty() || !path[0].startsWith(u'@') ? QString() : path[0].mid(1);
    const bool fits =
        !name.isEmpty() && name.size() <= 64 &&
        std::ranges::all_of(name, [](QChar c) { return isWordCharacter(c) || c == u'_'; });
    if (!fits || isOneOf(host, otherAtHosts) || mailDomain(QString(u'@' + host)) != host) {
        return std::nullopt;
    }
    return Identity{Identity::Kind::Handle, QStringLiteral("mastodon:%1@%2").arg(name, host)};
}

std::optional<Identity> handleInWord(const QString& word)
{
    const bool hasScheme =
        word.startsWith(QStringLiteral("https://")) || word.startsWith(QStringLiteral("http://"));
    QString address = hasScheme ? word.mid(word.indexOf(u':') + 3) : word;
    for (const QChar end : {u'?', u'#'}) {
        address = address.section(end, 0, 0);
    }
    while (!address.isEmpty() && QStringView(u".:!*_").contains(address.back())) {
        address.chop(1);
    }
    const auto slash = address.indexOf(u'/');
    if (slash < 1) {
        return std::nullopt;
    }
    const QString host = hostOf(address.left(slash));
    const QStringList path = address.mid(slash + 1).split(u'/', Qt::SkipEmptyParts);
    if (host == QStringLiteral("wa.me") && !path.isEmpty()) {
        const auto number = phoneIdentity(QString(u'+' + withoutFront(path[0], u"+")), {});
        return number ? std::optional(*number) : std::nullopt;
    }
    if (const auto handle = onNetwork(host, path)) {
        return handle;
    }
    return hasScheme ? inFediverse(host, path) : std::nullopt;
}

} // namespace

QList<Identity> handlesInLine(QStringView line)
{
    const QString text = line.left(longestLine).toString().toLower();
    const auto isBorder = [](QChar c) {
        return c.isSpace() || QStringView(u"<>()[]{}\"'“”,;|").contains(c);
    };
    QList<Identity> found;
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i;
        while (end < text.size() && !isBorder(text[end])) {
            ++end;
        }
        if (const auto handle = handleInWord(text.sliced(i, end - i));
            handle && !found.contains(*handle)) {
            found.append(*handle);
        }
        i = end + 1;
    }
    return found;
}

QString handleForPeople(const Identity& identity)
{
    constexpr std::array<std::pair<QStringView, QStringView>, 7> names{
        {{u"x", u"X"},
         {u"telegram", u"Telegram"},
         {u"linkedin", u"LinkedIn"},
         {u"instagram", u"Instagram"},
         {u"facebook", u"Facebook"},
         {u"bluesky", u"Bluesky"},
         {u"mastodon", u"Mastodon"}}};
    const auto colon = identity.value.indexOf(u':');
    for (const auto& [network, name] : names) {
        if (colon > 0 && identity.value.left(colon) == network) {
            return QStringLiteral("@%1 on %2").arg(identity.value.mid(colon + 1), name);
        }
    }
    return identity.value;
}

} // namespace threadline
