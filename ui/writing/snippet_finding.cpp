// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/writing/snippet_finding.h"

#include <algorithm>
#include <array>

namespace threadline {

namespace {

enum Fit { ByShortcut, ByName, ByWord, Not };

Fit fitOf(const SavedSnippet& snippet, const QString& typed)
{
    if (snippet.shortcut.startsWith(typed, Qt::CaseInsensitive) && !snippet.shortcut.isEmpty()) {
        return ByShortcut;
    }
    if (snippet.name.startsWith(typed, Qt::CaseInsensitive)) {
        return ByName;
    }
    return snippet.name.contains(QLatin1Char(' ') + typed, Qt::CaseInsensitive) ? ByWord : Not;
}

CompletionItem itemOf(const SavedSnippet& snippet)
{
    constexpr qsizetype shown = 120;
    const QString words = snippet.text.left(shown).simplified();
    return {snippet.name, snippet.name,
            snippet.shortcut.isEmpty() ? words : QStringLiteral("/%1 · %2").arg(snippet.shortcut, words)};
}

} // namespace

QList<CompletionItem> matchingSnippets(const QList<SavedSnippet>& snippets, const QString& typed)
{
    std::array<QList<CompletionItem>, Not> byFit;
    for (const SavedSnippet& snippet : snippets) {
        const Fit fit = typed.isEmpty() ? ByName : fitOf(snippet, typed);
        if (fit != Not) {
            byFit[fit].append(itemOf(snippet));
        }
    }
    return byFit[ByShortcut] + byFit[ByName] + byFit[ByWord];
}

} // namespace threadline
