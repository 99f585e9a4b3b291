// SPDX-License-Identifier: GPL-3.0-or-later
//
// How this desk stands with its team, in a few words. Any thread.
#pragma once

#include "core/workspace/team_view.h"

namespace threadline {

/// "In step with the team", "Offline · 3 changes wait", "1,204 changes of colleagues to come".
QString teamWords(const TeamView& team);

} // namespace threadline
