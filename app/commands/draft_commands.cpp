// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/draft_commands.h"

#include "app/command_line/awaiting.h"
#include "app/commands/json_shapes.h"
#include "app/commands/text_input.h"
#include "core/model/rejected.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>

namespace threadline {

namespace {

using namespace command_line;

Expected<Draft> draftNamed(CommandContext& context, const QString& id)
{
    const auto drafts = await(context.workspace().drafts());
    if (!drafts) {
        return drafts.error();
    }
    const auto found =
        std::find_if(drafts->begin(), drafts->end(), [&](const Draft& draft) { return draft.id.text() == id; });
    if (found == drafts->end()) {
        return rejected(QStringLiteral("There is no draft \"%1\"; list them with: threadline draft list.").arg(id));
    }
    return *found;
}

Expected<int> tell(CommandContext& context, const QList<Draft>& drafts)
{
    constexpr qsizetype shown = 60;
    QList<QJsonObject> objects;
    QList<QStringList> rows;
    for (const Draft& draft : drafts) {
        const auto inCase = draft.inCase.isNull() ? Expected<Case>(rejected({}))
                                                  : await(context.workspace().findCase(draft.inCase.text()));
        objects.append(toJson(draft, inCase ? inCase->number : 0));
        rows.append({draft.id.text(), inCase ? QStringLiteral("#%1").arg(inCase->number) : QStringLiteral("new"),
                     draft.note ? QStringLiteral("note") : QStringLiteral("reply"), localTime(draft.savedAt),
                     printable(draft.text.left(shown).simplified())});
    }
    if (context.json()) {
        context.output.json(objects);
    } else {
        context.output.table(rows);
    }
    return 0;
}

Expected<int> runList(CommandContext& context)
{
    if (context.arguments.positional.isEmpty()) {
        const auto drafts = await(context.workspace().drafts());
        return drafts ? tell(context, *drafts) : Expected<int>(drafts.error());
    }
    const auto inCase = await(context.workspace().findCase(context.argument(0)));
    if (!inCase) {
        return inCase.error();
    }
    const auto drafts = await(context.workspace().drafts(inCase->id));
    return drafts ? tell(context, *drafts) : Expected<int>(drafts.error());
}

Expected<int> runSave(CommandContext& context)
{
    const Arguments& arguments = context.arguments;
    const auto text = neededText(arguments, QStringLiteral("A draft"));
    if (!text) {
        return text.error();
    }
    const auto inCase = await(context.workspace().findCase(context.argument(0)));
    if (!inCase) {
        return inCase.error();
    }
    const Timestamp now{QDateTime::currentMSecsSinceEpoch() * 1000};
    Draft draft;
    draft.id = DraftId::make(now);
    if (arguments.has("id")) {
        const auto before = draftNamed(context, arguments.value("id"));
        if (!before) {
            return before.error();
        }
        draft = *before;
    }
    draft.inCase = inCase->id;
    draft.text = *text;
    draft.note = arguments.has("note");
    draft.savedAt = now;
    draft.files.clear();
    const QStringList files = arguments.values("attach");
    for (const QString& file : files) {
        if (!QFileInfo(file).isFile()) {
            return rejected(QStringLiteral("There is no file %1 to attach.").arg(file));
        }
        draft.files.append(QFileInfo(file).absoluteFilePath());
    }
    const auto saved = await(context.workspace().saveDraft(draft));
    return saved ? tell(context, {draft}) : Expected<int>(saved.error());
}

Expected<int> runDiscard(CommandContext& context)
{
    const auto draft = draftNamed(context, context.argument(0));
    if (!draft) {
        return draft.error();
    }
    const auto gone = await(context.workspace().discardDraft(draft->id));
    return gone ? Expected<int>(0) : gone.error();
}

} // namespace

std::vector<Command> draftCommands()
{
    return {{{"draft list", "[CASE]", "Lists what was begun and not sent, the latest first", {}, 0, 1, true},
             Command::Needs::ReadWorkspace,
             runList},
            {{"draft save",
              "CASE --text TEXT",
              "Keeps words for a case without sending them",
              {{"text", "TEXT", "What to keep; - reads it from standard input"},
               {"attach", "FILE", "A file that goes with it, may be repeated"},
               {"note", nullptr, "An internal note, not a reply"},
               {"id", "ID", "Writes this draft anew instead of another one"}},
              1,
              1,
              true},
             Command::Needs::WriteWorkspace,
             runSave},
            {{"draft discard", "ID", "Forgets a draft", {}, 1, 1}, Command::Needs::WriteWorkspace, runDiscard}};
}

} // namespace threadline
