// SPDX-License-Identifier: GPL-3.0-or-later
// Who may write what.
#include "tests/core/hub/team_hub.h"

using namespace threadline;
using namespace threadline::test;
using Code = HubRefusal::Code;

namespace {

QString textOf(const QUuid& id)
{
    return id.toString(QUuid::WithoutBraces);
}

QString textOf(const HubEvent& event)
{
    return event.id.text();
}

} // namespace

TEST_CASE("Everybody speaks in their own name and machines in no person's")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n);
    team.add(u"Ben"_n);
    team.add(u"Mail server"_n, HubRole::Connector);
    const auto anna = team.open(u"Anna"_n);
    const auto server = team.open(u"Mail server"_n);
    const QUuid inCase = anId();
    accepted(*anna, {opened(inCase, u"rules"_n)});

    CHECK(refused(*anna, {noted(inCase, u"Ben"_n)}).code == Code::Actor);
    CHECK(refused(*anna, {event(u"case.tagged"_n, inCase, u"rules"_n, {{u"tag"_n, u"vip"_n}})}).code == Code::Actor);
    CHECK(refused(*anna, {noted(inCase, {})}).code == Code::Actor);
    accepted(*anna, {noted(inCase, u"support@shop.example"_n)});
    accepted(*anna, {event(u"case.status_changed"_n, inCase, u"rules"_n, {{u"status"_n, u"open"_n}})});
    CHECK(valueOf(anna->cases(false)).first().status == u"open"_n);

    accepted(*server, {noted(inCase, u"support@shop.example"_n)});
    CHECK(refused(*server, {noted(inCase, u"Mail server"_n)}).code == Code::Actor);
    CHECK(refused(*server, {noted(inCase, u"Anna"_n)}).code == Code::Actor);
    CHECK(refused(*server, {event(u"case.tagged"_n, inCase, u"rules"_n)}).code == Code::Role);
    accepted(*server, {assigned(inCase, u"Ben"_n, {}, u"rules"_n)});
    CHECK(everything(*anna).last().author == u"Mail server"_n);
}

TEST_CASE("What all work by is set by leads")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n);
    team.add(u"Lea"_n, HubRole::Lead);
    const auto anna = team.open(u"Anna"_n);
    const auto lea = team.open(u"Lea"_n);
    for (const QString& kind : {u"sla.policies_set"_n, u"calendar.saved"_n, u"calendar.removed"_n, u"field.defined"_n,
                                u"field.removed"_n, u"macro.saved"_n, u"macro.removed"_n, u"customer.erased"_n}) {
        INFO(kind.toStdString());
        const HubRefusal refusal = refused(*anna, {event(kind, anId(), u"Anna"_n)});
        CHECK(refusal.code == Code::Role);
        CHECK(refusal.kind == kind);
        accepted(*lea, {event(kind, anId(), u"Lea"_n)});
    }
    accepted(*anna, {event(u"snippet.saved"_n, anId(), u"Anna"_n)});
    CHECK(refused(*lea, {event(u"weather.changed"_n, anId(), u"Lea"_n)}).code == Code::UnknownKind);
    HubEvent list = event(u"view.saved"_n, anId(), u"Anna"_n);
    list.body = "[]";
    CHECK(refused(*anna, {list}).code == Code::Body);
    list.body = "{\"name\":";
    CHECK(refused(*anna, {list}).code == Code::Body);
}

TEST_CASE("One message fetched by two desks is one message")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n);
    team.add(u"Ben"_n);
    const auto anna = team.open(u"Anna"_n);
    const auto ben = team.open(u"Ben"_n);
    const QJsonObject body{{u"account"_n, u"support@shop.example"_n}, {u"external_key"_n, u"abc"_n}};
    const HubEvent first = event(u"message.received"_n, anId(), u"support@shop.example"_n, body);
    accepted(*anna, {first});
    const HubRefusal refusal = refused(*ben, {event(u"message.received"_n, anId(), u"support@shop.example"_n, body)});
    CHECK(refusal.code == Code::Duplicate);
    CHECK(refusal.first == first.id);
    QJsonObject elsewhere = body;
    elsewhere.insert(u"account"_n, u"sales@shop.example"_n);
    accepted(*ben, {event(u"message.received"_n, anId(), u"sales@shop.example"_n, elsewhere)});
}

