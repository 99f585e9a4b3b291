// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/sync_command.h"

#include "app/command_line/awaiting.h"
#include "app/command_line/interruption.h"

#include <QHash>

namespace threadline {

namespace {

using namespace command_line;

/// Progress while a person looks on, and every new problem once.
class Watcher final : public QObject
{
public:
    Watcher(Workspace& workspace, Output& output)
        : m_output(output)
    {
        connect(&workspace, &Workspace::accountChanged, this,
                [this](const AccountView& view) { onChanged(view); });
        connect(&workspace, &Workspace::noticed, this,
                [this](const QString& sentence) { m_output.complain(sentence); });
    }

    bool complained() const { return !m_problems.isEmpty(); }

private:
    void onChanged(const AccountView& view)
    {
        const QString& address = view.account.address;
        if (view.problem.isEmpty()) {
            m_problems.remove(address);
        } else if (m_problems.value(address) != view.problem) {
            m_problems.insert(address, view.problem);
            m_output.complain(address + QStringLiteral(": ") + view.problem);
        }
        m_output.progress(
            QStringLiteral("%1: %2 of %3").arg(address).arg(view.done).arg(view.total));
    }

    Output& m_output;
    QHash<QString, QString> m_problems;
};

Expected<void> requireAccounts(Workspace& workspace)
{
    const auto accounts = await(workspace.accounts());
    if (!accounts) {
        return accounts.error();
    }
    if (accounts->isEmpty()) {
        return Error{
            Error::Remedy::Rejected,
            QStringLiteral("There is no account yet: add one with threadline account add.")};
    }
    return {};
}

Expected<int> once(CommandContext& context, Interruption& interruption, const Watcher& watcher)
{
    Workspace& workspace = context.workspace();
    const auto syncing = workspace.syncOnce();
    QObject::connect(&interruption, &Interruption::asked, &workspace,
                     [&] { workspace.stopWorking(); });
    const auto unreadable = await(syncing);
    if (interruption.wasAsked()) {
        return interruptedExitCode;
    }
    if (!unreadable) {
        return watcher.complained() ? Expected<int>(1) : Expected<int>(unreadable.error());
    }
    for (const QString& sentence : *unreadable) {
        context.output.complain(sentence);
    }
    const auto accounts = await(workspace.accounts());
    if (!accounts) {
        return accounts.error();
    }
    for (const AccountView& view : *accounts) {
        context.output.line(QStringLiteral("%1: %2 of %3 here")
                                .arg(view.account.address)
                                .arg(view.done)
                                .arg(view.total));
    }
    return 0;
}

Expected<int> forEver(CommandContext& context, Interruption& interruption)
{
    context.workspace().startWorking();
    QEventLoop loop;
    QObject::connect(&interruption, &Interruption::asked, &loop, &QEventLoop::quit);
    loop.exec();
    return interruptedExitCode;
}

Expected<int> run(CommandContext& context)
{
    const bool watch = context.arguments.has("watch");
    if (watch == context.arguments.has("once")) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("Say either sync --once or sync --watch.")};
    }
    Workspace& workspace = context.workspace();
    if (const auto accounts = requireAccounts(workspace); !accounts) {
        return accounts.error();
    }
    Interruption interruption;
    const Watcher watcher(workspace, context.output);
    if (const auto ready = await(workspace.prepare()); !ready) {
        return ready.error();
    }
    if (interruption.wasAsked()) {
        return interruptedExitCode;
    }
    return watch ? forEver(context, interruption) : once(context, interruption, watcher);
}

} // namespace

Command syncCommand()
{
    return {{"sync",
             "--once|--watch",
             "Brings new mail here and sends what is due",
             {{"once", nullptr, "Until every account has caught up"},
              {"watch", nullptr, "From now on, until Ctrl+C"}}},
            Command::Needs::WriteWorkspace,
            run};
}

} // namespace threadline
