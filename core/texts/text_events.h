// SPDX-License-Identifier: GPL-3.0-or-later
//
// Snippets and macros as events, made here and nowhere else:
//
//   snippet.saved    {"name","text","shortcut","subject"}   replaces the agent's own of that name
//   snippet.removed  {"name"}
//   macro.saved      {"name","steps"}                       docs/macros.md says what steps are
//   macro.removed    {"name"}
//
// Snippets belong to the agent who saved them, their actor. Macros are the workspace's. The subject of
// each event is made from the name, and for a snippet from its owner too.
#pragma once

#include "core/log/event.h"

#include <QJsonArray>

namespace threadline {

struct SavedSnippet
{
    QString name;          ///< unique for its owner
    QString text;          ///< with variables (text_expansion.h)
    QString shortcut = {}; ///< one word that finds it first; may be empty
    QString subject = {};  ///< of a template of new messages; empty: of none

    bool isTemplate() const { return !subject.isEmpty(); }

    friend bool operator==(const SavedSnippet&, const SavedSnippet&) = default;
};

/// Who changes a text, and when.
struct TextAuthor
{
    QString agent;
    Timestamp at;
};

Event snippetSaved(const SavedSnippet& snippet, const TextAuthor& author);
Event snippetRemoved(const QString& name, const TextAuthor& author);
Event macroSaved(const QString& name, const QJsonArray& steps, const TextAuthor& author);
Event macroRemoved(const QString& name, const TextAuthor& author);

} // namespace threadline
