// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sla/sla_policy.h"

#include "core/model/names.h"
#include "core/model/rejected.h"

#include <algorithm>
#include <array>

namespace threadline {

namespace {

struct TargetField
{
    const char* key;
    const char* words;
    std::optional<qint64> SlaPolicy::*seconds;
};

constexpr std::array targetFields{
    TargetField{"first_reply_seconds", "first reply", &SlaPolicy::firstReply},
    TargetField{"next_reply_seconds", "next reply", &SlaPolicy::nextReply},
    TargetField{"resolution_seconds", "resolution", &SlaPolicy::resolution},
};

struct ConditionField
{
    const char* key;
    QStringList SlaPolicy::*names;
};

constexpr std::array conditionFields{
    ConditionField{"priorities", &SlaPolicy::priorities},
    ConditionField{"channels", &SlaPolicy::channels},
    ConditionField{"tags", &SlaPolicy::tags},
};

struct PauseField
{
    const char* key;
    bool SlaPolicy::*pauses;
};

constexpr std::array pauseFields{
    PauseField{"pauses_in_waiting", &SlaPolicy::pausesInWaiting},
    PauseField{"pauses_on_hold", &SlaPolicy::pausesOnHold},
};

bool asksNothingOrHas(const QStringList& wanted, const QString& name)
{
    return wanted.isEmpty() || wanted.contains(name, Qt::CaseInsensitive);
}

Expected<QStringList> namesFrom(const SlaPolicy& policy, const char* key, const QJsonValue& value)
{
    const QString wrong = QStringLiteral("The policy \"%1\" has %2 that are no list of names: write them like [\"one\", \"two\"].")
                              .arg(policy.name, QLatin1String(key));
    if (value.isUndefined() || value.isNull()) {
        return QStringList();
    }
    if (!value.isArray()) {
        return rejected(wrong);
    }
    QStringList names;
    const QJsonArray array = value.toArray();
    for (const auto& entry : array) {
        const QString name = entry.toString().trimmed();
        if (name.isEmpty()) {
            return rejected(wrong);
        }
        names.append(name);
    }
    return names;
}

/// A JSON number is a double: whole and not beyond what doubles count exactly, or it is taken for no promise.
Expected<std::optional<qint64>> secondsFrom(const SlaPolicy& policy, const TargetField& field, const QJsonValue& value)
{
    if (value.isUndefined() || value.isNull()) {
        return std::optional<qint64>();
    }
    const double number = value.toDouble(-1);
    const qint64 seconds = number >= 0 && number <= static_cast<double>(maxTargetSeconds) ? static_cast<qint64>(number) : 0;
    if (seconds < 1 || static_cast<double>(seconds) != number) {
        return rejected(QStringLiteral("The policy \"%1\" has for its %2 no whole number of seconds from 1 to %3: write one, "
                                      "or leave it out.")
                           .arg(policy.name, QLatin1String(field.words), QString::number(maxTargetSeconds)));
    }
    return std::optional<qint64>(seconds);
}

constexpr std::array targetNames{
    std::pair{SlaTarget::FirstReply, "first_reply"},
    std::pair{SlaTarget::NextReply, "next_reply"},
    std::pair{SlaTarget::Resolution, "resolution"},
};

} // namespace

QString slaTargetName(SlaTarget target)
{
    return names::nameOf(targetNames, target);
}

std::optional<SlaTarget> slaTargetFromName(QStringView name)
{
    return names::valueOf(targetNames, name);
}

std::optional<qint64> SlaPolicy::target(SlaTarget which) const
{
    return this->*targetFields[static_cast<size_t>(which)].seconds;
}

bool SlaPolicy::fits(const CaseTraits& traits) const
{
    const bool tagged = tags.isEmpty() || std::ranges::any_of(traits.tags, [this](const QString& tag) {
        return tags.contains(tag, Qt::CaseInsensitive);
    });
    return tagged && asksNothingOrHas(priorities, traits.priority) && asksNothingOrHas(channels, traits.channel);
}

Expected<void> SlaPolicy::check() const
{
    if (name.trimmed().isEmpty()) {
        return rejected(QStringLiteral("A policy has no name: give it one."));
    }
    if (calendar.trimmed().isEmpty()) {
        return rejected(QStringLiteral("The policy \"%1\" names no calendar: name the one that its times are counted in.").arg(name));
    }
    if (!firstReply && !nextReply && !resolution) {
        return rejected(QStringLiteral("The policy \"%1\" promises nothing: give it a first reply, a next reply or a resolution.")
                           .arg(name));
    }
    for (const TargetField& field : targetFields) {
        const auto seconds = this->*field.seconds;
        if (seconds && (*seconds < 1 || *seconds > maxTargetSeconds)) {
            return rejected(QStringLiteral("The policy \"%1\" promises a %2 in %3 seconds: give a number from 1 to %4.")
                               .arg(name, QLatin1String(field.words), QString::number(*seconds),
                                    QString::number(maxTargetSeconds)));
        }
    }
    return {};
}

QJsonObject SlaPolicy::toJson() const
{
    QJsonObject json{{QStringLiteral("name"), name}, {QStringLiteral("calendar"), calendar}};
    for (const ConditionField& field : conditionFields) {
        json.insert(QLatin1String(field.key), QJsonArray::fromStringList(this->*field.names));
    }
    for (const TargetField& field : targetFields) {
        if (const auto seconds = this->*field.seconds) {
            json.insert(QLatin1String(field.key), *seconds);
        }
    }
    for (const PauseField& field : pauseFields) {
        json.insert(QLatin1String(field.key), this->*field.pauses);
    }
    return json;
}

Expected<SlaPolicy> SlaPolicy::fromJson(const QJsonObject& json)
{
    SlaPolicy policy;
    policy.name = json.value(QLatin1String("name")).toString().trimmed();
    policy.calendar = json.value(QLatin1String("calendar")).toString().trimmed();
    for (const ConditionField& field : conditionFields) {
        auto names = namesFrom(policy, field.key, json.value(QLatin1String(field.key)));
        if (!names) {
            return names.error();
        }
        policy.*field.names = *names;
    }
    for (const TargetField& field : targetFields) {
        auto seconds = secondsFrom(policy, field, json.value(QLatin1String(field.key)));
        if (!seconds) {
            return seconds.error();
        }
        policy.*field.seconds = *seconds;
    }
    for (const PauseField& field : pauseFields) {
        const QJsonValue value = json.value(QLatin1String(field.key));
        if (!value.isBool() && !value.isUndefined()) {
            return rejected(QStringLiteral("The policy \"%1\" has for %2 neither true nor false: write one of them.")
                               .arg(policy.name, QLatin1String(field.key)));
        }
        policy.*field.pauses = value.toBool(true);
    }
    if (auto fine = policy.check(); !fine) {
        return fine.error();
    }
    return policy;
}

std::optional<SlaPolicy> policyFor(const CaseTraits& traits, const QList<SlaPolicy>& policies)
{
    const auto found = std::ranges::find_if(policies, [&](const SlaPolicy& policy) { return policy.fits(traits); });
    return found == policies.end() ? std::nullopt : std::optional(*found);
}

QJsonArray policiesToJson(const QList<SlaPolicy>& policies)
{
    QJsonArray json;
    for (const SlaPolicy& policy : policies) {
        json.append(policy.toJson());
    }
    return json;
}

Expected<QList<SlaPolicy>> policiesFromJson(const QJsonArray& json, const QStringList& calendars)
{
    QList<SlaPolicy> policies;
    QStringList names;
    for (const auto& value : json) {
        auto policy = SlaPolicy::fromJson(value.toObject());
        if (!policy) {
            return policy.error();
        }
        if (names.contains(policy->name, Qt::CaseInsensitive)) {
            return rejected(QStringLiteral("Two policies are called \"%1\": rename one of them.").arg(policy->name));
        }
        if (!calendars.contains(policy->calendar)) {
            return rejected(QStringLiteral("The policy \"%1\" counts in the calendar \"%2\", which there is not: make it, or name "
                                          "another one.")
                               .arg(policy->name, policy->calendar));
        }
        names.append(policy->name);
        policies.append(*policy);
    }
    return policies;
}

} // namespace threadline
