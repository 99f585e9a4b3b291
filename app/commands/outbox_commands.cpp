// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/outbox_commands.h"

#include "app/command_line/awaiting.h"
#include "app/command_line/typed_moment.h"
#include "app/commands/json_shapes.h"
#include "app/commands/sending.h"

namespace threadline {

namespace {

using namespace command_line;

Expected<int> runList(CommandContext& context)
{
    const auto rows = await(context.workspace().outbox());
    if (!rows) {
        return rows.error();
    }
    if (context.json()) {
        QList<QJsonObject> objects;
        for (const OutboxRow& row : *rows) {
            objects.append(toJson(row));
        }
        context.output.json(objects);
        return 0;
    }
    QList<QStringList> lines;
    for (const OutboxRow& row : *rows) {
        lines.append({row.id.text(), deliveryName(row.state), localTime(row.queuedAt),
                      QStringLiteral("#%1").arg(row.caseNumber), printable(row.to),
                      printable(row.subject), row.problem});
    }
    context.output.table(lines);
    return 0;
}

Expected<InteractionId> wantedReply(CommandContext& context)
{
    const auto id = InteractionId::fromText(context.argument(0));
    if (!id) {
        return Error{
            Error::Remedy::Rejected,
            QStringLiteral("\"%1\" is no id of a reply; list them with: threadline outbox.")
                .arg(context.argument(0))};
    }
    return *id;
}

template <class Outcome>
using Act = QFuture<Expected<Outcome>> (Workspace::*)(InteractionId);

template <class Outcome>
Expected<InteractionId> perform(CommandContext& context, Act<Outcome> act)
{
    const auto reply = wantedReply(context);
    if (!reply) {
        return reply.error();
    }
    if (const auto ready = await(context.workspace().prepare()); !ready) {
        return ready.error();
    }
    if (const auto done = await((context.workspace().*act)(*reply)); !done) {
        return done.error();
    }
    return *reply;
}

template <Act<void> act>
Expected<int> runAndSend(CommandContext& context)
{
    const auto reply = perform(context, act);
    return reply ? sendAndTell(context, *reply) : Expected<int>(reply.error());
}

Expected<int> runCheck(CommandContext& context)
{
    const auto reply = perform(context, &Workspace::checkDelivery);
    return reply ? tellState(context, *reply) : Expected<int>(reply.error());
}

Expected<int> runUndo(CommandContext& context)
{
    const auto reply = perform(context, &Workspace::undoSend);
    if (!reply) {
        return reply.error();
    }
    context.output.line(QStringLiteral("taken back; its words are a draft again"));
    return 0;
}

Expected<int> runReschedule(CommandContext& context)
{
    const auto reply = wantedReply(context);
    if (!reply) {
        return reply.error();
    }
    const auto at = momentFrom(context.arguments.value("at"));
    if (!at) {
        return at.error();
    }
    const auto moved = await(context.workspace().reschedule(*reply, *at));
    return moved ? tellState(context, *reply) : Expected<int>(moved.error());
}

Command actOnReply(const char* name, const char* summary, Expected<int> (*run)(CommandContext&))
{
    return {{name, "ID", summary, {}, 1, 1, true}, Command::Needs::WriteWorkspace, run};
}

} // namespace

std::vector<Command> outboxCommands()
{
    return {
        {{"outbox", "", "Lists replies on their way and how each fared", {}, 0, 0, true},
         Command::Needs::ReadWorkspace,
         runList},
        actOnReply("outbox retry", "Sends a failed reply again", runAndSend<&Workspace::retrySend>),
        actOnReply("outbox check", "Asks the server whether a reply in doubt was sent; sends nothing", runCheck),
        actOnReply("outbox send-again", "Sends a reply in doubt again: it may then arrive twice",
                   runAndSend<&Workspace::sendAgain>),
        actOnReply("outbox send-anyway", "Sends a reply that is held: you have read what came since",
                   runAndSend<&Workspace::sendAnyway>),
        {{"outbox reschedule",
          "ID --at WHEN",
          "Another moment for a reply that has not left yet",
          {{"at", "WHEN", "90m, 4h, 3d, 2026-11-22 or 2026-11-22T09:30:00Z; one that is over means with the next sync"}},
          1,
          1,
          true},
         Command::Needs::WriteWorkspace,
         runReschedule},
        {{"outbox undo", "ID", "Takes back a reply that has not left yet", {}, 1, 1},
         Command::Needs::WriteWorkspace,
         runUndo}};
}

} // namespace threadline
