// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/sending.h"

#include "app/command_line/awaiting.h"
#include "app/commands/json_shapes.h"

#include <algorithm>

namespace threadline {

using namespace command_line;

namespace {

Expected<OutboxRow> rowOf(Workspace& workspace, InteractionId reply)
{
    const auto rows = await(workspace.outbox());
    if (!rows) {
        return rows.error();
    }
    const auto found = std::find_if(rows->begin(), rows->end(),
                                    [&](const OutboxRow& row) { return row.id == reply; });
    if (found == rows->end()) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("There is no reply %1 in the outbox.").arg(reply.text())};
    }
    return *found;
}

} // namespace

Expected<int> tellState(CommandContext& context, InteractionId reply)
{
    const auto row = rowOf(context.workspace(), reply);
    if (!row) {
        return row.error();
    }
    if (context.json()) {
        context.output.json({toJson(*row)});
    } else {
        context.output.line(QStringLiteral("%1  %2 to %3, case #%4")
                                .arg(row->id.text(), deliveryName(row->state), printable(row->to))
                                .arg(row->caseNumber));
    }
    if (!row->problem.isEmpty()) {
        context.output.complain(row->problem);
    }
    const bool needsPerson =
        row->state == Delivery::Failed || row->state == Delivery::InDoubt || row->state == Delivery::Held;
    return needsPerson ? 1 : 0;
}

Expected<int> sendAndTell(CommandContext& context, InteractionId reply)
{
    constexpr bool waitForUndo = false;
    if (const auto sent = await(context.workspace().sendDue(waitForUndo)); !sent) {
        return sent.error();
    }
    const auto told = tellState(context, reply);
    const auto row = rowOf(context.workspace(), reply);
    if (!told || !row) {
        return told;
    }
    return row->state == Delivery::Sent ? 0 : 1;
}

} // namespace threadline
