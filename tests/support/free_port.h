// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace threadline::test {

/// A TCP port on 127.0.0.1 that nobody listens on just now.
quint16 freePort();

} // namespace threadline::test
