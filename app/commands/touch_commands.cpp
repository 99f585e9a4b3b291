// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/touch_commands.h"

#include "app/command_line/awaiting.h"
#include "app/command_line/typed_moment.h"
#include "app/commands/case_choice.h"
#include "app/commands/text_input.h"
#include "core/model/duration.h"
#include "core/model/rejected.h"

namespace threadline {

namespace {

using namespace command_line;
using namespace Qt::Literals::StringLiterals;

Expected<void> readKind(const Arguments& arguments, Touch& touch)
{
    if (!arguments.has("kind")) {
        return {};
    }
    const auto kind = touchKindFromName(arguments.value("kind"));
    if (!kind) {
        return rejected(u"--kind is one of call, visit, on-site, delivery, invoice."_s);
    }
    touch.kind = *kind;
    touch.direction = usualDirection(*kind);
    return {};
}

Expected<void> readMoment(const Arguments& arguments, Touch& touch)
{
    if (arguments.has("duration")) {
        const auto seconds = secondsFromText(arguments.value("duration"));
        if (!seconds) {
            return rejected(u"\"%1\" is no duration: write 12 (minutes), 6:12 or 1h20m."_s.arg(arguments.value("duration")));
        }
        touch.seconds = *seconds;
    }
    if (arguments.has("at")) {
        const auto at = pastMoment(arguments.value("at"));
        if (!at) {
            return at.error();
        }
        touch.at = *at;
    }
    return {};
}

/// Changes of `touch` by what was given.
Expected<void> readTouch(const Arguments& arguments, Touch& touch)
{
    if (const auto kind = readKind(arguments, touch); !kind) {
        return kind;
    }
    if (const auto moment = readMoment(arguments, touch); !moment) {
        return moment;
    }
    if (arguments.has("direction")) {
        const auto direction = directionFromName(arguments.value("direction"));
        if (!direction || *direction == Direction::Internal) {
            return rejected(u"--direction is inbound (they came to us) or outbound (we to them)."_s);
        }
        touch.direction = *direction;
    }
    touch.missed = arguments.has("missed") || (touch.missed && !arguments.has("reached"));
    const auto take = [&](const char* option, QString& line) {
        if (arguments.has(option)) {
            line = arguments.value(option);
        }
    };
    take("agent", touch.agent);
    take("outcome", touch.outcome);
    take("next", touch.nextStep);
    take("place", touch.place);
    take("reference", touch.reference);
    take("amount", touch.amount);
    if (arguments.has("text")) {
        const auto text = givenText(arguments);
        if (!text) {
            return text.error();
        }
        touch.text = *text;
    }
    return {};
}

/// What becomes of the case.
Expected<QList<CaseChange>> readThen(const Arguments& arguments)
{
    QList<CaseChange> then;
    if (arguments.has("then")) {
        const auto status = caseStatusFromName(arguments.value("then"));
        if (!status) {
            return rejected(u"--then is one of open, waiting, on_hold, solved, closed."_s);
        }
        then.append(case_change::Status{*status});
    }
    if (arguments.has("snooze")) {
        const auto until = momentFrom(arguments.value("snooze"));
        if (!until) {
            return until.error();
        }
        then.append(case_change::Snooze{*until});
    }
    if (arguments.has("remind")) {
        const auto at = momentFrom(arguments.value("remind"));
        if (!at) {
            return at.error();
        }
        then.append(case_change::Reminder{*at, arguments.value("next")});
    }
    return then;
}

Expected<int> tell(CommandContext& context, const LoggedTouch& logged)
{
    const auto inCase = await(context.workspace().findCase(logged.inCase.text()));
    const qint64 number = inCase ? inCase->number : 0;
    if (context.json()) {
        context.output.json({QJsonObject{{u"id"_s, logged.id.text()},
                                         {u"case"_s, inCase ? QJsonValue(logged.inCase.text()) : QJsonValue()},
                                         {u"case_number"_s, inCase ? QJsonValue(number) : QJsonValue()},
                                         {u"opened"_s, logged.opened}}});
    } else {
        context.output.line(!inCase          ? u"logged %1"_s.arg(logged.id.text())
                            : logged.opened ? u"logged %1 in #%2, a new case"_s.arg(logged.id.text()).arg(number)
                                            : u"logged %1 in #%2"_s.arg(logged.id.text()).arg(number));
    }
    return 0;
}

Expected<int> runLog(CommandContext& context)
{
    const Arguments& arguments = context.arguments;
    if (!arguments.has("kind")) {
        return rejected(u"Say what it was: --kind call, visit, on-site, delivery or invoice."_s);
    }
    TouchRequest request;
    if (const auto read = readTouch(arguments, request.touch); !read) {
        return read.error();
    }
    auto then = readThen(arguments);
    if (!then) {
        return then.error();
    }
    request.then = std::move(*then);
    request.newCase = arguments.has("new-case");
    request.subject = arguments.value("subject");
    const auto customer = await(context.workspace().findCustomer(arguments.positional.join(u' ')));
    if (!customer) {
        return customer.error();
    }
    request.customer = *customer;
    if (arguments.has("case")) {
        const auto inCase = await(context.workspace().findCase(arguments.value("case")));
        if (!inCase) {
            return inCase.error();
        }
        if (inCase->customer != *customer) {
            return rejected(u"Case #%1 is of another customer: name one of theirs, or --new-case."_s.arg(inCase->number));
        }
        request.inCase = inCase->id;
    }
    const auto logged = await(context.workspace().logTouch(request));
    return logged ? tell(context, *logged) : Expected<int>(logged.error());
}

Expected<InteractionId> meant(const QString& typed)
{
    const auto id = InteractionId::fromText(typed);
    return id ? Expected<InteractionId>(*id)
              : rejected(u"\"%1\" is no id: threadline timeline --json names what was logged."_s.arg(typed));
}

Expected<int> runCorrect(CommandContext& context)
{
    const auto id = meant(context.argument(0));
    if (!id) {
        return id.error();
    }
    const auto before = await(context.workspace().touch(*id));
    if (!before) {
        return before.error();
    }
    Touch touch = *before;
    if (const auto read = readTouch(context.arguments, touch); !read) {
        return read.error();
    }
    const auto logged = await(context.workspace().correctTouch(*id, touch));
    return logged ? tell(context, *logged) : Expected<int>(logged.error());
}

Expected<int> runTakeBack(CommandContext& context)
{
    const auto id = meant(context.argument(0));
    if (!id) {
        return id.error();
    }
    const auto taken = await(context.workspace().takeBackTouch(*id));
    if (!taken) {
        return taken.error();
    }
    context.output.line(u"taken back"_s);
    return 0;
}

std::vector<OptionSpec> touchOptions()
{
    return {{"kind", "KIND", "call, visit, on-site, delivery or invoice"},
            {"direction", "D", "inbound or outbound; else who usually comes to whom"},
            {"missed", nullptr, "Nobody was reached"},
            {"at", "WHEN", "When it began: 14:30, \"2026-11-22 14:30\", \"20m ago\"; else it ended now"},
            {"duration", "D", "12 (minutes), 6:12, 1h20m"},
            {"agent", "NAME", "Who of us; else you"},
            {"outcome", "TEXT", "What came of it"},
            {"next", "TEXT", "What follows"},
            {"place", "TEXT", "Where"},
            {"reference", "TEXT", "Number of the delivery, invoice or order"},
            {"amount", "TEXT", "Of money"},
            {"text", "TEXT", "What was said and seen; - reads standard input"}};
}

} // namespace

std::vector<Command> touchCommands()
{
    constexpr int any = -1;
    std::vector<OptionSpec> log = touchOptions();
    log.insert(log.end(), {{"case", "CASE", "Into this one; else the open one with the latest contact, or a new one"},
                           {"new-case", nullptr, "Into a new one"},
                           {"subject", "TEXT", "Of a case that it opens"},
                           {"then", "STATUS", "What the case is now: open, waiting, on_hold, solved, closed"},
                           {"snooze", "WHEN", "Puts the case off: 90m, 4h, 3d, a day, a moment"},
                           {"remind", "WHEN", "Reminds of the next step then"}});
    std::vector<OptionSpec> correct = touchOptions();
    correct.push_back({"reached", nullptr, "It was not missed"});
    return {{{"touch", "CUSTOMER --kind KIND", "Logs a call, visit, delivery … that no channel brings", std::move(log), 1,
              any, true},
             Command::Needs::WriteWorkspace,
             runLog},
            {{"touch correct", "ID", "Logs something else instead of what was logged", std::move(correct), 1, 1, true},
             Command::Needs::WriteWorkspace,
             runCorrect},
            {{"touch take-back", "ID", "Takes back what was logged", {}, 1, 1}, Command::Needs::WriteWorkspace, runTakeBack}};
}

} // namespace threadline
