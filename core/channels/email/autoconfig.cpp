// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/autoconfig.h"

#include <QUrl>
#include <QXmlStreamReader>

namespace threadline {

namespace {

using Security = ServerEndpoint::Security;

QString filledIn(QString text, const QString& address)
{
    const qsizetype at = address.lastIndexOf(QLatin1Char('@'));
    // The address last: its own letters are not placeholders.
    return text.replace(QLatin1String("%EMAILDOMAIN%"), address.mid(at + 1))
        .replace(QLatin1String("%EMAILLOCALPART%"), address.left(at))
        .replace(QLatin1String("%EMAILADDRESS%"), address);
}

std::optional<Security> securityFrom(const QString& socketType)
{
    if (socketType == QLatin1String("SSL")) {
        return Security::Tls;
    }
    if (socketType == QLatin1String("STARTTLS")) {
        return Security::StartTls;
    }
    return std::nullopt; // "plain": a password never crosses a network in the clear
}

bool isHostName(const QString& host)
{
    QUrl url;
    url.setHost(host, QUrl::StrictMode);
    return !url.host().isEmpty();
}

/// Reads one <incomingServer> or <outgoingServer>; nothing when we cannot use it.
std::optional<ServerEndpoint> readServer(QXmlStreamReader& xml, const QString& address)
{
    ServerEndpoint endpoint;
    std::optional<Security> security;
    bool statesLogin = false;
    bool acceptsPassword = false;
    while (xml.readNextStartElement()) {
        const QString name = xml.name().toString();
        const QString text = xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed();
        if (name == QLatin1String("hostname")) {
            endpoint.host = filledIn(text, address).toLower();
        } else if (name == QLatin1String("port")) {
            endpoint.port = text.toUShort();
        } else if (name == QLatin1String("socketType")) {
            security = securityFrom(text);
        } else if (name == QLatin1String("username")) {
            endpoint.user = filledIn(text, address);
        } else if (name == QLatin1String("authentication")) {
            statesLogin = true;
            acceptsPassword = acceptsPassword || text == QLatin1String("password-cleartext") ||
                              text == QLatin1String("plain"); // its old name
        }
    }
    const bool canLogIn = acceptsPassword || !statesLogin;
    if (xml.hasError() || !security || !canLogIn || endpoint.port == 0 ||
        !isHostName(endpoint.host)) {
        return std::nullopt;
    }
    endpoint.security = *security;
    if (endpoint.user.isEmpty()) {
        endpoint.user = address;
    }
    return endpoint;
}

} // namespace

AutoconfigServers parseAutoconfig(const QByteArray& bytes, const QString& address)
{
    AutoconfigServers servers;
    QXmlStreamReader xml(bytes);
    bool isAutoconfig = false;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::DTD) {
            return servers; // the format has none; one could define entities
        }
        if (token != QXmlStreamReader::StartElement) {
            continue;
        }
        if (!isAutoconfig) {
            if (xml.name() != QLatin1String("clientConfig")) {
                return servers;
            }
            isAutoconfig = true;
            continue;
        }
        const QString type = xml.attributes().value(QLatin1String("type")).toString();
        const bool isImap =
            xml.name() == QLatin1String("incomingServer") && type == QLatin1String("imap");
        const bool isSmtp =
            xml.name() == QLatin1String("outgoingServer") && type == QLatin1String("smtp");
        if (!isImap && !isSmtp) {
            continue;
        }
        auto& place = isImap ? servers.imap : servers.smtp;
        if (const auto server = readServer(xml, address); server && !place) {
            place = server;
        }
    }
    return servers;
}

} // namespace threadline
