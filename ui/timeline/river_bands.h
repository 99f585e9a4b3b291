// SPDX-License-Identifier: GPL-3.0-or-later
//
// The arithmetic of the river: moments to heights, many marks to few bands, and the labels along
// it. Numbers only, no painter.
#pragma once

#include "ui/models/timeline_rows.h"

namespace threadline {

/// The stretch of time a river shows, on so many pixels.
struct RiverScale
{
    Timestamp from;
    Timestamp to;
    int height = 0;

    double yOf(Timestamp at) const;
    Timestamp at(double y) const;

    friend bool operator==(const RiverScale&, const RiverScale&) = default;
};

/// Marks of one channel that fall on the same height.
struct RiverBand
{
    int y = 0;
    ChannelName channel;
    int count = 0;
    int lane = 0; ///< 0 is nearest the edge; other channels of the same height stand beside it
    bool ofThisCase = false; ///< some of it
    bool isNew = false;      ///< some of it was not seen yet

    friend bool operator==(const RiverBand&, const RiverBand&) = default;
};

struct RiverLabel
{
    int y = 0;
    QString words;

    friend bool operator==(const RiverLabel&, const RiverLabel&) = default;
};

/// From the first mark to `now`, in whole years where there are several.
RiverScale riverScale(const QList<TimelineMark>& marks, Timestamp now, int height);

struct RiverWanted
{
    TimelineFilter filter = {};
    qint64 thisCase = 0;
    InteractionKey firstNew = 0; ///< this and what follows is new; 0: nothing is
    int step = 5;                ///< heights are multiples of it
    int lanes = 3;               ///< at most so many channels on one height, the busiest
};

/// What passes the filter. Entries only, unless the filter is for what was done.
QList<RiverBand> riverBands(const QList<TimelineMark>& marks, const RiverWanted& wanted,
                            const RiverScale& scale);

/// Where a case is spoken of for the first time, with at least `room` pixels between two.
QList<int> riverCaseStarts(const QList<TimelineMark>& marks, const RiverScale& scale, int room);

/// Years, months or days, whichever leaves at least `room` pixels between two.
QList<RiverLabel> riverLabels(const RiverScale& scale, const QTimeZone& zone, const QLocale& locale,
                              int room);

} // namespace threadline
