// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long to wait before the next try to reach the hub: half a second, twice as long after each failure, a
// minute at most; each wait is shortened at random by up to a half, so that two hundred desks do not come
// back in the same instant. No clock: whoever owns it waits. Any thread, one at a time.
#pragma once

#include <chrono>
#include <functional>

namespace threadline {

class ReconnectDelay
{
public:
    /// `random`: evenly from 0 up to, without, 1.
    explicit ReconnectDelay(std::function<double()> random);
    ReconnectDelay();

    /// After a failure.
    std::chrono::milliseconds next();
    /// After a success: the next failure begins anew.
    void reset() { m_failures = 0; }

private:
    std::function<double()> m_random;
    int m_failures = 0;
};

} // namespace threadline
