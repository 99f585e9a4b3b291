// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/happening_words.h"

#include "core/model/case.h"
#include "core/model/listed_words.h"
#include "core/model/touch.h"

#include <QHash>
#include <QStringList>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

/// Stands for the case in a phrase; nobody types it.
constexpr QChar caseHere(0xFFFC);

/// One thing done, both ways to say it.
struct Phrase
{
    QString active;  ///< after the name of who did it
    QString passive; ///< when nobody did
    qint64 about = 0;
};

struct Saying
{
    const QList<Happening>& run; ///< one, or several of a kind that are said as one
    const MomentWords& moment;

    const Happening& one() const { return run.first(); }
    QString text(QLatin1String key) const { return one().body.value(key).toString(); }
};

using Sayer = Phrase (*)(const Saying&);

QString number(qint64 inCase)
{
    return inCase == 0 ? u"another case"_s : u"#%1"_s.arg(inCase);
}

/// What somebody typed, short enough for a line.
QString brief(const QString& typed)
{
    constexpr qsizetype most = 60;
    const QString words = typed.simplified().remove(caseHere);
    return words.size() <= most ? words : words.first(most - 1).trimmed() + u'…';
}

QString quoted(const QString& typed)
{
    return u'“' + brief(typed) + u'”';
}

QString because(const Saying& said)
{
    // Rules and buttons give these when nobody typed a reason; they say no more than the change.
    static const QStringList usual{u"an agent said so"_s, u"an agent reopened it"_s, u"it was answered"_s};
    const QString reason = said.text("reason"_L1);
    return reason.isEmpty() || usual.contains(reason) ? QString() : u" because "_s + brief(reason);
}

/// "solved #1" and "#1 was solved".
Phrase plain(const QString& verb, const QString& rest = {})
{
    return {verb + u" \uFFFC"_s + rest, u"\uFFFC was "_s + verb + rest};
}

Phrase sayStatus(const Saying& said)
{
    const CaseStatus status = caseStatusFromName(said.text("status"_L1)).value_or(CaseStatus::Open);
    const auto was = caseStatusFromName(said.text("was"_L1));
    const QString why = because(said);
    switch (status) {
    case CaseStatus::Solved:
        return plain(u"solved"_s, why);
    case CaseStatus::Closed:
        return plain(u"closed"_s, why);
    case CaseStatus::OnHold:
        return plain(u"put"_s, u" on hold"_s + why);
    case CaseStatus::Waiting:
        return plain(u"set"_s, u" to Waiting"_s + why);
    case CaseStatus::New:
        return plain(u"set"_s, u" to New"_s + why);
    case CaseStatus::Open:
        break;
    }
    const bool wasDone = !was || was == CaseStatus::Solved || was == CaseStatus::Closed;
    return wasDone ? plain(u"reopened"_s, why) : plain(u"set"_s, u" to Open"_s + why);
}

Phrase sayAssigned(const Saying& said)
{
    const QString assignee = said.text("assignee"_L1);
    if (assignee.isEmpty()) {
        return plain(u"unassigned"_s, because(said));
    }
    return assignee == said.one().actor ? plain(u"claimed"_s) : plain(u"assigned"_s, u" to "_s + brief(assignee));
}

Phrase sayPriority(const Saying& said)
{
    const QString rest = u" %1 priority"_s.arg(said.text("priority"_L1));
    return {u"gave \uFFFC"_s + rest, u"\uFFFC was given"_s + rest};
}

QString tags(const Saying& said)
{
    QStringList all;
    for (const Happening& one : said.run) {
        all.append(brief(one.body.value("tag"_L1).toString()));
    }
    return listedWords(all);
}

Phrase sayTagged(const Saying& said)
{
    return plain(u"tagged"_s, u' ' + tags(said));
}

Phrase sayUntagged(const Saying& said)
{
    const QString what = (said.run.size() > 1 ? u"the tags "_s : u"the tag "_s) + tags(said);
    return {u"took "_s + what + u" off \uFFFC"_s, what + (said.run.size() > 1 ? u" were"_s : u" was"_s) + u" taken off \uFFFC"_s};
}

Phrase saySkill(const Saying& said)
{
    const QString skill = brief(said.text("skill"_L1));
    return skill.isEmpty() ? Phrase{u"removed the skill of \uFFFC"_s, u"the skill of \uFFFC was removed"_s}
                           : Phrase{u"asked for the skill %1 on "_s.arg(skill) + u"\uFFFC"_s,
                                    u"the skill %1 was asked for on "_s.arg(skill) + u"\uFFFC"_s};
}

Phrase sayField(const Saying& said)
{
    const QString field = quoted(said.text("field"_L1));
    const QString value = said.text("value"_L1);
    return value.isEmpty()
               ? Phrase{u"emptied "_s + field + u" of \uFFFC"_s, field + u" of \uFFFC was emptied"_s}
               : Phrase{u"set "_s + field + u" of \uFFFC to "_s + quoted(value),
                        field + u" of \uFFFC was set to "_s + quoted(value)};
}

