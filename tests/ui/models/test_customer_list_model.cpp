// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/customer_list_model.h"

#include "tests/support/waiting.h"

#include <QAbstractItemModelTester>
#include <QPromise>

#include <deque>

using namespace threadline;
using namespace threadline::test;

namespace {

QList<Customer> people(int count)
{
    QList<Customer> result;
    for (int i = 0; i < count; ++i) {
        Customer customer;
        customer.id = CustomerId(QUuid::createUuidV5(QUuid(), QString::number(i)));
        customer.name = QStringLiteral("Customer %1").arg(i);
        result.append(customer);
    }
    return result;
}

QFuture<Expected<QList<Customer>>> answerWith(const QList<Customer>& customers)
{
    QPromise<Expected<QList<Customer>>> promise;
    promise.start();
    promise.addResult(customers);
    promise.finish();
    return promise.future();
}

} // namespace

TEST_CASE("The list of customers grows as it is scrolled and keeps its place")
{
    const QList<Customer> all = people(500);
    CustomerListModel model(
        [&](const QString&, int limit) { return answerWith(all.mid(0, limit)); });
    model.setQuery({});
    REQUIRE(waitUntil([&] { return model.isSettled(); }));
    CHECK(model.rowCount() == 200);
    const QPersistentModelIndex selected(model.index(150));

    REQUIRE(model.canFetchMore({}));
    model.fetchMore({});
    REQUIRE(waitUntil([&] { return model.isSettled(); }));
    CHECK(model.rowCount() == 400);
    CHECK(selected.row() == 150);

    model.fetchMore({});
    REQUIRE(waitUntil([&] { return model.isSettled(); }));
    CHECK(model.rowCount() == 500);
    CHECK_FALSE(model.canFetchMore({}));
}

TEST_CASE("The list of customers is a sound model while it grows")
{
    const QList<Customer> all = people(500);
    CustomerListModel model(
        [&](const QString&, int limit) { return answerWith(all.mid(0, limit)); });
    // It asks for more rows by itself whenever something changes.
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setQuery({});
    REQUIRE(waitUntil([&] { return model.isSettled() && model.rowCount() == 500; }));
}

TEST_CASE("Only the answer to the newest words is shown")
{
    std::deque<QPromise<Expected<QList<Customer>>>> promises;
    CustomerListModel model([&](const QString&, int) {
        promises.emplace_back();
        promises.back().start();
        return promises.back().future();
    });
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setQuery(QStringLiteral("i"));
    model.setQuery(QStringLiteral("in"));
    REQUIRE(promises.size() == 2);
    CHECK(promises[0].isCanceled());

    promises[1].addResult(people(1));
    promises[1].finish();
    promises[0].addResult(people(3));
    promises[0].finish();
    REQUIRE(waitUntil([&] { return model.rowCount() == 1; }));
}

TEST_CASE("A customer without a name is called by the first identity")
{
    Customer customer;
    CHECK(customerTitle(customer) == QStringLiteral("Unknown customer"));
    customer.identities.append(emailIdentity(u"ingrid@aaltonen.example"));
    CHECK(customerTitle(customer) == QStringLiteral("ingrid@aaltonen.example"));
    customer.name = QStringLiteral("Ingrid Aaltonen");
    CHECK(customerTitle(customer) == QStringLiteral("Ingrid Aaltonen"));
}
