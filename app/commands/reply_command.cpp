// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/reply_command.h"

#include "app/command_line/awaiting.h"
#include "app/command_line/typed_moment.h"
#include "app/commands/sending.h"
#include "app/commands/text_input.h"
#include "core/model/rejected.h"

#include <algorithm>

namespace threadline {

namespace {

using namespace command_line;

/// What both commands take, as far as it stands by itself.
Expected<ReplyRequest> requestFrom(const Arguments& arguments)
{
    ReplyRequest request;
    request.files = arguments.values("attach");
    request.to = typedParties(arguments.values("to"));
    request.cc = typedParties(arguments.values("cc"));
    request.channel = arguments.value("channel");
    if (arguments.has("then")) {
        request.thenStatus = caseStatusFromName(arguments.value("then"));
        if (!request.thenStatus || request.thenStatus == CaseStatus::New) {
            return rejected(QStringLiteral("--then is one of open, waiting, on_hold, solved, closed."));
        }
    }
    if (arguments.has("at")) {
        if (arguments.has("send-now")) {
            return rejected(QStringLiteral("Choose one: --at a moment, or --send-now."));
        }
        const auto at = momentFrom(arguments.value("at"));
        if (!at) {
            return at.error();
        }
        request.sendAt = *at;
    }
    return request;
}

/// The words of a snippet, then those of --text. `what`: "A reply".
Expected<void> takeWords(CommandContext& context, ReplyRequest& request, const QString& what)
{
    const Arguments& arguments = context.arguments;
    if (arguments.has("snippet")) {
        const auto snippet = chosenSnippet(context, arguments.value("snippet"));
        if (!snippet) {
            return snippet.error();
        }
        request.subject = snippet->subject;
        request.text = QStringLiteral("{{snippet:%1}}").arg(snippet->name);
        if (!arguments.has("text")) {
            return {};
        }
        request.text += QLatin1String("\n\n");
    }
    const auto text = givenText(arguments);
    if (!text || text->trimmed().isEmpty()) {
        return text ? rejected(QStringLiteral("%1 needs --text with something in it, or --snippet NAME.").arg(what))
                    : text.error();
    }
    request.text += *text;
    return {};
}

/// The words of --draft, which are then used up.
Expected<void> takeDraft(CommandContext& context, ReplyRequest& request)
{
    const Arguments& arguments = context.arguments;
    if (arguments.has("snippet") || arguments.has("text")) {
        return rejected(QStringLiteral("Choose one: --draft, or --text and --snippet."));
    }
    const auto drafts = await(context.workspace().drafts(request.inCase));
    if (!drafts) {
        return drafts.error();
    }
    const auto found = std::find_if(drafts->begin(), drafts->end(), [&](const Draft& draft) {
        return draft.id.text() == arguments.value("draft") && !draft.note;
    });
    if (found == drafts->end()) {
        return rejected(QStringLiteral("This case has no such draft of a reply; list them with: threadline draft list %1.")
                            .arg(context.argument(0)));
    }
    request.draft = found->id;
    request.text = found->text;
    request.files += found->files;
    return {};
}

/// Filled in for the case or the customer; refused while something is open.
Expected<QString> filledIn(CommandContext& context, const ReplyRequest& request, const QString& text)
{
    Workspace& workspace = context.workspace();
    const auto expanded = await(request.inCase.isNull() ? workspace.expandTextTo(request.customer, text)
                                                        : workspace.expandText(request.inCase, text));
    if (!expanded) {
        return expanded.error();
    }
    return expanded->isComplete() ? Expected<QString>(expanded->text) : rejected(obstacleIn(*expanded));
}

Expected<void> takeSeen(CommandContext& context, const Case& inCase, ReplyRequest& request)
{
    if (!context.arguments.has("seen")) {
        return {};
    }
    const auto history = await(context.workspace().history(inCase.customer));
    if (!history) {
        return history.error();
    }
    const auto found = std::find_if(history->begin(), history->end(), [&](const TimelineEntry& entry) {
        return entry.interaction.id.text() == context.arguments.value("seen");
    });
    if (found == history->end()) {
        return rejected(QStringLiteral("--seen names no message of this customer: take an id of case show --json."));
    }
    request.seen = found->key;
    return {};
}

Expected<int> queue(CommandContext& context, ReplyRequest request)
{
    Workspace& workspace = context.workspace();
    const auto text = filledIn(context, request, request.text);
    const auto subject = filledIn(context, request, request.subject);
    if (!text || !subject) {
        return !text ? text.error() : subject.error();
    }
    request.text = *text;
    request.subject = *subject;
    const bool now = context.arguments.has("send-now");
    if (now) {
        request.undoSeconds = 0;
        if (const auto ready = await(workspace.prepare()); !ready) {
            return ready.error();
        }
    }
    const auto reply = await(workspace.reply(request));
    if (!reply) {
        return reply.error();
    }
    return now ? sendAndTell(context, *reply) : tellState(context, *reply);
}

Expected<int> runReply(CommandContext& context)
{
    auto request = requestFrom(context.arguments);
    if (!request) {
        return request.error();
    }
    const auto answered = await(context.workspace().findCase(context.argument(0)));
    if (!answered) {
        return answered.error();
    }
    request->inCase = answered->id;
    const auto words = context.arguments.has("draft") ? takeDraft(context, *request)
                                                      : takeWords(context, *request, QStringLiteral("A reply"));
    if (!words) {
        return words.error();
    }
    if (const auto seen = takeSeen(context, *answered, *request); !seen) {
        return seen.error();
    }
    return queue(context, *request);
}

Expected<int> runMessage(CommandContext& context)
{
    auto request = requestFrom(context.arguments);
    if (!request) {
        return request.error();
    }
    if (const auto words = takeWords(context, *request, QStringLiteral("A message")); !words) {
        return words.error();
    }
    const auto customer = await(context.workspace().findCustomer(context.argument(0)));
    if (!customer) {
        return customer.error();
    }
    request->customer = *customer;
    if (context.arguments.has("subject")) {
        request->subject = context.arguments.value("subject");
    }
    return queue(context, *request);
}

std::vector<OptionSpec> withShared(std::vector<OptionSpec> own)
{
    own.insert(own.end(),
               {{"text", "TEXT", "What to say, with variables; - reads it from standard input"},
                {"snippet", "NAME", "A snippet to say, before the text"},
                {"attach", "FILE", "A file to attach, may be repeated"},
                {"to", "ADDRESS", "To whom, else where the customer is known; may be repeated"},
                {"cc", "ADDRESS", "Who gets a copy, may be repeated"},
                {"channel", "NAME", "Over which channel, else the one the customer wrote on"},
                {"then", "STATUS", "What the case becomes when it was sent"},
                {"at", "WHEN", "Leaves then and not before: 90m, 4h, 3d, 2026-11-22 or 2026-11-22T09:30:00Z"},
                {"send-now", nullptr, "Sends it and says how it went"}});
    return own;
}

} // namespace

std::vector<Command> writingCommands()
{
    return {{{"reply",
              "CASE --text TEXT | --snippet NAME | --draft ID",
              "Answers a case; the reply leaves with the next sync, or now",
              withShared({{"draft", "ID", "Sends this draft instead of --text"},
                          {"seen", "MESSAGE", "The newest message you have read: held if a newer one is there"}}),
              1,
              1,
              true},
             Command::Needs::WriteWorkspace,
             runReply},
            {{"message",
              "CUSTOMER --subject SUBJECT --text TEXT | --snippet NAME",
              "Writes to a customer; a new case begins with it",
              withShared({{"subject", "SUBJECT", "What it is about, else the subject of the snippet"}}),
              1,
              1,
              true},
             Command::Needs::WriteWorkspace,
             runMessage}};
}

} // namespace threadline
