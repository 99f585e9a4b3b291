// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/case_number_stock.h"

#include "core/hub/log_questions.h"

#include <algorithm>

namespace threadline {

namespace {

constexpr qint64 few = 100;
constexpr qint64 stocked = 500;
constexpr qint64 minAtOnce = 100;
constexpr qint64 maxAtOnce = 1000; // the hub gives no more

} // namespace

Expected<void> stockCaseNumbers(Hub& hub, LogThread& log)
{
    const auto left = askLog(log, team_order::caseNumbersLeft);
    if (!left) {
        return left.error();
    }
    return *left >= few || hub.me().role == HubRole::Expert ? Expected<void>() : takeCaseNumbers(hub, log, 0);
}

Expected<void> takeCaseNumbers(Hub& hub, LogThread& log, qint64 needed)
{
    const qint64 wanted = needed + stocked;
    for (;;) {
        const auto left = askLog(log, team_order::caseNumbersLeft);
        if (!left || *left >= wanted) {
            return left ? Expected<void>() : left.error();
        }
        const auto numbers = hub.reserveNumbers(static_cast<int>(std::clamp(wanted - *left, minAtOnce, maxAtOnce)));
        if (!numbers) {
            return numbers.error();
        }
        const auto kept = changeLog(log, [numbers = *numbers](EventLog& events) {
            team_order::addCaseNumbers(events.database(), numbers.first, numbers.last);
        });
        if (!kept) {
            return kept;
        }
    }
}

} // namespace threadline
