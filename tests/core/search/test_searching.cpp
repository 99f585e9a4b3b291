// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/search_conditions.h"
#include "tests/core/search/made_history.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace threadline;
using namespace threadline::test;

namespace {

struct Question
{
    const char* typed;
    QList<int> numbers;
};

void check(MadeHistory& history, const std::vector<Question>& questions)
{
    for (const Question& question : questions) {
        INFO(question.typed);
        CHECK(history.found(QString::fromUtf8(question.typed)) == question.numbers);
    }
}

/// Every question is asked of a workspace in which few cases answer, and of one in which so many do
/// that they are not gathered first.
struct BothWays : MadeHistory
{
    BothWays()
    {
        if (GENERATE(false, true)) {
            addEmptyCases(1001);
        }
    }
};

const QList<int> everything{6, 5, 4, 3, 2, 1};

} // namespace

TEST_CASE("Words and phrases are found anywhere, all of them together")
{
    MadeHistory history;
    check(history, {{"pump", {4, 2, 1}},
                    {"pump stops", {2, 1}},
                    {"\"pump stops\"", {2, 1}},
                    {"\"stops pump\"", {}},
                    {"„pump stops“", {2, 1}},
                    {"refund call", {5}},
                    {"ref", {5, 3}},
                    {"ref call", {}}});
}

TEST_CASE("A minus leaves out words, also when there is nothing else to look for")
{
    MadeHistory history;
    check(history, {{"pump -stops", {4}},
                    {"pump -\"after twenty\"", {4, 2}},
                    {"-pump", {6, 5, 3}},
                    {"-pump -refund", {6}},
                    {"-ref", everything},
                    {"-\"pump stops\"", {6, 5, 4, 3}}});
}

TEST_CASE("from: finds names by their words and an address exactly")
{
    MadeHistory history;
    check(history, {{"from:ingrid", {4, 1}},
                    {"from:\"ingrid aaltonen\"", {4, 1}},
                    {"from:ingrid@aaltonen.example", {1}},
                    {"from:INGRID@aaltonen.example", {1}},
                    {"-from:ingrid@aaltonen.example", {6, 5, 4, 3, 2}},
                    {"-from:ingrid", {6, 5, 3, 2}},
                    {"from:ingrid@aaltonen.example from:tomas", {5, 1}},
                    {"from:ingrid@aaltonen.example from:tom", {5, 1}},
                    {"from:+4917012345", {3}},
                    {"from:support pump", {2}}});
}

TEST_CASE("to: looks at To and Cc, and never across two people")
{
    MadeHistory history;
    check(history, {{"to:tomas", {2}},
                    {"to:\"example tomas\"", {}},
                    {"-to:\"example tomas\"", everything},
                    {"to:ingrid@aaltonen.example", {2}},
                    {"-to:support", {5, 3, 2}},
                    {"-to:support@northpump.example", {5, 3, 2}},
                    {"to:\"example tomas\" to:+49301234", {3}}});
}

TEST_CASE("subject: and file: look there only, and never across two file names")
{
    MadeHistory history;
    check(history, {{"subject:pump", {4, 2, 1}},
                    {"invoice", {4, 2}},
                    {"-subject:pump", {6, 5, 3}},
                    {"subject:news subject:invoice", {6, 4}},
                    {"file:invoice", {4}},
                    {"file:e07-display.jpg", {1}},
                    {"file:pdf file:jpg", {4, 1}},
                    {"-file:pdf", {6, 5, 3, 2, 1}},
                    {"file:\"terms of sale\"", {4}},
                    {"file:\"pdf terms\"", {}},
                    {"-file:\"pdf terms\"", everything}});
}

TEST_CASE("channel: finds any of the channels named")
{
    MadeHistory history;
    check(history, {{"channel:email", {6, 4, 2, 1}},
                    {"channel:email channel:sms", {6, 4, 3, 2, 1}},
                    {"-channel:email", {5, 3}},
                    {"channel:email channel:voice -channel:email", {5}},
                    {"channel:carrier-pigeon", {}}});
}

TEST_CASE("status: asks the case, what is in no case has none")
{
    BothWays history;
    check(history, {{"status:solved", {2, 1}},
                    {"status:open", {3}},
                    {"status:open status:waiting", {4, 3}},
                    {"-status:solved", {6, 5, 4, 3}},
                    {"status:on-hold", {}}});
}

