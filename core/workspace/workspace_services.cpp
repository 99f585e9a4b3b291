// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace_services.h"

#include "core/cases/case_projection.h"
#include "core/customers/customer_projection.h"
#include "core/history/happening_projection.h"
#include "core/history/interaction_projection.h"
#include "core/inbound/team_accounts.h"
#include "core/outbound/outbox_projection.h"
#include "core/search/search_projection.h"
#include "core/sla/sla_projection.h"
#include "core/swarms/swarm_projection.h"
#include "core/texts/text_projection.h"
#include "core/touchpoints/mapping_projection.h"

namespace threadline {

std::vector<std::unique_ptr<Projection>> workspaceProjections()
{
    std::vector<std::unique_ptr<Projection>> projections;
    projections.push_back(std::make_unique<CustomerProjection>());
    projections.push_back(std::make_unique<InteractionProjection>());
    projections.push_back(std::make_unique<CaseProjection>()); // counts the rows of the one before
    projections.push_back(std::make_unique<HappeningProjection>()); // asks both whose a case is
    projections.push_back(std::make_unique<SlaProjection>()); // reads the rows of the three before
    projections.push_back(std::make_unique<OutboxProjection>());
    projections.push_back(std::make_unique<SearchProjection>());
    projections.push_back(std::make_unique<TextProjection>());
    projections.push_back(std::make_unique<MappingProjection>());
    projections.push_back(std::make_unique<SwarmProjection>());
    projections.push_back(std::make_unique<TeamAccountProjection>());
    return projections;
}

} // namespace threadline
