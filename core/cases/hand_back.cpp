// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cases/hand_back.h"

#include "core/cases/case_events.h"
#include "core/model/machine_actors.h"

namespace threadline {

namespace {
using namespace Qt::Literals::StringLiterals;
} // namespace

Event handBackSet(int minutes, const Doing& doing)
{
    static const QUuid policy = QUuid::fromString(u"6d0b7a52-5f3e-4f5c-9c0e-0d7f7a1c2b68"_s);
    Event event;
    event.subject = policy;
    event.kind = u"team.hand_back_set"_s;
    event.actor = doing.actor;
    event.at = doing.at;
    event.body = {{u"minutes"_s, minutes}};
    return event;
}

int readHandBackMinutes(Database& database)
{
    return static_cast<int>(database.number("SELECT minutes FROM hand_back"));
}

Event caseHandedBack(const Case& current, Timestamp at)
{
    Event event = caseAssigned(current, {}, {rulesActor, at});
    event.body.insert(u"reason"_s, current.assignee + u" is away"_s);
    return event;
}

} // namespace threadline
