// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_command.h"

#include "app/agent_name.h"
#include "app/command_line/output.h"
#include "app/commands/command_table.h"
#include "app/commands/team_exchange.h"
#include "core/trace/trace.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace threadline {

using namespace command_line;

namespace {

constexpr int usageExitCode = 2;

Grammar deskGrammar()
{
    return {
        "",
        "",
        "Opens the desk",
        {{"screenshot", "FILE", "Saves a picture of the desk instead, as PNG, without showing it"},
         {"size", "WxH", "Of the window, like 1440x900"},
         {"theme", "light|dark", "Instead of the system's"},
         {"customer", "CUSTOMER", "Whose history to open"},
         {"measure", "FILE", "Drives the desk by itself, writes into it, and says as JSON how long things took"}}};
}

/// What was done is handed over at once, so that a refusal is told to whoever did it. Without the hub it waits.
Expected<int> handedOver(const Expected<int>& outcome, CommandContext& context)
{
    if (!context.composition->membership()) {
        return outcome;
    }
    const TeamExchange exchange = exchangeWithTeam(context);
    if (!exchange.outcome) {
        context.output.complain(exchange.outcome.error().sentence
                                + QStringLiteral(" What was done here is kept and handed over later."));
    }
    return outcome && exchange.refused ? Expected<int>(1) : outcome;
}

Expected<int> runIn(const Command& command, CommandContext& context)
{
    const Command::Needs needs = command.needsWith(context.arguments);
    if (needs == Command::Needs::Nothing) {
        return command.run(context);
    }
    CompositionOptions options;
    options.folder = context.workspaceFolder;
    options.secretsFile = context.secretsFile;
    options.agentName = agentNameOfThisDesk();
    options.access = needs == Command::Needs::ReadWorkspace
                         ? CompositionOptions::Access::Reading
                         : CompositionOptions::Access::Writing;
    const auto composition = Composition::open(options);
    if (!composition) {
        return composition.error();
    }
    context.composition = composition->get();
    const auto outcome = command.run(context);
    const bool handsOver = needs == Command::Needs::WriteWorkspace && command.handsOver;
    return handsOver ? handedOver(outcome, context) : outcome;
}

} // namespace

Decision decide(const QStringList& words)
{
    const std::vector<Command> commands = allCommands();
    std::vector<Grammar> grammars{deskGrammar()};
    for (const Command& command : commands) {
        grammars.push_back(command.grammar);
    }
    Output output;
    const Parsed parsed = parse(words, grammars);
    if (std::holds_alternative<HelpRequest>(parsed)) {
        output.bytes(usage(std::get<HelpRequest>(parsed).topic, grammars).toUtf8());
        return output.finish() ? 0 : 1;
    }
    if (std::holds_alternative<VersionRequest>(parsed)) {
        output.line(QStringLiteral("threadline " THREADLINE_VERSION));
        return output.finish() ? 0 : 1;
    }
    if (const auto* problem = std::get_if<UsageProblem>(&parsed)) {
        output.complain(problem->sentence);
        output.complain(QStringLiteral("See: threadline help %1").arg(problem->topic).trimmed());
        return usageExitCode;
    }
    const auto& request = std::get<Request>(parsed);
    if (request.command == 0) {
        return DeskWanted{request.arguments};
    }
    return std::pair(commands[request.command - 1], request.arguments);
}

int runCommand(const Command& command, const Arguments& arguments)
{
    Output output;
    CommandContext context{arguments, output, workspaceFolder(arguments),
                           arguments.value("secrets")};
    const auto recording = trace::Recording::beginWanted(arguments.value("trace"));
    const auto outcome = recording ? runIn(command, context) : recording.error();
    if (!outcome) {
        output.complain(outcome.error().sentence);
    }
    const auto written = output.finish();
    if (!written) {
        output.complain(written.error().sentence);
    }
    return outcome && written ? *outcome : 1;
}

QString workspaceFolder(const Arguments& arguments)
{
    if (arguments.has("workspace")) {
        return arguments.value("workspace");
    }
    const QString fromEnvironment = qEnvironmentVariable("THREADLINE_WORKSPACE");
    return fromEnvironment.isEmpty()
               ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
               : fromEnvironment;
}

} // namespace threadline