Phrase saySnoozed(const Saying& said)
{
    const auto until = said.one().body.value("until"_L1).toInteger();
    return plain(u"snoozed"_s, u" until "_s + (until == 0 ? u"the customer writes"_s : said.moment({until})));
}

Phrase sayWoken(const Saying&)
{
    return {u"woke \uFFFC"_s, u"\uFFFC was woken"_s};
}

Phrase sayReminder(const Saying& said)
{
    const QString rest =
        u" %1: %2"_s.arg(said.moment({said.one().body.value("at"_L1).toInteger()}), quoted(said.text("words"_L1)));
    return {u"set a reminder on \uFFFC for"_s + rest, u"a reminder was set on \uFFFC for"_s + rest};
}

Phrase sayReminded(const Saying& said)
{
    const QString rest = u" on \uFFFC: "_s + quoted(said.text("words"_L1));
    return {u"ticked off a reminder"_s + rest, u"a reminder was ticked off"_s + rest};
}

Phrase sayLinked(const Saying& said)
{
    const QString how = said.text("how"_L1);
    const QString other = number(said.one().otherCase);
    if (how == "split"_L1) {
        return plain(u"split"_s, u" off "_s + other);
    }
    return plain(u"linked"_s, u" with "_s + other +
                                  (how.isEmpty() || how == "related"_L1 ? QString() : u" (%1)"_s.arg(brief(how))));
}

Phrase sayUnlinked(const Saying& said)
{
    return plain(u"unlinked"_s, u" from "_s + number(said.one().otherCase));
}

Phrase sayMerged(const Saying& said)
{
    return plain(u"merged"_s, u" into "_s + number(said.one().otherCase));
}

Phrase sayUnmerged(const Saying& said)
{
    const QString rest = u" out of %1 again"_s.arg(number(said.one().otherCase));
    return {u"took \uFFFC"_s + rest, u"\uFFFC was taken"_s + rest};
}

Phrase sayRenamed(const Saying& said)
{
    return plain(u"renamed"_s, u" to "_s + quoted(said.text("subject"_L1)));
}

Phrase sayOpened(const Saying& said)
{
    return plain(u"opened"_s, u" because %1 is closed"_s.arg(number(said.one().otherCase)));
}

Phrase sayMoved(const Saying& said)
{
    const qsizetype count = said.run.size();
    const QString what = count == 1 ? u"a message"_s : u"%1 messages"_s.arg(count);
    const QString verb = count == 1 ? u" was moved"_s : u" were moved"_s;
    const Happening& one = said.one();
    const QString from = one.otherCase == 0 ? QString() : u" from "_s + number(one.otherCase);
    const QString rest = one.caseNumber == 0 ? (from.isEmpty() ? u" out of its case"_s : u" out of"_s + from.mid(5))
                                             : from + u" to \uFFFC"_s;
    return {u"moved "_s + what + rest, what + verb + rest};
}

Phrase sayCustomerMerged(const Saying& said)
{
    const QString who = said.one().otherCustomer;
    const QString rest = u" into this customer"_s + because(said);
    return {u"merged "_s + brief(who) + rest, brief(who) + u" was merged"_s + rest};
}

Phrase sayCustomerUnmerged(const Saying& said)
{
    const QString rest = u" from this customer again"_s;
    const QString who = brief(said.one().otherCustomer);
    return {u"parted "_s + who + rest, who + u" was parted"_s + rest};
}

Phrase sayCustomerChanged(const Saying& said)
{
    const QString field = said.text("field"_L1).replace(u'_', u' ');
    const QString value = said.text("value"_L1);
    if (value.isEmpty()) {
        return {u"removed the "_s + field, u"the "_s + field + u" was removed"_s};
    }
    return {u"set the "_s + field + u" to "_s + quoted(value), u"the "_s + field + u" was set to "_s + quoted(value)};
}

Phrase sayCustomerTagged(const Saying& said)
{
    return {u"tagged the customer "_s + tags(said), u"the customer was tagged "_s + tags(said)};
}

Phrase sayCustomerUntagged(const Saying& said)
{
    return {u"took the tag "_s + tags(said) + u" off the customer"_s,
            u"the tag "_s + tags(said) + u" was taken off the customer"_s};
}

Phrase sayIdentityMoved(const Saying& said)
{
    const QString value = brief(said.one().body.value("identity"_L1).toObject().value("value"_L1).toString());
    const QString to = said.one().otherCustomer;
    const QString rest = u" to "_s + (to.isEmpty() ? u"another customer"_s : brief(to));
    return {u"moved "_s + value + rest, value + u" was moved"_s + rest};
}

Phrase saySwarmStarted(const Saying& said)
{
    const QString rest = u" about \uFFFC: "_s + quoted(said.text("question"_L1));
    return {u"asked a swarm"_s + rest, u"a swarm was asked"_s + rest};
}

Phrase saySwarmAnswerUsed(const Saying&)
{
    return {u"took the swarm’s answer into the reply to \uFFFC"_s, u"the swarm’s answer went into the reply to \uFFFC"_s};
}

