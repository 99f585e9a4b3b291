// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/workspace_timeline_source.h"

#include "core/workspace/workspace.h"

namespace threadline {

WorkspaceTimelineSource::WorkspaceTimelineSource(Workspace& workspace)
    : m_workspace(workspace)
{
}

QFuture<Expected<QList<TimelineEntry>>>
WorkspaceTimelineSource::entries(const QList<InteractionKey>& keys, bool remoteImages,
                                 bool darkTheme)
{
    return m_workspace.entries(keys, remoteImages, darkTheme);
}

QFuture<Expected<QString>> WorkspaceTimelineSource::attachmentPath(const QByteArray& sha256)
{
    return m_workspace.attachmentPath(sha256);
}

} // namespace threadline
