// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/happening_words.h"
#include "tests/support/catch.h"

using namespace threadline;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString anna = u"Anna"_s;
const QString rules = u"rules"_s;

Happening did(const QString& actor, const char* kind, const QJsonObject& body, qint64 caseNumber = 10'023,
              qint64 otherCase = 0, const QString& otherCustomer = {})
{
    return {QString::fromLatin1(kind), actor, {}, body, caseNumber, otherCase, otherCustomer};
}

Happening solved(const QString& actor, const QString& reason = {})
{
    return did(actor, "case.status_changed", {{u"status"_s, u"solved"_s}, {u"was"_s, u"open"_s}, {u"reason"_s, reason}});
}

Happening tagged(const QString& tag, qint64 caseNumber = 10'023)
{
    return did(anna, "case.tagged", {{u"tag"_s, tag}}, caseNumber);
}

QString said(const QList<Happening>& done)
{
    return happeningSentence(done, [](Timestamp at) { return u"second %1"_s.arg(at.seconds()); });
}

} // namespace

TEST_CASE("What one person did in one go is one sentence that names the case once")
{
    CHECK(said({solved(anna)}) == u"Anna solved #10023"_s);
    CHECK(said({solved(anna), tagged(u"refund"_s)}) == u"Anna solved #10023 and tagged it refund"_s);
    CHECK(said({solved(anna), tagged(u"refund"_s), tagged(u"vip"_s)}) ==
          u"Anna solved #10023 and tagged it refund and vip"_s);
    CHECK(said({tagged(u"refund"_s, 10'023), tagged(u"refund"_s, 10'024)}) ==
          u"Anna tagged #10023 refund and tagged #10024 refund"_s);
    CHECK(said({tagged(u"a"_s), solved(anna), did(anna, "case.assigned", {{u"assignee"_s, u"Jonas"_s}})}) ==
          u"Anna tagged #10023 a, solved it and assigned it to Jonas"_s);
}

TEST_CASE("What a person changed is said with why")
{
    const auto status = [](const QString& now, const QString& was, const QString& why) {
        return said({did(anna, "case.status_changed", {{u"status"_s, now}, {u"was"_s, was}, {u"reason"_s, why}})});
    };
    CHECK(status(u"open"_s, u"solved"_s, u"the pump stopped again"_s) ==
          u"Anna reopened #10023 because the pump stopped again"_s);
    CHECK(status(u"open"_s, u"waiting"_s, u"an agent said so"_s) == u"Anna set #10023 to Open"_s);
    CHECK(status(u"on_hold"_s, u"open"_s, u"the supplier answers on Monday"_s) ==
          u"Anna put #10023 on hold because the supplier answers on Monday"_s);
    CHECK(status(u"waiting"_s, u"open"_s, {}) == u"Anna set #10023 to Waiting"_s);
    CHECK(status(u"closed"_s, u"solved"_s, {}) == u"Anna closed #10023"_s);
}

TEST_CASE("What nobody did is said without a name")
{
    const Happening reopened =
        did(rules, "case.status_changed", {{u"status"_s, u"open"_s}, {u"reason"_s, u"the customer wrote"_s}});
    CHECK(said({reopened}) == u"#10023 was reopened because the customer wrote"_s);
    CHECK(said({did(rules, "case.assigned", {{u"assignee"_s, u"Anna"_s}})}) == u"#10023 was assigned to Anna"_s);
    CHECK(said({did(rules, "case.opened", {{u"continues"_s, u"x"_s}}, 10'030, 10'023)}) ==
          u"#10030 was opened because #10023 is closed"_s);
    CHECK(said({did(rules, "case.tagged", {{u"tag"_s, u"vip"_s}}), did(rules, "case.tagged", {{u"tag"_s, u"new"_s}})}) ==
          u"#10023 was tagged vip and new"_s);
}

