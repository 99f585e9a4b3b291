// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hub/replication.h"
#include "core/workspace/team_view.h"

namespace threadline {

TeamView teamView(const Replication::Status& status, const QString& agent);

} // namespace threadline
