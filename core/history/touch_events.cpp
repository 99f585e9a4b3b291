// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/touch_events.h"

#include "core/history/interaction_events.h"

namespace threadline {

using namespace Qt::Literals::StringLiterals;

Event touchWithdrawn(const Interaction& logged, bool corrected, const Doing& doing)
{
    Event event;
    event.subject = logged.mergedFrom.value_or(logged.customer).uuid();
    event.kind = u"touch.withdrawn"_s;
    event.actor = doing.actor;
    event.at = doing.at;
    event.body = {{u"message"_s, logged.id.text()},
                  {u"kind"_s, interactionKindName(logged.kind)},
                  {u"logged_at"_s, logged.at.us},
                  {u"case"_s, logged.inCase ? logged.inCase->text() : QString()}};
    if (corrected) {
        event.body.insert(u"corrected"_s, true);
    }
    return event;
}

Event touchWithdrawn(const Event& event, const Doing& doing)
{
    Interaction logged = interactionFrom(event);
    logged.customer = CustomerId(event.subject);
    return touchWithdrawn(logged, false, doing);
}

} // namespace threadline