TEST_CASE("assignee: knows colleagues by their words, me and none")
{
    BothWays history;
    check(history, {{"assignee:anna", {2, 1}},
                    {"assignee:\"Anna Kivi\"", {2, 1}},
                    {"assignee:\"Kivi Anna\"", {}},
                    {"assignee:bela", {4}},
                    {"assignee:na", {4}},
                    {"assignee:na status:waiting", {}},
                    {"assignee:me", {2, 1}},
                    {"assignee:none", {3}},
                    {"assignee:me assignee:none", {3, 2, 1}},
                    {"-assignee:me", {6, 5, 4, 3}},
                    {"-assignee:none", {6, 5, 4, 2, 1}},
                    {"assignee:nobodyofthisname", {}}});
    CHECK(history.found(QStringLiteral("assignee:me"), {QString(), QTimeZone::utc()}).isEmpty());
    CHECK(history.found(QStringLiteral("-assignee:me"), {QString(), QTimeZone::utc()}) ==
          everything);
}

TEST_CASE("case: finds what is in the case of this number")
{
    BothWays history;
    check(history, {{"case:10001", {2, 1}},
                    {"case:#10002", {3}},
                    {"case:10001 case:10002", {3, 2, 1}},
                    {"-case:10001", {6, 5, 4, 3}},
                    {"case:99999", {}}});
}

TEST_CASE("before: ends with the day before, after: begins with the day")
{
    MadeHistory history;
    check(history, {{"before:2026-03-01", {2, 1}},
                    {"after:2026-03-01", {6, 5, 4, 3}},
                    {"before:2026-03", {2, 1}},
                    {"before:01.03.2026", {2, 1}},
                    {"after:2026", everything},
                    {"before:2026", {}},
                    {"after:2026-03-15 before:2026-03-21", {5, 4}},
                    {"-before:2026-03-01", {6, 5, 4, 3}},
                    {"-after:2026-03-01", {2, 1}},
                    {"-after:2026-03-20 -after:2026-03-01", {2, 1}},
                    {"-after:2026-03-01 -after:2026-03-20", {2, 1}},
                    {"before:2026-01 before:2026-03-15", {3, 2, 1}},
                    {"before:2026-03-15 before:2026-01", {3, 2, 1}},
                    {"-before:2026-03-20 -before:2026-03-01", {6, 5}},
                    {"-before:2026-03-01 -before:2026-03-20", {6, 5}},
                    {"after:2026-03-20 after:2026-03-21", {6, 5}},
                    {"after:2026-03-21 after:2026-03-20", {6, 5}},
                    {"after:yesterday", {6}},
                    {"before:today", everything},
                    {"after:2d", {6, 5}},
                    {"after:1w", {6, 5, 4}},
                    {"pump after:2026-02 before:2026-03", {2}},
                    {"after:1066", everything},
                    {"before:1066", {}},
                    {"before:9999", everything}});
}

TEST_CASE("A day begins when it does where the person is")
{
    MadeHistory history;
    const Asker inTokyo{QString(), QTimeZone("Asia/Tokyo")}; // nine hours ahead
    CHECK(history.found(QStringLiteral("before:2026-03-01"), inTokyo) == QList<int>{1});
    const Asker inNewYork{QString(), QTimeZone("America/New_York")}; // five hours behind
    CHECK(history.found(QStringLiteral("before:2026-03-01"), inNewYork) == QList<int>{3, 2, 1});
}

TEST_CASE("has:attachment and is:unread, and their opposites")
{
    MadeHistory history;
    check(history, {{"has:attachment", {4, 1}},
                    {"-has:attachment", {6, 5, 3, 2}},
                    {"is:unread", {6, 4, 3}},
                    {"is:read", {5, 2, 1}},
                    {"-is:unread", {5, 2, 1}},
                    {"is:read is:unread", everything},
                    {"-is:read -is:unread", {}}});
}

TEST_CASE("tag: finds nothing as long as there are no tags, and the tagged cases when there are")
{
    BothWays history;
    check(history, {{"tag:refund", {}}, {"-tag:refund", everything}});
    history.addTags();
    check(history, {{"tag:refund", {2, 1}},
                    {"tag:VIP", {4}},
                    {"tag:refund tag:vip", {4, 2, 1}},
                    {"-tag:vip", {6, 5, 3, 2, 1}},
                    {"-tag:vip -tag:refund", {6, 5, 3}},
                    {"tag:refund invoice", {2}}});
}

