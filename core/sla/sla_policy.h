// SPDX-License-Identifier: GPL-3.0-or-later
//
// What we promise to whom. Policies are an ordered list, the first that fits a case holds for it; put the narrow ones
// first and one without conditions last. Any thread.
#pragma once

#include "core/model/channel.h"
#include "core/model/expected.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <array>
#include <optional>

namespace threadline {

enum class SlaTarget { FirstReply, NextReply, Resolution };
inline constexpr std::array allSlaTargets{SlaTarget::FirstReply, SlaTarget::NextReply, SlaTarget::Resolution};

/// "first_reply", "next_reply", "resolution".
QString slaTargetName(SlaTarget target);
std::optional<SlaTarget> slaTargetFromName(QStringView name);

/// What a policy looks at in a case.
struct CaseTraits
{
    QString priority; ///< its stored name; empty: it has none
    ChannelName channel;
    QStringList tags;

    friend bool operator==(const CaseTraits&, const CaseTraits&) = default;
};

struct SlaPolicy
{
    QString name;
    /// The case has one of these; an empty list asks for nothing. All three have to fit. Case does not matter.
    QStringList priorities;
    QStringList channels;
    QStringList tags;
    /// Working seconds; none: not promised.
    std::optional<qint64> firstReply;
    std::optional<qint64> nextReply;
    std::optional<qint64> resolution;
    QString calendar; ///< the name of a business calendar
    /// Whether the resolution's clock stands still in these. The replies' clocks run only while the customer waits
    /// for us, whatever is said here: not in Waiting, but On hold, where only somebody else keeps us waiting.
    bool pausesInWaiting = true;
    bool pausesOnHold = true;

    std::optional<qint64> target(SlaTarget which) const;
    bool fits(const CaseTraits& traits) const;

    /// Whether it promises something that can be kept.
    Expected<void> check() const;

    /// {"name":"Gold","priorities":["urgent"],"channels":["email"],"tags":["vip"],"first_reply_seconds":3600,
    ///  "next_reply_seconds":7200,"resolution_seconds":86400,"calendar":"Office","pauses_in_waiting":true,
    ///  "pauses_on_hold":true}; targets that are missing or null are not promised, both pauses are on when missing.
    QJsonObject toJson() const;
    /// Refuses what check() refuses.
    static Expected<SlaPolicy> fromJson(const QJsonObject& json);

    friend bool operator==(const SlaPolicy&, const SlaPolicy&) = default;
};

/// The first that fits; nothing when none does, then nothing is promised.
std::optional<SlaPolicy> policyFor(const CaseTraits& traits, const QList<SlaPolicy>& policies);

QJsonArray policiesToJson(const QList<SlaPolicy>& policies);
/// Refuses also two policies of one name, and a calendar that is not among `calendars`.
Expected<QList<SlaPolicy>> policiesFromJson(const QJsonArray& json, const QStringList& calendars);

/// The longest promise: five years round the clock.
inline constexpr qint64 maxTargetSeconds = qint64(5) * 366 * 86400;

} // namespace threadline
