// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/queue_model.h"

#include "tests/support/waiting.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QPromise>

using namespace threadline;
using namespace threadline::test;

namespace {

QueueRow rowNumber(qint64 number)
{
    QueueRow row;
    row.id = CaseId(QUuid::createUuidV5(QUuid(), QString::number(number)));
    row.number = number;
    row.customerName = QStringLiteral("Customer %1").arg(number);
    row.subject = QStringLiteral("Subject %1").arg(number);
    return row;
}

/// A queue that answers at once, and remembers what it was asked.
struct AnsweringQueue
{
    QList<QueueRow> rows;
    QList<std::pair<int, int>> asked;
    std::optional<Error> error;

    QueueModel::Source source()
    {
        return [this](const QueueFilter&, int offset, int limit) {
            asked.append({offset, limit});
            QPromise<Expected<QueuePage>> promise;
            promise.start();
            if (error) {
                promise.addResult(*error);
            } else {
                promise.addResult(QueuePage{rows.mid(offset, limit), rows.size()});
            }
            promise.finish();
            return promise.future();
        };
    }

    void fill(int count)
    {
        rows.clear();
        for (int i = 0; i < count; ++i) {
            rows.append(rowNumber(i));
        }
    }
};

struct Fixture
{
    AnsweringQueue queue;
    QueueModel model{queue.source()};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

    void settle()
    {
        REQUIRE(waitUntil([this] { return model.isSettled(); }));
    }
};

} // namespace

TEST_CASE("The queue knows its length at once and has only the rows that were looked at")
{
    Fixture f;
    f.queue.fill(100'000);
    f.model.setFilter({});
    f.settle();
    CHECK(f.model.rowCount() == 100'000);
    CHECK(f.queue.asked.first() == std::pair(0, 100));

    REQUIRE(f.model.data(f.model.index(50'050), Qt::DisplayRole).isNull());
    REQUIRE(waitUntil([&] { return f.model.rowAt(50'050) != nullptr; }));
    CHECK(f.queue.asked.contains(std::pair(50'000, 100)));
    CHECK(f.model.rowAt(50'050)->number == 50'050);
    f.settle();
    CHECK(f.model.loadedRows() <= 1000);
}

TEST_CASE("Scrolling through a long queue keeps a bounded number of rows")
{
    Fixture f;
    f.queue.fill(20'000);
    f.model.setFilter({});
    f.settle();
    for (int row = 0; row < 20'000; row += 500) {
        f.model.setVisibleRows(row, row + 9);
        f.model.data(f.model.index(row), QueueModel::RowRole);
        REQUIRE(waitUntil([&] { return f.model.rowAt(row) != nullptr; }));
    }
    f.settle();
    CHECK(f.model.loadedRows() <= 1000);
}

TEST_CASE("A selection follows its case to its new place")
{
    Fixture f;
    f.queue.fill(50);
    f.model.setFilter({});
    f.settle();
    const QPersistentModelIndex selected(f.model.index(7));

    f.queue.rows.move(7, 0);
    f.model.refresh();
    f.settle();

    REQUIRE(selected.isValid());
    CHECK(selected.row() == 0);
    CHECK(f.model.rowAt(0)->number == 7);
}

TEST_CASE("A case that left the queue is selected no more and the list is shorter")
{
    Fixture f;
    f.queue.fill(50);
    f.model.setFilter({});
    f.settle();
    const QPersistentModelIndex selected(f.model.index(7));

    f.queue.rows.removeAt(7);
    f.model.refresh();
    f.settle();

    CHECK_FALSE(selected.isValid());
    CHECK(f.model.rowCount() == 49);
    CHECK(f.model.rowAt(7)->number == 8);
}

TEST_CASE("New cases at the top make the list longer")
{
    Fixture f;
    f.queue.fill(3);
    f.model.setFilter({});
    f.settle();
    const QPersistentModelIndex selected(f.model.index(2));

    f.queue.rows.prepend(rowNumber(99));
    f.model.refresh();
    f.settle();

    CHECK(f.model.rowCount() == 4);
    CHECK(f.model.rowAt(0)->number == 99);
    CHECK(selected.row() == 3);
}

TEST_CASE("Many changes while an answer is on its way make one more question")
{
    Fixture f;
    f.queue.fill(3);
    f.model.setFilter({});
    for (int i = 0; i < 20; ++i) {
        f.model.refresh();
    }
    f.settle();
    CHECK(f.queue.asked.size() == 2);
}

TEST_CASE("When the store cannot answer the rows stay and the sentence is told")
{
    Fixture f;
    f.queue.fill(3);
    f.model.setFilter({});
    f.settle();
    QString told;
    QObject::connect(&f.model, &QueueModel::failed,
                     [&](const QString& sentence) { told = sentence; });

    f.queue.error = Error{Error::Remedy::Retry, QStringLiteral("The disk is busy.")};
    f.model.refresh();
    REQUIRE(waitUntil([&] { return !told.isEmpty(); }));

    CHECK(told == QStringLiteral("The disk is busy."));
    CHECK(f.model.rowCount() == 3);
    CHECK(f.model.rowAt(1) != nullptr);
}

TEST_CASE("A row is said in words for those who do not see it")
{
    QueueRow row = rowNumber(1);
    row.lastWords = QStringLiteral("It stopped again");
    row.waitingSince = Timestamp::fromSeconds(1000);
    row.unread = true;
    row.trouble = Delivery::Failed;
    CHECK(queueRowInWords(row, Timestamp::fromSeconds(1000 + 5 * 60)) ==
          QStringLiteral("Customer 1, Subject 1, It stopped again, waiting 5 min, unread, a reply "
                         "was not sent"));
}