TEST_CASE("Every kind of happening has its sentence")
{
    CHECK(said({did(anna, "case.assigned", {{u"assignee"_s, u"Anna"_s}})}) == u"Anna claimed #10023"_s);
    CHECK(said({did(anna, "case.assigned", {{u"assignee"_s, QString()}})}) == u"Anna unassigned #10023"_s);
    CHECK(said({did(anna, "case.priority_changed", {{u"priority"_s, u"high"_s}})}) ==
          u"Anna gave #10023 high priority"_s);
    CHECK(said({did(anna, "case.untagged", {{u"tag"_s, u"vip"_s}})}) == u"Anna took the tag vip off #10023"_s);
    CHECK(said({did(anna, "case.skill_set", {{u"skill"_s, u"pumps"_s}})}) == u"Anna asked for the skill pumps on #10023"_s);
    CHECK(said({did(anna, "case.skill_set", {{u"skill"_s, QString()}})}) == u"Anna removed the skill of #10023"_s);
    CHECK(said({did(anna, "case.field_set", {{u"field"_s, u"Order"_s}, {u"value"_s, u"7"_s}})}) ==
          u"Anna set “Order” of #10023 to “7”"_s);
    CHECK(said({did(anna, "case.field_set", {{u"field"_s, u"Order"_s}, {u"value"_s, QString()}})}) ==
          u"Anna emptied “Order” of #10023"_s);
    CHECK(said({did(anna, "case.snoozed", {{u"until"_s, 5'000'000}})}) == u"Anna snoozed #10023 until second 5"_s);
    CHECK(said({did(anna, "case.snoozed", {})}) == u"Anna snoozed #10023 until the customer writes"_s);
    CHECK(said({did(anna, "case.unsnoozed", {})}) == u"Anna woke #10023"_s);
    CHECK(said({did(anna, "case.reminder_set", {{u"at"_s, 5'000'000}, {u"words"_s, u"call back"_s}})}) ==
          u"Anna set a reminder on #10023 for second 5: “call back”"_s);
    CHECK(said({did(anna, "case.reminder_done", {{u"words"_s, u"call back"_s}})}) ==
          u"Anna ticked off a reminder on #10023: “call back”"_s);
    CHECK(said({did(anna, "case.linked", {{u"how"_s, u"related"_s}}, 10'023, 10'020)}) ==
          u"Anna linked #10023 with #10020"_s);
    CHECK(said({did(anna, "case.linked", {{u"how"_s, u"split"_s}}, 10'023, 10'020)}) == u"Anna split #10023 off #10020"_s);
    CHECK(said({did(anna, "case.unlinked", {}, 10'023, 10'020)}) == u"Anna unlinked #10023 from #10020"_s);
    CHECK(said({did(anna, "case.merged", {}, 10'023, 10'020)}) == u"Anna merged #10023 into #10020"_s);
    CHECK(said({did(anna, "case.unmerged", {}, 10'023, 10'020)}) == u"Anna took #10023 out of #10020 again"_s);
    CHECK(said({did(anna, "case.subject_changed", {{u"subject"_s, u"Two pumps"_s}})}) ==
          u"Anna renamed #10023 to “Two pumps”"_s);
    const Happening moved = did(anna, "interaction.moved", {}, 10'023, 10'020);
    CHECK(said({moved}) == u"Anna moved a message from #10020 to #10023"_s);
    CHECK(said({moved, moved, moved}) == u"Anna moved 3 messages from #10020 to #10023"_s);
    CHECK(said({did(anna, "interaction.moved", {}, 0, 10'020)}) == u"Anna moved a message out of #10020"_s);
    CHECK(said({did(anna, "customer.merged", {{u"reason"_s, u"both sign as Ann Field"_s}}, 0, 0, u"Ann F."_s)}) ==
          u"Anna merged Ann F. into this customer because both sign as Ann Field"_s);
    CHECK(said({did(anna, "customer.unmerged", {}, 0, 0, u"Ann F."_s)}) ==
          u"Anna parted Ann F. from this customer again"_s);
    CHECK(said({did(anna, "customer.changed", {{u"field"_s, u"time_zone"_s}, {u"value"_s, u"Europe/Oslo"_s}}, 0)}) ==
          u"Anna set the time zone to “Europe/Oslo”"_s);
    CHECK(said({did(anna, "customer.changed", {{u"field"_s, u"note"_s}, {u"value"_s, QString()}}, 0)}) ==
          u"Anna removed the note"_s);
    CHECK(said({did(anna, "customer.tagged", {{u"tag"_s, u"vip"_s}}, 0)}) == u"Anna tagged the customer vip"_s);
    CHECK(said({did(anna, "customer.untagged", {{u"tag"_s, u"vip"_s}}, 0)}) ==
          u"Anna took the tag vip off the customer"_s);
    CHECK(said({did(anna, "identity.moved", {{u"identity"_s, QJsonObject{{u"value"_s, u"a@b.example"_s}}}}, 0, 0,
                    u"Ben"_s)}) == u"Anna moved a@b.example to Ben"_s);
}

TEST_CASE("Typed words are shortened and stand for nothing else")
{
    const QString typed = u"\uFFFC %1 "_s + QString(100, u'x');
    const QString sentence =
        said({did(anna, "case.subject_changed", {{u"subject"_s, typed}})});
    CHECK(sentence.startsWith(u"Anna renamed #10023 to “%1 xxx"_s));
    CHECK(sentence.endsWith(u"…”"_s));
    CHECK(sentence.size() < 100);
    CHECK(said({did(anna, "case.of_the_future", {})}).isEmpty());
    CHECK(said({}).isEmpty());
}