TEST_CASE("Different keys narrow each other, with and without words")
{
    BothWays history;
    check(history, {{"pump status:solved -from:support", {1}},
                    {"pump status:solved -from:support@northpump.example", {1}},
                    {"refund -channel:voice", {3}},
                    {"pump has:attachment after:2026-02", {4}},
                    {"minutes status:waiting is:unread", {4}},
                    {"from:ingrid -status:solved", {4}},
                    {"invoice assignee:me", {2}},
                    {"pump -invoice assignee:me", {1}},
                    {"-pump status:open", {3}},
                    {"pump -case:10003", {2, 1}},
                    {"status:solved before:2026-02-01", {1}},
                    {"pump status:solved after:2026-02-01", {2}},
                    {"status:solved case:10002", {}}});
}

TEST_CASE("What a minus leaves out is exactly what is found without it")
{
    BothWays history;
    history.addTags();
    for (const char* term : {"pump ",
                             "\"pump stops\"",
                             "absent ",
                             "from:ingrid ",
                             "from:ingrid@aaltonen.example",
                             "to:support ",
                             "to:\"example tomas\"",
                             "subject:pump ",
                             "file:pdf ",
                             "file:\"pdf terms\"",
                             "channel:email",
                             "tag:vip",
                             "status:open",
                             "assignee:me",
                             "assignee:none",
                             "assignee:kivi ",
                             "case:10001",
                             "before:2026-03",
                             "after:2026-03",
                             "has:attachment",
                             "is:unread"}) {
        INFO(term);
        QList<int> both = history.found(QString::fromLatin1(term)) +
                          history.found(QLatin1Char('-') + QString::fromLatin1(term));
        std::sort(both.rbegin(), both.rend());
        CHECK(both == everything);
    }
}

TEST_CASE("The newest hits come first and no more than asked for")
{
    BothWays history;
    CHECK(history.found(QStringLiteral("pump"), 2) == QList<int>{4, 2});
    CHECK(history.found(QStringLiteral("-pump"), 2) == QList<int>{6, 5});
    CHECK(history.found(QStringLiteral("status:solved"), 1) == QList<int>{2});
    CHECK(history.found(QStringLiteral("pump status:solved"), 1) == QList<int>{2});
    CHECK(history.found(QStringLiteral("pump"), 0).isEmpty());
    CHECK(history.found(QString()).isEmpty());
}

TEST_CASE("The cases that a key names are found by an index")
{
    MadeHistory history;
    for (const char* typed : {"status:open", "priority:urgent", "assignee:none", "assignee:me", "case:10001", "tag:vip"}) {
        const SearchConditions conditions = searchConditions(
            history.database(), parseSearchQuery(QString::fromLatin1(typed), today).query, {QStringLiteral("Anna Kivi")});
        SqlText sql;
        sql += "EXPLAIN QUERY PLAN SELECT c.id FROM cases c WHERE 1";
        sql += conditions.ofCaseThere;
        Statement plan = prepare(history.database(), sql);
        QString steps;
        while (plan.step()) {
            steps += plan.text(3) + QLatin1Char('\n');
        }
        INFO(typed << ": " << steps.toStdString());
        CHECK(steps.contains(QStringLiteral("SEARCH c USING")));
        CHECK_FALSE(steps.contains(QStringLiteral("SCAN")));
    }
}

TEST_CASE("A withdrawn question stops")
{
    MadeHistory history;
    history.database().execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
        "INSERT INTO interaction(key, seq, customer, case_id, at, channel, kind, direction, delivery, read, "
        "text_size, attachments, said) SELECT 100 + i, 100 + i, x'00', NULL, 0, 'email', 'message', "
        "'inbound', 'received', 1, 0, 0, 1 FROM n");
    history.database().setInterruption([] { return true; });
    try {
        history.found(QStringLiteral("channel:none"));
        FAIL("it went on");
    } catch (const SqliteFailure& failure) {
        CHECK(failure.error().remedy == Error::Remedy::Cancelled);
    }
}
