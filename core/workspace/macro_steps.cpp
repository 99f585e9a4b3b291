// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/macro_steps.h"

#include "core/model/rejected.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <array>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

template <class... Fns>
struct Each : Fns...
{
    using Fns::operator()...;
};

struct Span
{
    QChar unit;
    qint64 seconds;
};
constexpr std::array spans{Span{u'd', 86'400}, Span{u'h', 3'600}, Span{u'm', 60}};

QString spanText(qint64 seconds)
{
    for (const Span& span : spans) {
        if (seconds % span.seconds == 0) {
            return QString::number(seconds / span.seconds) + span.unit;
        }
    }
    return QString::number(seconds / 60) + u'm';
}

Expected<qint64> spanFrom(const QString& text)
{
    static const QRegularExpression form(u"^(\\d{1,5})([mhd])$"_s);
    const auto found = form.match(text);
    for (const Span& span : spans) {
        if (found.hasMatch() && found.captured(2).front() == span.unit && found.captured(1).toLongLong() > 0) {
            return found.captured(1).toLongLong() * span.seconds;
        }
    }
    return rejected(u"\"%1\" is no span of time: write 90m, 4h or 3d."_s.arg(text));
}

/// One step as it was written; each read checks.
struct Written
{
    const QJsonObject& object;

    bool has(QLatin1String key) const { return object.contains(key); }
    QString text(QLatin1String key) const { return object.value(key).toString(); }
};

Expected<MacroStep> readReply(const Written& step)
{
    return MacroStep(macro_step::Reply{step.text("text"_L1)});
}

Expected<MacroStep> readNote(const Written& step)
{
    return MacroStep(macro_step::Note{step.text("text"_L1)});
}

Expected<MacroStep> readStatus(const Written& step)
{
    const auto status = caseStatusFromName(step.text("to"_L1));
    return status ? Expected<MacroStep>(CaseChange(case_change::Status{*status, step.text("reason"_L1)}))
                  : rejected(u"\"%1\" is no status: use open, waiting, on_hold, solved or closed."_s.arg(
                        step.text("to"_L1)));
}

Expected<MacroStep> readAssignee(const Written& step)
{
    return MacroStep(CaseChange(case_change::Assignee{step.text("to"_L1).simplified()}));
}

Expected<MacroStep> readClaim(const Written&)
{
    return MacroStep(CaseChange(case_change::Claim{}));
}

Expected<MacroStep> readPriority(const Written& step)
{
    const auto priority = casePriorityFromName(step.text("to"_L1));
    return priority
               ? Expected<MacroStep>(CaseChange(case_change::Priority{*priority}))
               : rejected(u"\"%1\" is no priority: use low, normal, high or urgent."_s.arg(step.text("to"_L1)));
}

Expected<MacroStep> readTag(const Written& step)
{
    return MacroStep(CaseChange(case_change::Tag{step.text("tag"_L1)}));
}

Expected<MacroStep> readUntag(const Written& step)
{
    return MacroStep(CaseChange(case_change::Untag{step.text("tag"_L1)}));
}

Expected<MacroStep> readField(const Written& step)
{
    return MacroStep(CaseChange(case_change::Field{step.text("name"_L1).simplified(), step.text("value"_L1)}));
}

Expected<MacroStep> readSkill(const Written& step)
{
    return MacroStep(CaseChange(case_change::Skill{step.text("skill"_L1).simplified()}));
}

Expected<MacroStep> readSnooze(const Written& step)
{
    if (!step.has("for"_L1)) {
        return MacroStep(CaseChange(case_change::Snooze{}));
    }
    const auto seconds = spanFrom(step.text("for"_L1));
    return seconds ? Expected<MacroStep>(macro_step::SnoozeFor{*seconds}) : seconds.error();
}

Expected<MacroStep> readReminder(const Written& step)
{
    const auto seconds = spanFrom(step.text("in"_L1));
    return seconds ? Expected<MacroStep>(macro_step::RemindIn{*seconds, step.text("text"_L1)}) : seconds.error();
}

