// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/waited.h"
#include "core/cases/hand_back.h"
#include "core/inbound/team_accounts.h"
#include "core/workspace/commanding.h"
#include "core/workspace/team_views.h"
#include "core/workspace/workspace.h"

namespace threadline {

using namespace commanding;

namespace {

/// Before something is fetched or sent: what colleagues did, and who of the team may.
Expected<void> askTeam(WorkspaceServices& services)
{
    return services.replication ? waited(services.replication->exchange()) : Expected<void>();
}

} // namespace

QFuture<Expected<void>> Workspace::prepare()
{
    return inBackground(m_services, m_background, [](WorkspaceServices& services) -> Expected<void> {
        const auto recovered = waited(handOver(services.outbox, [outbox = services.outbox] { return outbox->recover(); }));
        if (!recovered) {
            return recovered;
        }
        if (services.replication) {
            const auto offered = waited(services.log->write([&](EventLog::Batch& batch) -> Expected<void> {
                offerAccounts(batch, {services.agentName, services.clock.now()});
                return {};
            }));
            if (!offered) {
                return offered;
            }
        }
        return waited(handOver(services.synchronisation, [synchronisation = services.synchronisation] {
            return synchronisation->reload();
        }));
    });
}

QFuture<Expected<QStringList>> Workspace::syncOnce()
{
    return inBackground(m_services, m_background, [](WorkspaceServices& services) -> Expected<QStringList> {
        if (const auto asked = askTeam(services); !asked) {
            return asked.error();
        }
        Synchronisation* synchronisation = services.synchronisation;
        auto synced = handOver(synchronisation, [synchronisation] { return synchronisation->once(); });
        synced.waitForFinished();
        // Only now: what has come holds the replies that were written without it (core/outbound/send_gate.h).
        auto flushed = handOver(services.outbox, [outbox = services.outbox] { return outbox->flush(false); });
        flushed.waitForFinished();
        auto mirrored = services.rooms->once();
        auto reading = services.attachments->readAll();
        if (!synced.result()) {
            return synced.result().error();
        }
        auto failures = runOn(synchronisation, [synchronisation] { return synchronisation->failures(); });
        failures.waitForFinished();
        reading.waitForFinished();
        if (const auto rooms = waited(mirrored); !rooms) {
            return rooms.error();
        }
        return reading.result() ? Expected<QStringList>(failures.result()) : reading.result().error();
    });
}

QFuture<Expected<void>> Workspace::sendDue(bool waitForUndo)
{
    return inBackground(m_services, m_background, [waitForUndo](WorkspaceServices& services) -> Expected<void> {
        if (const auto asked = askTeam(services); !asked) {
            return asked;
        }
        return waited(
            handOver(services.outbox, [outbox = services.outbox, waitForUndo] { return outbox->flush(waitForUndo); }));
    });
}

QFuture<Expected<void>> Workspace::checkDelivery(InteractionId reply)
{
    return handOver(m_services.outbox, [outbox = m_services.outbox, reply] { return outbox->check(reply); });
}

QFuture<Expected<qint64>> Workspace::readAttachments()
{
    return m_services.attachments ? m_services.attachments->readAll()
                                  : readyFuture(Expected<qint64>(readOnlyWorkspace()));
}

QFuture<Expected<std::optional<TeamView>>> Workspace::team()
{
    if (!m_services.replication) {
        return readyFuture(Expected<std::optional<TeamView>>(std::optional<TeamView>()));
    }
    return runOn(m_services.replication, [replication = m_services.replication, agent = agentName()] {
        return Expected<std::optional<TeamView>>(teamView(replication->status(), agent));
    });
}

QFuture<Expected<TeamStanding>> Workspace::teamStanding()
{
    return m_services.readers.ask([](Database& database) -> Expected<TeamStanding> {
        return TeamStanding{team_order::placedUpTo(database), team_order::countPending(database)};
    });
}

QFuture<Expected<int>> Workspace::handBackMinutes()
{
    return m_services.readers.ask([](Database& database) -> Expected<int> { return readHandBackMinutes(database); });
}

QFuture<Expected<void>> Workspace::setHandBackMinutes(int minutes)
{
    if (!m_services.replication) {
        return readyFuture(Expected<void>(
            Error{Error::Remedy::Rejected, QStringLiteral("This workspace belongs to no team: nobody takes over what waits.")}));
    }
    return write(m_services, [minutes, doing = Doing{agentName(), m_services.clock.now()}](EventLog::Batch& batch) {
        if (readHandBackMinutes(batch.database()) != minutes) {
            batch.append(handBackSet(minutes, doing));
        }
        return Expected<void>();
    });
}

void Workspace::tellPresence(const OwnPresence& mine)
{
    tellTyping(mine.typing ? mine.lookingAt : std::nullopt);
    if (m_services.replication) {
        HubPresence presence;
        presence.state = mine.away ? HubPresence::State::Away : HubPresence::State::Here;
        presence.lookingAt = mine.lookingAt;
        presence.typing = mine.typing;
        presence.inSwarm = mine.inSwarm;
        presence.typingThere = mine.typingThere;
        m_services.replication->setPresence(presence);
    }
}

QFuture<Expected<void>> Workspace::lookAround()
{
    return m_services.replication ? m_services.replication->lookAround() : readyFuture(Expected<void>());
}

QFuture<Expected<void>> Workspace::exchangeWithTeam()
{
    return m_services.replication ? m_services.replication->exchange() : readyFuture(Expected<void>());
}

void Workspace::startWorking()
{
    if (m_services.replication) {
        m_services.replication->start();
    }
    if (m_services.attachments) {
        m_services.attachments->start();
    }
    if (m_services.synchronisation) {
        runOn(m_services.synchronisation, [services = &m_services] { services->synchronisation->startWatching(); });
        runOn(m_services.outbox, [services = &m_services] { services->outbox->start(); });
        m_services.rooms->start();
    }
}

void Workspace::stopWorking()
{
    if (m_services.replication) {
        m_services.replication->stop();
    }
    if (m_services.attachments) {
        m_services.attachments->stop();
    }
    if (m_services.synchronisation) {
        runOn(m_services.synchronisation, [services = &m_services] { services->synchronisation->stop(); });
        runOn(m_services.outbox, [services = &m_services] { services->outbox->stop(); });
        m_services.rooms->stop();
    }
}

QFuture<Expected<void>> Workspace::rebuild()
{
    if (!m_services.log) {
        return readyFuture(Expected<void>(readOnlyWorkspace()));
    }
    return m_services.log->run([](EventLog& log) -> Expected<void> {
        log.rebuild({});
        return {};
    });
}

QFuture<Expected<QByteArray>> Workspace::dump()
{
    if (!m_services.log) {
        return readyFuture(Expected<QByteArray>(readOnlyWorkspace()));
    }
    return m_services.log->run([](EventLog& log) -> Expected<QByteArray> {
        return log.dumpProjections();
    });
}

} // namespace threadline
