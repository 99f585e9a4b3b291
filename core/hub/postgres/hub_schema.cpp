// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/postgres/hub_schema.h"

#include "core/log/schema_file.h"

#include <QFile>

// qt_add_resources of a static library registers itself only when told to; outside any namespace.
static void registerHubSchema()
{
    Q_INIT_RESOURCE(threadline_hub_schema);
}

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

struct SchemaFile
{
    const char* name;
    int serves; ///< the oldest program, by the number of its last file, that understands what this one made
};

constexpr std::array<SchemaFile, 15> files{{
    {"0001_agents.sql", 7},
    {"0002_events.sql", 7},
    {"0003_rules.sql", 7},
    {"0004_leases.sql", 7},
    {"0005_append.sql", 7},
    {"0006_presence.sql", 7},
    {"0007_attachments.sql", 7},
    {"0008_rooms.sql", 7},
    {"0009_joining.sql", 7},
    {"0010_hand_back.sql", 7},
    {"0011_plans.sql", 7},
    {"0012_touchpoints.sql", 7},
    {"0013_swarm_presence.sql", 7},
    {"0014_append_in_sets.sql", 7},
    {"0015_reading_the_newest.sql", 7},
}};

static_assert(areNumberedInOrder(files, &SchemaFile::name), "the files of the hub's schema are numbered from 0001 without a gap");

constexpr int oldestServer = 150000;
constexpr qint64 advisoryLock = 0x54686c6e; // "Thln": any number will do that others do not use

Error newerHub()
{
    return {Error::Remedy::Unsupported, u"The hub was made by a newer Threadline: update this one to work with it."_s};
}

Expected<void> runFile(PostgresConnection& connection, int number)
{
    registerHubSchema();
    const SchemaFile& file = files[static_cast<std::size_t>(number) - 1];
    QFile source(u":/sql/hub/"_s + QString::fromLatin1(file.name));
    if (!source.open(QIODevice::ReadOnly)) {
        return Error{Error::Remedy::Corrupt,
                     u"This Threadline is incomplete (no %1): install it again."_s.arg(source.fileName())};
    }
    if (const auto run = connection.runScript(source.readAll()); !run) {
        return run;
    }
    const auto noted =
        connection.run("INSERT INTO threadline.schema_file(number, name, serves) VALUES ($1, $2, $3)",
                       {PostgresValue::of(qint64{number}), PostgresValue::of(QString::fromLatin1(file.name)),
                        PostgresValue::of(qint64{file.serves})});
    return noted ? Expected<void>() : noted.error();
}

Expected<HubUpgrade> upgradeInside(PostgresConnection& connection)
{
    const auto locked = connection.run("SELECT pg_advisory_xact_lock($1)", {PostgresValue::of(advisoryLock)});
    if (!locked) {
        return locked.error();
    }
    const auto state = hubSchemaState(connection);
    if (!state) {
        return state.error();
    }
    if (state->version > hubSchemaVersion()) {
        return newerHub();
    }
    for (int number = state->version + 1; number <= hubSchemaVersion(); ++number) {
        if (const auto run = runFile(connection, number); !run) {
            return run.error();
        }
    }
    if (const auto closed = connection.run("SELECT threadline.close_database()"); !closed) {
        return closed.error();
    }
    return HubUpgrade{state->version, hubSchemaVersion()};
}

} // namespace

int hubSchemaVersion()
{
    return static_cast<int>(files.size());
}

Expected<HubSchemaState> hubSchemaState(PostgresConnection& connection)
{
    const auto there =
        connection.run("SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
                       "WHERE n.nspname = 'threadline' AND c.relname = 'schema_file'");
    if (!there) {
        return there.error();
    }
    if (there->count() == 0) {
        return HubSchemaState{};
    }
    const auto last = connection.run("SELECT number, serves FROM threadline.schema_file ORDER BY number DESC LIMIT 1");
    if (!last) {
        return last.error();
    }
    return last->count() == 0
               ? HubSchemaState{}
               : HubSchemaState{static_cast<int>(last->integer(0, 0)), static_cast<int>(last->integer(0, 1))};
}

Expected<void> requireUsableHub(PostgresConnection& connection)
{
    const auto state = hubSchemaState(connection);
    if (!state) {
        return state.error();
    }
    if (state->version == 0) {
        return Error{Error::Remedy::Rejected,
                     u"This database is not a Threadline hub; make it one with: threadline hub init URL"_s};
    }
    if (state->version < hubSchemaVersion()) {
        return Error{Error::Remedy::Unsupported,
                     u"The hub is of an older Threadline: its administrator has to run threadline hub init."_s};
    }
    return state->serves > hubSchemaVersion() ? Expected<void>(newerHub()) : Expected<void>();
}

Expected<HubUpgrade> upgradeHub(PostgresConnection& connection)
{
    if (connection.serverVersion() < oldestServer) {
        return Error{Error::Remedy::Unsupported,
                     u"The hub needs PostgreSQL 15 or later; this server is version %1."_s.arg(
                         connection.serverVersion() / 10000)};
    }
    if (const auto begun = connection.runScript("BEGIN"); !begun) {
        return begun.error();
    }
    const auto upgraded = upgradeInside(connection);
    const auto ended = connection.runScript(upgraded ? "COMMIT" : "ROLLBACK");
    if (upgraded && !ended) {
        return ended.error();
    }
    return upgraded;
}

} // namespace threadline