Phrase saySwarmResolved(const Saying& said)
{
    const QString cause = said.text("cause"_L1);
    const QString rest = u" of \uFFFC: "_s + quoted(cause.isEmpty() ? said.text("fix"_L1) : cause);
    return {u"resolved the swarm"_s + rest, u"the swarm"_s + rest};
}

Phrase saySwarmReopened(const Saying&)
{
    return {u"reopened the swarm of \uFFFC"_s, u"the swarm of \uFFFC was reopened"_s};
}

QString touchWords(const Saying& said)
{
    const auto kind = touchKindFromName(said.text("kind"_L1));
    const QString what = kind == InteractionKind::OnSite     ? u"the work on site"_s
                         : kind                              ? u"the "_s + touchTitle(*kind).toLower()
                                                             : u"what was logged"_s;
    return what + u" of "_s + said.moment({said.one().body.value("logged_at"_L1).toInteger()});
}

Phrase sayTouchWithdrawn(const Saying& said)
{
    const QString what = touchWords(said);
    return said.one().body.value("corrected"_L1).toBool() ? Phrase{u"corrected "_s + what, what + u" was corrected"_s}
                                                          : Phrase{u"took back "_s + what, what + u" was taken back"_s};
}

Phrase sayTouchRestored(const Saying& said)
{
    const QString what = touchWords(said);
    return {u"brought back "_s + what, what + u" was brought back"_s};
}

const QHash<QString, Sayer>& sayers()
{
    static const QHash<QString, Sayer> all{
        {u"case.status_changed"_s, sayStatus},    {u"case.assigned"_s, sayAssigned},
        {u"case.priority_changed"_s, sayPriority}, {u"case.tagged"_s, sayTagged},
        {u"case.untagged"_s, sayUntagged},        {u"case.skill_set"_s, saySkill},
        {u"case.field_set"_s, sayField},          {u"case.snoozed"_s, saySnoozed},
        {u"case.unsnoozed"_s, sayWoken},          {u"case.reminder_set"_s, sayReminder},
        {u"case.reminder_done"_s, sayReminded},   {u"case.linked"_s, sayLinked},
        {u"case.unlinked"_s, sayUnlinked},        {u"case.merged"_s, sayMerged},
        {u"case.unmerged"_s, sayUnmerged},        {u"case.subject_changed"_s, sayRenamed},
        {u"case.opened"_s, sayOpened},            {u"interaction.moved"_s, sayMoved},
        {u"customer.merged"_s, sayCustomerMerged}, {u"customer.unmerged"_s, sayCustomerUnmerged},
        {u"customer.changed"_s, sayCustomerChanged}, {u"customer.tagged"_s, sayCustomerTagged},
        {u"customer.untagged"_s, sayCustomerUntagged}, {u"identity.moved"_s, sayIdentityMoved},
        {u"swarm.started"_s, saySwarmStarted},    {u"swarm.answer_used"_s, saySwarmAnswerUsed},
        {u"swarm.resolved"_s, saySwarmResolved},  {u"swarm.reopened"_s, saySwarmReopened},
        {u"touch.withdrawn"_s, sayTouchWithdrawn}, {u"touch.restored"_s, sayTouchRestored}};
    return all;
}

bool isSaidAsOne(const Happening& a, const Happening& b)
{
    static const QStringList gathered{u"case.tagged"_s, u"case.untagged"_s, u"customer.tagged"_s,
                                      u"customer.untagged"_s, u"interaction.moved"_s};
    return a.kind == b.kind && a.caseNumber == b.caseNumber && a.otherCase == b.otherCase && gathered.contains(a.kind);
}

QList<Phrase> phrases(const QList<Happening>& done, const MomentWords& moment)
{
    QList<Phrase> all;
    for (qsizetype i = 0; i < done.size();) {
        QList<Happening> run{done.at(i++)};
        while (i < done.size() && isSaidAsOne(run.first(), done.at(i))) {
            run.append(done.at(i++));
        }
        if (const Sayer say = sayers().value(run.first().kind)) {
            Phrase phrase = say({run, moment});
            phrase.about = run.first().caseNumber;
            all.append(phrase);
        }
    }
    return all;
}

bool isNobody(const QString& actor)
{
    return actor.isEmpty() || actor == "rules"_L1;
}

/// The case by its number where it is spoken of first, then "it".
QString named(QString words, qint64 about, qint64 before)
{
    return words.replace(caseHere, about != 0 && about == before ? u"it"_s : number(about));
}

} // namespace

QString happeningSentence(const QList<Happening>& done, const MomentWords& moment)
{
    const QList<Phrase> all = phrases(done, moment);
    if (all.isEmpty()) {
        return {};
    }
    const bool passive = isNobody(done.first().actor);
    QStringList parts;
    qint64 before = 0;
    for (const Phrase& phrase : all) {
        parts.append(named(passive ? phrase.passive : phrase.active, phrase.about, before));
        before = phrase.about;
    }
    QString sentence = listedWords(parts);
    if (!passive) {
        return brief(done.first().actor) + u' ' + sentence;
    }
    sentence[0] = sentence.at(0).toUpper();
    return sentence;
}

} // namespace threadline
