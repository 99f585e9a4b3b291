// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where everything is in one row of the queue, and which words stand there. Computed from the row
// and the sizes of the type, without a painter. Every row is equally high, so that a list of a
// hundred thousand cases needs no measuring.
#pragma once

#include "core/workspace/views.h"
#include "ui/theme/pill.h"

#include <QRect>

#include <functional>

namespace threadline {

/// What the type in use needs, in pixels.
struct QueueRowMetrics
{
    int margin = 12;
    int glyph = 20;
    int gap = 8;
    int nameHeight = 18;
    int subjectHeight = 18;
    int wordsHeight = 17;
    int pillHeight = 18;
    int lineGap = 1;
    std::function<int(const QString&)> timeWidth;
    std::function<int(const QString&)> pillWidth;

    int rowHeight() const;
};

struct QueuePill
{
    QRect where;
    QString text;
    PillTone tone = PillTone::Neutral;

    friend bool operator==(const QueuePill&, const QueuePill&) = default;
};

struct QueueRowGeometry
{
    QRect accentBar; ///< of the chosen row
    QRect glyph;
    QRect name;
    QRect time;
    QString timeText;
    QRect subject;
    QRect words;
    QList<QueuePill> pills; ///< those that fit

    friend bool operator==(const QueueRowGeometry&, const QueueRowGeometry&) = default;
};

QueueRowGeometry layOutQueueRow(const QueueRow& row, const QRect& where,
                                const QueueRowMetrics& metrics, Timestamp now);

} // namespace threadline
