// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/hub.h"
#include "core/model/names.h"

namespace threadline {

namespace {

constexpr std::array<std::pair<HubRole, const char*>, 4> roles{{
    {HubRole::Agent, "agent"},
    {HubRole::Lead, "lead"},
    {HubRole::Expert, "expert"},
    {HubRole::Connector, "connector"},
}};

} // namespace

QString hubRoleName(HubRole role)
{
    return names::nameOf(roles, role);
}

std::optional<HubRole> hubRoleFromName(QStringView name)
{
    return names::valueOf(roles, name);
}

} // namespace threadline
