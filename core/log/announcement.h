// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"

namespace threadline {

/// An event as it is announced: whose panes have to ask again.
struct Announcement
{
    QString kind;
    CustomerId customer; ///< null when it is about none
    CaseId inCase;       ///< likewise
    SwarmId swarm;       ///< likewise
};

Announcement announcementOf(const Event& event);

} // namespace threadline
