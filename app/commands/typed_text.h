// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the commands that write share: the text as typed or from standard input, addresses, and the
// moment. Thread: main.
#pragma once

#include "app/command_line/arguments.h"
#include "core/model/expected.h"
#include "core/model/interaction.h"

namespace threadline {

/// Of --text, - being standard input; refused when there is nothing in it. `what`: "A reply".
Expected<QString> typedText(const command_line::Arguments& arguments, const QString& what);

QList<Party> typedParties(const QStringList& addresses);

} // namespace threadline
