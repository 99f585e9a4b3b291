// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/snippet_commands.h"

#include "app/command_line/awaiting.h"
#include "app/commands/case_choice.h"
#include "app/commands/json_shapes.h"
#include "app/commands/text_input.h"

namespace threadline {

namespace {

using namespace command_line;

Expected<int> runList(CommandContext& context)
{
    const auto snippets = await(context.workspace().snippets());
    if (!snippets) {
        return snippets.error();
    }
    QList<QJsonObject> objects;
    QList<QStringList> rows;
    for (const SavedSnippet& snippet : *snippets) {
        constexpr qsizetype shown = 60;
        objects.append(toJson(snippet));
        rows.append({printable(snippet.name), printable(snippet.shortcut),
                     printable((snippet.isTemplate() ? snippet.subject + QStringLiteral(": ") : QString())
                               + snippet.text.left(shown).simplified())});
    }
    if (context.json()) {
        context.output.json(objects);
    } else {
        context.output.table(rows);
    }
    return 0;
}

Expected<int> runSave(CommandContext& context)
{
    const auto text = givenText(context.arguments);
    if (!text) {
        return text.error();
    }
    const SavedSnippet snippet{context.argument(0), *text, context.arguments.value("shortcut"),
                          context.arguments.value("subject")};
    const auto saved = await(context.workspace().saveSnippet(snippet));
    return saved ? Expected<int>(0) : saved.error();
}

Expected<int> runRemove(CommandContext& context)
{
    const auto removed = await(context.workspace().removeSnippet(context.argument(0)));
    return removed ? Expected<int>(0) : removed.error();
}

Expected<int> runShow(CommandContext& context)
{
    const auto snippet = chosenSnippet(context, context.argument(0));
    if (!snippet) {
        return snippet.error();
    }
    if (!context.arguments.has("case")) {
        if (context.json()) {
            context.output.json({toJson(*snippet)});
        } else {
            context.output.line(printableLines(snippet->text));
        }
        return 0;
    }
    const auto inCase = chosenCase(context, context.arguments.value("case"));
    if (!inCase) {
        return inCase.error();
    }
    const auto text =
        await(context.workspace().expandText(*inCase, QStringLiteral("{{snippet:%1}}").arg(snippet->name)));
    const auto subject = await(context.workspace().expandText(*inCase, snippet->subject));
    if (!text || !subject) {
        return !text ? text.error() : subject.error();
    }
    const QList<OpenVariable> open = subject->open + text->open;
    if (context.json()) {
        QJsonObject shown = toJson(SavedSnippet{snippet->name, text->text, snippet->shortcut, subject->text});
        shown.insert(QStringLiteral("case"), inCase->text());
        shown.insert(QStringLiteral("unresolved"), toJson(open));
        context.output.json({shown});
    } else {
        context.output.line(printableLines(text->text));
    }
    const QString problem = !text->problem.isEmpty() ? text->problem : obstacleIn(open);
    return problem.isEmpty() ? Expected<int>(0) : Error{Error::Remedy::Rejected, problem};
}

} // namespace

std::vector<Command> snippetCommands()
{
    return {
        {{"snippets", "", "Lists your snippets", {}, 0, 0, true}, Command::Needs::ReadWorkspace, runList},
        {{"snippets list", "", "Lists your snippets", {}, 0, 0, true}, Command::Needs::ReadWorkspace, runList},
        {{"snippets save",
          "NAME --text TEXT|--file FILE",
          "Keeps a text under a name, with variables",
          {{"text", "TEXT", "What it says; - reads it from standard input"},
           {"file", "FILE", "Reads it from a file"},
           {"shortcut", "WORD", "Finds it first"},
           {"subject", "SUBJECT", "Of a template of new messages"}},
          1,
          1},
         Command::Needs::WriteWorkspace,
         runSave},
        {{"snippets show",
          "NAME [--case CASE]",
          "Shows a snippet, filled in for a case",
          {{"case", "CASE", "Whose customer it is for; exit code 1 while something is missing"}},
          1,
          1,
          true},
         Command::Needs::ReadWorkspace,
         runShow},
        {{"snippets remove", "NAME", "Forgets a snippet", {}, 1, 1}, Command::Needs::WriteWorkspace, runRemove},
    };
}

} // namespace threadline
