// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/projection_schema.h"

#include "core/log/schema_file.h"

#include <QCryptographicHash>
#include <QStringList>

namespace threadline {

namespace {

QString currentSchema()
{
    static const QString hash = QString::fromLatin1(
        QCryptographicHash::hash(readSchemaFile("projections.sql"), QCryptographicHash::Sha256).toHex());
    return hash;
}

QStringList names(Database& database, std::string_view sql)
{
    QStringList all;
    Statement rows = database.prepare(sql);
    while (rows.step()) {
        all.append(rows.text(0));
    }
    return all;
}

/// Without those that SQLite and FTS5 keep for themselves.
QStringList tablesOf(Database& database)
{
    return names(database, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') "
                           "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
}

} // namespace

bool hasCurrentProjections(Database& database)
{
    const QStringList found = names(database, "SELECT schema FROM folded");
    return found == QStringList{currentSchema()};
}

void makeProjectionTables(Database& database)
{
    const QStringList old = names(database, "SELECT name FROM folded_table");
    for (const QString& table : old) {
        database.execute("DROP TABLE IF EXISTS \"" + table.toUtf8() + '"');
    }
    database.execute("DELETE FROM folded_table; DELETE FROM folded");
    const QStringList before = tablesOf(database);
    database.execute(readSchemaFile("projections.sql"));
    const QStringList after = tablesOf(database);
    for (const QString& table : after) {
        if (!before.contains(table)) {
            database.statement("INSERT INTO folded_table(name) VALUES(?)").run(table);
        }
    }
    database.statement("INSERT INTO folded(schema) VALUES(?)").run(currentSchema());
}

} // namespace threadline
