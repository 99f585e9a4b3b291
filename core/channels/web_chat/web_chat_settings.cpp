// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/web_chat/web_chat_settings.h"

#include "core/model/rejected.h"
#include "core/xmpp/jid.h"

#include <QFile>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

bool isHost(const QString& name)
{
    return !name.isEmpty() && !name.contains(u'@') && !name.contains(u'/') &&
           !name.contains(u':') && bareJid(name) == name.toLower();
}

} // namespace

QJsonObject WebChatSettings::toJson() const
{
    QJsonObject json{{u"address"_s, address}, {u"visitors"_s, visitors}};
    if (!host.isEmpty()) {
        json.insert(u"host"_s, host);
        json.insert(u"port"_s, port);
        json.insert(u"direct_tls"_s, directTls);
    }
    if (!caFile.isEmpty()) {
        json.insert(u"ca"_s, caFile);
    }
    return json;
}

WebChatSettings WebChatSettings::fromJson(const QJsonObject& json)
{
    WebChatSettings settings;
    settings.address = json.value("address"_L1).toString();
    settings.visitors = json.value("visitors"_L1).toString();
    settings.host = json.value("host"_L1).toString();
    settings.port = static_cast<quint16>(qBound(0, json.value("port"_L1).toInt(), 65'535));
    settings.directTls = json.value("direct_tls"_L1).toBool();
    settings.caFile = json.value("ca"_L1).toString();
    return settings;
}

Expected<XmppAccess> WebChatSettings::access(const QString& password) const
{
    XmppAccess access;
    access.jid = address;
    access.password = password;
    access.host = host;
    access.port = port;
    access.directTls = directTls;
    if (!caFile.isEmpty()) {
        QFile file(caFile);
        if (!file.open(QIODevice::ReadOnly)) {
            return rejected(u"The certificates in \"%1\" cannot be read."_s.arg(caFile));
        }
        access.certificates = file.readAll();
    }
    return access;
}

Expected<WebChatSettings> checkedWebChatSettings(const WebChatSettings& typed)
{
    WebChatSettings settings = typed;
    settings.address = bareJid(typed.address.trimmed());
    if (!settings.address.contains(u'@')) {
        return rejected(u"\"%1\" is no chat address: write it like chat@shop.example."_s.arg(
            typed.address.trimmed()));
    }
    settings.visitors = typed.visitors.trimmed().toLower();
    if (!isHost(settings.visitors)) {
        return rejected(
            u"\"%1\" is no host for visitors: write it like visitors.shop.example."_s.arg(
                typed.visitors.trimmed()));
    }
    if (settings.visitors == jidDomain(settings.address)) {
        return rejected(
            u"Visitors need a host of their own: on \"%1\" people log in with a name and a password."_s
                .arg(settings.visitors));
    }
    return settings;
}

Expected<WebChatSettings> withWebChatServer(WebChatSettings settings, const QString& typed)
{
    const QString whole = typed.trimmed();
    const bool hasPort = whole.contains(u':');
    bool isNumber = true;
    const uint port = hasPort ? whole.section(u':', -1).toUInt(&isNumber) : 0;
    settings.host = whole.section(u':', 0, 0).toLower();
    if (!isHost(settings.host) || whole.count(u':') > 1 || !isNumber || port > 65'535 ||
        (hasPort && port == 0)) {
        return rejected(
            u"\"%1\" is no server: write it like chat.example or chat.example:5222."_s.arg(whole));
    }
    settings.port = static_cast<quint16>(port);
    return settings;
}

WebChatSecret webChatSecret(const QString& stored)
{
    return {stored.section(u'\n', 0, 0), stored.section(u'\n', 1).trimmed().toUtf8()};
}

} // namespace threadline
