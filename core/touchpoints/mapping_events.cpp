// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/touchpoints/mapping_events.h"

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

Event mappingEvent(const QString& kind, const QString& name, const Doing& doing)
{
    static const QUuid space = QUuid::fromString(u"5d1b6b0e-3f64-4a53-9a0c-0d8f8f3c2a71"_s);
    Event event;
    event.subject = QUuid::createUuidV5(space, name);
    event.kind = kind;
    event.actor = doing.actor;
    event.at = doing.at;
    event.body = {{u"name"_s, name}};
    return event;
}

} // namespace

Event mappingSaved(const FieldMapping& mapping, const Doing& doing)
{
    Event event = mappingEvent(u"mapping.saved"_s, mapping.name, doing);
    event.body.insert(u"mapping"_s, mappingToJson(mapping));
    return event;
}

Event mappingRemoved(const QString& name, const Doing& doing)
{
    return mappingEvent(u"mapping.removed"_s, name, doing);
}

} // namespace threadline
