// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/care_commands.h"

#include "app/command_line/awaiting.h"
#include "app/commands/attachment_words.h"

namespace threadline {

namespace {

using namespace command_line;

Error differs()
{
    return {
        Error::Remedy::Corrupt,
        QStringLiteral(
            "The rebuilt workspace differs from what it was: it was damaged, and is whole now.")};
}

Expected<int> runRebuild(CommandContext& context)
{
    const bool verify = context.arguments.has("verify");
    const auto before =
        verify ? await(context.workspace().dump()) : Expected<QByteArray>(QByteArray());
    if (!before) {
        return before.error();
    }
    if (const auto rebuilt = await(context.workspace().rebuild()); !rebuilt) {
        return rebuilt.error();
    }
    if (verify) {
        const auto after = await(context.workspace().dump());
        if (!after) {
            return after.error();
        }
        if (*before != *after) {
            return differs();
        }
    }
    context.output.line(verify ? QStringLiteral("rebuilt from the log, with the same result")
                               : QStringLiteral("rebuilt from the log"));
    return 0;
}

Expected<int> runDoctor(CommandContext& context)
{
    const auto findings = await(context.workspace().doctor());
    if (!findings) {
        return findings.error();
    }
    const auto attachments = await(context.workspace().attachmentsRead());
    if (!attachments) {
        return attachments.error();
    }
    if (context.json()) {
        QList<QJsonObject> objects;
        for (const QString& finding : *findings) {
            objects.append({{QStringLiteral("finding"), finding}});
        }
        context.output.json(objects);
    } else if (findings->isEmpty()) {
        context.output.line(QStringLiteral("The workspace is sound."));
    } else {
        for (const QString& finding : *findings) {
            context.output.line(printable(finding));
        }
    }
    for (const QString& sentence : attachmentsInWords(*attachments)) {
        context.output.complain(sentence); // no damage to the workspace
    }
    return findings->isEmpty() ? 0 : 1;
}

} // namespace

Command rebuildCommand()
{
    return {{"rebuild",
             "",
             "Makes everything that is shown anew from the log",
             {{"verify", nullptr, "Fails when the result is not what was there before"}}},
            Command::Needs::WriteWorkspace,
            runRebuild};
}

Command doctorCommand()
{
    return {{"doctor", "", "Looks for damage; exit code 1 when there is some", {}, 0, 0, true},
            Command::Needs::ReadWorkspace,
            runDoctor};
}

} // namespace threadline
