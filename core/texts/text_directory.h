// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looking snippets and macros up. Works on any connection.
#pragma once

#include "core/sqlite/database.h"
#include "core/texts/text_events.h"

#include <optional>

namespace threadline {

/// An agent's own, by name.
QList<SavedSnippet> readSnippets(Database& database, const QString& owner);
std::optional<SavedSnippet> readSnippet(Database& database, const QString& owner, const QString& name);

struct StoredMacro
{
    QString name;
    QJsonArray steps;
};

/// By name.
QList<StoredMacro> readMacros(Database& database);
std::optional<StoredMacro> readMacro(Database& database, const QString& name);

} // namespace threadline
