// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/lease_book.h"

#include <algorithm>

namespace threadline {

namespace {
constexpr double margin = 5; // seconds: what was begun in time is not ended by another
}

bool LeaseBook::keep(const QString& account, const HubLease& lease)
{
    const QMutexLocker lock(&m_guard);
    Kept& kept = m_kept[account];
    const bool isNew = lease.token != 0 && (kept.token != lease.token || kept.until.hasExpired());
    kept.token = lease.token;
    const double seconds = lease.token == 0 ? 0 : std::max(0.0, lease.secondsLeft - margin);
    kept.until = QDeadlineTimer(static_cast<qint64>(seconds * 1000), Qt::PreciseTimer);
    return isNew;
}

void LeaseBook::drop(const QString& account)
{
    const QMutexLocker lock(&m_guard);
    m_kept.remove(account);
}

bool LeaseBook::holds(const QString& account) const
{
    const QMutexLocker lock(&m_guard);
    const auto found = m_kept.constFind(account);
    return found != m_kept.cend() && found->token != 0 && !found->until.hasExpired();
}

qint64 LeaseBook::token(const QString& account) const
{
    const QMutexLocker lock(&m_guard);
    return m_kept.value(account).token;
}

QHash<QString, qint64> LeaseBook::tokens() const
{
    const QMutexLocker lock(&m_guard);
    QHash<QString, qint64> tokens;
    for (auto kept = m_kept.cbegin(); kept != m_kept.cend(); ++kept) {
        if (kept->token != 0) {
            tokens.insert(kept.key(), kept->token);
        }
    }
    return tokens;
}

} // namespace threadline
