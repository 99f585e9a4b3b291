// SPDX-License-Identifier: GPL-3.0-or-later
//
// The conversations of the sample that were written by hand, for the customers of StoryCustomer.
#pragma once

#include "app/sample/sample_script.h"

namespace threadline {

/// In no order; they end just before `now`.
QList<SampleStep> sampleStories(Timestamp now);

} // namespace threadline
