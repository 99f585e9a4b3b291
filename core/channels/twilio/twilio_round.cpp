// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/twilio/twilio_round.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 daySeconds = 86'400;

} // namespace

TwilioRound::TwilioRound(const QJsonObject& cursor, qint64 overlapSeconds)
    : m_cursor(cursor)
    , m_overlap(overlapSeconds)
{
}

QString TwilioRound::page() const
{
    return m_cursor.value("page"_L1).toString();
}

QString TwilioRound::sinceDay() const
{
    const qint64 upTo = m_cursor.value("up_to"_L1).toInteger();
    return upTo == 0 ? QString()
                     : QDateTime::fromSecsSinceEpoch(upTo - std::max(m_overlap, daySeconds), Qt::UTC).date().toString(Qt::ISODate);
}

bool TwilioRound::isOld(const TwilioEntry& entry) const
{
    return !entry.at.isNull() && entry.at.seconds() < m_cursor.value("up_to"_L1).toInteger() - m_overlap;
}

bool TwilioRound::isNew(const TwilioEntry& entry) const
{
    return !isOld(entry) && !m_cursor.value("recent"_L1).toArray().contains(QJsonValue(entry.sid));
}

QJsonObject TwilioRound::after(const QList<TwilioEntry>& listed, const QList<TwilioEntry>& settled, const QString& next) const
{
    qint64 newest = m_cursor.value("newest"_L1).toInteger();
    for (const TwilioEntry& entry : listed) {
        newest = std::max(newest, entry.at.seconds());
    }
    QJsonArray coming = m_cursor.value("coming"_L1).toArray();
    for (const TwilioEntry& entry : settled) {
        coming.append(QJsonObject{{u"sid"_s, entry.sid}, {u"at"_s, entry.at.isNull() ? newest : entry.at.seconds()}});
    }
    QJsonArray recent; // only these are asked for again
    QJsonArray sids;
    for (const auto& one : std::as_const(coming)) {
        if (one.toObject().value("at"_L1).toInteger() >= newest - m_overlap) {
            recent.append(one);
            sids.append(one.toObject().value("sid"_L1));
        }
    }
    const bool isWhole = next.isEmpty() || std::any_of(listed.begin(), listed.end(), [this](const TwilioEntry& entry) {
        return isOld(entry);
    });
    const QJsonValue upTo = m_cursor.value("up_to"_L1);
    if (!isWhole) {
        return {{u"up_to"_s, upTo}, {u"recent"_s, m_cursor.value("recent"_L1)}, {u"page"_s, next}, {u"newest"_s, newest},
                {u"coming"_s, recent}};
    }
    // A round that saw nothing at all changes nothing.
    return {{u"up_to"_s, std::max(newest, upTo.toInteger())},
            {u"recent"_s, newest > 0 ? QJsonValue(sids) : m_cursor.value("recent"_L1)}};
}

} // namespace threadline
