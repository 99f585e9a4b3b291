// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables snippet and macro. Nothing else changes them.
#pragma once

#include "core/log/projection.h"

namespace threadline {

class TextProjection final : public Projection
{
public:
    QStringList tables() const override;
    void apply(Database& database, const Event& event) override;
};

} // namespace threadline
