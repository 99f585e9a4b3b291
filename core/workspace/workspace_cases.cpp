// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cases/case_attributes.h"
#include "core/cases/case_directory.h"
#include "core/cases/case_rules.h"
#include "core/model/rejected.h"
#include "core/workspace/case_changing.h"
#include "core/workspace/case_placing.h"
#include "core/workspace/case_reading.h"
#include "core/workspace/case_undoing.h"
#include "core/workspace/case_vocabulary.h"
#include "core/workspace/commanding.h"
#include "core/workspace/queue_reading.h"
#include "core/workspace/saved_views.h"
#include "core/workspace/workspace.h"

namespace threadline {

using namespace commanding;

namespace {

/// `fn(AgentCommand&)` in one transaction; what it appended can be taken back.
template <class Fn>
QFuture<Expected<UndoTicket>> command(WorkspaceServices& services, Fn fn)
{
    return write(services, [fn, agent = services.agentName,
                            now = services.clock.now()](EventLog::Batch& batch) -> Expected<UndoTicket> {
        AgentCommand one(batch, agent, now);
        const Expected<void> done = fn(one);
        return done ? Expected<UndoTicket>(one.ticket()) : done.error();
    });
}

/// The same for each of `all`, in their order.
template <class T, class Fn>
QFuture<Expected<UndoTicket>> commandEach(WorkspaceServices& services, const QList<T>& all, Fn fn)
{
    return command(services, [all, fn](AgentCommand& one) -> Expected<void> {
        for (const T& each : all) {
            if (Expected<void> done = fn(one, each); !done) {
                return done;
            }
        }
        return {};
    });
}

/// For callers that take nothing back.
template <class Fn>
QFuture<Expected<void>> commandWithoutTicket(WorkspaceServices& services, Fn fn)
{
    return write(services, [fn, agent = services.agentName, now = services.clock.now()](EventLog::Batch& batch) {
        AgentCommand one(batch, agent, now);
        return Expected<void>(fn(one));
    });
}

} // namespace

QFuture<Expected<QList<Case>>> Workspace::cases(const QueueFilter& filter, int limit)
{
    return m_services.readers.ask(
        [filter, limit, asker = QueueAsker{agentName(), m_services.clock.now()}](Database& database) {
            return readFilteredCases(database, filter, asker, limit);
        });
}

QFuture<Expected<CaseDetails>> Workspace::caseDetails(CaseId inCase)
{
    return m_services.readers.ask([inCase](Database& database) -> Expected<CaseDetails> {
        const auto one = readCase(database, inCase);
        return one ? Expected<CaseDetails>(readCaseDetails(database, *one))
                   : rejected(QStringLiteral("This case does not exist any more."));
    });
}

QFuture<Expected<QList<CaseField>>> Workspace::caseFields()
{
    return m_services.readers.ask([](Database& database) { return readCaseFields(database); });
}

QFuture<Expected<CaseVocabulary>> Workspace::caseVocabulary()
{
    return m_services.readers.ask([](Database& database) { return readCaseVocabulary(database); });
}

QFuture<Expected<QList<SavedView>>> Workspace::savedViews()
{
    return m_services.readers.ask([](Database& database) { return readSavedViews(database); });
}

QFuture<Expected<UndoTicket>> Workspace::lastCommand()
{
    return m_services.readers.ask(
        [agent = agentName()](Database& database) { return case_undoing::lastCommand(database, agent); });
}

QFuture<Expected<void>> Workspace::setCaseStatus(CaseId inCase, CaseStatus status)
{
    return commandWithoutTicket(m_services, [inCase, status](AgentCommand& one) {
        return case_changing::change(one, inCase, case_change::Status{status});
    });
}

QFuture<Expected<void>> Workspace::assignCase(CaseId inCase, const QString& agent)
{
    return commandWithoutTicket(m_services, [inCase, agent](AgentCommand& one) {
        return case_changing::change(one, inCase, case_change::Assignee{agent});
    });
}

QFuture<Expected<UndoTicket>> Workspace::changeCases(const QList<CaseId>& cases, const CaseChange& change)
{
    return commandEach(m_services, cases, [change](AgentCommand& one, CaseId inCase) {
        return case_changing::change(one, inCase, change);
    });
}

QFuture<Expected<UndoTicket>> Workspace::finishReminder(ReminderId reminder)
{
    return command(m_services,
                   [reminder](AgentCommand& one) { return case_changing::finishReminder(one, reminder); });
}

QFuture<Expected<UndoTicket>> Workspace::mergeCases(const QList<CaseId>& cases, CaseId into)
{
    return commandEach(m_services, cases,
                       [into](AgentCommand& one, CaseId from) { return case_placing::merge(one, from, into); });
}

QFuture<Expected<UndoTicket>> Workspace::unmergeCases(const QList<CaseId>& cases)
{
    return commandEach(m_services, cases,
                       [](AgentCommand& one, CaseId merged) { return case_placing::unmerge(one, merged); });
}

QFuture<Expected<UndoTicket>> Workspace::moveInteractions(const QList<InteractionId>& messages, CaseId to)
{
    return commandEach(m_services, messages,
                       [to](AgentCommand& one, InteractionId message) { return case_placing::move(one, message, to); });
}

QFuture<Expected<SplitOff>> Workspace::splitCase(CaseId from, const QList<InteractionId>& messages,
                                                 const QString& subject)
{
    return write(m_services, [from, messages, subject, agent = agentName(),
                              now = m_services.clock.now()](EventLog::Batch& batch) -> Expected<SplitOff> {
        AgentCommand one(batch, agent, now);
        const auto opened = case_placing::split(one, from, messages, subject);
        return opened ? Expected<SplitOff>({*opened, one.ticket()}) : opened.error();
    });
}

QFuture<Expected<UndoTicket>> Workspace::linkCases(const QList<CaseId>& cases, CaseId other, const QString& how)
{
    return commandEach(m_services, cases, [other, how](AgentCommand& one, CaseId from) {
        return case_placing::link(one, from, other, how);
    });
}

QFuture<Expected<UndoTicket>> Workspace::unlinkCases(const QList<CaseId>& cases, CaseId other)
{
    return commandEach(m_services, cases,
                       [other](AgentCommand& one, CaseId from) { return case_placing::unlink(one, from, other); });
}

QFuture<Expected<UndoTicket>> Workspace::undo(const UndoTicket& ticket)
{
    return write(m_services, [ticket, agent = agentName(), now = m_services.clock.now()](EventLog::Batch& batch) {
        return case_undoing::undo(batch, ticket, agent, now);
    });
}

QFuture<Expected<void>> Workspace::defineField(const CaseField& field)
{
    return write(m_services, [field, doing = Doing{agentName(), m_services.clock.now()}](
                                 EventLog::Batch& batch) -> Expected<void> {
        const auto before = readCaseField(batch.database(), field.name.simplified());
        const auto checked = checkedField(field, before);
        if (!checked) {
            return checked.error();
        }
        if (checked.value() != before) {
            batch.append(fieldDefined(*checked, doing));
        }
        return {};
    });
}

QFuture<Expected<void>> Workspace::removeField(const QString& name)
{
    return write(m_services, [name, doing = Doing{agentName(), m_services.clock.now()}](
                                 EventLog::Batch& batch) -> Expected<void> {
        const auto field = readCaseField(batch.database(), name.simplified());
        if (!field) {
            return rejected(QStringLiteral("There is no field \"%1\"; list them with: threadline field list.").arg(name));
        }
        batch.append(fieldRemoved(field->name, doing));
        return {};
    });
}

QFuture<Expected<void>> Workspace::saveView(const SavedView& view)
{
    return write(m_services, [view, doing = Doing{agentName(), m_services.clock.now()}](
                                 EventLog::Batch& batch) -> Expected<void> {
        const QString name = view.name.simplified();
        if (name.isEmpty()) {
            return rejected(QStringLiteral("The view has no name: give it one."));
        }
        batch.append(viewSaved(name, queueFilterToJson(view.filter), queueSortName(view.filter.sort), doing));
        return {};
    });
}

QFuture<Expected<void>> Workspace::removeView(const QString& name)
{
    return write(m_services, [name, doing = Doing{agentName(), m_services.clock.now()}](
                                 EventLog::Batch& batch) -> Expected<void> {
        const QList<SavedView> saved = readSavedViews(batch.database());
        for (const SavedView& view : saved) {
            if (view.name == name.simplified()) {
                batch.append(viewRemoved(view.name, doing));
                return {};
            }
        }
        return rejected(QStringLiteral("There is no view \"%1\"; list them with: threadline view list.").arg(name));
    });
}

} // namespace threadline
