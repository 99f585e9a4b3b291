// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xmpp/jid.h"

#include <algorithm>

namespace threadline {

namespace {

constexpr qsizetype longestPart = 1023; // RFC 7622, 3.1; in octets there, so this is generous

bool isPart(QStringView part)
{
    return !part.isEmpty() && part.size() <= longestPart &&
           std::none_of(part.begin(), part.end(), [](QChar c) { return c.isSpace() || c.unicode() < 0x20; });
}

} // namespace

QString bareJid(const QString& jid)
{
    const QString bare = jid.section(u'/', 0, 0);
    const qsizetype at = bare.indexOf(u'@');
    const QStringView domain = QStringView(bare).mid(at + 1);
    if ((at >= 0 && !isPart(QStringView(bare).left(at))) || !isPart(domain) || domain.contains(u'@')) {
        return {};
    }
    return bare.toLower();
}

QString jidResource(const QString& jid)
{
    return jid.section(u'/', 1);
}

QString jidDomain(const QString& jid)
{
    return bareJid(jid).section(u'@', -1);
}

QString normalJid(const QString& jid)
{
    const QString bare = bareJid(jid);
    const QString resource = jidResource(jid);
    return bare.isEmpty() || resource.isEmpty() ? bare : bare + u'/' + resource.left(longestPart);
}

} // namespace threadline
