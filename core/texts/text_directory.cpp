// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/texts/text_directory.h"

#include <QJsonDocument>

namespace threadline {

namespace {

SavedSnippet snippetOf(const Statement& row)
{
    return {row.text(0), row.text(1), row.text(2), row.text(3)};
}

StoredMacro macroOf(const Statement& row)
{
    return {row.text(0), QJsonDocument::fromJson(row.bytes(1)).array()};
}

} // namespace

QList<SavedSnippet> readSnippets(Database& database, const QString& owner)
{
    QList<SavedSnippet> snippets;
    Statement rows =
        database.prepare("SELECT name, words, shortcut, subject FROM snippet WHERE owner = ? ORDER BY name");
    rows.with(owner);
    while (rows.step()) {
        snippets.append(snippetOf(rows));
    }
    return snippets;
}

std::optional<SavedSnippet> readSnippet(Database& database, const QString& owner, const QString& name)
{
    Statement row =
        database.prepare("SELECT name, words, shortcut, subject FROM snippet WHERE owner = ? AND name = ?");
    row.with(owner, name);
    return row.step() ? std::optional(snippetOf(row)) : std::nullopt;
}

QList<StoredMacro> readMacros(Database& database)
{
    QList<StoredMacro> macros;
    Statement rows = database.prepare("SELECT name, steps FROM macro ORDER BY name");
    while (rows.step()) {
        macros.append(macroOf(rows));
    }
    return macros;
}

std::optional<StoredMacro> readMacro(Database& database, const QString& name)
{
    Statement row = database.prepare("SELECT name, steps FROM macro WHERE name = ?");
    row.with(name);
    return row.step() ? std::optional(macroOf(row)) : std::nullopt;
}

} // namespace threadline
