// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/announcement.h"

namespace threadline {

Announcement announcementOf(const Event& event)
{
    const auto uuidIn = [&](QLatin1String name) {
        return QUuid::fromString(event.body.value(name).toString());
    };
    Announcement announcement{event.kind, CustomerId(uuidIn(QLatin1String("customer"))),
                              CaseId(uuidIn(QLatin1String("case"))), SwarmId()};
    if (event.kind.startsWith(QLatin1String("case."))) {
        announcement.inCase = CaseId(event.subject);
    } else if (event.kind.startsWith(QLatin1String("swarm."))) {
        announcement.swarm = SwarmId(event.subject);
    } else if (announcement.customer.isNull()) {
        announcement.customer = CustomerId(event.subject);
    }
    return announcement;
}

} // namespace threadline
