// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/postgres/hub_administration.h"

#include "core/hub/postgres/hub_joining.h"
#include "core/hub/postgres/postgres_hub.h"

#include <QUrl>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

Error notTheOwners(const Error& error)
{
    return error.remedy == Error::Remedy::Rejected && error.sentence.startsWith("This login may not"_L1)
               ? Error{error.remedy, u"Only the role that owns the hub's database, and has CREATEROLE, may do that."_s}
               : error;
}

std::optional<Timestamp> moment(const PostgresRows& rows, int row, int column)
{
    return rows.isNull(row, column) ? std::nullopt : std::optional(Timestamp{rows.integer(row, column)});
}

} // namespace

HubAdministration::HubAdministration(HubAccess access, PostgresConnection connection)
    : m_access(std::move(access))
    , m_connection(std::move(connection))
{
}

Expected<HubAdministration> HubAdministration::open(const HubAccess& access)
{
    auto connection = PostgresConnection::open(access);
    if (!connection) {
        return connection.error();
    }
    return HubAdministration(access, std::move(*connection));
}

Expected<HubUpgrade> HubAdministration::init()
{
    const auto upgraded = upgradeHub(m_connection);
    return upgraded ? upgraded : notTheOwners(upgraded.error());
}

Expected<HubInvitation> HubAdministration::invite(const HubAgent& agent, Timestamp until)
{
    if (const auto usable = requireUsableHub(m_connection); !usable) {
        return usable.error();
    }
    const QString secret = newHubPassword();
    const auto verifier = m_connection.verifierOf(secret);
    if (!verifier) {
        return verifier.error();
    }
    const auto rows =
        m_connection.run("SELECT threadline.invite($1, $2, $3, $4, $5, to_timestamp($6::bigint / 1000000.0))",
                         {PostgresValue::of(agent.name), PostgresValue::of(hubRoleName(agent.role)),
                          PostgresValue::of(agent.teams), PostgresValue::of(agent.skills),
                          PostgresValue::of(QString::fromLatin1(*verifier)), PostgresValue::of(until.us)});
    if (!rows) {
        return notTheOwners(rows.error());
    }
    return HubInvitation{
        {hubUrlForOthers(m_access.url), rows->text(0, 0), secret, m_access.certificates}, agent.name, until};
}

Expected<void> HubAdministration::remove(const QString& name)
{
    if (const auto usable = requireUsableHub(m_connection); !usable) {
        return usable.error();
    }
    const auto rows = m_connection.run("SELECT threadline.remove($1)", {PostgresValue::of(name)});
    if (!rows) {
        return notTheOwners(rows.error());
    }
    return rows->boolean(0, 0) ? Expected<void>()
                               : Error{Error::Remedy::Rejected, u"There is nobody called %1 in the team."_s.arg(name)};
}

Expected<QList<HubMember>> HubAdministration::members()
{
    const auto rows = m_connection.run(
        "SELECT name, role, teams, skills, login, (extract(epoch FROM invited_until) * 1000000)::bigint, "
        "(extract(epoch FROM joined_at) * 1000000)::bigint "
        "FROM threadline.agent WHERE removed_at IS NULL ORDER BY name");
    if (!rows) {
        return notTheOwners(rows.error());
    }
    QList<HubMember> all;
    for (int row = 0; row < rows->count(); ++row) {
        all.append({hubAgentFrom(*rows, row), rows->text(row, 4), moment(*rows, row, 5), moment(*rows, row, 6)});
    }
    return all;
}

Expected<HubStatus> HubAdministration::status()
{
    const auto state = hubSchemaState(m_connection);
    if (!state) {
        return state.error();
    }
    if (const auto usable = requireUsableHub(m_connection); !usable) {
        return usable.error();
    }
    const auto rows =
        m_connection.run("SELECT (SELECT position FROM threadline.head), pg_database_size(current_database()), "
                         "(SELECT count(*) FROM threadline.case_state), (SELECT count(*) FROM threadline.case_state "
                         "WHERE status <> 'closed'), "
                         "(SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = "
                         "'client backend'), "
                         "current_setting('server_version')");
    if (!rows) {
        return notTheOwners(rows.error());
    }
    auto all = members();
    if (!all) {
        return all.error();
    }
    HubStatus status;
    status.version = state->version;
    status.programVersion = hubSchemaVersion();
    status.events = rows->integer(0, 0);
    status.bytes = rows->integer(0, 1);
    status.cases = rows->integer(0, 2);
    status.openCases = rows->integer(0, 3);
    status.connections = rows->integer(0, 4);
    status.server = rows->text(0, 5).section(u' ', 0, 0);
    status.members = std::move(*all);
    return status;
}

} // namespace threadline
