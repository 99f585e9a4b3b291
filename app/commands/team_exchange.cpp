// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/team_exchange.h"

#include "app/command_line/awaiting.h"

#include <QCoreApplication>

namespace threadline {

TeamExchange exchangeWithTeam(CommandContext& context)
{
    Workspace& workspace = context.workspace();
    TeamExchange exchange;
    const QObject listening;
    QObject::connect(&workspace, &Workspace::noticed, &listening, [&](const QString& sentence) {
        exchange.refused = true;
        context.output.complain(sentence);
    });
    exchange.outcome = command_line::await(workspace.exchangeWithTeam());
    QCoreApplication::sendPostedEvents(&workspace); // what was refused is told through the event loop
    return exchange;
}

} // namespace threadline
