// SPDX-License-Identifier: GPL-3.0-or-later
//
// The common emoji, by the names of the Unicode Character Database (resources/emoji/common.txt). Thread:
// the GUI thread.
#pragma once

#include "ui/writing/completion_popup.h"

namespace threadline {

struct Emoji
{
    QString text; ///< one character, with what makes it a picture (UTS #51, 1.4.3)
    QString name; ///< "grinning face"
};

/// The commonest first.
const QList<Emoji>& commonEmoji();

/// Those of whose names a word begins so; names that begin so first. Their key is the text.
QList<CompletionItem> matchingEmoji(const QString& typed);

} // namespace threadline
