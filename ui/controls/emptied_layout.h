// SPDX-License-Identifier: GPL-3.0-or-later
//
// Takes everything out of a layout that is filled anew. Thread: GUI.
#pragma once

class QLayout;

namespace threadline {

/// Its widgets are hidden at once and deleted later: a click in one of them may be what brought us here.
void emptyLayout(QLayout& layout);

} // namespace threadline
