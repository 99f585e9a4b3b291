// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/sip/sip_settings.h"

#include "core/channels/secretless.h"
#include "core/identities/phone_number.h"
#include "core/model/rejected.h"

#include <QRegularExpression>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

const QString controlKey = u"control"_s;
const QString numberKey = u"number"_s;
const QString usual = u"127.0.0.1:4444"_s;

} // namespace

QString SipControl::words() const
{
    const bool isSix = host.protocol() == QAbstractSocket::IPv6Protocol;
    return (isSix ? u"[%1]:%2"_s : u"%1:%2"_s).arg(host.toString()).arg(port);
}

QJsonObject SipSettings::toJson() const
{
    return {{controlKey, control}, {numberKey, number}, {secretlessKey, true}};
}

SipSettings SipSettings::fromJson(const QJsonObject& json)
{
    return {json.value(controlKey).toString().trimmed(),
            json.value(numberKey).toString().trimmed()};
}

Expected<SipControl> sipControl(const QString& typed)
{
    static const QRegularExpression form(
        u"^(?:(?:\\[([0-9a-fA-F:.%]+)\\]|([^\\s:/\\[\\]]+)):)?(\\d{1,5})$"_s);
    const QString text = typed.trimmed().isEmpty() ? usual : typed.trimmed();
    const auto match = form.match(text);
    const int port = match.captured(3).toInt();
    if (!match.hasMatch() || port < 1 || port > 65'535) {
        return rejected(u"\"%1\" is no place to listen: write it like 127.0.0.1:4444."_s.arg(text));
    }
    const QString name = match.captured(1) + match.captured(2);
    const QHostAddress host =
        name.isEmpty() || name.compare(u"localhost"_s, Qt::CaseInsensitive) == 0
            ? QHostAddress(QHostAddress::LocalHost)
            : QHostAddress(name);
    if (!host.isLoopback()) {
        return rejected(u"\"%1\" is not on this computer: baresip's control socket asks for no "
                        u"login and hides nothing, so only "
                        "127.0.0.1 is spoken to."_s.arg(name));
    }
    return SipControl{host, static_cast<quint16>(port)};
}

Expected<QString> sipOwnNumber(const QString& typed)
{
    if (typed.trimmed().isEmpty()) {
        return QString();
    }
    const auto identity = phoneIdentity(typed, {});
    return identity ? Expected<QString>(identity->value) : identity.error();
}

} // namespace threadline
