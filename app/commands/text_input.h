// SPDX-License-Identifier: GPL-3.0-or-later
//
// Texts and addresses that a command is given, and the snippets it names. Thread: main.
#pragma once

#include "app/commands/command.h"

namespace threadline {

/// From --text TEXT, from standard input when that is -, or from --file FILE; line ends are \n.
Expected<QString> givenText(const command_line::Arguments& arguments);
/// The same, refused when there is nothing in it. `what`: "A draft".
Expected<QString> neededText(const command_line::Arguments& arguments, const QString& what);
/// The bytes of a file, or of standard input when `path` is -.
Expected<QByteArray> givenBytes(const QString& path);
/// Its first line; or so many, with line ends between them.
Expected<QString> passwordFromStandardInput(int lines = 1);

/// The agent's own, by its name or its shortcut.
Expected<SavedSnippet> chosenSnippet(CommandContext& context, const QString& words);

QList<Party> typedParties(const QStringList& addresses);

/// A text for the terminal: without control characters but line ends.
QString printableLines(const QString& text);

} // namespace threadline
