// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/heartbeat.h"

#include "core/hub/log_questions.h"

#include <utility>

namespace threadline {

namespace {

constexpr int beatsBetweenLooks = 3; // who falls silent is gone without a word
constexpr int beatsBetweenHandBacks = 6;
constexpr int beatsBetweenLists = 30;

} // namespace

Heartbeat::Heartbeat(Surroundings around)
    : m_around(std::move(around))
{
}

Expected<void> Heartbeat::beat(Hub& hub)
{
    const auto isDue = [beats = ++m_beats](int each) { return beats % each == 0; };
    if (const auto kept = keepLeases(hub); !kept) {
        return kept;
    }
    if (const auto said = sayPresence(hub); !said) {
        return said;
    }
    if (const auto seen = isDue(beatsBetweenLooks) ? seeWhoIsHere(hub) : Expected<void>(); !seen) {
        return seen;
    }
    if (const auto learned = isDue(beatsBetweenLists) ? learnColleagues(hub) : Expected<void>(); !learned) {
        return learned;
    }
    return isDue(beatsBetweenHandBacks) ? handBack(hub) : Expected<void>();
}

Expected<void> Heartbeat::keepLeases(Hub& hub)
{
    const auto accounts = askLog(m_around.log, m_around.accounts);
    if (!accounts) {
        return accounts.error();
    }
    for (const QString& account : *accounts) {
        const auto lease = hub.holdLease(account, m_around.host, m_leases->token(account));
        if (!lease) {
            return lease.error();
        }
        if (m_leases->keep(account, *lease)) {
            Q_EMIT leaseTaken(account);
        }
    }
    return {};
}

Expected<void> Heartbeat::sayPresence(Hub& hub)
{
    return hub.bePresent(m_around.host, m_mine);
}

Expected<void> Heartbeat::seeWhoIsHere(Hub& hub)
{
    const auto here = hub.whoIsHere();
    if (!here) {
        return here.error();
    }
    if (m_presence->keep(*here)) {
        Q_EMIT presenceChanged();
    }
    return {};
}

Expected<void> Heartbeat::learnColleagues(Hub& hub)
{
    const auto colleagues = hub.colleagues();
    if (!colleagues) {
        return colleagues.error();
    }
    return changeLog(m_around.log, [colleagues = *colleagues](EventLog& log) {
        Transaction transaction(log.database(), Transaction::Kind::Write);
        writeColleagues(log.database(), colleagues);
        transaction.commit();
    });
}

Expected<void> Heartbeat::handBack(Hub& hub)
{
    if (!m_around.handBack || hub.me().role == HubRole::Expert) {
        return {};
    }
    const auto cases = hub.casesToHandBack();
    if (!cases || cases->isEmpty()) {
        return cases ? Expected<void>() : cases.error();
    }
    return waited(
        m_around.log.write([handBack = m_around.handBack, all = *cases](EventLog::Batch& batch) -> Expected<void> {
            handBack(batch, all);
            return {};
        }));
}

void Heartbeat::leave(Hub& hub)
{
    const QHash<QString, qint64> tokens = m_leases->tokens();
    for (auto one = tokens.cbegin(); one != tokens.cend(); ++one) {
        m_leases->drop(one.key());
        static_cast<void>(hub.releaseLease(one.key(), m_around.host, one.value()));
    }
    static_cast<void>(hub.leave(m_around.host));
}

void Heartbeat::forgetWhoIsHere()
{
    if (m_presence->forget()) {
        Q_EMIT presenceChanged();
    }
}

} // namespace threadline
