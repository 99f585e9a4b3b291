// SPDX-License-Identifier: GPL-3.0-or-later
//
// A name system in which the test says what exists.
#pragma once

#include "core/net/name_lookup.h"

#include <QHash>
#include <QSet>

namespace threadline::test {

class FixedNameLookup final : public NameLookup
{
public:
    QHash<QString, QList<ServiceLocation>> known;
    QSet<QString> hosts;
    QStringList asked; ///< the names, in order

    QFuture<QList<ServiceLocation>> services(const QString& name) override
    {
        asked.append(name);
        return QtFuture::makeReadyFuture(known.value(name));
    }
    QFuture<bool> hasAddress(const QString& host) override
    {
        asked.append(host);
        return QtFuture::makeReadyFuture(hosts.contains(host));
    }
};

} // namespace threadline::test
