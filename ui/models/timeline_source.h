// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the timeline takes from what it shows: the workspace, or a handful of entries in a test.
//
// Thread: called on the GUI thread and may not block it; futures finish on any thread.
#pragma once

#include "core/workspace/views.h"

#include <QFuture>

namespace threadline {

class TimelineSource
{
public:
    virtual ~TimelineSource() = default;

    /// In the order of `keys`; those that are gone are left out.
    virtual QFuture<Expected<QList<TimelineEntry>>> entries(const QList<InteractionKey>& keys,
                                                            bool remoteImages, bool darkTheme) = 0;
    /// Where the bytes of an attachment lie.
    virtual QFuture<Expected<QString>> attachmentPath(const QByteArray& sha256) = 0;
};

} // namespace threadline
