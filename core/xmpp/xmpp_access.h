// SPDX-License-Identifier: GPL-3.0-or-later
//
// What it takes to log in on an XMPP server (RFC 6120). The password belongs in the SecretStore, the rest may
// lie anywhere.
#pragma once

#include <QByteArray>
#include <QString>

namespace threadline {

struct XmppAccess
{
    QString jid;      ///< name@domain; a bare domain logs in as nobody in particular (SASL ANONYMOUS, XEP-0175)
    QString password; ///< of no use without a name
    QString host;     ///< empty: what the domain's SRV records say (RFC 6120, 3.2.1; XEP-0368), else the domain
    quint16 port = 0; ///< counts with `host` only; 0: 5222, or 5223 with `directTls`
    bool directTls = false;  ///< TLS from the first byte; without, STARTTLS. There is no third way.
    QByteArray certificates; ///< PEM, the authority that signed the server's certificate; empty: the system's

    quint16 usualPort() const { return directTls ? 5223 : 5222; }
    quint16 namedPort() const { return port == 0 ? usualPort() : port; }

    friend bool operator==(const XmppAccess&, const XmppAccess&) = default;
};

} // namespace threadline
