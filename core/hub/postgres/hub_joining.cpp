// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/postgres/hub_joining.h"

#include "core/hub/postgres/hub_schema.h"
#include "core/hub/postgres/postgres_hub.h"

#include <QRandomGenerator>
#include <QUrl>

#include <array>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

Expected<HubMembership> opened(const HubAccess& access)
{
    const auto hub = PostgresHub::open(access);
    if (!hub) {
        return hub.error();
    }
    return HubMembership{access, (*hub)->me()};
}

Error usedUp()
{
    return {Error::Remedy::Rejected,
            u"This invitation was used already, or its time is over: ask the hub's administrator for a new one."_s};
}

} // namespace

QString newHubPassword()
{
    std::array<quint32, 6> random{};
    QRandomGenerator::system()->generate(random.begin(), random.end());
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char*>(random.data()), sizeof random)
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QString hubUrlForOthers(const QString& url)
{
    // By hand: QUrl takes no list of hosts.
    const qsizetype begin = url.indexOf("://"_L1) + 3;
    qsizetype end = url.indexOf(u'/', begin);
    end = end < 0 ? url.size() : end;
    const qsizetype at = url.lastIndexOf(u'@', end - 1);
    return at < begin ? url : url.left(begin) + url.mid(at + 1);
}

Expected<HubMembership> redeem(const HubInvitation& invitation, const QString& password)
{
    HubAccess own = invitation.access;
    own.password = password;
    auto connection = PostgresConnection::open(invitation.access);
    if (!connection) {
        if (connection.error().remedy != Error::Remedy::Reauthenticate) {
            return connection.error();
        }
        const auto membership = opened(own);
        return membership || membership.error().remedy != Error::Remedy::Reauthenticate ? membership : usedUp();
    }
    if (const auto usable = requireUsableHub(*connection); !usable) {
        return usable.error();
    }
    const auto verifier = connection->verifierOf(password);
    if (!verifier) {
        return verifier.error();
    }
    const auto joined =
        connection->run("SELECT FROM threadline.join_hub($1)", {PostgresValue::of(QString::fromLatin1(*verifier))});
    if (!joined) {
        return joined.error();
    }
    return opened(own);
}

} // namespace threadline
