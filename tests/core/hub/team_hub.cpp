// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/hub/team_hub.h"

#include <QJsonDocument>

#include <atomic>

namespace threadline::test {

TeamHub::TeamHub(PostgresServer& server, const QString& folder)
    : m_server(server)
    , m_owner{server.makeDatabase(folder), {}, {}, server.certificateOfAuthority()}
{
    auto made = valueOf(HubAdministration::open(m_owner));
    const HubUpgrade upgrade = valueOf(made.init());
    REQUIRE(upgrade.from == 0);
    REQUIRE(upgrade.to == hubSchemaVersion());
}

void TeamHub::add(const QString& name, HubRole role, const QStringList& teams, const QStringList& skills)
{
    auto inviting = administration();
    const auto invitation = valueOf(inviting.invite({name, role, teams, skills}, someDay));
    m_access.insert(name, valueOf(redeem(invitation, newHubPassword())).access);
}

std::unique_ptr<PostgresHub> TeamHub::open(const QString& name) const
{
    REQUIRE(m_access.contains(name));
    return valueOf(PostgresHub::open(access(name)));
}

PostgresConnection TeamHub::raw(const QString& name) const
{
    REQUIRE(m_access.contains(name));
    return valueOf(PostgresConnection::open(access(name)));
}

HubAdministration TeamHub::administration() const
{
    return valueOf(HubAdministration::open(m_owner));
}

PostgresConnection TeamHub::owner() const
{
    return valueOf(PostgresConnection::open(m_owner));
}

QString TeamHub::database() const
{
    return m_owner.url.section(QLatin1Char('/'), -1);
}

PostgresConnection TeamHub::superuser() const
{
    return valueOf(PostgresConnection::open({m_server.superuserUrl(database()), {}, {}, {}}));
}

QString operator""_n(const char16_t* text, size_t size)
{
    return QString::fromUtf16(text, static_cast<qsizetype>(size));
}

QUuid anId()
{
    return newUuid({1'700'000'000'000'000});
}

HubEvent event(const QString& kind, const QUuid& subject, const QString& actor, const QJsonObject& body)
{
    HubEvent event;
    event.id = EventId(anId());
    event.subject = subject;
    event.kind = kind;
    event.actor = actor;
    event.at = {1'700'000'000'123'456};
    event.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return event;
}

HubEvent opened(const QUuid& inCase, const QString& actor, const QJsonObject& more)
{
    static std::atomic<int> number = 0;
    QJsonObject body{{u"number"_n, ++number},
                     {u"subject"_n, u"Where is it?"_n},
                     {u"customer"_n, anId().toString(QUuid::WithoutBraces)},
                     {u"status"_n, u"new"_n}};
    for (auto it = more.begin(); it != more.end(); ++it) {
        body.insert(it.key(), it.value());
    }
    return event(u"case.opened"_n, inCase, actor, body);
}

HubEvent assigned(const QUuid& inCase, const QString& to, const QString& was, const QString& actor)
{
    return event(u"case.assigned"_n, inCase, actor, {{u"assignee"_n, to}, {u"was"_n, was}});
}

HubEvent noted(const QUuid& inCase, const QString& actor)
{
    return event(u"message.received"_n, anId(), actor,
                 {{u"case"_n, inCase.toString(QUuid::WithoutBraces)}, {u"direction"_n, u"internal"_n}});
}

namespace {

HubAnswer answer(Hub& hub, const QList<HubEvent>& events, const QHash<QString, qint64>& leases)
{
    const auto answers = valueOf(hub.append({HubBatch{events}}, leases));
    REQUIRE(answers.size() == 1);
    return answers.first();
}

} // namespace

HubPositions accepted(Hub& hub, const QList<HubEvent>& events, const QHash<QString, qint64>& leases)
{
    const HubAnswer given = answer(hub, events, leases);
    if (const auto* refusal = std::get_if<HubRefusal>(&given)) {
        FAIL("refused: " << sentenceOf(*refusal).toStdString());
    }
    REQUIRE(std::get<HubPositions>(given).size() == events.size());
    return std::get<HubPositions>(given);
}

HubRefusal refused(Hub& hub, const QList<HubEvent>& events, const QHash<QString, qint64>& leases)
{
    const HubAnswer given = answer(hub, events, leases);
    REQUIRE(std::holds_alternative<HubRefusal>(given));
    return std::get<HubRefusal>(given);
}

Expected<QList<HubAnswer>> appendPatiently(Hub& hub, const QList<HubBatch>& batches)
{
    auto answers = hub.append(batches, {});
    while (!answers && answers.error().remedy == Error::Remedy::Retry && hub.socket() != -1) {
        answers = hub.append(batches, {});
    }
    return answers;
}

QList<HubEvent> everything(Hub& hub)
{
    return valueOf(hub.pull({})).events;
}

bool reads(Hub& hub, const HubEvent& wanted)
{
    const QList<HubEvent> all = everything(hub);
    return std::any_of(all.begin(), all.end(), [&](const HubEvent& one) { return one.id == wanted.id; });
}

} // namespace threadline::test
