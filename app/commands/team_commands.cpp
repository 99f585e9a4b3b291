// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/team_commands.h"

#include "app/command_line/awaiting.h"
#include "app/commands/team_exchange.h"

#include <QJsonArray>

namespace threadline {

namespace {

using namespace command_line;
using namespace Qt::Literals::StringLiterals;

Error worksAlone()
{
    return {Error::Remedy::Rejected,
            u"This workspace belongs to no team: join one with threadline hub join INVITATION."_s};
}

Expected<int> runJoin(CommandContext& context)
{
    const auto joined = context.composition->joinTeam(context.argument(0));
    if (!joined) {
        return joined.error();
    }
    const QString teams = joined->agent.teams.isEmpty() ? u"the whole organisation"_s : joined->agent.teams.join(u", "_s);
    if (context.json()) {
        context.output.json({QJsonObject{{u"agent"_s, joined->agent.name},
                                         {u"role"_s, hubRoleName(joined->agent.role)},
                                         {u"teams"_s, QJsonArray::fromStringList(joined->agent.teams)},
                                         {u"hub"_s, joined->access.url}}});
    } else {
        context.output.line(u"joined as %1 (%2 of %3); threadline hub exchange brings the history here"_s.arg(
            joined->agent.name, hubRoleName(joined->agent.role), teams));
    }
    return 0;
}

Expected<int> runExchange(CommandContext& context)
{
    if (!context.composition->membership()) {
        return worksAlone();
    }
    const QObject progress;
    QObject::connect(&context.workspace(), &Workspace::teamChanged, &progress, [&](const TeamView& now) {
        if (now.behind > 0) {
            context.output.progress(u"%1 changes to come"_s.arg(now.behind));
        }
    });
    const TeamExchange exchange = exchangeWithTeam(context);
    if (!exchange.outcome) {
        return exchange.outcome.error();
    }
    return exchange.refused ? 1 : 0;
}

Expected<int> runTeam(CommandContext& context)
{
    const auto& membership = context.composition->membership();
    if (!membership) {
        return worksAlone();
    }
    const auto asked = await(context.workspace().teamStanding());
    if (!asked) {
        return asked.error();
    }
    const HubAgent& agent = membership->agent;
    if (context.json()) {
        context.output.json({QJsonObject{{u"agent"_s, agent.name},
                                         {u"role"_s, hubRoleName(agent.role)},
                                         {u"teams"_s, QJsonArray::fromStringList(agent.teams)},
                                         {u"skills"_s, QJsonArray::fromStringList(agent.skills)},
                                         {u"hub"_s, membership->access.url},
                                         {u"placed"_s, asked->placed},
                                         {u"pending"_s, asked->pending}}});
    } else {
        context.output.line(u"%1, %2; %3"_s.arg(agent.name, hubRoleName(agent.role), membership->access.url));
        context.output.line(asked->pending == 0
                                ? u"everything done here was handed over"_s
                                : u"%1 changes wait to be handed over"_s.arg(asked->pending));
    }
    return 0;
}

Expected<int> runHandBack(CommandContext& context)
{
    if (!context.composition->membership()) {
        return worksAlone();
    }
    const QString typed = context.argument(0);
    if (typed.isEmpty()) {
        const auto minutes = await(context.workspace().handBackMinutes());
        if (!minutes) {
            return minutes.error();
        }
        if (context.json()) {
            context.output.json({QJsonObject{{u"minutes"_s, *minutes}}});
        } else {
            context.output.line(*minutes == 0 ? u"never"_s : u"after %1 minutes"_s.arg(*minutes));
        }
        return 0;
    }
    constexpr int aDay = 24 * 60;
    bool isNumber = false;
    const int minutes = typed == "never"_L1 ? 0 : typed.toInt(&isNumber);
    if (typed != "never"_L1 && (!isNumber || minutes < 1 || minutes > aDay)) {
        return Error{Error::Remedy::Rejected,
                     u"\"%1\" is no time after which to hand back: write minutes from 1 to %2, or never."_s.arg(typed).arg(aDay)};
    }
    const auto set = await(context.workspace().setHandBackMinutes(minutes));
    if (!set) {
        return set.error();
    }
    const TeamExchange exchange = exchangeWithTeam(context);
    if (!exchange.outcome) {
        return exchange.outcome.error();
    }
    return exchange.refused ? 1 : 0;
}

} // namespace

std::vector<Command> teamCommands()
{
    return {{{"hub join",
              "INVITATION",
              "Makes this workspace, which is empty yet, one desk of a team",
              {},
              1,
              1,
              true},
             Command::Needs::WriteWorkspace,
             runJoin,
             {},
             false},
            {{"hub exchange", "", "Brings what colleagues did and hands over what was done here, once", {}, 0, 0, false},
             Command::Needs::WriteWorkspace,
             runExchange,
             {},
             false},
            {{"hub hand-back",
              "[MINUTES|never]",
              "After how long a case that waits for somebody who is away is nobody's again; leads set it",
              {},
              0,
              1,
              true},
             Command::Needs::WriteWorkspace,
             runHandBack,
             {},
             false},
            {{"team", "", "Who this workspace is in its team, and what waits to be handed over", {}, 0, 0, true},
             Command::Needs::ReadWorkspace,
             runTeam}};
}

} // namespace threadline
