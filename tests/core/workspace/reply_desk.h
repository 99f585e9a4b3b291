// SPDX-License-Identifier: GPL-3.0-or-later
//
// A desk with one question to answer, and answers to it in short words.
#pragma once

#include "tests/support/desk_fixture.h"

namespace threadline::test {

struct ReplyDesk : DeskFixture
{
    const QString ingrid = QStringLiteral("ingrid@aaltonen.example");

    /// Case 10001, Pump, of Ingrid: "Why?"
    ReplyDesk()
    {
        addAccount();
        server().deliver(mailFrom(ingrid, QStringLiteral("Pump"), QStringLiteral("Why?"), 10, "m1@x"));
        sync();
    }

    ReplyRequest answer(const QString& text = QStringLiteral("Because."))
    {
        ReplyRequest request;
        request.inCase = onlyCase().id;
        request.text = text;
        return request;
    }

    InteractionId reply(const ReplyRequest& request) { return waitForValue(workspace().reply(request)); }
    InteractionId reply() { return reply(answer()); }

    /// The customer writes on in the same thread, `minutesAgo` before the clock stands.
    void writesAgain(const QByteArray& id, int minutesAgo = 0)
    {
        server().deliver(mailFrom(ingrid, QStringLiteral("Re: Pump"), QStringLiteral("Wait, it works again!"),
                                  minutesAgo, id, {"m1@x"}));
        receive();
    }

    /// Fetches without sending.
    void receive() { waitForValue(workspace().syncOnce()); }

    void send() { requireOk(waitFor(workspace().sendDue(false))); }

    OutboxRow row(InteractionId id)
    {
        const auto rows = waitForValue(workspace().outbox());
        for (const OutboxRow& row : rows) {
            if (row.id == id) {
                return row;
            }
        }
        FAIL("no such reply");
        return {};
    }

    QList<Draft> drafts() { return waitForValue(workspace().drafts(onlyCase().id)); }

    /// The entry with this text.
    TimelineEntry said(const QString& text)
    {
        const auto entries = history(ingrid);
        for (const TimelineEntry& entry : entries) {
            if (entry.interaction.text == text) {
                return entry;
            }
        }
        FAIL("nobody said " << text.toStdString());
        return {};
    }

    template <class T>
    static QString sentence(const Expected<T>& outcome)
    {
        return outcome ? QStringLiteral("(it was done)") : outcome.error().sentence;
    }
};

} // namespace threadline::test
