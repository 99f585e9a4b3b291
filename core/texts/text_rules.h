// SPDX-License-Identifier: GPL-3.0-or-later
//
// What snippets and macros may be called and how long they may be. Pure; any thread.
#pragma once

#include "core/model/expected.h"
#include "core/texts/text_events.h"

namespace threadline {

inline constexpr qsizetype longestName = 80;
inline constexpr qsizetype longestSnippet = 1'000'000;

/// With its name, shortcut and subject on one line each and without space around them; or what is wrong.
/// `others` are those of the same owner; that it includes itself is seen here, before it is ever used.
Expected<SavedSnippet> checkedSnippet(const SavedSnippet& typed, const QList<SavedSnippet>& others);

/// The name without needless space.
Expected<QString> checkedMacroName(const QString& typed);

} // namespace threadline
