// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cases/case_undo.h"

#include "core/cases/case_directory.h"
#include "core/log/event_log.h"

#include <array>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

/// An event that says what a thing is now, beside what it was.
struct Setting
{
    QLatin1String kind;
    QLatin1String key;
    QLatin1String aspect;
};

constexpr std::array settings{
    Setting{QLatin1String("case.status_changed"), QLatin1String("status"), QLatin1String("status")},
    Setting{QLatin1String("case.assigned"), QLatin1String("assignee"), QLatin1String("assignee")},
    Setting{QLatin1String("case.priority_changed"), QLatin1String("priority"), QLatin1String("priority")},
    Setting{QLatin1String("case.skill_set"), QLatin1String("skill"), QLatin1String("skill")},
    Setting{QLatin1String("case.field_set"), QLatin1String("value"), QLatin1String("field")},
    Setting{QLatin1String("case.subject_changed"), QLatin1String("subject"), QLatin1String("subject")},
    Setting{QLatin1String("interaction.moved"), QLatin1String("case"), QLatin1String("place")},
};

/// Two events that take each other back with the same words.
struct Pair
{
    QLatin1String done;
    QLatin1String undone;
    QLatin1String key; ///< what of the body tells one such thing from another
    QLatin1String aspect;
};

constexpr std::array pairs{
    Pair{QLatin1String("case.tagged"), QLatin1String("case.untagged"), QLatin1String("tag"), QLatin1String("tag")},
    Pair{QLatin1String("case.linked"), QLatin1String("case.unlinked"), QLatin1String("other"), QLatin1String("link")},
    Pair{QLatin1String("case.merged"), QLatin1String("case.unmerged"), QLatin1String(""), QLatin1String("merge")},
    Pair{QLatin1String("case.reminder_set"), QLatin1String("case.reminder_done"), QLatin1String("reminder"),
         QLatin1String("reminder")},
    Pair{QLatin1String("case.opened"), QLatin1String("case.withdrawn"), QLatin1String(""), QLatin1String("case")},
    Pair{QLatin1String("touch.withdrawn"), QLatin1String("touch.restored"), QLatin1String("message"),
         QLatin1String("touch")},
};

const Setting* settingOf(const Event& event)
{
    for (const Setting& setting : settings) {
        if (event.kind == setting.kind) {
            return &setting;
        }
    }
    return nullptr;
}

const Pair* pairOf(const Event& event)
{
    for (const Pair& pair : pairs) {
        if (event.kind == pair.done || event.kind == pair.undone) {
            return &pair;
        }
    }
    return nullptr;
}

bool isSnooze(const Event& event)
{
    return event.kind == "case.snoozed"_L1 || event.kind == "case.unsnoozed"_L1;
}

Event setBack(Event event, const Setting& setting)
{
    const auto wasKey = setting.aspect == "place"_L1 ? "from"_L1 : "was"_L1;
    const QJsonValue now = event.body.value(setting.key);
    event.body[setting.key] = event.body.value(wasKey);
    event.body[wasKey] = now;
    if (event.body.contains("reason"_L1)) {
        event.body[u"reason"_s] = u"it was taken back"_s;
    }
    return event;
}

Event snoozedBack(const Event& event, const Doing& doing)
{
    Case current;
    current.id = CaseId(event.subject);
    if (event.kind == "case.snoozed"_L1) {
        current.snoozedUntil = {event.body.value("until"_L1).toInteger(untilTheyWrite.us)};
    }
    const Timestamp was{event.body.value("was"_L1).toInteger()};
    return was.isNull() ? caseUnsnoozed(current, doing) : caseSnoozed(current, was, doing);
}

/// "the status of case #20431".
QString thingOf(Database& database, const QUuid& subject, const QString& aspect)
{
    const QString what = aspect.section(QLatin1Char(':'), 0, 0);
    if (what == "touch"_L1) {
        return u"what was logged"_s;
    }
    const auto inCase = readCase(database, CaseId(subject));
    return u"the %1 of %2"_s.arg(what, inCase ? u"case #%1"_s.arg(inCase->number) : u"the message"_s);
}

} // namespace

std::optional<Event> oppositeOf(const Event& event, const Doing& doing)
{
    if (isSnooze(event)) {
        return snoozedBack(event, doing);
    }
    Event opposite;
    opposite.subject = event.subject;
    opposite.kind = event.kind;
    opposite.actor = doing.actor;
    opposite.at = doing.at;
    opposite.body = event.body;
    opposite.body.remove("command"_L1);
    opposite.body.remove("undoes"_L1);
    if (const Setting* setting = settingOf(event)) {
        return setBack(std::move(opposite), *setting);
    }
    const Pair* pair = pairOf(event);
    if (!pair || event.kind == "case.withdrawn"_L1) {
        return std::nullopt;
    }
    opposite.kind = event.kind == pair->done ? pair->undone : pair->done;
    return event.kind == "case.opened"_L1 ? caseWithdrawn(CaseId(event.subject), doing) : opposite;
}

QString aspectOf(const Event& event)
{
    if (isSnooze(event)) {
        return u"snooze"_s;
    }
    if (event.kind == "message.received"_L1) {
        return u"touch:"_s + event.id.text();
    }
    if (const Setting* setting = settingOf(event)) {
        return setting->aspect == "field"_L1
                   ? setting->aspect + QLatin1Char(':') + event.body.value("field"_L1).toString()
                   : QString(setting->aspect);
    }
    const Pair* pair = pairOf(event);
    return pair ? pair->aspect + QLatin1Char(':') + event.body.value(pair->key).toString() : QString();
}

Expected<void> isStillSo(Database& database, const Event& event, const QStringList& commands)
{
    const auto rejected = [](const QString& sentence) { return Error{Error::Remedy::Rejected, sentence}; };
    const bool opened = event.kind == "case.opened"_L1;
    const QString aspect = aspectOf(event);
    Statement later = database.prepare("SELECT seq FROM event WHERE subject = ? AND seq > ? ORDER BY seq DESC");
    later.with(event.subject, event.seq);
    QStringList settled = commands;
    while (later.step()) {
        const auto other = readEvent(database, later.integer(0), false);
        const QString command = other->body.value("command"_L1).toString();
        if (settled.contains(command)) {
            continue;
        }
        const QStringList undoes =
            other->body.value("undoes"_L1).toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (undoes.contains(event.body.value("command"_L1).toString())) {
            return rejected(u"This was taken back already."_s);
        }
        // What was taken back is as if it had never been, and so is its taking back.
        if (!undoes.isEmpty()) {
            settled += undoes + QStringList{command};
        } else if (opened && other->kind != "case.read"_L1) {
            return rejected(
                u"%1 worked on the new case since, so the split cannot be taken back: merge it instead."_s.arg(
                    other->actor));
        } else if (aspectOf(*other) == aspect) {
            return rejected(u"%1 changed %2 since, so this cannot be taken back: change it by hand."_s.arg(
                other->actor, thingOf(database, event.subject, aspect)));
        }
    }
    return {};
}

} // namespace threadline
