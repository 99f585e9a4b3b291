// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was done to cases and customers, on the timeline: which, in what order, and whose.
#include "core/workspace/happening_words.h"
#include "tests/core/workspace/case_desk.h"

using namespace threadline;
using namespace threadline::test;
using namespace Qt::Literals::StringLiterals;

namespace {

struct HappeningDesk : CaseDesk
{
    CustomerId customer(const QString& words) { return waitForValue(workspace().findCustomer(words)); }

    QStringList done(const QString& who)
    {
        HistoryFilter wanted;
        wanted.happenings = true;
        QStringList sentences;
        const auto entries = waitForValue(workspace().history(customer(who), wanted));
        for (const TimelineEntry& entry : entries) {
            if (entry.happening) {
                sentences.append(happeningSentence({*entry.happening}, [](Timestamp) { return u"then"_s; }));
            }
        }
        return sentences;
    }

    QList<TimelineMark> marks(const QString& who)
    {
        return waitForValue(workspace().timeline(customer(who)));
    }
};

} // namespace

TEST_CASE("What an agent does to a case stands on the customer's timeline after what was said")
{
    HappeningDesk desk;
    desk.change({10'001}, case_change::Status{CaseStatus::Solved, u"the pump runs"_s});
    desk.change({10'001}, case_change::Tag{u"Refund"_s});
    desk.change({10'002}, case_change::Assignee{u"Jonas"_s});
    desk.change({10'003}, case_change::Priority{CasePriority::High});
    CHECK(desk.done(ingrid) == QStringList{u"Anna Kivi solved #10001 because the pump runs"_s,
                                           u"Anna Kivi tagged #10001 refund"_s,
                                           u"Anna Kivi assigned #10002 to Jonas"_s});
    CHECK(desk.done(tomas) == QStringList{u"Anna Kivi gave #10003 high priority"_s});

    const auto marks = desk.marks(ingrid);
    REQUIRE(marks.size() == 5);
    CHECK_FALSE(marks.at(1).happening);
    CHECK(marks.at(2).happening);
    CHECK(marks.at(2).actor == u"Anna Kivi"_s);
    CHECK(marks.at(2).caseNumber == 10'001);
    CHECK(marks.at(4).caseNumber == 10'002);
    CHECK(std::is_sorted(marks.cbegin(), marks.cend(), [](const auto& a, const auto& b) { return a.key < b.key; }));
    CHECK(desk.history(ingrid).size() == 2);
}

TEST_CASE("A case that waits or is open because somebody wrote needs no line and one that comes back does")
{
    HappeningDesk desk;
    desk.bring(mailTo(ingrid, u"Re: Pump"_s, u"Try again."_s, 25, "p2@x", {"p1@x"}));
    desk.bring(mailFrom(ingrid, u"Re: Pump"_s, u"It runs."_s, 20, "p3@x", {"p2@x"}));
    CHECK(desk.done(ingrid).isEmpty());
    desk.change({10'001}, case_change::Status{CaseStatus::Solved});
    desk.bring(mailFrom(ingrid, u"Re: Pump"_s, u"No."_s, 10, "p4@x", {"p3@x"}));
    CHECK(desk.done(ingrid).contains(u"#10001 was reopened because the customer wrote"_s));
    CHECK(desk.one(10'001).status == CaseStatus::Open);
}

TEST_CASE("Merged, parted and split cases and moved messages are told")
{
    HappeningDesk desk;
    requireOk(waitFor(desk.workspace().markRead(desk.one(10'001).id)));
    waitForValue(desk.workspace().mergeCases(desk.ids({10'002}), desk.one(10'001).id));
    CHECK(desk.done(ingrid) == QStringList{u"Anna Kivi merged #10002 into #10001"_s});
    CHECK(desk.marks(ingrid).last().caseNumber == 10'001);
    waitForValue(desk.workspace().unmergeCases(desk.ids({10'002})));
    CHECK(desk.done(ingrid).last() == u"Anna Kivi took #10002 out of #10001 again"_s);
    CHECK(desk.marks(ingrid).last().caseNumber == 10'002);
}

TEST_CASE("What was done goes where its customer goes and comes back exactly")
{
    HappeningDesk desk;
    desk.change({10'003}, case_change::Tag{u"vip"_s});
    const auto before = desk.marks(tomas);
    const EventId merge =
        waitForValue(desk.workspace().mergeCustomers(desk.customer(ingrid), desk.customer(tomas), u"one person"_s));
    CHECK(desk.done(ingrid) == QStringList{u"Anna Kivi tagged #10003 vip"_s,
                                           u"Anna Kivi merged tomas into this customer because one person"_s});
    requireOk(waitFor(desk.workspace().unmergeCustomers(merge)));
    CHECK(desk.marks(tomas) == before);
    CHECK(desk.done(ingrid) == QStringList{u"Anna Kivi merged tomas into this customer because one person"_s,
                                           u"Anna Kivi parted tomas from this customer again"_s});
    const QByteArray dump = desk.dump();
    requireOk(waitFor(desk.workspace().rebuild()));
    CHECK(desk.dump() == dump);
}

TEST_CASE("Seen is what the person at this desk has seen")
{
    HappeningDesk desk;
    CHECK_FALSE(desk.marks(ingrid).first().read);
    requireOk(waitFor(desk.workspace().markRead(desk.one(10'001).id)));
    auto marks = desk.marks(ingrid);
    CHECK(marks.at(0).read);
    CHECK_FALSE(marks.at(1).read);

    // A colleague at the same log has not, though the queue has no unread in it any more.
    desk.reopenAs(u"Jonas Lind"_s);
    marks = desk.marks(ingrid);
    CHECK_FALSE(marks.at(0).read);
    requireOk(waitFor(desk.workspace().markRead(desk.one(10'001).id)));
    CHECK(desk.marks(ingrid).at(0).read);
    desk.reopenAs(u"Anna Kivi"_s);
    CHECK(desk.marks(ingrid).at(0).read);
}

TEST_CASE("The newest end of a history is that of the whole")
{
    HappeningDesk desk;
    desk.change({10'001}, case_change::Tag{u"early"_s});
    for (int i = 0; i < 10; ++i) {
        desk.bring(mailFrom(ingrid, u"Re: Pump"_s, u"Word %1."_s.arg(i), 20 - i, "w" + QByteArray::number(i) + "@x", {"p1@x"}));
    }
    desk.change({10'001}, case_change::Tag{u"late"_s});
    const auto all = desk.marks(ingrid);
    const auto some = waitForValue(desk.workspace().newestTimeline(desk.customer(ingrid), 4));
    REQUIRE(some.size() >= 5);
    CHECK(some == all.last(some.size()));
    CHECK(some.first().happening == false);
    CHECK(waitForValue(desk.workspace().newestTimeline(desk.customer(ingrid), 1'000)) == all);
}

TEST_CASE("A history is narrowed to days, a channel and a case")
{
    HappeningDesk desk;
    const CustomerId who = desk.customer(ingrid);
    desk.change({10'002}, case_change::Tag{u"leak"_s});
    const auto texts = [&](const HistoryFilter& wanted) {
        QStringList all;
        const auto entries = waitForValue(desk.workspace().history(who, wanted));
        for (const TimelineEntry& entry : entries) {
            all.append(entry.happening ? entry.happening->kind : entry.interaction.text);
        }
        return all;
    };
    HistoryFilter wanted;
    wanted.caseNumber = 10'002;
    CHECK(texts(wanted) == QStringList{u"It leaks."_s});
    wanted.happenings = true;
    CHECK(texts(wanted) == QStringList{u"It leaks."_s, u"case.tagged"_s});
    wanted.channel = channel::email;
    CHECK(texts(wanted) == QStringList{u"It leaks."_s});
    HistoryFilter early;
    early.before = {desk.clock().now().us - 45LL * 60'000'000};
    CHECK(texts(early) == QStringList{u"It stops."_s});
    HistoryFilter late;
    late.from = early.before;
    CHECK(texts(late) == QStringList{u"It leaks."_s});
}
