// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who is in the sample. Names are invented, addresses end in .example, numbers are reserved for
// fiction where a country has such.
#pragma once

#include "app/sample/sample_script.h"

namespace threadline {

QList<SampleCustomer> sampleCustomers();

/// Those that sample_stories.h writes about are the first ones, in this order.
enum StoryCustomer { Ingrid, Tomas, Lena, Marek, Visitor, Osei, Hydrotek, Priya, storyCustomers };

} // namespace threadline
