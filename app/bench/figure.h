// SPDX-License-Identifier: GPL-3.0-or-later
//
// app/bench measures the program beside what else does the same work: `threadline bench`. It makes the work
// (mail_generator.h), runs ours, the bare limits (bare_limits.h) and whatever peers are installed (peers.h), all in one
// run, and says how they compare. Only ratios mean anything on a machine that others use too; what a target is comes from
// the tables there, not from here.
//
// This file: one figure. Plain values; any thread.
#pragma once

#include "core/model/expected.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace threadline::bench {

struct Figure
{
    QString name;   ///< "import, processor time"; stable, the baseline is kept by it
    int size = 0;   ///< interactions it was measured with
    QString unit;   ///< "s", "ms", "MB"
    double ours = 0;
    QString beside; ///< what the same work was measured with; empty: stands alone
    double theirs = 0;
    std::optional<double> ratioAtMost; ///< of ours to theirs
    std::optional<double> oursAtMost;  ///< in `unit`

    std::optional<double> ratio() const;
    std::optional<bool> isMet() const; ///< nothing: there is no target
    QString key() const;               ///< name, size and what it stands beside: "import of 5000 / notmuch new"
    QJsonObject toJson() const;
    /// What toJson() made of one without a ratio.
    static Figure fromJson(const QJsonObject& json, int size);
};

/// Cells of one row, as a person reads them; titles() for the first.
QStringList cellsOf(const Figure& figure);
QStringList figureTitles();

/// What became slower than it was, in a sentence each: a ratio more than `tolerance` times its recorded one.
/// `baseline`: ratios by key, as baselineOf() makes it. Keys that are in one of them only are passed over.
QStringList regressions(const QList<Figure>& figures, const QJsonObject& baseline, double tolerance);
QJsonObject baselineOf(const QList<Figure>& figures);

} // namespace threadline::bench
