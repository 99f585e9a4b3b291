// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarms/swarm_rules.h"

#include "core/model/rejected.h"

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

/// Whether `name` stands at `from`, as a word of its own.
bool standsAt(const QString& text, qsizetype from, const QString& name)
{
    const qsizetype end = from + name.size();
    return QStringView(text).sliced(from).startsWith(name, Qt::CaseInsensitive) &&
           (end == text.size() || !text[end].isLetterOrNumber());
}

/// Whom the "@" before `from` means.
QString calledAt(const QString& text, qsizetype from, const QStringList& people)
{
    QString called;
    for (const QString& name : people) {
        if (name.size() > called.size() && standsAt(text, from, name)) {
            called = name; // "Ann Lee" before "Ann"
        }
    }
    if (!called.isEmpty()) {
        return called;
    }
    QStringList byFirstWord;
    for (const QString& name : people) {
        if (standsAt(text, from, name.section(u' ', 0, 0))) {
            byFirstWord.append(name);
        }
    }
    return byFirstWord.size() == 1 ? byFirstWord.first() : QString();
}

} // namespace

Expected<QString> checkedQuestion(const QString& typed)
{
    const QString question = typed.trimmed();
    if (question.isEmpty()) {
        return rejected(u"The swarm has no question: write what the experts should answer."_s);
    }
    if (question.size() > longestQuestion) {
        return rejected(u"The question is longer than %1 characters: ask shortly, and quote what it is about."_s.arg(
            longestQuestion));
    }
    return question;
}

QStringList checkedNames(const QStringList& typed)
{
    QStringList names;
    for (const QString& one : typed) {
        const QString name = one.simplified();
        if (!name.isEmpty() && !names.contains(name)) {
            names.append(name);
        }
    }
    return names;
}

Expected<SwarmWords> checkedWords(const SwarmWords& typed)
{
    SwarmWords words = typed;
    words.text = typed.text.trimmed();
    if (words.text.isEmpty() && words.quotes.isEmpty() && words.files.isEmpty()) {
        return rejected(u"There is nothing to say: write something."_s);
    }
    if (words.text.size() > longestSwarmText) {
        return rejected(u"This is longer than %1 characters: send it as a file."_s.arg(longestSwarmText));
    }
    return words;
}

QStringList mentionsIn(const QString& text, const QStringList& people)
{
    QStringList mentions;
    for (qsizetype at = text.indexOf(u'@'); at >= 0; at = text.indexOf(u'@', at + 1)) {
        const bool begins = at == 0 || !text[at - 1].isLetterOrNumber(); // not the @ of a mail address
        const QString called = begins ? calledAt(text, at + 1, people) : QString();
        if (!called.isEmpty() && !mentions.contains(called)) {
            mentions.append(called);
        }
    }
    return mentions;
}

Expected<QString> checkedReaction(const QString& typed)
{
    const QString reaction = typed.trimmed();
    if (reaction.isEmpty() || reaction.size() > longestReaction || reaction.contains(u' ')) {
        return rejected(u"A reaction is one sign, like 👍."_s);
    }
    return reaction;
}

Expected<SwarmResolution> checkedResolution(const SwarmResolution& typed)
{
    SwarmResolution resolution = typed;
    resolution.cause = typed.cause.trimmed();
    resolution.fix = typed.fix.trimmed();
    resolution.credit = checkedNames(typed.credit);
    if (resolution.cause.isEmpty() && resolution.fix.isEmpty()) {
        return rejected(u"Say what the cause was, or what fixed it: that is what the next one will look for."_s);
    }
    return resolution;
}

Expected<void> mayGoOn(const Swarm& swarm)
{
    return swarm.isOpen() ? Expected<void>()
                          : rejected(u"The swarm %1 was resolved by %2: reopen it first."_s.arg(swarm.name(), swarm.resolution->by));
}

Expected<void> mayInvite(const Swarm& swarm, const QString& agent)
{
    if (const auto open = mayGoOn(swarm); !open) {
        return open;
    }
    const SwarmMember* member = swarm.member(agent);
    if (member && member->isIn()) {
        return rejected(u"%1 is in this swarm already."_s.arg(agent));
    }
    if (member && member->state == SwarmMember::State::Invited) {
        return rejected(u"%1 was asked already."_s.arg(agent));
    }
    return {};
}

Expected<void> mayAccept(const Swarm& swarm, const QString& agent)
{
    if (const auto open = mayGoOn(swarm); !open) {
        return open;
    }
    const SwarmMember* member = swarm.member(agent);
    return member && member->isIn() ? Expected<void>(rejected(u"You are in this swarm already."_s)) : Expected<void>();
}

Expected<void> mayDecline(const Swarm& swarm, const QString& agent)
{
    const SwarmMember* member = swarm.member(agent);
    return member && member->state == SwarmMember::State::Invited
               ? Expected<void>()
               : rejected(u"Nobody waits for your answer here: leave the swarm if you are in it."_s);
}

Expected<void> mayLeave(const Swarm& swarm, const QString& agent)
{
    const SwarmMember* member = swarm.member(agent);
    return member && member->isIn() ? Expected<void>() : rejected(u"You are not in this swarm."_s);
}

Expected<void> mayEdit(const SwarmChat& chat, EventId message, const QString& agent)
{
    const SwarmMessage* found = chat.message(message);
    if (!found || found->withdrawn) {
        return rejected(u"This message is not there any more."_s);
    }
    return found->by == agent ? Expected<void>()
                              : rejected(u"%1 said this; only they can change it."_s.arg(found->by));
}

Expected<void> mayReopen(const Swarm& swarm)
{
    return swarm.isOpen() ? Expected<void>(rejected(u"This swarm is open."_s)) : Expected<void>();
}

} // namespace threadline
