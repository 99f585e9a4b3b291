// SPDX-License-Identifier: GPL-3.0-or-later
//
// A place on the server for a file that is to be sent along (XEP-0363): found and asked for, not filled.
//
// Thread: the client's.
#pragma once

#include "core/xmpp/xmpp_client.h"

#include <QUrl>

namespace threadline {

struct XmppUpload
{
    QString fileName;
    qint64 bytes = 0;
    QString mediaType; ///< image/png

    friend bool operator==(const XmppUpload&, const XmppUpload&) = default;
};

struct XmppUploadSlot
{
    QUrl put;                       ///< https: where the bytes go, by PUT, with…
    QMap<QString, QString> headers; ///< …these: Authorization, Cookie, Expires and no others (XEP-0363, 5)
    QUrl get;                       ///< https: what to send to people afterwards

    friend bool operator==(const XmppUploadSlot&, const XmppUploadSlot&) = default;
};

/// Unsupported when our server has no such service, Rejected when it does not take this file (too large, as a rule).
QFuture<Expected<XmppUploadSlot>> askForUploadSlot(XmppClient& client, const XmppUpload& upload);

/// The service's answer as a value; an Error when it is none, or its addresses are not https.
Expected<XmppUploadSlot> uploadSlot(const XmlElement& answer);

} // namespace threadline