struct Kind
{
    const char* name;
    const char* needed; ///< keys, parted by a space
    const char* allowed;
    Expected<MacroStep> (*read)(const Written&);
};

constexpr std::array kinds{
    Kind{"reply", "text", "", readReply},      Kind{"note", "text", "", readNote},
    Kind{"status", "to", "reason", readStatus}, Kind{"assignee", "to", "", readAssignee},
    Kind{"claim", "", "", readClaim},          Kind{"priority", "to", "", readPriority},
    Kind{"tag", "tag", "", readTag},           Kind{"untag", "tag", "", readUntag},
    Kind{"field", "name value", "", readField}, Kind{"snooze", "", "for", readSnooze},
    Kind{"skill", "skill", "", readSkill},     Kind{"reminder", "in text", "", readReminder},
};

QStringList keysIn(const char* list)
{
    return QString::fromLatin1(list).split(u' ', Qt::SkipEmptyParts);
}

QString kindNames()
{
    QStringList names;
    for (const Kind& kind : kinds) {
        names.append(QString::fromLatin1(kind.name));
    }
    return names.join(u", "_s);
}

Expected<void> checkKeys(const QJsonObject& object, const Kind& kind)
{
    const QStringList needed = keysIn(kind.needed);
    const QStringList allowed = needed + keysIn(kind.allowed) + QStringList{u"do"_s};
    for (const QString& key : needed) {
        if (!object.contains(key)) {
            return rejected(u"it lacks \"%1\""_s.arg(key));
        }
    }
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        if (!allowed.contains(entry.key())) {
            return rejected(u"\"%1\" has no \"%2\""_s.arg(QString::fromLatin1(kind.name), entry.key()));
        }
        if (!entry.value().isString()) {
            return rejected(u"\"%1\" takes a text in quotes"_s.arg(entry.key()));
        }
    }
    return {};
}

Expected<MacroStep> stepFrom(const QJsonObject& object)
{
    const QString name = object.value("do"_L1).toString();
    for (const Kind& kind : kinds) {
        if (name != QLatin1String(kind.name)) {
            continue;
        }
        if (const auto sound = checkKeys(object, kind); !sound) {
            return rejected(sound.error().sentence + u'.');
        }
        return kind.read({object});
    }
    return rejected(u"there is no step \"%1\": use %2."_s.arg(name, kindNames()));
}

QJsonObject changeToJson(const CaseChange& change)
{
    return std::visit(
        Each{[](const case_change::Status& step) {
                 QJsonObject json{{u"do"_s, u"status"_s}, {u"to"_s, caseStatusName(step.status)}};
                 if (!step.reason.isEmpty()) {
                     json.insert(u"reason"_s, step.reason);
                 }
                 return json;
             },
             [](const case_change::Claim&) { return QJsonObject{{u"do"_s, u"claim"_s}}; },
             [](const case_change::Assignee& step) {
                 return QJsonObject{{u"do"_s, u"assignee"_s}, {u"to"_s, step.agent}};
             },
             [](const case_change::Priority& step) {
                 return QJsonObject{{u"do"_s, u"priority"_s}, {u"to"_s, casePriorityName(step.priority)}};
             },
             [](const case_change::Tag& step) { return QJsonObject{{u"do"_s, u"tag"_s}, {u"tag"_s, step.tag}}; },
             [](const case_change::Untag& step) { return QJsonObject{{u"do"_s, u"untag"_s}, {u"tag"_s, step.tag}}; },
             [](const case_change::Skill& step) {
                 return QJsonObject{{u"do"_s, u"skill"_s}, {u"skill"_s, step.skill}};
             },
             [](const case_change::Field& step) {
                 return QJsonObject{{u"do"_s, u"field"_s}, {u"name"_s, step.field}, {u"value"_s, step.value}};
             },
             [](const case_change::Snooze&) { return QJsonObject{{u"do"_s, u"snooze"_s}}; },
             // What a macro cannot hold (macroStepsFromJson() never makes them).
             [](const auto&) { return QJsonObject(); }},
        change);
}

