// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cases/case_directory.h"
#include "core/inbound/account_store.h"
#include "core/inbound/team_accounts.h"
#include "core/model/rejected.h"
#include "core/texts/text_directory.h"
#include "core/texts/text_rules.h"
#include "core/workspace/account_commands.h"
#include "core/workspace/commanding.h"
#include "core/workspace/macro_running.h"
#include "core/workspace/macro_steps.h"
#include "core/workspace/replying.h"
#include "core/workspace/signature.h"
#include "core/workspace/text_filling.h"
#include "core/workspace/workspace.h"

#include <QPromise>

#include <algorithm>

namespace threadline {

using namespace commanding;

namespace {

Error noSuchCase()
{
    return rejected(QStringLiteral("This case does not exist any more."));
}

QString signatureIn(Database& database, const Case& inCase, const ChannelName& channel, const QString& agent)
{
    const auto account = replying::sendingAccount(database, inCase.id, channel);
    return account ? filledIn(database, inCase, agent, signatureOf(*account)).text : QString();
}

TextAuthor author(const WorkspaceServices& services)
{
    return {services.agentName, services.clock.now()};
}

} // namespace

QFuture<Expected<QList<SavedSnippet>>> Workspace::snippets()
{
    return m_services.readers.ask([agent = agentName()](Database& database) { return readSnippets(database, agent); });
}

QFuture<Expected<QList<Macro>>> Workspace::macros()
{
    return m_services.readers.ask([](Database& database) { return macro_running::read(database); });
}

QFuture<Expected<ExpandedText>> Workspace::expandText(CaseId inCase, const QString& text)
{
    return m_services.readers.ask([inCase, text, agent = agentName()](Database& database) -> Expected<ExpandedText> {
        const auto one = readCase(database, inCase);
        return one ? Expected<ExpandedText>(filledIn(database, *one, agent, text)) : noSuchCase();
    });
}

QFuture<Expected<ExpandedText>> Workspace::expandTextTo(CustomerId customer, const QString& text)
{
    return m_services.readers.ask([customer, text, agent = agentName()](Database& database) -> Expected<ExpandedText> {
        return filledIn(database, caseToBe(customer), agent, text);
    });
}

QFuture<Expected<QString>> Workspace::signatureFor(CaseId inCase, const ChannelName& channel)
{
    return m_services.readers.ask([inCase, channel, agent = agentName()](Database& database) -> Expected<QString> {
        const auto one = readCase(database, inCase);
        return one ? Expected<QString>(signatureIn(database, *one, channel, agent)) : noSuchCase();
    });
}

QFuture<Expected<QString>> Workspace::signatureTo(CustomerId customer, const ChannelName& channel)
{
    return m_services.readers.ask([customer, channel, agent = agentName()](Database& database) -> Expected<QString> {
        return signatureIn(database, caseToBe(customer), channel, agent);
    });
}

QFuture<Expected<void>> Workspace::saveSnippet(const SavedSnippet& snippet, const QString& instead)
{
    return write(m_services, [snippet, instead, by = author(m_services)](EventLog::Batch& batch) -> Expected<void> {
        QList<SavedSnippet> others = readSnippets(batch.database(), by.agent);
        const auto replaced = others.removeIf([&](const SavedSnippet& other) { return other.name == instead; });
        const auto checked = checkedSnippet(snippet, others);
        if (!checked) {
            return checked.error();
        }
        if (replaced > 0 && checked->name != instead) {
            batch.append(snippetRemoved(instead, by));
        }
        if (readSnippet(batch.database(), by.agent, checked->name) != *checked) {
            batch.append(snippetSaved(*checked, by));
        }
        return {};
    });
}

QFuture<Expected<void>> Workspace::removeSnippet(const QString& name)
{
    return write(m_services, [name, by = author(m_services)](EventLog::Batch& batch) -> Expected<void> {
        const auto snippet = readSnippet(batch.database(), by.agent, name.simplified());
        if (!snippet) {
            return rejected(
                QStringLiteral("There is no snippet \"%1\"; list them with: threadline snippets list.").arg(name));
        }
        batch.append(snippetRemoved(snippet->name, by));
        return {};
    });
}

QFuture<Expected<void>> Workspace::saveMacro(const Macro& macro, const QString& instead)
{
    return write(m_services, [macro, instead, by = author(m_services)](EventLog::Batch& batch) -> Expected<void> {
        const auto checked = macro_running::checked(batch.database(), macro);
        if (!checked) {
            return checked.error();
        }
        if (checked->name != instead && readMacro(batch.database(), instead)) {
            batch.append(macroRemoved(instead, by));
        }
        const QJsonArray steps = macroStepsToJson(checked->steps);
        const auto before = readMacro(batch.database(), checked->name);
        if (!before || before->steps != steps) {
            batch.append(macroSaved(checked->name, steps, by));
        }
        return {};
    });
}

QFuture<Expected<void>> Workspace::removeMacro(const QString& name)
{
    return write(m_services, [name, by = author(m_services)](EventLog::Batch& batch) -> Expected<void> {
        const auto macro = readMacro(batch.database(), name.simplified());
        if (!macro) {
            return rejected(
                QStringLiteral("There is no macro \"%1\"; list them with: threadline macros list.").arg(name));
        }
        batch.append(macroRemoved(macro->name, by));
        return {};
    });
}

QFuture<Expected<MacroOutcome>> Workspace::runMacro(const QList<CaseId>& cases, const QString& name,
                                                    MacroReplies replies)
{
    return inBackground(
        m_services, m_background, [cases, name, replies](WorkspaceServices& services) -> Expected<MacroOutcome> {
            MacroOutcome outcome;
            auto done = services.log->write(
                [&](EventLog::Batch& batch) -> Expected<void> {
                    auto ran = macro_running::run(batch, cases, name, replies, services);
                    if (!ran) {
                        return ran.error();
                    }
                    outcome = std::move(*ran);
                    // An error drops the batch: what was only tried leaves nothing behind.
                    return replies == MacroReplies::Try ? Error{Error::Remedy::Cancelled, {}} : Expected<void>();
                },
                EventLog::Durability::SurvivesMachine);
            done.waitForFinished();
            const Expected<void> written = done.result();
            const bool tried = replies == MacroReplies::Try && !written
                               && written.error().remedy == Error::Remedy::Cancelled;
            return written || tried ? Expected<MacroOutcome>(outcome) : written.error();
        });
}

QFuture<Expected<void>> Workspace::setSignature(AccountId account, const QString& signature)
{
    auto set = write(m_services, [account, signature, teller = AccountTeller{agentName(), m_services.clock.now()},
                                  inTeam = m_services.replication != nullptr](EventLog::Batch& batch) -> Expected<void> {
        const auto stored = account_commands::presentAccount(batch.database(), account);
        if (!stored) {
            return stored.error();
        }
        QList<OpenVariable> unknown = openVariables(signature);
        unknown.removeIf([](const OpenVariable& open) { return open.known; });
        if (!unknown.isEmpty()) {
            return rejected(obstacleIn(unknown));
        }
        storeSettings(batch.database(), account, settingsWithSignature(stored->account.settings, signature));
        if (inTeam) {
            offerAccounts(batch, teller);
        }
        return {};
    });
    // No event tells of it: accounts are this machine's own. Whoever asked may take the result out of its
    // future at once, so that it is not the one that is watched here.
    auto told = std::make_shared<QPromise<Expected<void>>>();
    told->start();
    whenFinished(set, this, [this, told](const Expected<void>& done) {
        if (done) {
            WorkspaceChange change;
            change.texts = true;
            Q_EMIT changed(change);
        }
        told->addResult(done);
        told->finish();
    });
    return told->future();
}

} // namespace threadline
