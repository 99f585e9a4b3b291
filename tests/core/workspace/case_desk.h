// SPDX-License-Identifier: GPL-3.0-or-later
//
// A desk with cases, and commands on them in short words. Numbers count as they were opened: 10001…
#pragma once

#include "tests/support/desk_fixture.h"

namespace threadline::test {

inline const QString ingrid = QStringLiteral("ingrid@aaltonen.example");
inline const QString tomas = QStringLiteral("tomas@ferreira.example");

struct CaseDesk : DeskFixture
{
    /// 10001 Pump and 10002 Hose of Ingrid, 10003 Refund of Tomas.
    CaseDesk()
    {
        addAccount();
        bring(mailFrom(ingrid, QStringLiteral("Pump"), QStringLiteral("It stops."), 50, "p1@x"));
        bring(mailFrom(ingrid, QStringLiteral("Hose"), QStringLiteral("It leaks."), 40, "h1@x"));
        bring(mailFrom(tomas, QStringLiteral("Refund"), QStringLiteral("Where?"), 30, "r1@x"));
    }

    void bring(const Arrival& arrival)
    {
        waitForValue(workspace().ingest({arrival}, QStringLiteral("support@northpump.example")));
    }

    Case one(qint64 number) { return waitForValue(workspace().findCase(QString::number(number))); }

    QList<CaseId> ids(const QList<qint64>& numbers)
    {
        QList<CaseId> all;
        for (const qint64 number : numbers) {
            all.append(one(number).id);
        }
        return all;
    }

    UndoTicket change(const QList<qint64>& numbers, const CaseChange& wanted)
    {
        return waitForValue(workspace().changeCases(ids(numbers), wanted));
    }

    /// The sentence of a refusal.
    QString refusal(const QList<qint64>& numbers, const CaseChange& wanted)
    {
        return sentence(waitFor(workspace().changeCases(ids(numbers), wanted)));
    }

    template <class T>
    static QString sentence(const Expected<T>& outcome)
    {
        return outcome ? QStringLiteral("(it was done)") : outcome.error().sentence;
    }

    /// The interaction with this text.
    Interaction said(const QString& customer, const QString& text)
    {
        const auto entries = history(customer);
        for (const TimelineEntry& entry : entries) {
            if (entry.interaction.text == text) {
                return entry.interaction;
            }
        }
        FAIL("nobody said " << text.toStdString());
        return {};
    }

    qint64 numberOf(const QString& customer, const QString& text)
    {
        const auto inCase = said(customer, text).inCase;
        return inCase ? waitForValue(workspace().findCase(inCase->text())).number : 0;
    }

    QList<qint64> listed(const QueueFilter& filter)
    {
        QList<qint64> numbers;
        const QueuePage page = waitForValue(workspace().queue(filter, 0, 100));
        for (const QueueRow& row : page.rows) {
            numbers.append(row.number);
        }
        return numbers;
    }
};

} // namespace threadline::test
