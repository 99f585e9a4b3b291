// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/touchpoints/mapping_events.h"
#include "core/touchpoints/mapping_projection.h"
#include "core/workspace/commanding.h"
#include "core/workspace/touch_logging.h"
#include "core/workspace/touchpoint_feed.h"
#include "core/workspace/workspace.h"

namespace threadline {

using namespace commanding;

QFuture<Expected<Touch>> Workspace::touch(InteractionId logged)
{
    return m_services.readers.ask([logged](Database& database) { return touch_logging::read(database, logged); });
}

QFuture<Expected<LoggedTouch>> Workspace::logTouch(const TouchRequest& request)
{
    return inBackground(m_services, m_background,
                        [request](WorkspaceServices& services) { return touch_logging::log(request, services); });
}

QFuture<Expected<LoggedTouch>> Workspace::correctTouch(InteractionId logged, const Touch& touch)
{
    return inBackground(m_services, m_background, [logged, touch](WorkspaceServices& services) {
        return touch_logging::correct(logged, touch, services);
    });
}

QFuture<Expected<UndoTicket>> Workspace::takeBackTouch(InteractionId logged)
{
    return write(m_services, [logged, agent = agentName(), now = m_services.clock.now()](EventLog::Batch& batch) {
        return touch_logging::takeBack(batch, logged, agent, now);
    });
}

QFuture<Expected<TouchpointReport>> Workspace::importTouchpoints(const TouchpointImport& wanted)
{
    return inBackground(m_services, m_background, [wanted](WorkspaceServices& services) {
        return touchpoint_import::importFile(wanted, services);
    });
}

QFuture<Expected<TouchpointReport>> Workspace::ingestLines(const QByteArray& lines, qint64 firstLine, bool dryRun)
{
    return inBackground(m_services, m_background, [lines, firstLine, dryRun](WorkspaceServices& services) {
        return touchpoint_feed::ingestLines(lines, firstLine, dryRun, services);
    });
}

QFuture<Expected<TouchpointReport>> Workspace::ingestFolder(const QString& folder)
{
    return inBackground(m_services, m_background, [folder](WorkspaceServices& services) {
        return touchpoint_feed::ingestFolder(folder, services);
    });
}

QFuture<Expected<QList<FieldMapping>>> Workspace::fieldMappings()
{
    return m_services.readers.ask(
        [](Database& database) -> Expected<QList<FieldMapping>> { return readMappings(database); });
}

QFuture<Expected<void>> Workspace::removeFieldMapping(const QString& name)
{
    return write(m_services, [name, doing = Doing{agentName(), m_services.clock.now()}](
                                 EventLog::Batch& batch) -> Expected<void> {
        const QList<FieldMapping> kept = readMappings(batch.database());
        for (const FieldMapping& one : kept) {
            if (one.name == name) {
                batch.append(mappingRemoved(name, doing));
                return {};
            }
        }
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("There is no mapping \"%1\"; list them with: threadline mapping list.").arg(name)};
    });
}

} // namespace threadline
