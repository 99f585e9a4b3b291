// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who sits at this desk, as colleagues will read it: THREADLINE_AGENT when it is set, else the
// full name of the person logged in, else the login name. Any thread.
#pragma once

#include <QString>

namespace threadline {

QString agentNameOfThisDesk();

} // namespace threadline
