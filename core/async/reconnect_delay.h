// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long to wait before the next try to reach a server: half a second, twice as long after each failure, a
// minute at most; each wait is shortened at random by up to a half, so that two hundred desks do not come
// back in the same instant. No clock: whoever owns it waits. Any thread, one at a time.
#pragma once

#include <QRandomGenerator>

#include <algorithm>
#include <chrono>
#include <functional>

namespace threadline {

class ReconnectDelay
{
public:
    /// `random`: evenly from 0 up to, without, 1.
    explicit ReconnectDelay(std::function<double()> random) : m_random(std::move(random)) {}
    ReconnectDelay() : ReconnectDelay([] { return QRandomGenerator::global()->generateDouble(); }) {}

    /// After a failure.
    std::chrono::milliseconds next()
    {
        constexpr int doublings = 7; // by then the longest is reached
        const auto whole = std::min(shortest * (1 << std::min(m_failures, doublings)), longest);
        ++m_failures;
        return std::chrono::milliseconds(
            static_cast<std::chrono::milliseconds::rep>(static_cast<double>(whole.count()) * (1.0 - m_random() / 2.0)));
    }

    /// After a success: the next failure begins anew.
    void reset() { m_failures = 0; }

private:
    static constexpr std::chrono::milliseconds shortest{500};
    static constexpr std::chrono::milliseconds longest{60'000};

    std::function<double()> m_random;
    int m_failures = 0;
};

} // namespace threadline
