// SPDX-License-Identifier: GPL-3.0-or-later
//
// A projection: tables made by folding the log, and nothing else. Each noun of the product brings
// its own. A projection changes by applying an event and in no other way, so that dropping it and
// folding the log again gives the same rows.
//
// Thread: the log thread. May throw SqliteFailure.
#pragma once

#include "core/log/event.h"
#include "core/sqlite/database.h"

namespace threadline {

class Projection
{
public:
    virtual ~Projection() = default;

    /// Its tables, for dumps and for emptying before a rebuild.
    virtual QStringList tables() const = 0;
    /// Empties them.
    virtual void clear(Database& database);
    /// Comes before any projection applies the event: to see what it will change as it was.
    virtual void foresee(Database&, const Event&) {}
    /// Events come in the order of seq, each kind: a projection passes over those it does not know.
    virtual void apply(Database& database, const Event& event) = 0;
    /// The batch is complete and about to be committed: write what was gathered.
    virtual void finish(Database&) {}
    /// The batch is lost, or what was folded is taken back: forget all that is not in the tables.
    virtual void abandon() {}

    /// Whether it takes events back by itself. The tables of others are made what they were before.
    virtual bool takesBack() const { return false; }
    /// Undoes apply() of the latest event that was folded, after its batch was finished.
    virtual void takeBack(Database&, const Event&) {}
};

} // namespace threadline
