// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/swarm_reading.h"

#include "core/cases/case_directory.h"
#include "core/customers/customer_directory.h"
#include "core/history/interaction_reading.h"
#include "core/markup/quote_folding.h"
#include "core/model/names.h"
#include "core/model/rejected.h"

#include <QRegularExpression>

#include <algorithm>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;
using Presence = ColleagueView::Presence;

constexpr std::array<std::pair<Presence, const char*>, 4> presenceNames{
    {{Presence::Unknown, "unknown"}, {Presence::Here, "here"}, {Presence::Away, "away"}, {Presence::Gone, "gone"}}};

QString firstWords(const QString& text)
{
    constexpr qsizetype most = 200;
    return text.trimmed().section(u'\n', 0, 0).left(most);
}

/// A person may be here by several desks: whoever types is typing, whoever is here is not away.
void addPresence(ColleagueView& person, const SwarmReader& reader)
{
    if (!reader.here) {
        return;
    }
    person.presence = Presence::Gone;
    for (const HubPresence& one : *reader.here) {
        if (one.agent != person.name) {
            continue;
        }
        if (one.state == HubPresence::State::Here) {
            person.presence = Presence::Here;
        } else if (person.presence == Presence::Gone) {
            person.presence = Presence::Away;
        }
        if (one.lookingAt && (!person.lookingAt || one.typing)) {
            person.lookingAt = one.lookingAt;
        }
        person.typing = person.typing || one.typing;
        if (one.inSwarm && (!person.inSwarm || one.typingThere)) {
            person.inSwarm = one.inSwarm;
        }
        person.typingThere = person.typingThere || one.typingThere;
    }
}

/// Who has this swarm open at one of their desks, and who types there; those who were not asked come last.
void addCompany(SwarmView& view, const SwarmReader& reader, const QList<ColleagueView>& colleagues)
{
    const SwarmId id = view.row.swarm.id;
    for (const HubPresence& one : reader.here.value_or(QList<HubPresence>())) {
        if (one.inSwarm != id) {
            continue;
        }
        const auto isThem = [&](const ColleagueView& person) { return person.name == one.agent; };
        auto person = std::find_if(view.people.begin(), view.people.end(), isThem);
        if (person == view.people.end()) {
            const auto known = std::find_if(colleagues.begin(), colleagues.end(), isThem);
            if (one.agent == reader.agent || known == colleagues.end()) {
                continue;
            }
            person = view.people.insert(view.people.end(), *known);
        }
        person->typingThere = one.typingThere || (person->inSwarm == id && person->typingThere);
        person->inSwarm = id;
    }
}

ColleagueView viewOf(const HubAgent& agent, const SwarmReader& reader)
{
    ColleagueView person;
    person.name = agent.name;
    person.role = hubRoleName(agent.role);
    person.teams = agent.teams;
    person.skills = agent.skills;
    addPresence(person, reader);
    return person;
}

SwarmRow rowOf(Database& database, const SwarmReader& reader, const Swarm& swarm, const SwarmChat& chat)
{
    SwarmRow row;
    row.swarm = swarm;
    if (const auto inCase = readCase(database, swarm.inCase)) {
        row.caseKnown = true;
        row.caseSubject = inCase->subject;
        row.customerName = displayName(database, inCase->customer);
    }
    if (const SwarmMessage* last = chat.last(); last && !last->withdrawn) {
        row.lastBy = last->by;
        row.lastWords = firstWords(last->words.text);
    }
    row.news = readSwarmNews(database, swarm.id, reader.agent);
    const SwarmMember* me = swarm.member(reader.agent);
    row.asked = swarm.isOpen() && me && me->state == SwarmMember::State::Invited;
    return row;
}

SwarmQuote quoteOf(Database& database, InteractionId id)
{
    SwarmQuote quote;
    quote.interaction = id;
    const auto key = timelineKeyOf(database, id);
    const auto interaction = key ? readInteraction(database, *key) : std::nullopt;
    if (!interaction) {
        return quote;
    }
    quote.key = *key;
    quote.from = interaction->from.name.isEmpty() ? interaction->from.address : interaction->from.name;
    quote.channel = interaction->channel;
    quote.at = interaction->at;
    constexpr qsizetype most = 280;
    quote.words = ownWords(interaction->text).simplified().left(most);
    return quote;
}

