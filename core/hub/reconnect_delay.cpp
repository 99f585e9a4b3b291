// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/reconnect_delay.h"

#include <QRandomGenerator>

#include <algorithm>

namespace threadline {

namespace {

constexpr std::chrono::milliseconds shortest{500};
constexpr std::chrono::milliseconds longest{60'000};

} // namespace

ReconnectDelay::ReconnectDelay(std::function<double()> random) : m_random(std::move(random)) {}

ReconnectDelay::ReconnectDelay() : ReconnectDelay([] { return QRandomGenerator::global()->generateDouble(); }) {}

std::chrono::milliseconds ReconnectDelay::next()
{
    constexpr int doublings = 7; // by then the longest is reached
    const auto whole = std::min(shortest * (1 << std::min(m_failures, doublings)), longest);
    ++m_failures;
    return std::chrono::milliseconds(
        static_cast<std::chrono::milliseconds::rep>(static_cast<double>(whole.count()) * (1.0 - m_random() / 2.0)));
}

} // namespace threadline
