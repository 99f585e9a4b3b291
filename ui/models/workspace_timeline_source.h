// SPDX-License-Identifier: GPL-3.0-or-later
//
// The workspace as the timeline sees it. Thread: GUI; the workspace outlives this.
#pragma once

#include "ui/models/timeline_source.h"

namespace threadline {

class Workspace;

class WorkspaceTimelineSource final : public TimelineSource
{
public:
    explicit WorkspaceTimelineSource(Workspace& workspace);

    QFuture<Expected<QList<TimelineEntry>>> entries(const QList<InteractionKey>& keys,
                                                    bool remoteImages, bool darkTheme) override;
    QFuture<Expected<QString>> attachmentPath(const QByteArray& sha256) override;

private:
    Workspace& m_workspace;
};

} // namespace threadline
