// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identities/mailbox_rules.h"

#include <algorithm>
#include <array>
#include <span>

namespace threadline {

namespace {

constexpr std::array<QStringView, 2> googleDomains{u"gmail.com", u"googlemail.com"};

constexpr std::array<QStringView, 28> microsoftDomains{
    u"outlook.com", u"outlook.at",  u"outlook.be", u"outlook.com.br", u"outlook.de", u"outlook.dk",
    u"outlook.es",  u"outlook.fr",  u"outlook.ie", u"outlook.it",     u"outlook.jp", u"outlook.pt",
    u"msn.com",     u"hotmail.com", u"hotmail.be", u"hotmail.co.uk",  u"hotmail.de", u"hotmail.es",
    u"hotmail.fr",  u"hotmail.it",  u"hotmail.nl", u"live.com",       u"live.be",    u"live.co.uk",
    u"live.de",     u"live.fr",     u"live.it",    u"live.nl"};

constexpr std::array<QStringView, 12> fastmailDomains{
    u"fastmail.com", u"fastmail.fm", u"fastmail.net", u"fastmail.org",
    u"fastmail.de",  u"fastmail.es", u"fastmail.fr",  u"fastmail.co.uk",
    u"fastmail.nl",  u"fastmail.se", u"fastmail.us",  u"fastmail.com.au"};

constexpr std::array<QStringView, 7> plusDomains{u"proton.me", u"protonmail.com", u"protonmail.ch",
                                                 u"pm.me",     u"icloud.com",     u"me.com",
                                                 u"mac.com"};

bool isOneOf(QStringView domain, std::span<const QStringView> domains)
{
    return std::ranges::find(domains, domain) != domains.end();
}

/// Nothing may be all that is left: "+tag@gmail.com" has no mailbox to be.
QString withoutTag(const QString& local)
{
    const auto plus = local.indexOf(u'+');
    return plus > 0 ? local.left(plus) : local;
}

} // namespace

MailboxName canonicalMailbox(const MailboxName& name)
{
    const auto& [local, domain] = name;
    if (isOneOf(domain, googleDomains)) {
        return {withoutTag(local).remove(u'.'), googleDomains.front().toString()};
    }
    if (isOneOf(domain, microsoftDomains) || isOneOf(domain, fastmailDomains) ||
        isOneOf(domain, plusDomains)) {
        return {withoutTag(local), domain};
    }
    const auto dot = domain.indexOf(u'.');
    if (dot > 0 && isOneOf(QStringView(domain).sliced(dot + 1), fastmailDomains)) {
        return {domain.left(dot), domain.mid(dot + 1)};
    }
    return name;
}

} // namespace threadline
