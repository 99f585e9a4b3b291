// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/reply_command.h"

#include "app/command_line/awaiting.h"
#include "app/commands/sending.h"
#include "app/commands/text_input.h"

namespace threadline {

namespace {

using namespace command_line;

/// What the agent wrote: the snippet, then the text.
Expected<Snippet> wordsFrom(CommandContext& context)
{
    Snippet words;
    if (context.arguments.has("snippet")) {
        const auto snippet = chosenSnippet(context, context.arguments.value("snippet"));
        if (!snippet) {
            return snippet.error();
        }
        words.subject = snippet->subject;
        words.text = QStringLiteral("{{snippet:%1}}").arg(snippet->name);
    }
    if (context.arguments.has("text") || words.text.isEmpty()) {
        const auto text = givenText(context.arguments);
        if (!text || text->trimmed().isEmpty()) {
            return text ? Error{Error::Remedy::Rejected,
                                QStringLiteral("A reply needs --text with something in it, or --snippet NAME.")}
                        : text.error();
        }
        words.text += (words.text.isEmpty() ? QString() : QStringLiteral("\n\n")) + *text;
    }
    return words;
}

/// Filled in for a case; refused while something is open.
Expected<QString> filledIn(CommandContext& context, CaseId inCase, const QString& text)
{
    const auto expanded = await(context.workspace().expandText(inCase, text));
    if (!expanded) {
        return expanded.error();
    }
    return expanded->isComplete() ? Expected<QString>(expanded->text)
                                  : Error{Error::Remedy::Rejected, obstacleIn(*expanded)};
}

QList<Party> parties(const QStringList& addresses)
{
    QList<Party> all;
    for (const QString& address : addresses) {
        all.append({QString(), address});
    }
    return all;
}

Expected<int> run(CommandContext& context)
{
    const auto words = wordsFrom(context);
    if (!words) {
        return words.error();
    }
    Workspace& workspace = context.workspace();
    const auto answered = await(workspace.findCase(context.argument(0)));
    if (!answered) {
        return answered.error();
    }
    const auto text = filledIn(context, answered->id, words->text);
    const auto subject = filledIn(context, answered->id, words->subject);
    if (!text || !subject) {
        return !text ? text.error() : subject.error();
    }
    const bool now = context.arguments.has("send-now");
    ReplyRequest request;
    request.inCase = answered->id;
    request.text = *text;
    request.subject = *subject;
    request.files = context.arguments.values("attach");
    request.cc = parties(context.arguments.values("cc"));
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

} // namespace

Command replyCommand()
{
    return {{"reply",
             "CASE --text TEXT | --snippet NAME",
             "Answers a case; the reply leaves with the next sync, or now",
             {{"text", "TEXT", "What to say, with variables; - reads it from standard input"},
              {"snippet", "NAME", "A snippet to say, before the text"},
              {"attach", "FILE", "A file to attach, may be repeated"},
              {"cc", "ADDRESS", "Who gets a copy, may be repeated"},
              {"send-now", nullptr, "Sends it and says how it went"}},
             1,
             1,
             true},
            Command::Needs::WriteWorkspace,
            run};
}

} // namespace threadline
