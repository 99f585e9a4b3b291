// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/touch_logging.h"

#include "core/async/waited.h"
#include "core/cases/case_directory.h"
#include "core/cases/case_rules.h"
#include "core/customers/customer_directory.h"
#include "core/history/interaction_events.h"
#include "core/history/interaction_reading.h"
#include "core/history/touch_events.h"
#include "core/model/rejected.h"
#include "core/workspace/agent_command.h"
#include "core/workspace/case_changing.h"

#include <algorithm>

namespace threadline::touch_logging {

namespace {

using namespace Qt::Literals::StringLiterals;

/// A clock that is a little ahead is no reason to refuse.
constexpr qint64 toleratedMicroseconds = 120'000'000;

struct Prepared
{
    InteractionId id;
    Touch touch;
    PreparedArrival words;
};

Expected<Touch> checked(Touch touch, const WorkspaceServices& services)
{
    const Timestamp now = services.clock.now();
    touch.text = touch.text.trimmed();
    for (QString* line : {&touch.agent, &touch.outcome, &touch.nextStep, &touch.place, &touch.reference, &touch.amount}) {
        *line = line->simplified();
    }
    if (!isTouch(touch.kind)) {
        return rejected(u"What is logged by hand is a call, a visit, work on site, a delivery or an invoice."_s);
    }
    if (touch.direction == Direction::Internal) {
        return rejected(u"Say who came to whom: inbound or outbound."_s);
    }
    if (touch.seconds < 0 || touch.seconds > longestTouchSeconds) {
        return rejected(u"How long it took has to be between nothing and seven days."_s);
    }
    if (touch.at.isNull()) {
        touch.at = {now.us - touch.seconds * 1'000'000};
    }
    if (touch.at.us > now.us + toleratedMicroseconds) {
        return rejected(u"This moment is still to come: log what has happened, and set a reminder for what will."_s);
    }
    if (touch.agent.isEmpty()) {
        touch.agent = services.agentName;
    }
    return touch;
}

/// For lists, when nothing was written about it.
QString shortWords(const Touch& touch)
{
    const QString missed = touch.kind == InteractionKind::Call ? u"Missed call"_s : u"Nobody was reached"_s;
    const QStringList told{touch.outcome, touch.nextStep, touch.reference, touch.missed ? missed : touchTitle(touch.kind)};
    return *std::find_if(told.begin(), told.end(), [](const QString& words) { return !words.isEmpty(); });
}

Expected<Prepared> prepare(const Touch& wanted, WorkspaceServices& services)
{
    auto touch = checked(wanted, services);
    if (!touch) {
        return touch.error();
    }
    const InteractionId id = InteractionId::make(services.clock.now());
    Arrival arrival = touchArrival(*touch);
    arrival.externalKey = "touch:" + id.text().toLatin1();
    arrival.details.insert(u"logged"_s, true);
    auto words = prepareArrival(std::move(arrival), services.blobs);
    if (!words) {
        return words.error();
    }
    if (words->preview.isEmpty()) {
        words->preview = previewOf(shortWords(*touch));
    }
    words->clues = {}; // what an agent wrote down is no signature
    return Prepared{id, std::move(*touch), std::move(*words)};
}

QString openingSubject(const TouchRequest& request, const Touch& touch)
{
    const QString subject = request.subject.simplified();
    return !subject.isEmpty()         ? subject
           : !touch.outcome.isEmpty() ? touch.outcome.left(60)
                                      : touchTitle(touch.kind);
}

/// The case of the request, or the one that it opens.
Expected<Case> caseFor(AgentCommand& command, const TouchRequest& request, const Touch& touch, LoggedTouch& logged)
{
    Database& database = command.database();
    if (!request.inCase.isNull()) {
        return changeableCase(database, request.inCase);
    }
    if (!readCustomer(database, request.customer)) {
        return rejected(u"This customer does not exist any more."_s);
    }
    const auto open = request.newCase ? std::nullopt : openCaseOf(database, headOf(database, request.customer));
    if (open) {
        return changeableCase(database, *open);
    }
    CaseOpening opening;
    opening.id = CaseId::make(command.doing().at);
    opening.number = takeCaseNumber(database);
    opening.subject = openingSubject(request, touch);
    opening.customer = request.customer;
    opening.status = touch.missed && touch.direction == Direction::Inbound ? CaseStatus::New : CaseStatus::Open;
    command.append(caseOpened(opening, command.doing().actor, command.doing().at));
    logged.opened = true;
    return *readCase(database, opening.id);
}

Party whoCame(Database& database, CustomerId customer, const Touch& touch)
{
    return touch.direction == Direction::Inbound ? Party{displayName(database, headOf(database, customer)), QString()}
                                                 : Party{touch.agent, QString()};
}

void append(AgentCommand& command, const Prepared& prepared, CustomerId customer, const std::optional<CaseId>& inCase)
{
    Arrival arrival = prepared.words.arrival;
    arrival.from = whoCame(command.database(), customer, prepared.touch);
    Event event = messageReceived(arrival, {customer, inCase, command.doing().actor, prepared.words.preview,
                                            prepared.words.textSize, prepared.words.packedText,
                                            prepared.words.foldedText, {}});
    event.id = EventId(prepared.id.uuid());
    event.actor = command.doing().actor;
    event.body.remove(u"identity"_s);
    command.append(std::move(event));
}

/// Whoever logs something has looked at the case; who could not reach us waits for us.
void followStatus(AgentCommand& command, const Case& before, const Touch& touch)
{
    if (touch.missed && touch.direction == Direction::Inbound) {
        if (const auto follows = statusAfter(before, Direction::Inbound, Automation::None, touch.at)) {
            command.append(caseStatusChanged(before, follows->status, u"the customer called"_s, command.doing()));
        }
    } else if (before.status == CaseStatus::New) {
        command.append(caseStatusChanged(before, CaseStatus::Open, u"an agent looked at it"_s, command.doing()));
    }
}

Expected<LoggedTouch> logIn(EventLog::Batch& batch, const TouchRequest& request, const Prepared& prepared,
                            const WorkspaceServices& services, const std::optional<Interaction>& insteadOf)
{
    AgentCommand command(batch, services.agentName, services.clock.now());
    if (insteadOf) {
        command.append(touchWithdrawn(*insteadOf, true, command.doing()));
    }
    LoggedTouch logged{prepared.id, {}, false, {}};
    const auto inCase = caseFor(command, request, prepared.touch, logged);
    if (!inCase) {
        return inCase.error();
    }
    logged.inCase = inCase->id;
    append(command, prepared, caseOwner(batch.database(), *inCase), inCase->id);
    if (!logged.opened) {
        followStatus(command, *inCase, prepared.touch);
    }
    for (const CaseChange& change : request.then) {
        if (const auto done = case_changing::change(command, inCase->id, change); !done) {
            return done.error();
        }
    }
    logged.ticket = command.ticket();
    return logged;
}

/// What a channel brought under this key.
std::optional<Interaction> broughtBy(Database& database, const QByteArray& externalKey)
{
    const auto seq = seqByExternalKey(database, externalKey);
    const auto key = seq ? timelineKeyOfSeq(database, *seq) : std::nullopt;
    return key ? readInteraction(database, *key) : std::nullopt;
}

/// What was typed in and stands.
Expected<Interaction> standing(Database& database, InteractionId id)
{
    const auto key = timelineKeyOf(database, id);
    const auto logged = key ? readInteraction(database, *key) : std::nullopt;
    if (!logged || !logged->details.value("logged"_L1).toBool()) {
        return rejected(u"Only what was logged by hand can be corrected or taken back."_s);
    }
    if (logged->delivery == Delivery::Cancelled) {
        return rejected(u"This was taken back already."_s);
    }
    return *logged;
}

} // namespace

Expected<LoggedTouch> log(const TouchRequest& request, WorkspaceServices& services)
{
    const auto prepared = prepare(request.touch, services);
    if (!prepared) {
        return prepared.error();
    }
    if (services.replication && request.inCase.isNull()) {
        static_cast<void>(waited(services.replication->ensureNumbers(1)));
    }
    return waited(services.log->write(
        [&](EventLog::Batch& batch) { return logIn(batch, request, *prepared, services, std::nullopt); }));
}

Expected<LoggedTouch> logCall(const TouchRequest& request, const QByteArray& externalKey, WorkspaceServices& services)
{
    auto prepared = prepare(request.touch, services);
    if (!prepared) {
        return prepared.error();
    }
    if (services.replication && request.inCase.isNull()) {
        static_cast<void>(waited(services.replication->ensureNumbers(1)));
    }
    return waited(services.log->write([&](EventLog::Batch& batch) -> Expected<LoggedTouch> {
        const auto brought = broughtBy(batch.database(), externalKey);
        if (!brought) {
            prepared->words.arrival.externalKey = externalKey; // what the channel brings of it is known already
            return logIn(batch, request, *prepared, services, std::nullopt);
        }
        if (brought->delivery == Delivery::Cancelled) {
            return rejected(u"This call was logged already."_s);
        }
        prepared->words.arrival.details.insert(u"corrects"_s, brought->id.text());
        return logIn(batch, request, *prepared, services, brought);
    }));
}

Expected<Touch> read(Database& database, InteractionId id)
{
    const auto logged = standing(database, id);
    return logged ? Expected<Touch>(touchFrom(*logged)) : logged.error();
}

Expected<LoggedTouch> correct(InteractionId id, const Touch& touch, WorkspaceServices& services)
{
    auto prepared = prepare(touch, services);
    if (!prepared) {
        return prepared.error();
    }
    prepared->words.arrival.details.insert(u"corrects"_s, id.text());
    return waited(services.log->write([&](EventLog::Batch& batch) -> Expected<LoggedTouch> {
        AgentCommand command(batch, services.agentName, services.clock.now());
        const auto before = standing(batch.database(), id);
        if (!before) {
            return before.error();
        }
        command.append(touchWithdrawn(*before, true, command.doing()));
        append(command, *prepared, before->mergedFrom.value_or(before->customer), before->inCase);
        return LoggedTouch{prepared->id, before->inCase.value_or(CaseId()), false, command.ticket()};
    }));
}

Expected<UndoTicket> takeBack(EventLog::Batch& batch, InteractionId id, const QString& agent, Timestamp now)
{
    AgentCommand command(batch, agent, now);
    const auto logged = standing(batch.database(), id);
    if (!logged) {
        return logged.error();
    }
    command.append(touchWithdrawn(*logged, false, command.doing()));
    return command.ticket();
}

} // namespace threadline::touch_logging
