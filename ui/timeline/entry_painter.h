// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws a laid-out entry. Computes no geometry, reads no files, asks nobody.
#pragma once

#include "ui/timeline/laid_out_entry.h"

class QPainter;

namespace threadline {

/// What of an entry is under the mouse, has the keyboard or is selected.
struct EntryHands
{
    int hovered = -1; ///< index of a spot
    int focused = -1;
    bool found = false; ///< opened at: a search hit
    EntryPart selectedPart = EntryPart::Body;
    int selectionStart = 0;
    int selectionEnd = 0; ///< equal to the start: nothing is selected
};

/// The painter's origin is the row's top left. `images` gives previews at hand.
void paintEntry(QPainter& painter, const LaidOutEntry& entry, const Theme& theme,
                const TimelineMoment& moment, const ImageShelf& images, const EntryHands& hands);

} // namespace threadline
