// SPDX-License-Identifier: GPL-3.0-or-later
//
// Table field_mapping, and reading it.
#pragma once

#include "core/log/projection.h"
#include "core/touchpoints/field_mapping.h"

namespace threadline {

class MappingProjection final : public Projection
{
public:
    QStringList tables() const override;
    void apply(Database& database, const Event& event) override;
};

/// By name. Any connection.
QList<FieldMapping> readMappings(Database& database);

} // namespace threadline
