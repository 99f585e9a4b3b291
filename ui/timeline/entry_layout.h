// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the parts of an entry are. Computed from sizes alone, so that it is tested with numbers:
// no painter, no fonts. All rectangles are in logical pixels, relative to the row's top left.
#pragma once

#include <QList>
#include <QRectF>

#include <functional>

namespace threadline {

/// What the parts of an entry need. An empty size: there is no such part.
struct EntryNeeds
{
    bool right = false;
    double rowWidth = 0;
    QSizeF name;
    QSizeF caption;
    QList<QSizeF> pills;
    QSizeF stars;
    QSizeF subject; ///< its width may exceed the bubble's: it is elided
    QSizeF imagesBar;
    /// What the body takes at most `width` wide; called at most twice, the last call counts.
    std::function<QSizeF(double width)> body;
    /// What each fact takes at most `width` wide.
    QList<std::function<QSizeF(double width)>> facts;
    QList<QSizeF> attachments;
    QSizeF unfold;                              ///< "··· quoted text" and its like, one line
    std::function<QSizeF(double width)> quoted; ///< unset: folded, or nothing quoted
    QSizeF deliveryIcon;
    /// The sentence under the bubble, wrapped at `width`.
    std::function<QSizeF(double width)> deliverySentence;
    QList<QSizeF> deliveryButtons;
};

/// The measures of the grid, at the person's text size.
struct EntryMeasures
{
    double margin = 18;  ///< left and right of everything
    double glyph = 20;   ///< channel square and avatar
    double glyphGap = 9; ///< between it and the bubble
    double padX = 12;    ///< inside the bubble
    double padY = 9;
    double gap = 4;         ///< between the parts of a bubble
    double partGap = 8;     ///< around attachments and bars
    double rowGap = 10;     ///< between two entries
    double widest = 640;    ///< of a bubble; longer lines are hard to read
    double quoteInset = 14; ///< of quoted text, for its bar
};

struct EntryLayout
{
    double height = 0; ///< of the row, gap below included
    QRectF badge;      ///< the channel's glyph, or the avatar
    QRectF bubble;
    QRectF name;
    QRectF caption;
    QList<QRectF> pills;
    QRectF stars;
    QRectF subject;
    QRectF imagesBar;
    QRectF body;
    QList<QRectF> facts;
    QList<QRectF> attachments;
    QRectF unfold;
    QRectF quoted; ///< without its bar, which is quoteInset to the left
    QRectF deliveryIcon;
    QRectF deliverySentence;
    QList<QRectF> deliveryButtons;

    friend bool operator==(const EntryLayout&, const EntryLayout&) = default;
};

EntryLayout layOutEntry(const EntryNeeds& needs, const EntryMeasures& measures);

/// The widest a bubble gets in a row, and the room inside it.
double widestBubble(double rowWidth, const EntryMeasures& measures);

/// A first guess at a row's height from what a mark knows; `lineHeight` and `letterWidth` are those
/// of the body's font.
int guessedHeight(qint64 textBytes, qint64 attachments, double rowWidth, double lineHeight,
                  double letterWidth, const EntryMeasures& measures);

} // namespace threadline
