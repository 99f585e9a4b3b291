// SPDX-License-Identifier: GPL-3.0-or-later
//
// A connector at somebody's control socket, driven as the desk drives it: pull, watch, pull again.
#pragma once

#include "core/channels/sip/sip_connector.h"
#include "tests/support/fake_clock.h"
#include "tests/support/waiting.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace threadline::test {

inline BaresipLine::Pace quickPace()
{
    using namespace std::chrono_literals;
    return {50ms, 400ms, 1500ms, 2000ms};
}

struct DrivenPhone
{
    explicit DrivenPhone(quint16 port, const QString& number = {})
        : settings{QString::number(port), number}
    {
        restart();
    }

    void restart()
    {
        connector.reset();
        connector = std::make_unique<SipConnector>(settings, clock, quickPace());
    }

    /// Calls that are told from the cursor on, which is moved.
    QList<Arrival> pull()
    {
        const Pulled pulled = waitForValue(connector->pull(cursor));
        CHECK(pulled.caughtUp);
        cursor = pulled.cursor;
        QList<Arrival> all;
        for (const Delivered& one : pulled.delivered) {
            all.append(one.arrival);
        }
        return all;
    }

    /// The next call that is told; as the desk does, all that is news is stored at once, and
    /// trouble makes it ask again.
    Arrival nextCall()
    {
        QElapsedTimer since;
        since.start();
        while (since.elapsed() < std::chrono::milliseconds(patience).count()) {
            const auto pulled = waitFor(connector->pull(cursor));
            if (pulled) {
                cursor = pulled->cursor;
                if (!pulled->delivered.isEmpty()) {
                    REQUIRE(pulled->delivered.size() == 1);
                    return pulled->delivered.first().arrival;
                }
                static_cast<void>(waitFor(connector->watch(cursor)));
            }
            QCoreApplication::processEvents();
        }
        FAIL("no call was told");
        return {};
    }

    bool rings() const
    {
        const QList<LiveCall> calls = connector->liveCalls();
        return calls.size() == 1 && calls.first().state == LiveCall::State::Ringing;
    }
    bool talks() const
    {
        const QList<LiveCall> calls = connector->liveCalls();
        return calls.size() == 1 && calls.first().state == LiveCall::State::Talking;
    }
    LiveCall theCall() const
    {
        const QList<LiveCall> calls = connector->liveCalls();
        REQUIRE(calls.size() == 1);
        return calls.first();
    }

    SipSettings settings;
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    std::unique_ptr<SipConnector> connector;
    QJsonObject cursor;
};

inline bool isMissed(const Arrival& call)
{
    return call.details.value(QLatin1String("missed")).toBool();
}

inline QString outcomeOf(const Arrival& call)
{
    return call.details.value(QLatin1String("outcome")).toString();
}

} // namespace threadline::test
