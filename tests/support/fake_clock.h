// SPDX-License-Identifier: GPL-3.0-or-later
//
// A clock that stands still until it is told otherwise. Any thread.
#pragma once

#include "core/net/clock.h"

#include <atomic>

namespace threadline::test {

class FakeClock final : public Clock
{
public:
    /// 2026-11-22T12:00:00Z unless set.
    Timestamp now() const override { return {m_us.load()}; }
    void set(Timestamp at) { m_us = at.us; }
    void advanceSeconds(qint64 seconds) { m_us += seconds * 1'000'000; }

private:
    std::atomic<qint64> m_us{1'795'348'800'000'000};
};

} // namespace threadline::test