TEST_CASE("A reply is either taken back or sent")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n);
    team.add(u"Mail server"_n, HubRole::Connector);
    const auto anna = team.open(u"Anna"_n);
    const auto server = team.open(u"Mail server"_n);
    const QString account = u"support@shop.example"_n;
    const qint64 token = valueOf(server->holdLease(account, u"host-1"_n, 0)).token;
    const auto step = [](const QString& kind, const HubEvent& reply, const QString& actor) {
        return event(u"message."_n + kind, reply.subject, actor, {{u"message"_n, textOf(reply)}});
    };
    const auto queued = [&] { return event(u"message.queued"_n, anId(), u"Anna"_n, {{u"account"_n, account}}); };

    const HubEvent first = queued();
    accepted(*anna, {first});
    accepted(*server, {step(u"sending"_n, first, u"outbox"_n)}, {{account, token}});
    const HubRefusal refusal = refused(*anna, {step(u"cancelled"_n, first, u"Anna"_n)});
    CHECK(sentenceOf(refusal) == u"The reply is being sent already."_n);
    CHECK(refused(*server, {step(u"sending"_n, first, u"outbox"_n)}, {{account, token}}).code == Code::Moved);
    accepted(*server,
             {step(u"handed_over"_n, first, u"outbox"_n), step(u"sent"_n, first, u"outbox"_n),
              step(u"filed"_n, first, u"outbox"_n)},
             {{account, token}});
    CHECK(refused(*anna, {step(u"requeued"_n, first, u"Anna"_n)}).code == Code::Moved);

    const HubEvent second = queued();
    accepted(*anna, {second, step(u"cancelled"_n, second, u"Anna"_n)});
    CHECK(refused(*server, {step(u"sending"_n, second, u"outbox"_n)}, {{account, token}}).now == u"cancelled"_n);
    CHECK(refused(*server, {step(u"sending"_n, queued(), u"outbox"_n)}, {{account, token}}).code == Code::Unknown);
    CHECK(refused(*server, {queued()}).code == Code::Role);
}

TEST_CASE("What is said in one case is shown in another only within a team")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TeamHub team;
    team.add(u"Anna"_n, HubRole::Agent, {u"shop"_n, u"repairs"_n});
    const auto anna = team.open(u"Anna"_n);
    const QUuid inShop = anId(), alsoInShop = anId(), inRepairs = anId();
    accepted(*anna, {opened(inShop, u"Anna"_n), opened(alsoInShop, u"Anna"_n),
                     opened(inRepairs, u"Anna"_n, {{u"team"_n, u"repairs"_n}})});
    const HubEvent note = noted(inShop, u"Anna"_n);
    accepted(*anna, {note});
    const auto moved = [&](const QUuid& to) {
        return event(u"interaction.moved"_n, note.id.uuid(), u"Anna"_n,
                     {{u"from"_n, textOf(inShop)}, {u"case"_n, textOf(to)}});
    };
    CHECK(refused(*anna, {moved(inRepairs)}).code == Code::Team);
    accepted(*anna, {moved(alsoInShop)});
    CHECK(refused(*anna, {event(u"case.merged"_n, inShop, u"Anna"_n, {{u"into"_n, textOf(inRepairs)}})}).code ==
          Code::Team);
    accepted(*anna, {event(u"case.merged"_n, inShop, u"Anna"_n, {{u"into"_n, textOf(alsoInShop)}})});
    CHECK(refused(*anna, {opened(anId(), u"Anna"_n, {{u"team"_n, u"legal"_n}})}).code == Code::Team);
    CHECK(refused(*anna, {opened(inShop, u"Anna"_n)}).code == Code::Case);
}
