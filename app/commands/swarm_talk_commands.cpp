// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/swarm_talk_commands.h"

#include "app/command_line/awaiting.h"
#include "app/commands/swarm_commands.h"
#include "app/commands/text_input.h"
#include "core/model/rejected.h"

#include <QDateTime>

namespace threadline {

namespace {

using namespace command_line;
using namespace Qt::Literals::StringLiterals;

Expected<EventId> messageFrom(const QString& typed)
{
    const auto id = EventId::fromText(typed);
    return id ? Expected<EventId>(*id)
              : rejected(u"\"%1\" is no message: take an id of swarm show --json."_s.arg(typed));
}

Expected<SwarmSaying> sayingFrom(CommandContext& context)
{
    SwarmSaying saying;
    saying.files = context.arguments.values("attach");
    const auto quotes = interactionsFrom(context.arguments.values("quote"));
    if (!quotes) {
        return quotes.error();
    }
    saying.quotes = *quotes;
    if (context.arguments.has("text")) {
        const auto text = givenText(context.arguments);
        if (!text) {
            return text.error();
        }
        saying.text = *text;
    }
    return saying;
}

using Speak = QFuture<Expected<EventId>> (SwarmDesk::*)(SwarmId, const SwarmSaying&);

Expected<int> speak(CommandContext& context, Speak speak)
{
    const auto swarm = chosenSwarm(context);
    if (!swarm) {
        return swarm.error();
    }
    const auto saying = sayingFrom(context);
    if (!saying) {
        return saying.error();
    }
    const auto said = await((context.workspace().swarms().*speak)(swarm->id, *saying));
    if (!said) {
        return said.error();
    }
    if (context.json()) {
        context.output.json({QJsonObject{{u"id"_s, said->text()}, {u"swarm"_s, swarm->id.text()}}});
    } else {
        context.output.line(said->text());
    }
    return 0;
}

Expected<int> runSay(CommandContext& context)
{
    return speak(context, &SwarmDesk::say);
}

Expected<int> runPropose(CommandContext& context)
{
    return speak(context, &SwarmDesk::propose);
}

/// `fn(SwarmDesk&, SwarmId, EventId)` on the message of the second word, then how the swarm stands.
template <class Fn>
Expected<int> onMessage(CommandContext& context, Fn fn)
{
    const auto swarm = chosenSwarm(context);
    if (!swarm) {
        return swarm.error();
    }
    const auto message = messageFrom(context.argument(1));
    if (!message) {
        return message.error();
    }
    const auto done = await(fn(context.workspace().swarms(), swarm->id, *message));
    return done ? tellSwarm(context, swarm->id) : Expected<int>(done.error());
}

Expected<int> runEdit(CommandContext& context)
{
    const auto text = neededText(context.arguments, u"The message"_s);
    if (!text) {
        return text.error();
    }
    return onMessage(context, [&](SwarmDesk& swarms, SwarmId swarm, EventId message) {
        return swarms.edit(swarm, message, *text);
    });
}

Expected<int> runWithdraw(CommandContext& context)
{
    return onMessage(context, [](SwarmDesk& swarms, SwarmId swarm, EventId message) {
        return swarms.withdraw(swarm, message);
    });
}

Expected<int> runReact(CommandContext& context)
{
    return onMessage(context, [&](SwarmDesk& swarms, SwarmId swarm, EventId message) {
        return swarms.react(swarm, message, context.argument(2), !context.arguments.has("off"));
    });
}

Expected<int> runRead(CommandContext& context)
{
    const auto swarm = chosenSwarm(context);
    if (!swarm) {
        return swarm.error();
    }
    const auto read = await(context.workspace().swarms().markRead(swarm->id));
    return read ? tellSwarm(context, swarm->id) : Expected<int>(read.error());
}

/// The answer becomes a draft of a reply in the case.
Expected<int> runUse(CommandContext& context)
{
    const auto swarm = chosenSwarm(context);
    if (!swarm) {
        return swarm.error();
    }
    EventId proposal;
    if (context.arguments.has("proposal")) {
        const auto chosen = messageFrom(context.arguments.value("proposal"));
        if (!chosen) {
            return chosen.error();
        }
        proposal = *chosen;
    }
    const auto words = await(context.workspace().swarms().use(swarm->id, proposal));
    if (!words) {
        return words.error();
    }
    const Timestamp now{QDateTime::currentMSecsSinceEpoch() * 1000};
    Draft draft;
    draft.id = DraftId::make(now);
    draft.inCase = swarm->inCase;
    draft.text = *words;
    draft.savedAt = now;
    if (const auto saved = await(context.workspace().saveDraft(draft)); !saved) {
        return saved.error();
    }
    if (context.json()) {
        context.output.json({QJsonObject{{u"draft"_s, draft.id.text()}, {u"text"_s, draft.text}}});
    } else {
        context.output.line(u"draft %1; send it with: threadline reply %2 --draft %1"_s.arg(
            draft.id.text(), QString::number(swarm->caseNumber)));
    }
    return 0;
}

const std::vector<OptionSpec> whatIsSaid{{"text", "TEXT", "What to say; - reads it from standard input"},
                                         {"quote", "MESSAGE", "A message of the customer's history, by its id; may be repeated"},
                                         {"attach", "FILE", "A file that goes with it, may be repeated"}};

} // namespace

std::vector<Command> swarmTalkCommands()
{
    using enum Command::Needs;
    return {{{"swarm say", "SWARM --text TEXT", "Says something; @Name calls somebody", whatIsSaid, 1, 1, true},
             WriteWorkspace,
             runSay},
            {{"swarm propose", "SWARM --text TEXT", "Proposes an answer for the customer", whatIsSaid, 1, 1, true},
             WriteWorkspace,
             runPropose},
            {{"swarm use",
              "SWARM",
              "Makes the proposed answer a draft of the reply",
              {{"proposal", "MESSAGE", "Which one, else the latest"}},
              1,
              1,
              true},
             WriteWorkspace,
             runUse},
            {{"swarm edit",
              "SWARM MESSAGE --text TEXT",
              "Changes what you said",
              {{"text", "TEXT", "What it should be; - reads it from standard input"}},
              2,
              2,
              true},
             WriteWorkspace,
             runEdit},
            {{"swarm withdraw", "SWARM MESSAGE", "Takes back what you said", {}, 2, 2, true}, WriteWorkspace, runWithdraw},
            {{"swarm react",
              "SWARM MESSAGE SIGN",
              "Answers with one sign",
              {{"off", nullptr, "Takes it back"}},
              3,
              3,
              true},
             WriteWorkspace,
             runReact},
            {{"swarm read", "SWARM", "You have seen all of it", {}, 1, 1, true}, WriteWorkspace, runRead}};
}

} // namespace threadline
