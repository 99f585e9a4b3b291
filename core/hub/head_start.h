// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a desk that is far behind fetches first, so that somebody can work there while the rest is coming: the settings,
// and open cases with their customers, each whole.
#pragma once

#include "core/hub/hub.h"
#include "core/log/event.h"

namespace threadline {

/// The own cases, then those where something happened last, until there are about so many events; by their positions,
/// rising. Blocks, as Hub does.
Expected<QList<Event>> readHeadStart(Hub& hub, qsizetype enough);

} // namespace threadline
