// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/channel_connector.h"

#include <QPromise>

namespace threadline {

QFuture<Expected<QString>> ChannelConnector::ownAddress()
{
    QPromise<Expected<QString>> promise;
    promise.start();
    promise.addResult(Expected<QString>(
        Error{Error::Remedy::Unsupported, QStringLiteral("This channel needs the address of the account: name it.")}));
    promise.finish();
    return promise.future();
}

} // namespace threadline
