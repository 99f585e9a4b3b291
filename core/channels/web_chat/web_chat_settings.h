// SPDX-License-Identifier: GPL-3.0-or-later
//
// What it takes to answer visitors of a website besides the password: the desk's own account on a
// chat server (RFC 6120), and the host of that server on which visitors log in without a name
// (XEP-0175). Stored as Account::settings of an account on channel "webchat"; Account::address is
// the desk's own chat address.
//
// The account's secret is its password and, when the site vouches for its customers, the key it
// does that with in a second line (web_chat_visit.h).
#pragma once

#include "core/model/channel.h"
#include "core/model/expected.h"
#include "core/xmpp/xmpp_access.h"

#include <QJsonObject>

namespace threadline {

struct WebChatSettings
{
    QString address;  ///< of the desk's account: chat@shop.example
    QString visitors; ///< the host of those who have no account: visitors.shop.example
    QString host;     ///< empty: as the domain of `address` says (XmppAccess::host)
    quint16 port = 0;
    bool directTls = false;
    QString
        caFile; ///< PEM, the authority that signed the server's certificate; empty: the system's

    QJsonObject toJson() const;
    static WebChatSettings fromJson(const QJsonObject& json);

    /// Reads caFile. Refused when that cannot be read.
    Expected<XmppAccess> access(const QString& password) const;

    friend bool operator==(const WebChatSettings&, const WebChatSettings&) = default;
};

/// As they are stored; refused when an address or a host is none.
Expected<WebChatSettings> checkedWebChatSettings(const WebChatSettings& typed);
/// "chat.example" or "chat.example:5222" into host and port; refused when it is neither.
Expected<WebChatSettings> withWebChatServer(WebChatSettings settings, const QString& typed);

struct WebChatSecret
{
    QString password;
    QByteArray siteKey; ///< empty: the site vouches for nobody
};
WebChatSecret webChatSecret(const QString& stored);

} // namespace threadline
