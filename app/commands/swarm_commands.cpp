// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/swarm_commands.h"

#include "app/command_line/awaiting.h"
#include "app/commands/swarm_shapes.h"
#include "app/commands/text_input.h"
#include "core/model/rejected.h"

namespace threadline {

namespace {

using namespace command_line;
using namespace Qt::Literals::StringLiterals;

Expected<int> tellRows(CommandContext& context, const QList<SwarmRow>& rows)
{
    QList<QJsonObject> objects;
    QList<QStringList> table;
    for (const SwarmRow& row : rows) {
        objects.append(toJson(row));
        QStringList people;
        for (const SwarmMember& member : row.swarm.members) {
            people.append(member.isIn() ? member.agent : u"(%1)"_s.arg(member.agent));
        }
        table.append({row.swarm.name(), row.swarm.isOpen() ? u"open"_s : u"resolved"_s, localTime(row.swarm.lastAt),
                      row.news.unread == 0 ? u"–"_s : u"%1 new"_s.arg(row.news.unread),
                      printable(people.isEmpty() ? u"–"_s : people.join(u", "_s)), printable(row.swarm.question.simplified())});
    }
    if (context.json()) {
        context.output.json(objects);
    } else {
        context.output.table(table);
    }
    return 0;
}

Expected<int> runStart(CommandContext& context)
{
    const Arguments& arguments = context.arguments;
    const auto inCase = await(context.workspace().findCase(context.argument(0)));
    if (!inCase) {
        return inCase.error();
    }
    const auto quotes = interactionsFrom(arguments.values("quote"));
    if (!quotes) {
        return quotes.error();
    }
    SwarmRequest request;
    request.inCase = inCase->id;
    request.question = arguments.value("question");
    request.skills = arguments.values("skill");
    request.invite = arguments.values("invite");
    request.quotes = *quotes;
    request.shareHistory = !arguments.has("only-question");
    const auto started = await(context.workspace().swarms().start(request));
    return started ? tellSwarm(context, *started) : Expected<int>(started.error());
}

Expected<int> runSuggest(CommandContext& context)
{
    // Who is here is worth asking for, not failing for.
    static_cast<void>(await(context.workspace().lookAround()));
    SwarmDesk& swarms = context.workspace().swarms();
    const bool asksBefore = context.arguments.has("question") || context.arguments.has("skill");
    const auto inCase = asksBefore ? await(context.workspace().findCase(context.argument(0))) : Expected<Case>(Error{});
    if (asksBefore && !inCase) {
        return inCase.error();
    }
    const auto swarm = asksBefore ? Expected<Swarm>(Error{}) : chosenSwarm(context);
    if (!asksBefore && !swarm) {
        return swarm.error();
    }
    const auto suggested = await(asksBefore ? swarms.suggest(inCase->id, context.arguments.value("question"),
                                                             context.arguments.values("skill"))
                                            : swarms.suggest(swarm->id));
    if (!suggested) {
        return suggested.error();
    }
    QList<QJsonObject> objects;
    QList<QStringList> table;
    for (const ExpertSuggestion& one : *suggested) {
        objects.append(toJson(one));
        table.append({printable(one.person.name), printable(u"they "_s + one.reasons.join(u", "_s))});
    }
    if (context.json()) {
        context.output.json(objects);
    } else if (table.isEmpty()) {
        context.output.complain(u"Nobody to suggest: this workspace knows no colleagues."_s);
    } else {
        context.output.table(table);
    }
    return 0;
}

Expected<int> runList(CommandContext& context)
{
    SwarmFilter filter;
    if (context.arguments.has("all")) {
        filter.which = SwarmFilter::Which::Any;
    } else if (context.arguments.has("resolved")) {
        filter.which = SwarmFilter::Which::Resolved;
    }
    if (context.arguments.has("mine")) {
        filter.of = context.workspace().agentName();
    }
    if (context.arguments.has("case")) {
        const auto inCase = await(context.workspace().findCase(context.arguments.value("case")));
        if (!inCase) {
            return inCase.error();
        }
        filter.inCase = inCase->id;
    }
    constexpr int all = -1;
    const auto rows = await(context.workspace().swarms().list(filter, all));
    return rows ? tellRows(context, *rows) : Expected<int>(rows.error());
}

Expected<int> runShow(CommandContext& context)
{
    const auto swarm = chosenSwarm(context);
    if (!swarm) {
        return swarm.error();
    }
    const auto view = await(context.workspace().swarms().show(swarm->id));
    if (!view) {
        return view.error();
    }
    if (context.json()) {
        context.output.json({toJson(*view)});
    } else {
        showSwarm(*view, context.output);
    }
    return 0;
}

/// `fn(SwarmDesk&, SwarmId)` on the swarm that is named, then how it stands.
template <class Fn>
Expected<int> onSwarm(CommandContext& context, Fn fn)
{
    const auto swarm = chosenSwarm(context);
    if (!swarm) {
        return swarm.error();
    }
    const auto done = await(fn(context.workspace().swarms(), swarm->id));
    return done ? tellSwarm(context, swarm->id) : Expected<int>(done.error());
}

Expected<int> runInvite(CommandContext& context)
{
    return onSwarm(context, [&](SwarmDesk& swarms, SwarmId id) { return swarms.invite(id, context.argument(1)); });
}

Expected<int> runAccept(CommandContext& context)
{
    return onSwarm(context, [](SwarmDesk& swarms, SwarmId id) { return swarms.accept(id); });
}

Expected<int> runDecline(CommandContext& context)
{
    return onSwarm(context, [&](SwarmDesk& swarms, SwarmId id) {
        return swarms.decline(id, context.arguments.value("why"));
    });
}

Expected<int> runLeave(CommandContext& context)
{
    return onSwarm(context, [](SwarmDesk& swarms, SwarmId id) { return swarms.leave(id); });
}

Expected<int> runShare(CommandContext& context)
{
    const auto swarm = chosenSwarm(context);
    if (!swarm) {
        return swarm.error();
    }
    const auto messages = interactionsFrom(context.arguments.values("message"));
    if (!messages) {
        return messages.error();
    }
    SwarmShare share;
    share.interactions = *messages;
    const QStringList cases = context.arguments.values("case");
    for (const QString& words : cases) {
        const auto inCase = await(context.workspace().findCase(words));
        if (!inCase) {
            return inCase.error();
        }
        share.cases.append(inCase->id);
    }
    if (context.arguments.has("history")) {
        const auto inCase = await(context.workspace().findCase(swarm->inCase.text()));
        const auto card = inCase ? await(context.workspace().customerCard(inCase->customer))
                                 : Expected<CustomerCard>(inCase.error());
        if (!card) {
            return card.error();
        }
        share.customers = card->members;
    }
    if (share.isEmpty()) {
        return rejected(u"Say what to share: --history, --case NUMBER or --message ID."_s);
    }
    const auto shared = await(context.workspace().swarms().share(swarm->id, share));
    return shared ? tellSwarm(context, swarm->id) : Expected<int>(shared.error());
}

Expected<int> runResolve(CommandContext& context)
{
    SwarmResolution resolution;
    resolution.cause = context.arguments.value("cause");
    resolution.fix = context.arguments.value("fix");
    resolution.credit = context.arguments.values("credit");
    return onSwarm(context, [&](SwarmDesk& swarms, SwarmId id) { return swarms.resolve(id, resolution); });
}

Expected<int> runReopen(CommandContext& context)
{
    return onSwarm(context, [](SwarmDesk& swarms, SwarmId id) { return swarms.reopen(id); });
}

/// "looks at #20431, writes in #20431/1"; empty: nobody knows.
QString whatTheyDo(CommandContext& context, const ColleagueView& person)
{
    QStringList doing;
    if (person.lookingAt) {
        const auto inCase = await(context.workspace().findCase(person.lookingAt->text()));
        if (inCase) {
            doing.append((person.typing ? u"answers #%1"_s : u"looks at #%1"_s).arg(inCase->number));
        }
    }
    if (person.inSwarm) {
        const auto swarm = await(context.workspace().swarms().find(person.inSwarm->text()));
        if (swarm) {
            doing.append((person.typingThere ? u"writes in %1"_s : u"reads %1"_s).arg(swarm->name()));
        }
    }
    return doing.join(u", "_s);
}

Expected<int> runPresence(CommandContext& context)
{
    const auto asked = await(context.workspace().lookAround());
    const auto people = await(context.workspace().swarms().colleagues());
    if (!people) {
        return people.error();
    }
    if (!asked) {
        return asked.error();
    }
    if (people->isEmpty()) {
        return rejected(u"This workspace belongs to no team: join one with threadline hub join INVITATION."_s);
    }
    QList<QJsonObject> objects;
    QList<QStringList> table;
    for (const ColleagueView& person : *people) {
        objects.append(toJson(person));
        const QString doing = whatTheyDo(context, person);
        table.append({printable(person.name), person.role, presenceName(person.presence),
                      printable(doing.isEmpty() ? person.skills.join(u", "_s) : doing)});
    }
    if (context.json()) {
        context.output.json(objects);
    } else {
        context.output.table(table);
    }
    return 0;
}

} // namespace

Expected<Swarm> chosenSwarm(CommandContext& context)
{
    return await(context.workspace().swarms().find(context.argument(0)));
}

Expected<QList<InteractionId>> interactionsFrom(const QStringList& typed)
{
    QList<InteractionId> ids;
    for (const QString& one : typed) {
        const auto id = InteractionId::fromText(one);
        if (!id) {
            return rejected(u"\"%1\" is no message: take an id of case show --json."_s.arg(one));
        }
        ids.append(*id);
    }
    return ids;
}

Expected<int> tellSwarm(CommandContext& context, SwarmId swarm)
{
    const auto view = await(context.workspace().swarms().show(swarm));
    return view ? tellRows(context, {view->row}) : Expected<int>(view.error());
}

std::vector<Command> swarmCommands()
{
    using enum Command::Needs;
    return {{{"swarm start",
              "CASE --question TEXT",
              "Asks experts about a case; the customer sees nothing of it",
              {{"question", "TEXT", "What they should answer"},
               {"skill", "NAME", "What whoever helps should know, may be repeated"},
               {"invite", "NAME", "Whom to ask, may be repeated"},
               {"quote", "MESSAGE", "A message to begin with, by its id; may be repeated"},
               {"only-question", nullptr, "Shares the question and what is quoted, not the customer's history"}},
              1,
              1,
              true},
             WriteWorkspace,
             runStart},
            {{"swarm suggest",
              "SWARM | CASE --question TEXT",
              "Who could help, and why",
              {{"question", "TEXT", "Before a swarm is started: what would be asked"},
               {"skill", "NAME", "Likewise, may be repeated"}},
              1,
              1,
              true},
             WriteWorkspace,
             runSuggest},
            {{"swarm list",
              "",
              "Lists open swarms, the latest first",
              {{"all", nullptr, "Also those that were resolved"},
               {"resolved", nullptr, "Only those"},
               {"mine", nullptr, "Only those that you started or were asked to"},
               {"case", "CASE", "Only those of one case"}},
              0,
              0,
              true},
             ReadWorkspace,
             runList},
            {{"swarm show", "SWARM", "One swarm, named by id or as 20431/1, with all that was said", {}, 1, 1, true},
             ReadWorkspace,
             runShow},
            {{"swarm invite", "SWARM NAME", "Asks somebody to come", {}, 2, 2, true}, WriteWorkspace, runInvite},
            {{"swarm accept", "SWARM", "Comes in", {}, 1, 1, true}, WriteWorkspace, runAccept},
            {{"swarm decline", "SWARM", "Does not come", {{"why", "TEXT", "Why not"}}, 1, 1, true},
             WriteWorkspace,
             runDecline},
            {{"swarm leave", "SWARM", "Goes out again", {}, 1, 1, true}, WriteWorkspace, runLeave},
            {{"swarm share",
              "SWARM",
              "Lets those who were asked read more",
              {{"history", nullptr, "All of the customer"},
               {"case", "CASE", "One case, may be repeated"},
               {"message", "ID", "One message, may be repeated"}},
              1,
              1,
              true},
             WriteWorkspace,
             runShare},
            {{"swarm resolve",
              "SWARM --cause TEXT --fix TEXT",
              "Ends a swarm with what it was and what helped",
              {{"cause", "TEXT", "What the cause was"},
               {"fix", "TEXT", "What fixed it"},
               {"credit", "NAME", "Thanks to whom, may be repeated"}},
              1,
              1,
              true},
             WriteWorkspace,
             runResolve},
            {{"swarm reopen", "SWARM", "It was not resolved after all", {}, 1, 1, true}, WriteWorkspace, runReopen},
            {{"presence", "", "Who works in the team, and who of them is here now", {}, 0, 0, true},
             WriteWorkspace,
             runPresence,
             {},
             false}};
}

} // namespace threadline
