// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/expected.h"

#include <QHash>

namespace threadline {

QString remedyName(Error::Remedy remedy)
{
    switch (remedy) {
    case Error::Remedy::Retry: return QStringLiteral("retry");
    case Error::Remedy::Reauthenticate: return QStringLiteral("reauthenticate");
    case Error::Remedy::Rejected: return QStringLiteral("rejected");
    case Error::Remedy::InDoubt: return QStringLiteral("in_doubt");
    case Error::Remedy::Corrupt: return QStringLiteral("corrupt");
    case Error::Remedy::Unsupported: return QStringLiteral("unsupported");
    case Error::Remedy::Cancelled: return QStringLiteral("cancelled");
    }
    return {};
}

Error::Remedy remedyFromName(const QString& name)
{
    for (const auto remedy : {Error::Remedy::Retry, Error::Remedy::Reauthenticate,
                              Error::Remedy::InDoubt, Error::Remedy::Corrupt,
                              Error::Remedy::Unsupported, Error::Remedy::Cancelled}) {
        if (remedyName(remedy) == name) {
            return remedy;
        }
    }
    return Error::Remedy::Rejected;
}

} // namespace threadline
