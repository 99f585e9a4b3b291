// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/outbox_model.h"

#include "tests/support/catch.h"

#include <QAbstractItemModelTester>

using namespace threadline;

namespace {

OutboxRow reply(Delivery state, qint64 queuedAt)
{
    OutboxRow row;
    row.id = InteractionId(QUuid::createUuidV5(QUuid(), QString::number(queuedAt)));
    row.state = state;
    row.queuedAt = Timestamp::fromSeconds(queuedAt);
    return row;
}

} // namespace

TEST_CASE("What needs a person stands first in the outbox, what arrived last")
{
    OutboxModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows({reply(Delivery::Sent, 500), reply(Delivery::Queued, 400),
                   reply(Delivery::Failed, 100), reply(Delivery::InDoubt, 200)});
    QList<qint64> order;
    for (int i = 0; i < model.rowCount(); ++i) {
        order.append(model.rowAt(i).queuedAt.seconds());
    }
    CHECK(order == QList<qint64>{200, 100, 400, 500});
    CHECK(model.troubled() == 2);
    CHECK(model.pending() == 1);
}

TEST_CASE("A reply that changes its state in place changes one row only")
{
    OutboxModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows({reply(Delivery::Queued, 2), reply(Delivery::Queued, 1)});
    QList<int> changed;
    bool reset = false;
    QObject::connect(
        &model, &OutboxModel::dataChanged,
        [&](const QModelIndex& first, const QModelIndex&) { changed.append(first.row()); });
    QObject::connect(&model, &OutboxModel::modelReset, [&] { reset = true; });

    model.setRows({reply(Delivery::Queued, 2), reply(Delivery::Sending, 1)});

    CHECK(changed == QList<int>{1});
    CHECK_FALSE(reset);
}

TEST_CASE("Each state of a reply offers what can be done about it")
{
    CHECK(outboxRemedy(reply(Delivery::Queued, 1)) == OutboxRemedy::Undo);
    CHECK(outboxRemedy(reply(Delivery::Sending, 1)) == OutboxRemedy::None);
    CHECK(outboxRemedy(reply(Delivery::Failed, 1)) == OutboxRemedy::Retry);
    CHECK(outboxRemedy(reply(Delivery::InDoubt, 1)) == OutboxRemedy::Check);
    CHECK(outboxRemedy(reply(Delivery::Sent, 1)) == OutboxRemedy::None);
}

TEST_CASE("A queued reply counts down the seconds until it leaves")
{
    OutboxRow row = reply(Delivery::Queued, 100);
    row.dueAt = Timestamp::fromSeconds(110);
    CHECK(outboxStateWords(row, Timestamp::fromSeconds(102)) == QStringLiteral("Leaves in 8 s"));
    CHECK(outboxStateWords(row, Timestamp::fromSeconds(111)) == QStringLiteral("Leaves now"));
    row.attempts = 1;
    CHECK(outboxStateWords(row, Timestamp::fromSeconds(102)) ==
          QStringLiteral("Tries again in 8 s"));
}
