// SPDX-License-Identifier: GPL-3.0-or-later
//
// One customer of twelve years with very much to say, written into a workspace as if it had happened:
// mails, chats and calls in cases of ten, and what agents did to those. The same each time.
#pragma once

#include "app/composition.h"

namespace threadline::bench {

struct Relation
{
    CustomerId customer;
    qint64 interactions = 0;
    qint64 happenings = 0;
};

/// Blocks; ends the program with a sentence when something is refused.
Relation writeLongRelation(Composition& composition, const QString& address, int interactions);

} // namespace threadline::bench
