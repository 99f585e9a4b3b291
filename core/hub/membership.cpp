// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/membership.h"

#include <QJsonArray>

namespace threadline {

namespace {
using namespace Qt::Literals::StringLiterals;

QStringList words(const QJsonValue& array)
{
    QStringList found;
    const QJsonArray values = array.toArray();
    for (const auto& value : values) {
        found.append(value.toString());
    }
    return found;
}

} // namespace

QString Membership::secretKey() const
{
    return u"hub/"_s + access.login + u'@' + access.url;
}

QJsonObject toJson(const Membership& membership)
{
    return {{u"url"_s, membership.access.url},
            {u"login"_s, membership.access.login},
            {u"certificates"_s, QString::fromLatin1(membership.access.certificates)},
            {u"host"_s, membership.host},
            {u"agent"_s, membership.agent.name},
            {u"role"_s, hubRoleName(membership.agent.role)},
            {u"teams"_s, QJsonArray::fromStringList(membership.agent.teams)},
            {u"skills"_s, QJsonArray::fromStringList(membership.agent.skills)}};
}

std::optional<Membership> membershipFrom(const QJsonObject& json)
{
    if (json.isEmpty()) {
        return std::nullopt;
    }
    Membership membership;
    membership.access.url = json.value("url"_L1).toString();
    membership.access.login = json.value("login"_L1).toString();
    membership.access.certificates = json.value("certificates"_L1).toString().toLatin1();
    membership.host = json.value("host"_L1).toString();
    membership.agent.name = json.value("agent"_L1).toString();
    membership.agent.role = hubRoleFromName(json.value("role"_L1).toString()).value_or(HubRole::Agent);
    membership.agent.teams = words(json.value("teams"_L1));
    membership.agent.skills = words(json.value("skills"_L1));
    return membership;
}

} // namespace threadline
