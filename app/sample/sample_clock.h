// SPDX-License-Identifier: GPL-3.0-or-later
//
// The time of the sample's story: what was noted two years ago says so. Any thread.
#pragma once

#include "core/net/clock.h"

#include <atomic>

namespace threadline {

class SampleClock final : public Clock
{
public:
    Timestamp now() const override { return {m_us.load()}; }
    void set(Timestamp at) { m_us.store(at.us); }

private:
    std::atomic<qint64> m_us{0};
};

} // namespace threadline
