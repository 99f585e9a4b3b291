// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/swarm_words.h"

#include "ui/models/time_words.h"

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;
using Kind = SwarmStep::Kind;

QString listed(const QStringList& words)
{
    return words.size() < 2 ? words.value(0)
                            : words.first(words.size() - 1).join(u", "_s) + u" and "_s + words.last();
}

QString sharedWords(const SwarmShare& shared)
{
    QStringList parts;
    if (!shared.customers.isEmpty()) {
        parts.append(u"the customer’s history"_s);
    }
    if (!shared.cases.isEmpty()) {
        parts.append(shared.cases.size() == 1 ? u"a case"_s : u"%1 cases"_s.arg(shared.cases.size()));
    }
    if (!shared.interactions.isEmpty()) {
        parts.append(shared.interactions.size() == 1 ? u"a message"_s : u"%1 messages"_s.arg(shared.interactions.size()));
    }
    return listed(parts);
}

QString because(const QString& words)
{
    return words.isEmpty() ? QString() : u": "_s + words;
}

} // namespace

QString swarmStepWords(const SwarmStep& step, const QString& me)
{
    const auto named = [&](const QString& name) { return name == me ? u"you"_s : name; };
    const QString who = step.by == me ? u"You"_s : step.by;
    switch (step.kind) {
    case Kind::Started:
        return who + u" asked"_s;
    case Kind::Invited:
        return who + u" asked "_s + named(step.words) + u" to come"_s;
    case Kind::Accepted:
        return who + u" came in"_s;
    case Kind::Declined:
        return who + u" cannot come"_s + because(step.words);
    case Kind::Left:
        return who + u" went out"_s;
    case Kind::Shared:
        return who + u" shared "_s + sharedWords(step.shared);
    case Kind::AnswerUsed:
        return who + u" took "_s + (step.words == me ? u"your"_s : step.words + u"’s"_s) + u" answer into the reply"_s;
    case Kind::Resolved:
        return who + u" resolved this"_s + because(step.words);
    case Kind::Reopened:
        return who + u" reopened this"_s;
    }
    return {};
}

QString personStateWords(const SwarmMember* member, ColleagueView::Presence presence)
{
    QStringList words;
    if (member) {
        switch (member->state) {
        case SwarmMember::State::Invited:
            words.append(u"asked, not answered yet"_s);
            break;
        case SwarmMember::State::Declined:
            words.append(u"cannot come"_s + because(member->why));
            break;
        case SwarmMember::State::Left:
            words.append(u"went out"_s);
            break;
        case SwarmMember::State::Accepted:
            break;
        }
    }
    switch (presence) {
    case ColleagueView::Presence::Here:
        words.append(u"here now"_s);
        break;
    case ColleagueView::Presence::Away:
        words.append(u"away"_s);
        break;
    case ColleagueView::Presence::Gone:
        words.append(u"not at the desk"_s);
        break;
    case ColleagueView::Presence::Unknown:
        break;
    }
    return words.join(u", "_s);
}

QString swarmTimesWords(const Swarm& swarm)
{
    QStringList words;
    if (!swarm.firstExpertAt.isNull()) {
        words.append(u"first help after "_s + elapsedWords(swarm.startedAt, swarm.firstExpertAt));
    }
    if (!swarm.firstAnswerAt.isNull()) {
        words.append(u"an answer after "_s + elapsedWords(swarm.startedAt, swarm.firstAnswerAt));
    }
    return words.join(u", "_s);
}

QString seenByWords(const SwarmView& view, const QString& me)
{
    const SwarmMessage* last = view.chat.last();
    if (!last) {
        return {};
    }
    QStringList readers;
    for (auto one = view.chat.readUpTo.begin(); one != view.chat.readUpTo.end(); ++one) {
        if (one.value() == last->id && one.key() != last->by) {
            readers.append(one.key() == me ? u"you"_s : one.key());
        }
    }
    readers.sort();
    return readers.isEmpty() ? QString() : u"Seen by "_s + listed(readers);
}

} // namespace threadline
