// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who fetches and sends for a channel account where several machines have its password: one at a time, by
// the team's word. A desk that works alone asks nobody: then the functions are empty. Any thread.
#pragma once

#include "core/model/expected.h"
#include "core/model/id.h"

#include <QFuture>
#include <QString>

#include <functional>

namespace threadline {

struct AccountRights
{
    /// Whether this machine may now, for the account of this address.
    std::function<bool(const QString& address)> holds;
    /// Finishes when the team has this event of ours. An error: it has not, or not yet; what the event says
    /// must not be done then.
    std::function<QFuture<Expected<void>>(EventId event)> agreed;

    /// Finishes when the file of this name lies in the blob store; whoever attached it may sit elsewhere.
    std::function<QFuture<Expected<void>>(const QByteArray& sha256)> fetchFile;

    /// Finishes when so many cases can be opened here: numbers for them are set aside. An error: not now.
    std::function<QFuture<Expected<void>>(qint64 cases)> numbers;

    bool inTeam() const { return static_cast<bool>(holds); }
    bool mayUse(const QString& address) const { return !holds || holds(address); }
};

} // namespace threadline
