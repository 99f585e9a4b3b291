// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/hub_event.h"

#include <QJsonDocument>

namespace threadline {

HubEvent hubEventFrom(const Event& event)
{
    HubEvent hubEvent;
    hubEvent.id = event.id;
    hubEvent.subject = event.subject;
    hubEvent.kind = event.kind;
    hubEvent.actor = event.actor;
    hubEvent.at = event.at;
    hubEvent.body = QJsonDocument(event.body).toJson(QJsonDocument::Compact);
    hubEvent.packedText = event.packedText;
    return hubEvent;
}

Event eventFrom(const HubEvent& hubEvent)
{
    Event event;
    event.seq = hubEvent.position;
    event.id = hubEvent.id;
    event.subject = hubEvent.subject;
    event.kind = hubEvent.kind;
    event.actor = hubEvent.actor;
    event.at = hubEvent.at;
    event.body = QJsonDocument::fromJson(hubEvent.body).object();
    event.packedText = hubEvent.packedText;
    return event;
}

} // namespace threadline
