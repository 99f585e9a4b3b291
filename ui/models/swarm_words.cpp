// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/swarm_words.h"

#include "core/model/listed_words.h"
#include "ui/models/time_words.h"

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;
using Kind = SwarmStep::Kind;

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
    return listedWords(parts);
}

QString because(const QString& words)
{
    return words.isEmpty() ? QString() : u": "_s + words;
}

/// After the name of who did it.
QString predicate(const SwarmStep& step, const QString& me)
{
    switch (step.kind) {
    case Kind::Started:
        return u"put this question"_s;
    case Kind::Invited:
        return {};
    case Kind::Accepted:
        return u"came in"_s;
    case Kind::Declined:
        return u"cannot come"_s + because(step.words);
    case Kind::Left:
        return u"went out"_s;
    case Kind::Shared:
        return step.shared.cases.isEmpty() && step.shared.customers.isEmpty() ? QString()
                                                                              : u"shared "_s + sharedWords(step.shared);
    case Kind::AnswerUsed:
        return u"took "_s + (step.words == me ? u"your"_s : step.words + u"’s"_s) + u" answer into the reply"_s;
    case Kind::Resolved:
        return u"resolved this"_s + because(step.words);
    case Kind::Reopened:
        return u"reopened this"_s;
    case Kind::OutsiderInvited:
        return u"asked "_s + step.words + u" in from outside"_s;
    case Kind::RoomOpened:
        return u"opened the room "_s + step.words;
    case Kind::RoomClosed:
        return u"closed the room"_s;
    }
    return {};
}

} // namespace

QString swarmStepsWords(const QList<SwarmStep>& steps, const QString& me)
{
    QStringList done;
    QStringList invited;
    for (const SwarmStep& step : steps) {
        if (step.kind == Kind::Invited) {
            invited.append(step.words == me ? u"you"_s : step.words);
        } else if (const QString words = predicate(step, me); !words.isEmpty()) {
            done.append(words);
        }
    }
    if (!invited.isEmpty()) {
        done.append(u"asked "_s + listedWords(invited) + u" to come"_s);
    }
    return done.isEmpty() ? QString() : (steps.first().by == me ? u"You "_s : steps.first().by + u' ') + listedWords(done);
}

QString personStateWords(const SwarmMember* member, ColleagueView::Presence presence, bool reads)
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
        words.append(reads ? u"reads this now"_s : u"here now"_s);
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

QString typingWords(const SwarmView& view, const QString& me)
{
    QStringList writers;
    for (const ColleagueView& one : view.people) {
        if (one.typingThere && one.inSwarm == view.row.swarm.id && one.name != me) {
            writers.append(one.name);
        }
    }
    constexpr qsizetype named = 2;
    if (writers.size() > named) {
        return u"%1 people are typing…"_s.arg(writers.size());
    }
    return writers.isEmpty() ? QString() : listedWords(writers) + (writers.size() == 1 ? u" is typing…"_s : u" are typing…"_s);
}

QString seenByWords(const SwarmView& view, const QString& me)
{
    const SwarmMessage* last = view.chat.last();
    if (!last) {
        return {};
    }
    QStringList readers;
    for (auto one = view.chat.readUpTo.begin(); one != view.chat.readUpTo.end(); ++one) {
        if (one.value() == last->id && one.key() != last->by && one.key() != me) {
            readers.append(one.key());
        }
    }
    readers.sort();
    return readers.isEmpty() ? QString() : u"Seen by "_s + listedWords(readers);
}

} // namespace threadline