QString changeWords(const CaseChange& change)
{
    return std::visit(
        Each{[](const case_change::Status& step) {
                 return u"status %1"_s.arg(caseStatusName(step.status).replace(u'_', u' '));
             },
             [](const case_change::Claim&) { return u"claim"_s; },
             [](const case_change::Assignee& step) {
                 return step.agent.isEmpty() ? u"assign to nobody"_s : u"assign to %1"_s.arg(step.agent);
             },
             [](const case_change::Priority& step) { return u"priority %1"_s.arg(casePriorityName(step.priority)); },
             [](const case_change::Tag& step) { return u"tag %1"_s.arg(step.tag); },
             [](const case_change::Untag& step) { return u"untag %1"_s.arg(step.tag); },
             [](const case_change::Skill& step) {
                 return step.skill.isEmpty() ? u"no skill"_s : u"skill %1"_s.arg(step.skill);
             },
             [](const case_change::Field& step) {
                 return step.value.isEmpty() ? u"empty %1"_s.arg(step.field) : u"%1: %2"_s.arg(step.field, step.value);
             },
             [](const case_change::Snooze&) { return u"snooze until the customer writes"_s; },
             [](const auto&) { return QString(); }},
        change);
}

} // namespace

Expected<QList<MacroStep>> macroStepsFromJson(const QJsonArray& json)
{
    QList<MacroStep> steps;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const auto step = json.at(i).isObject() ? stepFrom(json.at(i).toObject())
                                                : Expected<MacroStep>(rejected(u"write it like {\"do\": \"claim\"}."_s));
        if (!step) {
            return rejected(u"Step %1 of the macro: %2"_s.arg(i + 1).arg(step.error().sentence));
        }
        steps.append(*step);
    }
    return steps;
}

Expected<QList<MacroStep>> macroStepsFromText(const QByteArray& json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        return rejected(u"The steps are no JSON: at byte %1, %2."_s.arg(error.offset).arg(error.errorString()));
    }
    if (!document.isArray()) {
        return rejected(u"The steps are no list: write them like [{\"do\": \"claim\"}]."_s);
    }
    return macroStepsFromJson(document.array());
}

QJsonArray macroStepsToJson(const QList<MacroStep>& steps)
{
    QJsonArray json;
    for (const MacroStep& step : steps) {
        json.append(std::visit(
            Each{[](const macro_step::Reply& one) { return QJsonObject{{u"do"_s, u"reply"_s}, {u"text"_s, one.text}}; },
                 [](const macro_step::Note& one) { return QJsonObject{{u"do"_s, u"note"_s}, {u"text"_s, one.text}}; },
                 [](const macro_step::SnoozeFor& one) {
                     return QJsonObject{{u"do"_s, u"snooze"_s}, {u"for"_s, spanText(one.seconds)}};
                 },
                 [](const macro_step::RemindIn& one) {
                     return QJsonObject{
                         {u"do"_s, u"reminder"_s}, {u"in"_s, spanText(one.seconds)}, {u"text"_s, one.words}};
                 },
                 [](const CaseChange& one) { return changeToJson(one); }},
            step));
    }
    return json;
}

const QList<MacroStepForm>& macroStepForms()
{
    static const QList<MacroStepForm> forms = [] {
        QList<MacroStepForm> all;
        for (const Kind& kind : kinds) {
            all.append({QString::fromLatin1(kind.name), keysIn(kind.needed), keysIn(kind.allowed)});
        }
        return all;
    }();
    return forms;
}

QString macroStepWords(const MacroStep& step)
{
    return std::visit(
        Each{[](const macro_step::Reply&) { return u"reply"_s; }, [](const macro_step::Note&) { return u"note"_s; },
             [](const macro_step::SnoozeFor& one) { return u"snooze for %1"_s.arg(spanText(one.seconds)); },
             [](const macro_step::RemindIn& one) { return u"remind in %1"_s.arg(spanText(one.seconds)); },
             [](const CaseChange& one) { return changeWords(one); }},
        step);
}

} // namespace threadline
