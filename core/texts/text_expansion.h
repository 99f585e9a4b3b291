// SPDX-License-Identifier: GPL-3.0-or-later
//
// core/texts: what agents write again and again. Snippets (with a subject: templates of new messages)
// and macros as events, tables and look-ups; and the variables in a text filled in. Start here, then
// text_events.h.
//
// Filling in is one pass: what a variable is replaced by is never looked at again, and its own braces
// are escaped, so that a customer who calls themselves {{agent.name}} is called so. Snippets are
// included first to last and may include others. Pure; any thread.
#pragma once

#include "core/model/expected.h"

#include <QList>

#include <functional>
#include <optional>

namespace threadline {

/// Where the words come from. Nothing: there are none, which is not the same as unknown.
struct TextLookup
{
    std::function<std::optional<QString>(const QString& variable)> value;
    std::function<std::optional<QString>(const QString& name)> snippet;
};

/// A variable that stays in the text because there is nothing to put there.
struct OpenVariable
{
    QString name; ///< as it was typed
    qsizetype position = 0; ///< of its braces, in UTF-16 units; so is the length
    qsizetype length = 0;
    bool known = true; ///< there is such a variable, only no value here

    friend bool operator==(const OpenVariable&, const OpenVariable&) = default;
};

struct ExpandedText
{
    QString text;
    QList<OpenVariable> open; ///< in the order of the text
    /// Why it could not be expanded at all: snippets that include themselves, too many, too long. One
    /// sentence; `text` is then what was given.
    QString problem = {};

    bool isComplete() const { return open.isEmpty() && problem.isEmpty(); }

    friend bool operator==(const ExpandedText&, const ExpandedText&) = default;
};

inline constexpr int deepestInclusion = 16;
inline constexpr qsizetype longestExpansion = 1'000'000; ///< UTF-16 units

ExpandedText expanded(const QString& text, const TextLookup& lookup);

/// The variables that stand in a text, none of them filled in; `known` as far as names go.
QList<OpenVariable> openVariables(QStringView text);
/// One sentence that names the first; empty when there is none.
QString obstacleIn(const QList<OpenVariable>& open);
/// `problem`, or the sentence about what is open; empty when the text is complete.
QString obstacleIn(const ExpandedText& text);

/// What is sent: refused while a variable stands in it; escaped braces become braces.
Expected<QString> finishedText(const QString& text);

} // namespace threadline
