// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarms/swarm_chat.h"

#include <algorithm>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;
using Kind = SwarmStep::Kind;

std::optional<Kind> stepOf(const QString& kind)
{
    static const QHash<QString, Kind> steps{
        {u"swarm.started"_s, Kind::Started},   {u"swarm.invited"_s, Kind::Invited},
        {u"swarm.accepted"_s, Kind::Accepted}, {u"swarm.declined"_s, Kind::Declined},
        {u"swarm.left"_s, Kind::Left},         {u"swarm.shared"_s, Kind::Shared},
        {u"swarm.resolved"_s, Kind::Resolved}, {u"swarm.reopened"_s, Kind::Reopened},
        {u"swarm.answer_used"_s, Kind::AnswerUsed},
        {u"swarm.outsider_invited"_s, Kind::OutsiderInvited},
        {u"swarm.room_opened"_s, Kind::RoomOpened}, {u"swarm.room_closed"_s, Kind::RoomClosed}};
    const auto found = steps.find(kind);
    return found == steps.end() ? std::nullopt : std::optional(*found);
}

template <class AnId>
void addMissing(QList<AnId>& known, const QList<AnId>& more)
{
    for (const AnId& id : more) {
        if (!known.contains(id)) {
            known.append(id);
        }
    }
}

/// The chat while it is folded.
class Folding
{
public:
    void fold(const Event& event)
    {
        if (event.kind == "swarm.said"_L1 || event.kind == "swarm.answer_proposed"_L1) {
            say(event);
        } else if (event.kind == "swarm.heard"_L1) {
            hear(event);
        } else if (event.kind == "swarm.edited"_L1) {
            edit(event);
        } else if (event.kind == "swarm.reacted"_L1) {
            react(event);
        } else if (event.kind == "swarm.read"_L1) {
            m_chat.readUpTo.insert(event.actor, idIn(event, "up_to"_L1));
        } else if (const auto step = stepOf(event.kind)) {
            take(*step, event);
        }
    }

    SwarmChat chat() { return std::move(m_chat); }

private:
    static EventId idIn(const Event& event, QLatin1String key)
    {
        return EventId::fromText(event.body.value(key).toString()).value_or(EventId());
    }

    SwarmMessage* messageOf(const Event& event)
    {
        const auto place = m_places.find(idIn(event, "message"_L1));
        return place == m_places.end() ? nullptr : &std::get<SwarmMessage>(m_chat.lines[*place]);
    }

    void say(const Event& event)
    {
        SwarmMessage message;
        message.id = event.id;
        message.by = event.actor;
        message.at = event.at;
        message.proposal = event.kind == "swarm.answer_proposed"_L1;
        message.words = swarmWordsFrom(event);
        m_places.insert(event.id, m_chat.lines.size());
        m_chat.lines.append(message);
    }

    void hear(const Event& event)
    {
        const QString from = event.body.value("from"_L1).toString();
        const auto place = m_places.find(idIn(event, "replaces"_L1));
        if (place != m_places.end()) {
            change(std::get<SwarmMessage>(m_chat.lines[*place]), from, event);
            return;
        }
        SwarmMessage message;
        message.id = event.id;
        message.by = from;
        message.at = event.at;
        message.outsider = true;
        message.words = swarmWordsFrom(event);
        m_places.insert(event.id, m_chat.lines.size());
        m_chat.lines.append(message);
    }

    void edit(const Event& event)
    {
        if (SwarmMessage* message = messageOf(event)) {
            change(*message, event.actor, event);
        }
    }

    static void change(SwarmMessage& message, const QString& by, const Event& event)
    {
        if (message.by != by || message.withdrawn) {
            return;
        }
        message.words.text = event.body.value("text"_L1).toString();
        message.editedAt = event.at;
        if (message.words.text.isEmpty()) {
            message.withdrawn = true;
            message.words = {};
            message.reactions.clear();
        }
    }

    void react(const Event& event)
    {
        SwarmMessage* message = messageOf(event);
        if (!message || message->withdrawn) {
            return;
        }
        const QString reaction = event.body.value("reaction"_L1).toString();
        QStringList& who = message->reactions[reaction];
        who.removeAll(event.actor);
        if (event.body.value("on"_L1).toBool()) {
            who.append(event.actor);
        }
        if (who.isEmpty()) {
            message->reactions.remove(reaction);
        }
    }

    void take(Kind kind, const Event& event)
    {
        SwarmStep step{kind, event.actor, event.at, {}, {}};
        switch (kind) {
        case Kind::Invited:
            step.words = event.body.value("agent"_L1).toString();
            break;
        case Kind::OutsiderInvited:
            step.words = event.body.value("address"_L1).toString();
            break;
        case Kind::RoomOpened:
        case Kind::RoomClosed:
            step.words = event.body.value("room"_L1).toString();
            break;
        case Kind::Declined:
            step.words = event.body.value("why"_L1).toString();
            break;
        case Kind::Resolved: {
            const SwarmResolution resolution = swarmResolutionFrom(event);
            step.words = resolution.fix.isEmpty() ? resolution.cause : resolution.fix;
            break;
        }
        case Kind::Shared:
            step.shared = swarmShareFrom(event);
            addMissing(m_chat.shared.interactions, step.shared.interactions);
            addMissing(m_chat.shared.cases, step.shared.cases);
            addMissing(m_chat.shared.customers, step.shared.customers);
            break;
        case Kind::AnswerUsed:
            if (SwarmMessage* proposal = messageOf(event)) {
                proposal->usedBy = event.actor;
                step.words = proposal->by;
            }
            break;
        default:
            break;
        }
        m_chat.lines.append(step);
    }

    SwarmChat m_chat;
    QHash<EventId, qsizetype> m_places; ///< of messages among the lines
};

} // namespace

const SwarmMessage* SwarmChat::message(EventId id) const
{
    for (const SwarmLine& line : lines) {
        const auto* message = std::get_if<SwarmMessage>(&line);
        if (message && message->id == id) {
            return message;
        }
    }
    return nullptr;
}

const SwarmMessage* SwarmChat::last() const
{
    const auto found = std::find_if(lines.rbegin(), lines.rend(), [](const SwarmLine& line) {
        return std::holds_alternative<SwarmMessage>(line);
    });
    return found == lines.rend() ? nullptr : &std::get<SwarmMessage>(*found);
}

SwarmChat swarmChat(const QList<Event>& events)
{
    Folding folding;
    for (const Event& event : events) {
        folding.fold(event);
    }
    return folding.chat();
}

} // namespace threadline
