// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which channel accounts this host may fetch and send for, as far as it knows without asking the hub.
// Any thread.
#pragma once

#include "core/hub/hub.h"

#include <QDeadlineTimer>
#include <QMutex>

namespace threadline {

class LeaseBook
{
public:
    /// True when it was not held a moment ago.
    bool keep(const QString& account, const HubLease& lease);
    void drop(const QString& account);
    /// Until some seconds before the hub would give the account to another.
    bool holds(const QString& account) const;
    /// The last one known, held or not; 0: none.
    qint64 token(const QString& account) const;
    QHash<QString, qint64> tokens() const;

private:
    struct Kept
    {
        qint64 token = 0;
        QDeadlineTimer until;
    };

    mutable QMutex m_guard;
    QHash<QString, Kept> m_kept;
};

} // namespace threadline
