// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/sample_command.h"

#include "app/sample/sample_workspace.h"
#include "core/net/clock.h"

namespace threadline {

namespace {

Expected<int> run(CommandContext& context)
{
    Timestamp now = SystemClock().now();
    if (context.arguments.has("now")) {
        const auto given = fromRfc3339(context.arguments.value("now"));
        if (!given) {
            return Error{Error::Remedy::Rejected,
                         QStringLiteral("--now needs a time like 2026-11-22T12:00:00Z.")};
        }
        now = *given;
    }
    const auto made = makeSampleWorkspace(context.argument(0), now);
    if (!made) {
        return made.error();
    }
    context.output.line(
        QStringLiteral("made %1 interactions of %2 customers; look at them with: threadline "
                       "--workspace \"%3\"")
            .arg(made->interactions)
            .arg(made->customers)
            .arg(context.argument(0)));
    return 0;
}

} // namespace

Command sampleCommand()
{
    return {{"sample",
             "DIR",
             "Makes a workspace with invented customers to look at",
             {{"now", "TIME", "The moment at which its story ends, RFC 3339 (else the present)"}},
             1,
             1},
            Command::Needs::Nothing,
            run};
}

} // namespace threadline
