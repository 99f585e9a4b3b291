// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables swarm, swarm_member, swarm_outsider, swarm_read and room_offer. Nothing else changes them. What was said is read from the events
// themselves (swarm_chat.h): a swarm has hundreds of them at most.
#pragma once

#include "core/log/projection.h"

namespace threadline {

class SwarmProjection final : public Projection
{
public:
    QStringList tables() const override;
    void apply(Database& database, const Event& event) override;
};

} // namespace threadline
