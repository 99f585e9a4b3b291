// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"

#include "core/log/log_thread.h"
#include "core/workspace/account_views.h"
#include "core/workspace/team_views.h"
#include "core/workspace/workspace_services.h"

#include <QSet>

#include <algorithm>

namespace threadline {

Workspace::Workspace(WorkspaceServices& services, QObject* parent)
    : QObject(parent)
    , m_services(services)
    , m_swarms(services, m_background)
{
    constexpr int waitingAtOnce = 8;
    m_background.setMaxThreadCount(waitingAtOnce);
    qRegisterMetaType<WorkspaceChange>();
    qRegisterMetaType<AccountView>();
    qRegisterMetaType<ImportProgress>();
    if (m_services.log) {
        connect(m_services.log, &LogThread::appended, this, &Workspace::announce,
                Qt::QueuedConnection);
    }
    if (m_services.replication) {
        qRegisterMetaType<TeamView>();
        connect(m_services.replication, &Replication::presenceChanged, this, &Workspace::presenceChanged,
                Qt::QueuedConnection);
        connect(m_services.replication, &Replication::refused, this, &Workspace::noticed, Qt::QueuedConnection);
        connect(
            m_services.replication, &Replication::statusChanged, this,
            [this](const Replication::Status& status) { Q_EMIT teamChanged(teamView(status, agentName())); },
            Qt::QueuedConnection);
    }
    if (m_services.rooms) {
        connect(m_services.rooms, &RoomHost::failed, this, &Workspace::noticed, Qt::QueuedConnection);
    }
    if (m_services.attachments) {
        connect(m_services.attachments, &AttachmentReading::progressed, this, &Workspace::attachmentsProgressed,
                Qt::QueuedConnection);
    }
    if (m_services.synchronisation) {
        connect(
            m_services.synchronisation, &Synchronisation::statusChanged, this,
            [this](const Synchronisation::Status& status) {
                Q_EMIT accountChanged(viewOf(status));
            },
            Qt::QueuedConnection);
        connect(m_services.synchronisation, &Synchronisation::liveChanged, this, &Workspace::takeLive, Qt::QueuedConnection);
    }
}

Workspace::~Workspace()
{
    m_background.waitForDone();
}

QString Workspace::agentName() const
{
    return m_services.agentName;
}

void Workspace::announce(const QList<Announcement>& events)
{
    constexpr qsizetype nameable = 200;
    WorkspaceChange change;
    change.everything = events.size() > nameable || std::any_of(events.begin(), events.end(), [](const auto& event) {
                            return event.kind == QLatin1String("customer.merged") ||
                                   event.kind == QLatin1String("customer.unmerged") ||
                                   event.kind == QLatin1String("identity.moved") ||
                                   event.kind == QLatin1String("sla.policies_set") ||
                                   event.kind.startsWith(QLatin1String("calendar."));
                        });
    QSet<CustomerId> customers;
    QSet<CaseId> cases;
    QSet<SwarmId> swarms;
    for (const Announcement& event : events) {
        change.outbox = change.outbox || (event.kind.startsWith(QLatin1String("message.")) &&
                                          event.kind != QLatin1String("message.received"));
        change.texts = change.texts || event.kind.startsWith(QLatin1String("snippet.")) ||
                       event.kind.startsWith(QLatin1String("macro."));
        if (!event.customer.isNull()) {
            customers.insert(event.customer);
        }
        if (!event.inCase.isNull()) {
            cases.insert(event.inCase);
        }
        if (!event.swarm.isNull()) {
            swarms.insert(event.swarm);
        }
    }
    if (!change.everything) {
        change.customers = customers.values();
        change.cases = cases.values();
        change.swarms = swarms.values();
    }
    Q_EMIT changed(change);
}

} // namespace threadline
