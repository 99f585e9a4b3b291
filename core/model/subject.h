// SPDX-License-Identifier: GPL-3.0-or-later
//
// Subject lines: what they are about, without what mail programs put around it.
#pragma once

#include <QString>

namespace threadline {

/// A subject without its Re:, AW:, Fwd: … in front, the case token ("[#10023]") at either end, and
/// surrounding space. Any thread.
QString bareSubject(const QString& subject);

} // namespace threadline
