// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/reply_command.h"

#include "app/command_line/awaiting.h"
#include "app/commands/sending.h"

#include <QFile>

#include <cstdio>

namespace threadline {

namespace {

using namespace command_line;

Expected<QString> textFrom(const Arguments& arguments)
{
    QString text = arguments.value("text");
    if (text == QLatin1String("-")) {
        QFile input;
        if (!input.open(stdin, QIODevice::ReadOnly)) {
            return Error{Error::Remedy::Rejected,
                         QStringLiteral("Standard input could not be read.")};
        }
        text = QString::fromUtf8(input.readAll());
        text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    }
    if (text.trimmed().isEmpty()) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("A reply needs --text with something in it.")};
    }
    return text;
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
    const auto text = textFrom(context.arguments);
    if (!text) {
        return text.error();
    }
    Workspace& workspace = context.workspace();
    const auto answered = await(workspace.findCase(context.argument(0)));
    if (!answered) {
        return answered.error();
    }
    const bool now = context.arguments.has("send-now");
    ReplyRequest request;
    request.inCase = answered->id;
    request.text = *text;
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
             "CASE --text TEXT",
             "Answers a case; the reply leaves with the next sync, or now",
             {{"text", "TEXT", "What to say; - reads it from standard input"},
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
