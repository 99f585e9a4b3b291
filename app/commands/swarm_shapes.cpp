// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/swarm_shapes.h"

#include "app/commands/json_values.h"
#include "app/commands/text_input.h"
#include "core/model/names.h"

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;
using namespace command_line;
using Kind = SwarmStep::Kind;

constexpr std::array stepNames{
    std::pair{Kind::Started, "started"},   std::pair{Kind::Invited, "invited"},
    std::pair{Kind::Accepted, "accepted"}, std::pair{Kind::Declined, "declined"},
    std::pair{Kind::Left, "left"},         std::pair{Kind::Shared, "shared"},
    std::pair{Kind::AnswerUsed, "answer_used"}, std::pair{Kind::Resolved, "resolved"},
    std::pair{Kind::Reopened, "reopened"}, std::pair{Kind::OutsiderInvited, "outsider_invited"},
    std::pair{Kind::RoomOpened, "room_opened"}, std::pair{Kind::RoomClosed, "room_closed"},
};

template <class Tag>
QJsonArray idsToJson(const QList<Id<Tag>>& ids)
{
    QJsonArray json;
    for (const Id<Tag>& id : ids) {
        json.append(id.text());
    }
    return json;
}

QJsonObject shareToJson(const SwarmShare& shared)
{
    return {{u"interactions"_s, idsToJson(shared.interactions)},
            {u"cases"_s, idsToJson(shared.cases)},
            {u"customers"_s, idsToJson(shared.customers)}};
}

QJsonValue resolutionOrNull(const std::optional<SwarmResolution>& resolution)
{
    if (!resolution) {
        return QJsonValue::Null;
    }
    return QJsonObject{{u"at"_s, toRfc3339(resolution->at)},
                       {u"by"_s, resolution->by},
                       {u"cause"_s, textOrNull(resolution->cause)},
                       {u"fix"_s, textOrNull(resolution->fix)},
                       {u"credit"_s, QJsonArray::fromStringList(resolution->credit)}};
}

QJsonObject quoteToJson(const SwarmQuote& quote)
{
    return {{u"interaction"_s, quote.interaction.text()},
            {u"from"_s, textOrNull(quote.from)},
            {u"channel"_s, textOrNull(quote.channel)},
            {u"at"_s, timeOrNull(quote.at)},
            {u"words"_s, textOrNull(quote.words)}};
}

QJsonObject lineToJson(const SwarmMessage& message, const SwarmView& view)
{
    QJsonArray quotes;
    for (const InteractionId id : message.words.quotes) {
        quotes.append(quoteToJson(view.quotes.value(id)));
    }
    QJsonObject reactions;
    for (auto one = message.reactions.begin(); one != message.reactions.end(); ++one) {
        reactions.insert(one.key(), QJsonArray::fromStringList(one.value()));
    }
    return {{u"line"_s, message.proposal ? u"proposal"_s : u"message"_s},
            {u"id"_s, message.id.text()},
            {u"by"_s, message.by},
            {u"outsider"_s, message.outsider},
            {u"at"_s, toRfc3339(message.at)},
            {u"text"_s, message.words.text},
            {u"quotes"_s, quotes},
            {u"attachments"_s, attachmentsToJson(message.words.files)},
            {u"mentions"_s, QJsonArray::fromStringList(message.words.mentions)},
            {u"reactions"_s, reactions},
            {u"edited_at"_s, timeOrNull(message.editedAt)},
            {u"withdrawn"_s, message.withdrawn},
            {u"used_by"_s, textOrNull(message.usedBy)}};
}

QJsonObject lineToJson(const SwarmStep& step, const SwarmView&)
{
    return {{u"line"_s, names::nameOf(stepNames, step.kind)},
            {u"by"_s, step.by},
            {u"at"_s, toRfc3339(step.at)},
            {u"words"_s, textOrNull(step.words)},
            {u"shared"_s, step.kind == Kind::Shared ? QJsonValue(shareToJson(step.shared)) : QJsonValue(QJsonValue::Null)}};
}

QString stateWords(const Swarm& swarm)
{
    return swarm.isOpen() ? u"open"_s : u"resolved"_s;
}

void showMembers(const SwarmView& view, Output& output)
{
    for (const SwarmMember& member : view.row.swarm.members) {
        QString words = member.agent + u", "_s + swarmMemberStateName(member.state);
        for (const ColleagueView& person : view.people) {
            if (person.name == member.agent && person.presence != ColleagueView::Presence::Unknown) {
                words += u", "_s + presenceName(person.presence);
            }
        }
        if (!member.why.isEmpty()) {
            words += u": "_s + member.why;
        }
        output.line(printable(words));
    }
}

void showLine(const SwarmMessage& message, const SwarmView& view, Output& output)
{
    QString head = u"[%1] %2"_s.arg(localTime(message.at), message.by);
    if (message.proposal) {
        head += message.usedBy.isEmpty() ? u" proposes an answer"_s : u" proposed the answer that was used"_s;
    }
    output.line(printable(head));
    for (const InteractionId id : message.words.quotes) {
        const SwarmQuote quote = view.quotes.value(id);
        output.line(printable(quote.key == 0 ? u"  > (not shared)"_s : u"  > %1: %2"_s.arg(quote.from, quote.words)));
    }
    const QString text = message.withdrawn ? u"(withdrawn)"_s : message.words.text;
    const QStringList lines = printableLines(text).split(u'\n');
    for (const QString& line : lines) {
        output.line(u"  "_s + line);
    }
    for (const Attachment& file : message.words.files) {
        output.line(printable(u"  attached: "_s + file.name));
    }
}

