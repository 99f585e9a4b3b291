// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables swarm, swarm_member and swarm_read. Nothing else changes them. What was said is read from the events
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
