// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/migrations.h"

#include "core/log/projection_schema.h"
#include "core/log/schema_file.h"

namespace threadline {

namespace {

constexpr std::array<std::string_view, 9> files{
    "0001_log.sql",  "0002_history.sql",    "0003_folded.sql", "0004_drafts.sql", "0005_attachment_text.sql",
    "0006_team.sql", "0007_colleagues.sql", "0008_rooms.sql",  "0009_early.sql"};

static_assert(areNumberedInOrder(files), "schema files are numbered from 0001 without a gap");

constexpr qint64 applicationId = 0x54686c6e; // "Thln", so that file(1) and we know our own

SqliteFailure newerWorkspace(qint64 found)
{
    return SqliteFailure({Error::Remedy::Unsupported,
                          QStringLiteral("This workspace was made by a newer Threadline (its format is %1, this "
                                         "program knows up to %2): update Threadline to open it.")
                              .arg(found)
                              .arg(schemaVersion())});
}

} // namespace

int schemaVersion()
{
    return static_cast<int>(files.size());
}

void migrate(Database& database)
{
    const qint64 found = database.number("PRAGMA user_version");
    if (found > schemaVersion()) {
        throw newerWorkspace(found);
    }
    const bool fresh = found == 0;
    if (fresh && database.number("SELECT count(*) FROM sqlite_schema") != 0) {
        throw SqliteFailure({Error::Remedy::Rejected,
                             QStringLiteral("The database in this folder is not a Threadline workspace; choose "
                                            "another folder.")});
    }
    for (auto number = static_cast<std::size_t>(found); number < files.size(); ++number) {
        Transaction transaction(database, Transaction::Kind::Write);
        database.execute(readSchemaFile(files[number]));
        database.execute("PRAGMA user_version=" + QByteArray::number(static_cast<qint64>(number) + 1));
        if (fresh && number == 0) {
            database.execute("PRAGMA application_id=" + QByteArray::number(applicationId));
        }
        transaction.commit();
    }
}

void requireCurrentSchema(Database& database)
{
    const qint64 found = database.number("PRAGMA user_version");
    if (found > schemaVersion()) {
        throw newerWorkspace(found);
    }
    if (found < schemaVersion() || !hasCurrentProjections(database)) {
        throw SqliteFailure({Error::Remedy::Rejected,
                             QStringLiteral("This workspace was made by another version of Threadline and is not "
                                            "brought up to date yet: open it once with the desk.")});
    }
}

} // namespace threadline
