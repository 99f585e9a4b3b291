// SPDX-License-Identifier: GPL-3.0-or-later
//
// Table happening: which events beside the interactions a timeline shows, and on whose. It follows
// merged and parted customers as the interactions do; what an event says is read from the log when
// it is looked at. What is only the shadow of a message, as a case that waits because we answered,
// is left out: the message is there.
//
// Folded after core/customers and core/cases, whose tables say whose a case is.
#pragma once

#include "core/log/projection.h"

namespace threadline {

class HappeningProjection final : public Projection
{
public:
    QStringList tables() const override;
    void apply(Database& database, const Event& event) override;
};

} // namespace threadline
