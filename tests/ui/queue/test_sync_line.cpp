// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/sync_line.h"

#include "tests/support/catch.h"

#include <QDateTime>

using namespace threadline;

namespace {

AccountView mailbox(const QString& address, AccountView::State state)
{
    AccountView view;
    view.account.address = address;
    view.state = state;
    return view;
}

} // namespace

TEST_CASE("Without an account there is nothing to say about synchronising")
{
    CHECK_FALSE(syncWords({}));
}

TEST_CASE("What is still coming is said with how much is here and since when it is complete")
{
    AccountView support =
        mailbox(QStringLiteral("support@shop.example"), AccountView::State::Syncing);
    support.done = 1200;
    support.total = 5000;
    support.completeSince = {
        QDateTime(QDate(2019, 3, 15), QTime(12, 0), Qt::UTC).toMSecsSinceEpoch() * 1000};
    const auto words = syncWords({support});
    REQUIRE(words);
    CHECK(words->sentence ==
          QStringLiteral(
              "Synchronising support@shop.example, 1,200 of 5,000 · complete since 2019-03"));
    REQUIRE(words->progress);
    CHECK(*words->progress == Approx(0.24));
    CHECK_FALSE(words->problem);
}

TEST_CASE("A problem of one account comes before the progress of another")
{
    AccountView failed =
        mailbox(QStringLiteral("billing@shop.example"), AccountView::State::Failed);
    failed.problem = QStringLiteral("The password was refused.");
    const auto words = syncWords(
        {mailbox(QStringLiteral("support@shop.example"), AccountView::State::Syncing), failed});
    REQUIRE(words);
    CHECK(words->problem);
    CHECK(words->sentence == QStringLiteral("billing@shop.example: The password was refused."));
    CHECK(words->progress);
}

TEST_CASE("When all is here the line is calm")
{
    const auto words =
        syncWords({mailbox(QStringLiteral("a@shop.example"), AccountView::State::Watching),
                   mailbox(QStringLiteral("b@shop.example"), AccountView::State::Watching)});
    REQUIRE(words);
    CHECK(words->sentence == QStringLiteral("2 accounts are up to date"));
    CHECK_FALSE(words->progress);
}
