// SPDX-License-Identifier: GPL-3.0-or-later
//
// Table outbox: every reply this workspace ever queued and how far it got.
#pragma once

#include "core/log/projection.h"

namespace threadline {

class OutboxProjection final : public Projection
{
public:
    QStringList tables() const override;
    void apply(Database& database, const Event& event) override;

private:
    void add(Database& database, const Event& event);
};

} // namespace threadline
