// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/reply_target.h"

#include "tests/support/catch.h"

using namespace threadline;

namespace {

IdentityView known(Identity::Kind kind, const QString& value, qint64 lastAt)
{
    return {{kind, value}, {}, 1, Timestamp::fromSeconds(lastAt), {}, {}};
}

std::optional<Capabilities> mailOnly(const ChannelName& name)
{
    return name == channel::email ? std::optional(Capabilities{true}) : std::nullopt;
}

} // namespace

TEST_CASE("A reply goes to the mail address used last, other channels wait behind it")
{
    CustomerCard card;
    card.perChannel = {{channel::whatsapp, 3}};
    card.identities = {known(Identity::Kind::Email, QStringLiteral("old@c.example"), 10),
                       known(Identity::Kind::Phone, QStringLiteral("+358405550137"), 99),
                       known(Identity::Kind::Email, QStringLiteral("new@c.example"), 20)};
    const ReplyTarget target = replyTarget(card, Case{}, mailOnly);
    CHECK(target.ways ==
          QList<ReplyWay>{{channel::email, QStringLiteral("new@c.example"), {true}},
                          {channel::email, QStringLiteral("old@c.example"), {true}},
                          {channel::whatsapp, QStringLiteral("+358405550137"), {}}});
    CHECK(replyObstacle(target, target.ways[0]).isEmpty());
    CHECK(replyObstacle(target, target.ways[2]) ==
          QStringLiteral("Replies by WhatsApp are not connected yet; choose Email."));
}

TEST_CASE("In a case the answer goes to the address it was asked from, whatever else was used since")
{
    Case asked;
    asked.id = CaseId::make(Timestamp::fromSeconds(5));
    CustomerCard card;
    card.identities = {known(Identity::Kind::Email, QStringLiteral("private@c.example"), 10),
                       known(Identity::Kind::Email, QStringLiteral("work@c.example"), 20)};
    card.answerTo.insert(asked.id, {Identity::Kind::Email, QStringLiteral("private@c.example")});
    CHECK(replyTarget(card, asked, mailOnly).ways.first().address == QStringLiteral("private@c.example"));
    CHECK(replyTarget(card, Case{}, mailOnly).ways.first().address == QStringLiteral("work@c.example"));
}

TEST_CASE("A message left on the website is answered by the address that was typed in, a chat offers it behind itself")
{
    Case asked;
    asked.id = CaseId::make(Timestamp::fromSeconds(5));
    CustomerCard card;
    card.identities = {known(Identity::Kind::Handle, QStringLiteral("webchat:3f"), 10)};
    const auto both = [](const ChannelName&) { return std::optional(Capabilities{true}); };
    const Identity given{Identity::Kind::Email, QStringLiteral("jane@c.example")};
    const auto first = [&] { return replyTarget(card, asked, both).ways.first().address; };
    card.given.insert(asked.id, {given, true});
    CHECK(first() == QStringLiteral("jane@c.example"));
    card.given.insert(asked.id, {given, false});
    CHECK(first() == QStringLiteral("webchat:3f"));
    CHECK(replyTarget(card, asked, both).ways.last().address == QStringLiteral("jane@c.example"));
    CHECK(replyTarget(card, Case{}, both).ways.size() == 1);
}

TEST_CASE("A customer known by a number only cannot be answered, and the composer says so")
{
    CustomerCard card;
    card.perChannel = {{channel::sms, 3}};
    card.identities = {known(Identity::Kind::Phone, QStringLiteral("+358405550137"), 99)};
    const ReplyTarget target = replyTarget(card, Case{}, mailOnly);
    CHECK(replyObstacle(target, target.ways.first()) ==
          QStringLiteral("Replies by SMS are not connected yet, and this customer is known on no "
                         "other channel."));
}

TEST_CASE("A closed case takes no reply")
{
    CustomerCard card;
    card.identities = {known(Identity::Kind::Email, QStringLiteral("a@c.example"), 10)};
    Case closed;
    closed.status = CaseStatus::Closed;
    const ReplyTarget target = replyTarget(card, closed, mailOnly);
    CHECK(replyObstacle(target, target.ways.first())
              .startsWith(QStringLiteral("This case is closed")));
}

TEST_CASE("A number is answered on the channel it wrote on last, and by SMS as soon as that is connected")
{
    const auto both = [](const ChannelName& name) {
        return name == channel::sms || name == channel::whatsapp ? std::optional(Capabilities{true}) : std::nullopt;
    };
    CustomerCard card;
    card.identities = {known(Identity::Kind::Phone, QStringLiteral("+358405550137"), 99)};
    CHECK(replyTarget(card, Case{}, both).ways.first().channel == channel::sms);
    card.perChannel = {{channel::sms, 1}, {channel::whatsapp, 2}};
    card.wroteAt = {{channel::sms, Timestamp::fromSeconds(20)}, {channel::whatsapp, Timestamp::fromSeconds(30)}};
    const ReplyTarget target = replyTarget(card, Case{}, both);
    REQUIRE(target.ways.size() == 2);
    CHECK(target.ways[0].channel == channel::whatsapp);
    CHECK(target.ways[0].wroteAt == Timestamp::fromSeconds(30));
    CHECK(target.ways[1].channel == channel::sms);
    CHECK(target.ways[1].address == QStringLiteral("+358405550137"));
}
