// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/head_start.h"

#include <QMap>
#include <QSet>

#include <algorithm>

namespace threadline {

namespace {

constexpr qsizetype casesAtOnce = 50;
constexpr int mostAtOnce = 20'000; // of events; more of so few cases come in their turn

class HeadStart
{
public:
    explicit HeadStart(Hub& hub) : m_hub(hub) {}

    Expected<void> takeSettings() { return take({.limit = mostAtOnce, .settings = true}); }

    Expected<void> takeCases(const QList<HubCase>& cases)
    {
        HubPullRequest request{.limit = mostAtOnce};
        for (const HubCase& one : cases) {
            request.cases.append(one.id);
            if (one.customer) {
                m_customers.insert(one.customer->uuid());
            }
        }
        if (const auto taken = take(request); !taken) {
            return taken;
        }
        return takeCustomers();
    }

    qsizetype size() const { return m_events.size(); }
    QList<Event> events() const { return m_events.values(); }

private:
    Expected<void> take(const HubPullRequest& request)
    {
        const auto page = m_hub.pull(request);
        if (!page) {
            return page.error();
        }
        if (page->events.size() >= mostAtOnce) {
            return {}; // perhaps not whole
        }
        for (const HubEvent& raw : page->events) {
            const Event event = eventFrom(raw);
            if (event.kind == QLatin1String("customer.merged")) {
                m_customers.insert(QUuid::fromString(event.body.value(QLatin1String("from")).toString()));
            }
            m_events.insert(event.seq, event);
        }
        return {};
    }

    Expected<void> takeCustomers()
    {
        while (m_customersHere != m_customers) { // others were merged into some
            const QSet<QUuid> missing = m_customers - m_customersHere;
            m_customersHere = m_customers;
            if (const auto taken = take({.limit = mostAtOnce, .subjects = missing.values(), .outsideCases = true}); !taken) {
                return taken;
            }
        }
        return {};
    }

    Hub& m_hub;
    QMap<qint64, Event> m_events; ///< by position
    QSet<QUuid> m_customers;
    QSet<QUuid> m_customersHere;
};

} // namespace

Expected<QList<Event>> readHeadStart(Hub& hub, qsizetype enough)
{
    auto cases = hub.cases(false);
    if (!cases) {
        return cases.error();
    }
    const QString me = hub.me().name;
    std::stable_partition(cases->begin(), cases->end(), [&](const HubCase& one) { return one.assignee == me; });
    HeadStart start(hub);
    if (const auto taken = start.takeSettings(); !taken) {
        return taken.error();
    }
    for (qsizetype first = 0; first < cases->size() && start.size() < enough; first += casesAtOnce) {
        if (const auto taken = start.takeCases(cases->mid(first, casesAtOnce)); !taken) {
            return taken.error();
        }
    }
    return start.events();
}

} // namespace threadline