void showLine(const SwarmStep& step, const SwarmView&, Output& output)
{
    const QString words = step.words.isEmpty() ? QString() : u": "_s + step.words;
    output.line(printable(u"[%1] %2, %3%4"_s.arg(localTime(step.at), step.by,
                                                 names::nameOf(stepNames, step.kind).replace(u'_', u' '), words)));
}

} // namespace

QJsonObject toJson(const SwarmRow& row)
{
    const Swarm& swarm = row.swarm;
    QJsonArray members;
    for (const SwarmMember& member : swarm.members) {
        members.append(QJsonObject{{u"agent"_s, member.agent},
                                   {u"state"_s, swarmMemberStateName(member.state)},
                                   {u"invited_by"_s, textOrNull(member.invitedBy)},
                                   {u"at"_s, toRfc3339(member.at)},
                                   {u"why"_s, textOrNull(member.why)}});
    }
    QJsonArray outsiders;
    for (const SwarmOutsider& one : swarm.outsiders) {
        outsiders.append(one.address);
    }
    return {{u"id"_s, swarm.id.text()},
            {u"name"_s, swarm.name()},
            {u"case"_s, swarm.caseNumber},
            {u"subject"_s, textOrNull(row.caseSubject)},
            {u"customer"_s, textOrNull(row.customerName)},
            {u"question"_s, swarm.question},
            {u"skills"_s, QJsonArray::fromStringList(swarm.skills)},
            {u"state"_s, stateWords(swarm)},
            {u"started_by"_s, swarm.startedBy},
            {u"started_at"_s, toRfc3339(swarm.startedAt)},
            {u"last_at"_s, toRfc3339(swarm.lastAt)},
            {u"first_expert_at"_s, timeOrNull(swarm.firstExpertAt)},
            {u"first_answer_at"_s, timeOrNull(swarm.firstAnswerAt)},
            {u"members"_s, members},
            {u"outsiders"_s, outsiders},
            {u"room"_s, textOrNull(swarm.room)},
            {u"unread"_s, row.news.unread},
            {u"mentioned"_s, row.news.mentioned},
            {u"asked"_s, row.asked},
            {u"resolution"_s, resolutionOrNull(swarm.resolution)}};
}

QJsonObject toJson(const SwarmView& view)
{
    QJsonObject object = toJson(view.row);
    QJsonArray lines;
    for (const SwarmLine& line : view.chat.lines) {
        lines.append(std::visit([&](const auto& one) { return lineToJson(one, view); }, line));
    }
    QJsonObject readUpTo;
    for (auto one = view.chat.readUpTo.begin(); one != view.chat.readUpTo.end(); ++one) {
        readUpTo.insert(one.key(), one.value().text());
    }
    object.insert(u"lines"_s, lines);
    object.insert(u"shared"_s, shareToJson(view.chat.shared));
    object.insert(u"read_up_to"_s, readUpTo);
    return object;
}

QJsonObject toJson(const ExpertSuggestion& suggestion)
{
    QJsonObject object = toJson(suggestion.person);
    object.insert(u"reasons"_s, QJsonArray::fromStringList(suggestion.reasons));
    return object;
}

QJsonObject toJson(const ColleagueView& person)
{
    return {{u"name"_s, person.name},
            {u"role"_s, textOrNull(person.role)},
            {u"teams"_s, QJsonArray::fromStringList(person.teams)},
            {u"skills"_s, QJsonArray::fromStringList(person.skills)},
            {u"presence"_s, presenceName(person.presence)},
            {u"looking_at"_s, person.lookingAt ? QJsonValue(person.lookingAt->text()) : QJsonValue(QJsonValue::Null)},
            {u"typing"_s, person.typing},
            {u"swarm"_s, person.inSwarm ? QJsonValue(person.inSwarm->text()) : QJsonValue(QJsonValue::Null)},
            {u"typing_in_swarm"_s, person.typingThere}};
}

void showSwarm(const SwarmView& view, Output& output)
{
    const Swarm& swarm = view.row.swarm;
    output.line(printable(u"%1  %2  %3"_s.arg(swarm.name(), stateWords(swarm), swarm.question)));
    QString begun = u"asked by %1, %2"_s.arg(swarm.startedBy, localTime(swarm.startedAt));
    if (!swarm.skills.isEmpty()) {
        begun += u"; needs "_s + swarm.skills.join(u", "_s);
    }
    output.line(printable(begun));
    showMembers(view, output);
    output.line(QString());
    for (const SwarmLine& line : view.chat.lines) {
        std::visit([&](const auto& one) { showLine(one, view, output); }, line);
    }
    if (swarm.resolution) {
        output.line(QString());
        output.line(printable(u"cause: "_s + swarm.resolution->cause));
        output.line(printable(u"fix: "_s + swarm.resolution->fix));
        output.line(printable(u"thanks to: "_s + swarm.resolution->credit.join(u", "_s)));
    }
}

} // namespace threadline
