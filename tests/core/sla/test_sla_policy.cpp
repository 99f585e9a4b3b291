// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sla/sla_samples.h"

#include "core/sla/sla_policy.h"

#include <QJsonDocument>

using namespace threadline;
using namespace threadline::test;

namespace {

SlaPolicy policy(const QString& name)
{
    SlaPolicy made;
    made.name = name;
    made.firstReply = 3600;
    made.calendar = QStringLiteral("Office");
    return made;
}

Expected<SlaPolicy> read(const QByteArray& json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    REQUIRE(document.isObject());
    return SlaPolicy::fromJson(document.object());
}

QString refusalOf(const QByteArray& fields)
{
    return sentenceOf(read(R"({"name":"Gold","calendar":"Office",)" + fields + "}"));
}

QString nameFor(const CaseTraits& traits, const QList<SlaPolicy>& policies)
{
    const auto found = policyFor(traits, policies);
    return found ? found->name : QStringLiteral("none");
}

} // namespace

TEST_CASE("The first policy that fits holds")
{
    auto urgentMail = policy(QStringLiteral("Urgent mail"));
    urgentMail.priorities = {QStringLiteral("urgent"), QStringLiteral("high")};
    urgentMail.channels = {channel::email};
    auto important = policy(QStringLiteral("VIP"));
    important.tags = {QStringLiteral("vip"), QStringLiteral("press")};
    const QList<SlaPolicy> policies{urgentMail, important, policy(QStringLiteral("All"))};

    CHECK(nameFor({QStringLiteral("urgent"), channel::email, {QStringLiteral("vip")}}, policies) == QStringLiteral("Urgent mail"));
    CHECK(nameFor({QStringLiteral("high"), channel::email, {}}, policies) == QStringLiteral("Urgent mail"));
    CHECK(nameFor({QStringLiteral("urgent"), channel::sms, {}}, policies) == QStringLiteral("All"));
    CHECK(nameFor({QStringLiteral("low"), channel::email, {}}, policies) == QStringLiteral("All"));
    CHECK(nameFor({{}, channel::sms, {QStringLiteral("loud"), QStringLiteral("Press")}}, policies) == QStringLiteral("VIP"));
    CHECK(nameFor({}, policies) == QStringLiteral("All"));
    CHECK(nameFor({}, {urgentMail, important}) == QStringLiteral("none"));
    CHECK(nameFor({}, {}) == QStringLiteral("none"));
}

TEST_CASE("A policy is read from JSON, and what is not said is any, none and pausing")
{
    const auto gold = read(R"({"name":"Gold","priorities":["urgent"],"channels":["email","sms"],"tags":["vip"],
        "first_reply_seconds":3600,"next_reply_seconds":7200,"resolution_seconds":86400,"calendar":"Office",
        "pauses_in_waiting":false,"pauses_on_hold":true})");
    REQUIRE(gold);
    CHECK(gold->priorities == QStringList{QStringLiteral("urgent")});
    CHECK(gold->channels == QStringList{channel::email, channel::sms});
    CHECK(gold->tags == QStringList{QStringLiteral("vip")});
    CHECK(gold->target(SlaTarget::FirstReply) == 3600);
    CHECK(gold->target(SlaTarget::NextReply) == 7200);
    CHECK(gold->target(SlaTarget::Resolution) == 86400);
    CHECK_FALSE(gold->pausesInWaiting);
    CHECK(gold->pausesOnHold);
    const auto plain = read(R"({"name":"All","resolution_seconds":1,"first_reply_seconds":null,"calendar":"Office"})");
    REQUIRE(plain);
    CHECK(plain->priorities.isEmpty());
    CHECK_FALSE(plain->firstReply);
    CHECK_FALSE(plain->nextReply);
    CHECK(plain->resolution == 1);
    CHECK(plain->pausesInWaiting);
    CHECK(*SlaPolicy::fromJson(gold->toJson()) == *gold);
    CHECK(*SlaPolicy::fromJson(plain->toJson()) == *plain);
}

TEST_CASE("A policy that promises nothing, or what cannot be kept, is refused")
{
    CHECK(refusalOf(R"("tags":[])")
          == QStringLiteral("The policy \"Gold\" promises nothing: give it a first reply, a next reply or a resolution."));
    for (const char* seconds : {"0", "-5", "1.5", "1e18", "1e300", "158112001", "\"3600\"", "true", "[]"}) {
        INFO(seconds);
        CHECK(refusalOf(QByteArray(R"("next_reply_seconds":)") + seconds)
              == QStringLiteral("The policy \"Gold\" has for its next reply no whole number of seconds from 1 to 158112000: write "
                                "one, or leave it out."));
    }
    CHECK(refusalOf(R"("next_reply_seconds":158112000)").isEmpty());
    auto absurd = policy(QStringLiteral("Absurd"));
    absurd.resolution = 1'000'000'000'000'000'000;
    CHECK(sentenceOf(absurd.check()).contains(QStringLiteral("promises a resolution in 1000000000000000000 seconds")));
    absurd.resolution = -1;
    CHECK_FALSE(absurd.check());
}

TEST_CASE("A policy needs a name, a calendar and lists of names")
{
    CHECK(sentenceOf(read(R"({"first_reply_seconds":60,"calendar":"Office"})")) == QStringLiteral("A policy has no name: give it one."));
    CHECK(sentenceOf(read(R"({"name":"Gold","first_reply_seconds":60})")).contains(QStringLiteral("names no calendar")));
    for (const char* tags : {"\"vip\"", "[1]", "[\"\"]", "{}", "[[\"vip\"]]"}) {
        INFO(tags);
        CHECK(refusalOf(QByteArray(R"("first_reply_seconds":60,"tags":)") + tags).contains(QStringLiteral("tags that are no list of names")));
    }
    CHECK(refusalOf(R"("first_reply_seconds":60,"pauses_on_hold":"yes")").contains(QStringLiteral("neither true nor false")));
}

TEST_CASE("A list of policies keeps its order and its names apart")
{
    const QList<SlaPolicy> policies{policy(QStringLiteral("Gold")), policy(QStringLiteral("All"))};
    const QStringList calendars{QStringLiteral("Office")};
    CHECK(*policiesFromJson(policiesToJson(policies), calendars) == policies);
    CHECK(sentenceOf(policiesFromJson(policiesToJson({policies.at(0), policies.at(0)}), calendars))
          == QStringLiteral("Two policies are called \"Gold\": rename one of them."));
    CHECK(sentenceOf(policiesFromJson(policiesToJson(policies), {QStringLiteral("Night")}))
              .contains(QStringLiteral("counts in the calendar \"Office\", which there is not")));
    CHECK(sentenceOf(policiesFromJson(QJsonArray{17}, calendars)) == QStringLiteral("A policy has no name: give it one."));
}