QHash<InteractionId, SwarmQuote> quotesIn(Database& database, const SwarmChat& chat)
{
    QHash<InteractionId, SwarmQuote> quotes;
    for (const SwarmLine& line : chat.lines) {
        const auto* message = std::get_if<SwarmMessage>(&line);
        for (const InteractionId id : message ? message->words.quotes : QList<InteractionId>()) {
            if (!quotes.contains(id)) {
                quotes.insert(id, quoteOf(database, id));
            }
        }
    }
    return quotes;
}

const QRegularExpression& caseAndOrdinal()
{
    static const QRegularExpression pattern(u"^#?([0-9]+)(?:/([0-9]+))?$"_s);
    return pattern;
}

/// The swarms of a case by its number, with those of cases that were merged into it.
QList<Swarm> swarmsOfNumber(Database& database, qint64 number)
{
    const auto inCase = readCaseByNumber(database, number);
    QList<Swarm> swarms = readSwarms(database, {SwarmFilter::Which::Any, {}, {}, number}, -1);
    if (swarms.isEmpty() && inCase) {
        swarms = readSwarms(database, {SwarmFilter::Which::Any, {}, inCase->id}, -1);
    }
    return swarms;
}

} // namespace

QString presenceName(ColleagueView::Presence presence)
{
    return names::nameOf(presenceNames, presence);
}

QList<ColleagueView> readColleagueViews(Database& database, const SwarmReader& reader)
{
    QList<ColleagueView> people;
    const QList<HubAgent> colleagues = readColleagues(database);
    for (const HubAgent& one : colleagues) {
        people.append(viewOf(one, reader));
    }
    return people;
}

QList<SwarmRow> readSwarmRows(Database& database, const SwarmReader& reader, const SwarmFilter& filter, int limit)
{
    QList<SwarmRow> rows;
    const QList<Swarm> swarms = readSwarms(database, filter, limit);
    for (const Swarm& swarm : swarms) {
        rows.append(rowOf(database, reader, swarm, readSwarmChat(database, swarm.id)));
    }
    return rows;
}

Expected<SwarmView> readSwarmView(Database& database, const SwarmReader& reader, SwarmId id)
{
    const auto swarm = readSwarm(database, id);
    if (!swarm) {
        return rejected(u"This swarm does not exist any more."_s);
    }
    SwarmView view;
    view.chat = readSwarmChat(database, id);
    view.row = rowOf(database, reader, *swarm, view.chat);
    view.quotes = quotesIn(database, view.chat);
    QStringList names{swarm->startedBy};
    for (const SwarmMember& member : swarm->members) {
        names.append(member.agent);
    }
    names.removeDuplicates();
    const QList<ColleagueView> colleagues = readColleagueViews(database, reader);
    for (const QString& name : std::as_const(names)) {
        const auto known = std::find_if(colleagues.begin(), colleagues.end(),
                                        [&](const ColleagueView& one) { return one.name == name; });
        ColleagueView person;
        person.name = name;
        view.people.append(known == colleagues.end() ? person : *known);
    }
    addCompany(view, reader, colleagues);
    return view;
}

qint64 countSwarmsWaiting(Database& database, const SwarmReader& reader)
{
    const QList<Swarm> mine = readSwarms(database, {SwarmFilter::Which::Open, reader.agent, {}}, -1);
    return std::count_if(mine.begin(), mine.end(), [&](const Swarm& swarm) {
        const SwarmMember* me = swarm.member(reader.agent);
        return (me && me->state == SwarmMember::State::Invited) ||
               readSwarmNews(database, swarm.id, reader.agent).unread > 0;
    });
}

Expected<Swarm> resolveSwarm(Database& database, const QString& words)
{
    if (const auto id = SwarmId::fromText(words)) {
        const auto swarm = readSwarm(database, *id);
        return swarm ? Expected<Swarm>(*swarm) : rejected(u"There is no swarm with the id %1."_s.arg(words));
    }
    const QRegularExpressionMatch named = caseAndOrdinal().match(words.trimmed());
    const qint64 number = named.captured(1).toLongLong();
    const int ordinal = named.captured(2).toInt();
    const QList<Swarm> swarms = number > 0 ? swarmsOfNumber(database, number) : QList<Swarm>();
    const auto meant = std::find_if(swarms.begin(), swarms.end(), [&](const Swarm& one) {
        return ordinal == 0 ? one.isOpen() : one.ordinal == ordinal;
    });
    if (meant != swarms.end()) {
        return *meant;
    }
    if (ordinal == 0 && !swarms.isEmpty()) {
        return swarms.first();
    }
    return rejected(u"There is no swarm \"%1\"; list all with: threadline swarm list --all."_s.arg(words));
}

} // namespace threadline
