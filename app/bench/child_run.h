// SPDX-License-Identifier: GPL-3.0-or-later
//
// One program run to its end, and what it took. Blocks. Unix only: elsewhere nobody tells what a process cost.
#pragma once

#include "core/model/expected.h"

#include <QMap>
#include <QStringList>

namespace threadline::bench {

struct ChildCost
{
    double seconds = 0;          ///< on the wall
    double processorSeconds = 0; ///< all its threads, and the children it waited for
    double peakMegabytes = 0;    ///< resident
    qint64 output = 0;           ///< bytes on standard output
};

/// Where standard output goes: nowhere, or into this file. What it complains of is shown.
/// An Error when it cannot be started or ends with another code than 0.
Expected<ChildCost> runChild(const QString& program, const QStringList& arguments,
                             const QMap<QString, QString>& environment = {}, const QString& outputFile = {});

/// The middle of so many runs, by time on the wall.
Expected<ChildCost> medianRun(int runs, const QString& program, const QStringList& arguments,
                              const QMap<QString, QString>& environment = {});

} // namespace threadline::bench
