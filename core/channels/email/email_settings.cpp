// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/email_settings.h"

#include <QHostAddress>
#include <QJsonArray>
#include <QUrl>

#include <array>

namespace threadline {

namespace {

struct Scheme
{
    const char* name;
    ServerEndpoint::Security security;
    quint16 port;
};

constexpr std::array schemes{
    Scheme{"imaps", ServerEndpoint::Security::Tls, 993},
    Scheme{"imap+starttls", ServerEndpoint::Security::StartTls, 143},
    Scheme{"imap", ServerEndpoint::Security::None, 143},
    Scheme{"smtps", ServerEndpoint::Security::Tls, 465},
    Scheme{"smtp+starttls", ServerEndpoint::Security::StartTls, 587},
    Scheme{"smtp", ServerEndpoint::Security::None, 587},
};

QString securityName(ServerEndpoint::Security security)
{
    switch (security) {
    case ServerEndpoint::Security::Tls: return QStringLiteral("tls");
    case ServerEndpoint::Security::StartTls: return QStringLiteral("starttls");
    case ServerEndpoint::Security::None: return QStringLiteral("none");
    }
    return {};
}

QJsonObject toJson(const ServerEndpoint& endpoint)
{
    return {{QStringLiteral("host"), endpoint.host},
            {QStringLiteral("port"), endpoint.port},
            {QStringLiteral("security"), securityName(endpoint.security)},
            {QStringLiteral("user"), endpoint.user}};
}

ServerEndpoint endpointFromJson(const QJsonObject& json)
{
    ServerEndpoint endpoint;
    endpoint.host = json.value(QLatin1String("host")).toString();
    endpoint.port = static_cast<quint16>(json.value(QLatin1String("port")).toInt());
    endpoint.user = json.value(QLatin1String("user")).toString();
    const QString security = json.value(QLatin1String("security")).toString();
    for (const auto candidate : {ServerEndpoint::Security::StartTls, ServerEndpoint::Security::None}) {
        if (securityName(candidate) == security) {
            endpoint.security = candidate;
        }
    }
    return endpoint;
}

bool isLoopback(const QString& host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

Error badUrl(const QString& url, const QString& why)
{
    return {Error::Remedy::Rejected,
            QStringLiteral("The server address \"%1\" cannot be used: %2.").arg(url, why)};
}

} // namespace

QJsonObject EmailSettings::toJson() const
{
    return {{QStringLiteral("imap"), threadline::toJson(imap)},
            {QStringLiteral("smtp"), threadline::toJson(smtp)},
            {QStringLiteral("ca_file"), caFile},
            {QStringLiteral("folders"), QJsonArray::fromStringList(folders)}};
}

EmailSettings EmailSettings::fromJson(const QJsonObject& json)
{
    EmailSettings settings;
    settings.imap = endpointFromJson(json.value(QLatin1String("imap")).toObject());
    settings.smtp = endpointFromJson(json.value(QLatin1String("smtp")).toObject());
    settings.caFile = json.value(QLatin1String("ca_file")).toString();
    const auto folders = json.value(QLatin1String("folders")).toArray();
    for (const auto& folder : folders) {
        settings.folders.append(folder.toString());
    }
    return settings;
}

Expected<ServerEndpoint> endpointFromUrl(const QString& url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    if (!parsed.isValid()) {
        return badUrl(url, QStringLiteral("write it like imaps://user@mail.example:993"));
    }
    for (const auto& scheme : schemes) {
        if (parsed.scheme() != QLatin1String(scheme.name)) {
            continue;
        }
        if (parsed.host().isEmpty()) {
            return badUrl(url, QStringLiteral("it names no host"));
        }
        if (parsed.userName().isEmpty()) {
            return badUrl(url, QStringLiteral("it names no user; write the user before the host, as in %1://user@%2")
                                   .arg(parsed.scheme(), parsed.host()));
        }
        if (!parsed.password().isEmpty()) {
            return badUrl(parsed.toString(QUrl::RemovePassword),
                          QStringLiteral("leave the password out of it and give it by --password-stdin"));
        }
        if (scheme.security == ServerEndpoint::Security::None && !isLoopback(parsed.host())) {
            return badUrl(url, QStringLiteral("without TLS the password would cross the network in the clear"));
        }
        ServerEndpoint endpoint;
        endpoint.host = parsed.host();
        endpoint.port = static_cast<quint16>(parsed.port(scheme.port));
        endpoint.security = scheme.security;
        endpoint.user = parsed.userName(QUrl::FullyDecoded);
        return endpoint;
    }
    return badUrl(url, QStringLiteral("it has to begin with imaps://, imap+starttls://, smtps:// or smtp+starttls://"));
}

} // namespace threadline
