// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/long_relation.h"

#include "core/cases/case_events.h"

#include <algorithm>
#include <cstdio>

namespace threadline::bench {

namespace {

constexpr int perCase = 10;
constexpr int perBatch = 2000;
constexpr qint64 years = 12;

template <class T>
T valueOf(QFuture<Expected<T>> future)
{
    future.waitForFinished();
    if (!future.result()) {
        std::fprintf(stderr, "%s\n", qPrintable(future.result().error().sentence));
        std::exit(1);
    }
    return *future.result();
}

/// Of very different lengths, as people write: most are short, a few fill the window.
QByteArray words(int i)
{
    static const QByteArray sentence = "The pump stops after twenty minutes and shows the code E-07 again. ";
    QByteArray text = "Message " + QByteArray::number(i) + ". ";
    text += sentence.repeated(1 + i % 7 + (i % 53 == 0 ? 30 : 0));
    if (i % 3 == 0) {
        text += "\n\nSecond thoughts: see https://northpump.example/help/" + QByteArray::number(i % 97) + ".\n";
    }
    if (i % 4 == 1) {
        text += "\n\nOn Monday support wrote:\n> " + sentence.repeated(4) + "\n";
    }
    return text;
}

Arrival arrivalOf(int i, int count, const QString& address, Timestamp end)
{
    static const QList<ChannelName> channels{channel::email, channel::whatsapp, channel::email, channel::voice,
                                             channel::bluesky};
    Arrival arrival;
    const int inCase = i / perCase;
    arrival.channel = channels.at(inCase % channels.size());
    arrival.direction = i % 3 == 2 ? Direction::Outbound : Direction::Inbound;
    arrival.at = {end.us - (years * 365 * 86'400'000'000 / count) * (count - i)};
    arrival.messageId = QByteArray::number(i) + "@relation.example";
    arrival.externalKey = "bench:" + arrival.messageId;
    arrival.references = {QByteArray::number(inCase * perCase) + "@relation.example"};
    arrival.subject = QStringLiteral("Matter %1").arg(inCase);
    arrival.text = words(i);
    if (i % 5 == 0 && arrival.channel == channel::email) {
        arrival.html = "<p>" + arrival.text.left(200) + "</p><table><tr><td>Order</td><td>" + QByteArray::number(i) +
                       "</td></tr></table>";
    }
    arrival.read = i < count - 20;
    arrival.customerIdentity = emailIdentity(address);
    arrival.customerName = QStringLiteral("Ingrid Aaltonen");
    const Party them{arrival.customerName, address};
    const Party us{QStringLiteral("Anna Kivi"), QStringLiteral("support@northpump.example")};
    arrival.from = arrival.direction == Direction::Inbound ? them : us;
    arrival.to = {arrival.direction == Direction::Inbound ? us : them};
    return arrival;
}

/// Each case is tagged and solved where its last message was.
qint64 writeHappenings(Composition& composition, const QList<Case>& cases)
{
    auto written = composition.services().log->write([&](EventLog::Batch& batch) -> Expected<qint64> {
        qint64 count = 0;
        for (const Case& one : cases) {
            const Doing doing{QStringLiteral("Anna Kivi"), {one.lastAt.us + 60'000'000}};
            batch.append(caseTagged(one.id, QStringLiteral("pump"), doing));
            Event solved = caseStatusChanged(one, CaseStatus::Solved, QStringLiteral("an agent said so"), doing);
            solved.body.insert(QStringLiteral("command"), EventId::make(doing.at).text());
            batch.append(solved);
            count += 2;
        }
        return count;
    });
    return valueOf(written);
}

} // namespace

Relation writeLongRelation(Composition& composition, const QString& address, int interactions)
{
    Workspace& workspace = composition.workspace();
    const Timestamp end = composition.services().clock.now();
    for (int from = 0; from < interactions; from += perBatch) {
        QList<Arrival> batch;
        for (int i = from; i < std::min(interactions, from + perBatch); ++i) {
            batch.append(arrivalOf(i, interactions, address, end));
        }
        valueOf(workspace.ingest(batch, QStringLiteral("support@northpump.example")));
    }
    Relation relation;
    relation.customer = valueOf(workspace.findCustomer(address));
    relation.interactions = interactions;
    constexpr int all = -1;
    relation.happenings = writeHappenings(composition, valueOf(workspace.cases(relation.customer, all)));
    return relation;
}

} // namespace threadline::bench
