// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/past_review.h"

#include <algorithm>
#include <iterator>

namespace threadline {

namespace {

constexpr int eventsAtOnce = 2000;
constexpr qint64 nearEnough = 100; // a few that are here already cost less than another question

QList<qint64> without(const QList<qint64>& all, const QList<qint64>& those)
{
    QList<qint64> rest;
    std::set_difference(all.begin(), all.end(), those.begin(), those.end(), std::back_inserter(rest));
    return rest;
}

/// Pulls everything between two positions and keeps what is wanted.
Expected<void> take(Hub& hub, qint64 first, qint64 last, const QList<qint64>& wanted, QList<Event>& taken)
{
    for (qint64 after = first - 1; after < last;) {
        const auto page = hub.pull({.after = after, .upTo = last, .limit = eventsAtOnce});
        if (!page) {
            return page.error();
        }
        for (const HubEvent& event : page->events) {
            if (std::binary_search(wanted.begin(), wanted.end(), event.position)) {
                taken.append(eventFrom(event));
            }
        }
        if (page->reached <= after) {
            break;
        }
        after = page->reached;
    }
    return {};
}

} // namespace

Expected<PastReview> reviewPast(Hub& hub, const QList<qint64>& here, qint64 upTo)
{
    const auto readable = hub.positions(upTo);
    if (!readable) {
        return readable.error();
    }
    PastReview review;
    review.gone = without(here, *readable);
    const QList<qint64> missing = without(*readable, here);
    for (auto first = missing.begin(); first != missing.end();) {
        auto last = first;
        while (std::next(last) != missing.end() && *std::next(last) - *last <= nearEnough) {
            ++last;
        }
        if (const auto taken = take(hub, *first, *last, missing, review.come); !taken) {
            return taken.error();
        }
        first = std::next(last);
    }
    return review;
}

} // namespace threadline
