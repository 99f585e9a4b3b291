// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sla/sla_words.h"

#include <algorithm>

namespace threadline {

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

/// "2 h 10 min", "2 h", "10 min"; at least a minute is asked for.
QString hoursAndMinutes(qint64 seconds)
{
    const qint64 hours = seconds / hour;
    const qint64 minutes = seconds % hour / minute;
    QStringList parts;
    if (hours > 0) {
        parts.append(QStringLiteral("%1 h").arg(hours));
    }
    if (minutes > 0 || hours == 0) {
        parts.append(QStringLiteral("%1 min").arg(minutes));
    }
    return parts.join(QLatin1Char(' '));
}

QString leftWords(qint64 seconds)
{
    return seconds < minute ? QStringLiteral("under a minute left")
                            : QStringLiteral("%1 left").arg(hoursAndMinutes(seconds));
}

QString breachedWords(qint64 seconds)
{
    if (seconds < minute) {
        return QStringLiteral("breached just now");
    }
    return QStringLiteral("breached %1 ago").arg(seconds < 2 * day ? hoursAndMinutes(seconds) : QStringLiteral("%1 d").arg(seconds / day));
}

QString pausedWords(CaseStatus status)
{
    switch (status) {
    case CaseStatus::Waiting: return QStringLiteral("paused while waiting");
    case CaseStatus::OnHold: return QStringLiteral("paused while on hold");
    case CaseStatus::Solved: return QStringLiteral("paused since solved");
    case CaseStatus::Closed: return QStringLiteral("paused since closed");
    case CaseStatus::New:
    case CaseStatus::Open: break;
    }
    return QStringLiteral("paused");
}

} // namespace

QString slaTargetWords(SlaTarget target)
{
    switch (target) {
    case SlaTarget::FirstReply: return QStringLiteral("First reply");
    case SlaTarget::NextReply: return QStringLiteral("Next reply");
    case SlaTarget::Resolution: return QStringLiteral("Resolution");
    }
    return {};
}

QString slaWords(const TargetStanding& standing, Timestamp now)
{
    switch (standing.state) {
    case SlaState::NotApplicable: return {};
    case SlaState::Running: return leftWords(standing.remainingSeconds);
    case SlaState::Paused: return pausedWords(standing.pausedIn.value_or(CaseStatus::New));
    case SlaState::Met: return QStringLiteral("done in time");
    case SlaState::Breached: break;
    }
    if (standing.metAt) {
        return QStringLiteral("done too late");
    }
    return breachedWords((now.us - standing.breachedAt.value_or(now).us) / 1'000'000);
}

} // namespace threadline
