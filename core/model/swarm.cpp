// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/swarm.h"

#include "core/model/names.h"

#include <algorithm>

namespace threadline {

namespace {

using enum SwarmMember::State;

constexpr std::array<std::pair<SwarmMember::State, const char*>, 4> stateNames{
    {{Invited, "invited"}, {Accepted, "accepted"}, {Declined, "declined"}, {Left, "left"}}};

} // namespace

QString swarmMemberStateName(SwarmMember::State state)
{
    return names::nameOf(stateNames, state);
}

std::optional<SwarmMember::State> swarmMemberStateFromName(QStringView name)
{
    return names::valueOf(stateNames, name);
}

QString Swarm::name() const
{
    return QStringLiteral("#%1/%2").arg(caseNumber).arg(ordinal);
}

const SwarmMember* Swarm::member(const QString& agent) const
{
    const auto found =
        std::find_if(members.begin(), members.end(), [&](const SwarmMember& one) { return one.agent == agent; });
    return found == members.end() ? nullptr : &*found;
}

} // namespace threadline
