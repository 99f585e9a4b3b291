// SPDX-License-Identifier: GPL-3.0-or-later
//
// app/sample: a workspace to look at. About forty customers of a pump shop and two years of what
// they and the shop said on every channel; nobody in it exists. Written through the workspace like
// any other data. The same `now` gives the same words at the same times.
//
// Start here, then sample_stories.h (conversations written by hand) and sample_templates.h (the
// everyday rest).
#pragma once

#include "core/model/expected.h"
#include "core/model/timestamp.h"

namespace threadline {

struct SampleFigures
{
    qint64 customers = 0;
    qint64 interactions = 0;
};

/// Makes it in `folder`, which must not hold a workspace yet; its last words were said just before
/// `now`. Blocks. Thread: main.
Expected<SampleFigures> makeSampleWorkspace(const QString& folder, Timestamp now);

} // namespace threadline
