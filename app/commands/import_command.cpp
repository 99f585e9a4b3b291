// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/import_command.h"

#include "app/command_line/awaiting.h"
#include "app/command_line/interruption.h"

#include <QDir>

namespace threadline {

namespace {

using namespace command_line;

/// Tells of each failure once, and keeps the latest figures in case there is no answer at the end.
class Teller
{
public:
    explicit Teller(Output& output)
        : m_output(output)
    {
    }

    void tell(const ImportProgress& progress)
    {
        for (; m_told < progress.failures.size(); ++m_told) {
            m_output.complain(progress.failures.at(m_told));
        }
        m_latest = progress;
        m_output.progress(QStringLiteral("%1 imported, %2 duplicates …")
                              .arg(progress.imported)
                              .arg(progress.duplicates));
    }

    const ImportProgress& latest() const { return m_latest; }

private:
    Output& m_output;
    ImportProgress m_latest;
    qsizetype m_told = 0;
};

/// What is not read now stays for the next time, so that only a word about it is lost.
void readAttachments(CommandContext& context, Interruption& interruption)
{
    Workspace& workspace = context.workspace();
    QObject::connect(&workspace, &Workspace::attachmentsProgressed, &workspace, [&context](qint64 left) {
        context.output.progress(QStringLiteral("attachments still to be read: %1").arg(left));
    });
    const auto reading = workspace.readAttachments();
    QObject::connect(&interruption, &Interruption::asked, &workspace, [&workspace] { workspace.stopWorking(); });
    const auto read = await(reading);
    QObject::disconnect(&workspace, &Workspace::attachmentsProgressed, &workspace, nullptr);
    if (!read) {
        context.output.complain(read.error().sentence);
    }
}

Expected<int> run(CommandContext& context)
{
    QStringList paths;
    for (const QString& path : context.arguments.positional) {
        paths.append(QDir::cleanPath(path));
    }
    Workspace& workspace = context.workspace();
    Teller teller(context.output);
    QObject::connect(&workspace, &Workspace::importProgressed, &workspace,
                     [&](const ImportProgress& progress) { teller.tell(progress); });
    Interruption interruption;
    auto importing = workspace.importMail(paths);
    QObject::connect(&interruption, &Interruption::asked, &workspace, [&] { importing.cancel(); });
    const auto outcome = await(importing);
    QObject::disconnect(&workspace, &Workspace::importProgressed, &workspace, nullptr);

    if (outcome) {
        teller.tell(*outcome);
    }
    if (outcome && !interruption.wasAsked() && !context.arguments.has("later")) {
        readAttachments(context, interruption);
    }
    const ImportProgress& done = teller.latest();
    context.output.line(QStringLiteral("imported %1, skipped %2 duplicates, %3 failed")
                            .arg(done.imported)
                            .arg(done.duplicates)
                            .arg(done.failed));
    if (interruption.wasAsked()) {
        return interruptedExitCode;
    }
    if (!outcome) {
        return outcome.error();
    }
    return done.failed > 0 && done.imported + done.duplicates == 0 ? 1 : 0;
}

} // namespace

Command importCommand()
{
    return {{"import",
             "PATH…",
             "Reads mail from Maildir and mbox, from .eml files and folders of them",
             {{"later", nullptr, "Leaves the words inside attachments to the next sync or desk"}},
             1,
             -1},
            Command::Needs::WriteWorkspace,
            run};
}

} // namespace threadline
