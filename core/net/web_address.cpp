// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/web_address.h"

#include "core/model/rejected.h"

#include <QHostAddress>

namespace threadline {

bool isSafeAddress(const QUrl& url)
{
    const bool isHere = url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
    return url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isHere);
}

Expected<QUrl> safeAddress(const QString& typed, const QString& example)
{
    const QUrl url(typed.trimmed(), QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && isSafeAddress(url)
               ? Expected<QUrl>(url)
               : rejected(QStringLiteral("The server address \"%1\" cannot be used: write it like %2.")
                              .arg(url.toString(QUrl::RemoveUserInfo), example));
}

} // namespace threadline
