// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which snippets fit what is typed. Pure.
#pragma once

#include "core/texts/text_events.h"
#include "ui/writing/completion_popup.h"

namespace threadline {

/// Shortcuts that begin so, then names, then words of names; in each the order given. Nothing typed: all.
QList<CompletionItem> matchingSnippets(const QList<SavedSnippet>& snippets, const QString& typed);

} // namespace threadline
