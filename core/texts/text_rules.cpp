// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/texts/text_rules.h"

#include "core/model/rejected.h"
#include "core/texts/text_expansion.h"
#include "core/texts/text_scanning.h"
#include "core/texts/text_variables.h"

#include <QRegularExpression>

namespace threadline {

namespace {

Expected<QString> checkedName(const QString& typed, const QString& noun)
{
    const QString name = typed.simplified();
    if (name.isEmpty()) {
        return rejected(QStringLiteral("The %1 has no name: give it one.").arg(noun));
    }
    if (name.size() > longestName) {
        return rejected(QStringLiteral("The name of the %1 is longer than %2 characters: choose a shorter one.")
                            .arg(noun)
                            .arg(longestName));
    }
    static const QRegularExpression forbidden(QStringLiteral("[{}|]"));
    if (name.contains(forbidden)) {
        return rejected(QStringLiteral("The name of a %1 has no {, } or |: choose another.").arg(noun));
    }
    return name;
}

Expected<void> checkShortcut(const SavedSnippet& snippet, const QList<SavedSnippet>& others)
{
    if (snippet.shortcut.contains(QLatin1Char(' ')) || snippet.shortcut.size() > longestName) {
        return rejected(QStringLiteral("A shortcut is one short word: leave out the spaces."));
    }
    for (const SavedSnippet& other : others) {
        if (!snippet.shortcut.isEmpty() && other.name != snippet.name
            && other.shortcut.compare(snippet.shortcut, Qt::CaseInsensitive) == 0) {
            return rejected(QStringLiteral("\"%1\" has the shortcut \"%2\" already: choose another.")
                                .arg(other.name, other.shortcut));
        }
    }
    return {};
}

/// What is wrong with the text whatever it will be filled in with.
Expected<void> checkInclusions(const SavedSnippet& snippet, const QList<SavedSnippet>& others)
{
    const auto find = [&](const QString& name) -> std::optional<QString> {
        if (name == snippet.name) {
            return snippet.text;
        }
        for (const SavedSnippet& other : others) {
            if (other.name == name) {
                return other.text;
            }
        }
        return std::nullopt;
    };
    const auto nothing = [](const QString&) -> std::optional<QString> { return std::nullopt; };
    const ExpandedText tried = expanded(QStringLiteral("{{snippet:%1}}").arg(snippet.name), {nothing, find});
    if (!tried.problem.isEmpty()) {
        return rejected(tried.problem);
    }
    QList<OpenVariable> unknown = tried.open + openVariables(snippet.subject);
    unknown.removeIf([](const OpenVariable& open) { return open.known; });
    return unknown.isEmpty() ? Expected<void>() : rejected(obstacleIn(unknown));
}

} // namespace

Expected<SavedSnippet> checkedSnippet(const SavedSnippet& typed, const QList<SavedSnippet>& others)
{
    const auto name = checkedName(typed.name, QStringLiteral("snippet"));
    if (!name) {
        return name.error();
    }
    SavedSnippet snippet{*name, typed.text, typed.shortcut.simplified(), typed.subject.simplified()};
    snippet.text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    if (snippet.text.trimmed().isEmpty()) {
        return rejected(QStringLiteral("The snippet \"%1\" is empty: write its text.").arg(snippet.name));
    }
    if (snippet.text.size() > longestSnippet) {
        return rejected(QStringLiteral("The snippet \"%1\" is longer than a million characters: attach a file instead.")
                            .arg(snippet.name));
    }
    if (const auto free = checkShortcut(snippet, others); !free) {
        return free.error();
    }
    if (const auto sound = checkInclusions(snippet, others); !sound) {
        return sound.error();
    }
    return snippet;
}

Expected<QString> checkedMacroName(const QString& typed)
{
    return checkedName(typed, QStringLiteral("macro"));
}

} // namespace threadline
