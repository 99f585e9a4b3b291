// SPDX-License-Identifier: GPL-3.0-or-later
//
// Programs that others wrote for the same work, when they are installed: they index a Maildir, search it and show one
// person's mails. Each keeps its settings and index in a folder given here; nothing of the user's is touched.
#pragma once

#include "app/bench/child_run.h"

#include <functional>
#include <optional>

namespace threadline::bench {

struct Peer
{
    QString name;           ///< as one calls it: "notmuch"
    double importAtMost;    ///< of our time to its
    std::function<Expected<ChildCost>()> index; ///< from nothing
    std::function<Expected<ChildCost>(const QString& word)> search; ///< the newest 50
    /// All mails of an address with their texts, as JSON; nothing when it has no such question.
    std::function<Expected<ChildCost>(const QString& address)> history;
};

/// Those that are here. `scratch` is a folder of theirs.
QList<Peer> installedPeers(const QString& maildir, const QString& scratch);

} // namespace threadline::bench
