// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/swarm_desk.h"

#include "core/async/waited.h"
#include "core/cases/case_directory.h"
#include "core/customers/customer_directory.h"
#include "core/history/interaction_reading.h"
#include "core/model/rejected.h"
#include "core/swarms/swarm_rules.h"
#include "core/workspace/agent_command.h"
#include "core/workspace/commanding.h"
#include "core/workspace/expert_suggesting.h"
#include "core/workspace/reply_files.h"

#include <algorithm>

namespace threadline {

using namespace commanding;

namespace {

using namespace Qt::Literals::StringLiterals;

Expected<Swarm> present(Database& database, SwarmId id)
{
    const auto swarm = readSwarm(database, id);
    return swarm ? Expected<Swarm>(*swarm) : rejected(u"This swarm does not exist any more."_s);
}

SwarmReader readerOf(const WorkspaceServices& services)
{
    return {services.agentName,
            services.replication ? services.replication->presence()->here() : std::optional<QList<HubPresence>>()};
}

/// What one person does to one swarm, in one transaction.
struct SwarmTurn
{
    EventLog::Batch& batch;
    Swarm swarm;
    Doing doing;

    Database& database() const { return batch.database(); }
    const QString& agent() const { return doing.actor; }
    EventId append(Event event) const { return batch.append(std::move(event)).id; }
};

/// `fn(const SwarmTurn&)` for a swarm that is there; it returns an Expected.
template <class Fn>
auto turn(WorkspaceServices& services, SwarmId id, Fn fn)
{
    using Result = std::invoke_result_t<Fn, const SwarmTurn&>;
    return write(services, [id, fn, doing = Doing{services.agentName, services.clock.now()}](
                               EventLog::Batch& batch) -> Result {
        const auto swarm = present(batch.database(), id);
        return swarm ? fn(SwarmTurn{batch, *swarm, doing}) : Result(swarm.error());
    });
}

/// When `may` allows it, the event that `make` makes.
template <class Make>
Expected<void> appendIf(const Expected<void>& may, const SwarmTurn& turn, Make make)
{
    if (may) {
        turn.append(make());
    }
    return may;
}

/// In a team only those who belong to it; alone there is nobody to look a name up with.
Expected<void> isKnown(Database& database, const QString& name)
{
    const QList<HubAgent> colleagues = readColleagues(database);
    const bool known = std::any_of(colleagues.begin(), colleagues.end(), [&](const HubAgent& one) {
        return one.name == name && one.role != HubRole::Connector;
    });
    return known || colleagues.isEmpty() ? Expected<void>()
                                         : rejected(u"There is nobody called %1 in the team."_s.arg(name));
}

Expected<void> inviteOne(const SwarmTurn& turn, const QString& typed)
{
    const QString name = typed.simplified();
    if (name.isEmpty()) {
        return rejected(u"Say whom to ask."_s);
    }
    if (name == turn.swarm.startedBy) {
        return rejected(u"%1 started this swarm."_s.arg(name));
    }
    const auto may = mayInvite(turn.swarm, name);
    return appendIf(may ? isKnown(turn.database(), name) : may, turn,
                    [&] { return swarmInvited(turn.swarm, name, turn.doing); });
}

/// Whom a text can call.
QStringList peopleOf(const SwarmTurn& turn)
{
    QStringList people{turn.swarm.startedBy};
    for (const SwarmMember& member : turn.swarm.members) {
        people.append(member.agent);
    }
    const QList<HubAgent> colleagues = readColleagues(turn.database());
    for (const HubAgent& one : colleagues) {
        people.append(one.name);
    }
    people.removeDuplicates();
    return people;
}

Expected<void> areThere(Database& database, const QList<InteractionId>& quotes)
{
    const bool all = std::all_of(quotes.begin(), quotes.end(),
                                 [&](InteractionId id) { return timelineKeyOf(database, id).has_value(); });
    return all ? Expected<void>() : rejected(u"What is quoted is not here."_s);
}

/// Those who were asked see what is quoted to them.
SwarmShare notSharedYet(const SwarmTurn& turn, const QList<InteractionId>& quotes)
{
    SwarmShare fresh;
    if (quotes.isEmpty()) {
        return fresh;
    }
    const SwarmShare shared = readSwarmChat(turn.database(), turn.swarm.id).shared;
    for (const InteractionId id : quotes) {
        const auto whole = readInteraction(turn.database(), timelineKeyOf(turn.database(), id).value_or(0));
        const bool seen = shared.interactions.contains(id)
                          || (whole && (shared.customers.contains(whole->customer)
                                        || (whole->mergedFrom && shared.customers.contains(*whole->mergedFrom))
                                        || (whole->inCase && shared.cases.contains(*whole->inCase))));
        if (!seen) {
            fresh.interactions.append(id);
        }
    }
    return fresh;
}

using MakeWords = Event (*)(const Swarm&, const SwarmWords&, const Doing&);

Expected<EventId> speak(const SwarmTurn& turn, const SwarmWords& typed, MakeWords make)
{
    if (const auto may = mayGoOn(turn.swarm); !may) {
        return may.error();
    }
    auto words = checkedWords(typed);
    if (!words) {
        return words.error();
    }
    if (const auto there = areThere(turn.database(), words->quotes); !there) {
        return there.error();
    }
    words->mentions = mentionsIn(words->text, peopleOf(turn));
    const SwarmMember* me = turn.swarm.member(turn.agent());
    if (me && me->state == SwarmMember::State::Invited) {
        turn.append(swarmAccepted(turn.swarm, turn.doing));
    }
    const SwarmShare quoted = notSharedYet(turn, words->quotes);
    if (!quoted.isEmpty()) {
        turn.append(swarmShared(turn.swarm, quoted, turn.doing));
    }
    return turn.append(make(turn.swarm, *words, turn.doing));
}

QFuture<Expected<EventId>> speakWith(WorkspaceServices& services, QThreadPool& background, SwarmId id,
                                     const SwarmSaying& saying, MakeWords make)
{
    return inBackground(services, background, [id, saying, make](WorkspaceServices& all) -> Expected<EventId> {
        const auto files = replying::takeInFiles(saying.files, all.blobs);
        if (!files) {
            return files.error();
        }
        const SwarmWords words{saying.text, saying.quotes, *files, {}};
        return waited(turn(all, id, [words, make](const SwarmTurn& turn) { return speak(turn, words, make); }));
    });
}

Expected<SwarmId> startOne(EventLog::Batch& batch, const SwarmRequest& request, const Doing& doing)
{
    const auto question = checkedQuestion(request.question);
    if (!question) {
        return question.error();
    }
    const auto inCase = changeableCase(batch.database(), request.inCase);
    if (!inCase) {
        return inCase.error();
    }
    Swarm swarm;
    swarm.id = SwarmId::make(doing.at);
    swarm.inCase = inCase->id;
    swarm.caseNumber = inCase->number;
    swarm.customer = inCase->customer;
    swarm.question = *question;
    swarm.skills = checkedNames(request.skills);
    swarm.startedBy = doing.actor;
    const SwarmTurn turn{batch, swarm, doing};
    turn.append(swarmStarted(swarm, doing));
    if (request.shareHistory) {
        SwarmShare history;
        history.customers = membersOf(batch.database(), inCase->customer);
        turn.append(swarmShared(swarm, history, doing));
    }
    const QStringList names = checkedNames(request.invite);
    for (const QString& name : names) {
        if (const auto invited = inviteOne(turn, name); !invited) {
            return invited.error();
        }
    }
    if (!request.quotes.isEmpty()) {
        if (const auto said = speak(turn, {{}, request.quotes, {}, {}}, swarmSaid); !said) {
            return said.error();
        }
    }
    return swarm.id;
}

/// What is shared for the first time.
SwarmShare newIn(const SwarmShare& wanted, const SwarmShare& known)
{
    SwarmShare fresh = wanted;
    fresh.interactions.removeIf([&](InteractionId id) { return known.interactions.contains(id); });
    fresh.cases.removeIf([&](CaseId id) { return known.cases.contains(id); });
    fresh.customers.removeIf([&](CustomerId id) { return known.customers.contains(id); });
    return fresh;
}

Expected<QString> useAnswer(const SwarmTurn& turn, EventId wanted)
{
    const SwarmChat chat = readSwarmChat(turn.database(), turn.swarm.id);
    const SwarmMessage* answer = nullptr;
    for (const SwarmLine& line : chat.lines) {
        const auto* message = std::get_if<SwarmMessage>(&line);
        if (message && message->proposal && !message->withdrawn && (wanted.isNull() || message->id == wanted)) {
            answer = message;
        }
    }
    if (!answer) {
        return rejected(wanted.isNull() ? u"Nobody has proposed an answer yet."_s : u"This answer is not there any more."_s);
    }
    turn.append(swarmAnswerUsed(turn.swarm, answer->id, turn.doing));
    return answer->words.text;
}

Error noRooms()
{
    return rejected(u"Nobody makes rooms for people from outside here: set a chat server with threadline rooms set."_s);
}

Expected<void> inviteFromOutside(const SwarmTurn& turn, const QString& typed)
{
    const auto address = checkedChatAddress(typed);
    if (!address) {
        return address.error();
    }
    if (readRoomOffers(turn.database()).isEmpty()) {
        return noRooms();
    }
    const bool asked = std::any_of(turn.swarm.outsiders.begin(), turn.swarm.outsiders.end(),
                                   [&](const SwarmOutsider& one) { return one.address == *address; });
    const auto may = asked ? Expected<void>(rejected(u"%1 was asked already."_s.arg(*address))) : mayGoOn(turn.swarm);
    return appendIf(may, turn, [&] { return swarmOutsiderInvited(turn.swarm, *address, turn.doing); });
}

/// The one that was typed, or the one that is kept for this address.
Expected<QString> roomPassword(WorkspaceServices& services, const RoomServer& server, const QString& typed)
{
    if (!typed.isEmpty()) {
        return typed;
    }
    const auto kept = services.secrets.read(server.secretKey());
    if (!kept) {
        return kept.error();
    }
    return *kept ? Expected<QString>(**kept)
                 : Error{Error::Remedy::Reauthenticate,
                         u"The password of %1 is not stored on this machine: type it."_s.arg(server.access.jid)};
}

} // namespace

SwarmDesk::SwarmDesk(WorkspaceServices& services, QThreadPool& background)
    : m_services(services)
    , m_background(background)
{
}

QFuture<Expected<QList<SwarmRow>>> SwarmDesk::list(const SwarmFilter& filter, int limit)
{
    return m_services.readers.ask(
        [filter, limit, reader = readerOf(m_services)](Database& database) -> Expected<QList<SwarmRow>> {
            return readSwarmRows(database, reader, filter, limit);
        });
}

QFuture<Expected<SwarmView>> SwarmDesk::show(SwarmId swarm)
{
    return m_services.readers.ask(
        [swarm, reader = readerOf(m_services)](Database& database) { return readSwarmView(database, reader, swarm); });
}

QFuture<Expected<Swarm>> SwarmDesk::find(const QString& words)
{
    return m_services.readers.ask([words](Database& database) { return resolveSwarm(database, words); });
}

QFuture<Expected<qint64>> SwarmDesk::waiting()
{
    return m_services.readers.ask([reader = readerOf(m_services)](Database& database) -> Expected<qint64> {
        return countSwarmsWaiting(database, reader);
    });
}

QFuture<Expected<QList<ExpertSuggestion>>> SwarmDesk::suggest(CaseId inCase, const QString& question,
                                                              const QStringList& skills)
{
    return m_services.readers.ask([asked = ExpertQuestion{question, checkedNames(skills), inCase, {}},
                                   reader = readerOf(m_services)](Database& database) -> Expected<QList<ExpertSuggestion>> {
        return suggestExperts(database, reader, asked);
    });
}

QFuture<Expected<QList<ExpertSuggestion>>> SwarmDesk::suggest(SwarmId swarm)
{
    return m_services.readers.ask(
        [swarm, reader = readerOf(m_services)](Database& database) -> Expected<QList<ExpertSuggestion>> {
            const auto found = present(database, swarm);
            if (!found) {
                return found.error();
            }
            ExpertQuestion asked{found->question, found->skills, found->inCase, {found->startedBy}};
            for (const SwarmMember& member : found->members) {
                if (member.isIn() || member.state == SwarmMember::State::Invited) {
                    asked.without.append(member.agent);
                }
            }
            return suggestExperts(database, reader, asked);
        });
}

QFuture<Expected<QList<ColleagueView>>> SwarmDesk::colleagues()
{
    return m_services.readers.ask([reader = readerOf(m_services)](Database& database) -> Expected<QList<ColleagueView>> {
        return readColleagueViews(database, reader);
    });
}

QFuture<Expected<SwarmId>> SwarmDesk::start(const SwarmRequest& request)
{
    return write(m_services, [request, doing = Doing{m_services.agentName, m_services.clock.now()}](
                                 EventLog::Batch& batch) { return startOne(batch, request, doing); });
}

QFuture<Expected<void>> SwarmDesk::invite(SwarmId swarm, const QString& name)
{
    return turn(m_services, swarm, [name](const SwarmTurn& turn) { return inviteOne(turn, name); });
}

QFuture<Expected<void>> SwarmDesk::inviteOutsider(SwarmId swarm, const QString& address)
{
    return turn(m_services, swarm, [address](const SwarmTurn& turn) { return inviteFromOutside(turn, address); });
}

QFuture<Expected<QList<RoomOffer>>> SwarmDesk::roomOffers()
{
    return m_services.readers.ask(
        [](Database& database) -> Expected<QList<RoomOffer>> { return readRoomOffers(database); });
}

QFuture<Expected<std::optional<RoomServer>>> SwarmDesk::roomServer()
{
    return m_services.readers.ask(
        [](Database& database) -> Expected<std::optional<RoomServer>> { return readRoomServer(database); });
}

QFuture<Expected<void>> SwarmDesk::checkRoomServer(const RoomServer& typed, const QString& password)
{
    return inBackground(m_services, m_background, [typed, password](WorkspaceServices& services) -> Expected<void> {
        const auto server = checkedRoomServer(typed);
        if (!server) {
            return server.error();
        }
        const auto secret = roomPassword(services, *server, password);
        return secret ? waited(services.rooms->check(*server, *secret)) : Expected<void>(secret.error());
    });
}

QFuture<Expected<void>> SwarmDesk::setRoomServer(const RoomServer& typed, const QString& password, bool check)
{
    return inBackground(m_services, m_background, [typed, password, check](WorkspaceServices& services) -> Expected<void> {
        const auto server = checkedRoomServer(typed);
        if (!server) {
            return server.error();
        }
        const auto secret = roomPassword(services, *server, password);
        if (!secret) {
            return secret.error();
        }
        const auto tried = check ? waited(services.rooms->check(*server, *secret)) : Expected<void>();
        if (!tried) {
            return tried;
        }
        if (const auto kept = services.secrets.write(server->secretKey(), *secret); !kept) {
            return kept;
        }
        std::optional<RoomServer> before;
        const auto written = waited(services.log->write([&](EventLog::Batch& batch) -> Expected<void> {
            before = readRoomServer(batch.database());
            if (before && before->access.jid != server->access.jid) {
                batch.append(roomsWithdrawn({before->access.jid, before->service},
                                            {services.agentName, services.clock.now()}));
            }
            writeRoomServer(batch.database(), *server);
            const RoomOffer offer{server->access.jid, server->service};
            if (!readRoomOffers(batch.database()).contains(offer)) {
                batch.append(roomsOffered(offer, {services.agentName, services.clock.now()}));
            }
            return {};
        }));
        services.rooms->reload();
        const bool isOther = written && before && before->access.jid != server->access.jid;
        return isOther ? services.secrets.remove(before->secretKey()) : written;
    });
}

QFuture<Expected<void>> SwarmDesk::forgetRoomServer()
{
    return inBackground(m_services, m_background, [](WorkspaceServices& services) -> Expected<void> {
        std::optional<RoomServer> server;
        const auto forgotten = waited(services.log->write([&](EventLog::Batch& batch) -> Expected<void> {
            server = readRoomServer(batch.database());
            if (!server) {
                return rejected(u"This machine makes no rooms."_s);
            }
            threadline::forgetRoomServer(batch.database());
            batch.append(roomsWithdrawn({server->access.jid, server->service},
                                        {services.agentName, services.clock.now()}));
            return {};
        }));
        if (!forgotten) {
            return forgotten;
        }
        services.rooms->reload();
        return services.secrets.remove(server->secretKey());
    });
}

QFuture<Expected<void>> SwarmDesk::accept(SwarmId swarm)
{
    return turn(m_services, swarm, [](const SwarmTurn& turn) {
        return appendIf(mayAccept(turn.swarm, turn.agent()), turn, [&] { return swarmAccepted(turn.swarm, turn.doing); });
    });
}

QFuture<Expected<void>> SwarmDesk::decline(SwarmId swarm, const QString& why)
{
    return turn(m_services, swarm, [why](const SwarmTurn& turn) {
        return appendIf(mayDecline(turn.swarm, turn.agent()), turn,
                        [&] { return swarmDeclined(turn.swarm, why.trimmed(), turn.doing); });
    });
}

QFuture<Expected<void>> SwarmDesk::leave(SwarmId swarm)
{
    return turn(m_services, swarm, [](const SwarmTurn& turn) {
        return appendIf(mayLeave(turn.swarm, turn.agent()), turn, [&] { return swarmLeft(turn.swarm, turn.doing); });
    });
}

QFuture<Expected<EventId>> SwarmDesk::say(SwarmId swarm, const SwarmSaying& saying)
{
    return speakWith(m_services, m_background, swarm, saying, swarmSaid);
}

QFuture<Expected<EventId>> SwarmDesk::propose(SwarmId swarm, const SwarmSaying& saying)
{
    return speakWith(m_services, m_background, swarm, saying, swarmAnswerProposed);
}

QFuture<Expected<void>> SwarmDesk::edit(SwarmId swarm, EventId message, const QString& text)
{
    return turn(m_services, swarm, [message, text](const SwarmTurn& turn) -> Expected<void> {
        const auto words = checkedWords({text});
        if (!words) {
            return rejected(u"The message is empty: withdraw it instead."_s);
        }
        const auto open = mayGoOn(turn.swarm);
        const auto may = open ? mayEdit(readSwarmChat(turn.database(), turn.swarm.id), message, turn.agent()) : open;
        return appendIf(may, turn, [&] { return swarmEdited(turn.swarm, message, words->text, turn.doing); });
    });
}

QFuture<Expected<void>> SwarmDesk::withdraw(SwarmId swarm, EventId message)
{
    return turn(m_services, swarm, [message](const SwarmTurn& turn) {
        return appendIf(mayEdit(readSwarmChat(turn.database(), turn.swarm.id), message, turn.agent()), turn,
                        [&] { return swarmEdited(turn.swarm, message, {}, turn.doing); });
    });
}

QFuture<Expected<void>> SwarmDesk::react(SwarmId swarm, EventId message, const QString& reaction, bool on)
{
    return turn(m_services, swarm, [message, reaction, on](const SwarmTurn& turn) -> Expected<void> {
        const auto sign = checkedReaction(reaction);
        if (!sign) {
            return sign.error();
        }
        const SwarmChat chat = readSwarmChat(turn.database(), turn.swarm.id);
        const SwarmMessage* found = chat.message(message);
        if (!found || found->withdrawn) {
            return rejected(u"This message is not there any more."_s);
        }
        if (found->reactions.value(*sign).contains(turn.agent()) != on) {
            turn.append(swarmReacted(turn.swarm, message, *sign, on, turn.doing));
        }
        return {};
    });
}

QFuture<Expected<void>> SwarmDesk::markRead(SwarmId swarm)
{
    return turn(m_services, swarm, [](const SwarmTurn& turn) -> Expected<void> {
        if (readSwarmNews(turn.database(), turn.swarm.id, turn.agent()).unread > 0) {
            const SwarmChat chat = readSwarmChat(turn.database(), turn.swarm.id);
            turn.append(swarmRead(turn.swarm, chat.last()->id, turn.doing));
        }
        return {};
    });
}

QFuture<Expected<void>> SwarmDesk::share(SwarmId swarm, const SwarmShare& share)
{
    return turn(m_services, swarm, [share](const SwarmTurn& turn) -> Expected<void> {
        if (const auto may = mayGoOn(turn.swarm); !may) {
            return may;
        }
        if (const auto there = areThere(turn.database(), share.interactions); !there) {
            return there;
        }
        const SwarmShare fresh = newIn(share, readSwarmChat(turn.database(), turn.swarm.id).shared);
        if (!fresh.isEmpty()) {
            turn.append(swarmShared(turn.swarm, fresh, turn.doing));
        }
        return {};
    });
}

QFuture<Expected<QString>> SwarmDesk::use(SwarmId swarm, EventId message)
{
    return turn(m_services, swarm, [message](const SwarmTurn& turn) { return useAnswer(turn, message); });
}

QFuture<Expected<void>> SwarmDesk::resolve(SwarmId swarm, const SwarmResolution& resolution)
{
    return turn(m_services, swarm, [resolution](const SwarmTurn& turn) -> Expected<void> {
        const auto checked = checkedResolution(resolution);
        if (!checked) {
            return checked.error();
        }
        return appendIf(mayGoOn(turn.swarm), turn, [&] { return swarmResolved(turn.swarm, *checked, turn.doing); });
    });
}

QFuture<Expected<void>> SwarmDesk::reopen(SwarmId swarm)
{
    return turn(m_services, swarm, [](const SwarmTurn& turn) {
        return appendIf(mayReopen(turn.swarm), turn, [&] { return swarmReopened(turn.swarm, turn.doing); });
    });
}

} // namespace threadline
