// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a window costs with nothing of ours in it. Thread: main; the caller made the application.
#pragma once

namespace threadline::bench {

/// One window with three panes and 50,000 rows, shown and painted; then the program's exit code.
int bareWindow();

} // namespace threadline::bench
