// SPDX-License-Identifier: GPL-3.0-or-later
//
// Going through one of Twilio's lists. They are sorted by time, the newest first, and filter by day only. A round of pages
// goes back until `overlap` before the newest entry that is here (all the way at the first time) and only then moves on;
// what of that time is here already is known by its sid. So nothing is missed that is listed late, and a round that is
// broken off goes on where it was.
//
// The cursor is {"up_to": seconds of the newest entry when the last round ended, "recent": the sids of the time before it,
// and in the middle of a round "page": where the next page is, "newest": seconds, "coming": [{"sid", "at"}]}. Pure.
#pragma once

#include "core/model/timestamp.h"

#include <QJsonObject>
#include <QList>

namespace threadline {

struct TwilioEntry
{
    QString sid;
    Timestamp at; ///< null: nobody knows
};

class TwilioRound
{
public:
    TwilioRound(const QJsonObject& cursor, qint64 overlapSeconds);

    /// Where the page to ask for is; empty: at the beginning of the list.
    QString page() const;
    /// What that list may be narrowed to, "2026-11-22"; empty: all of it is wanted.
    QString sinceDay() const;
    /// Not here yet.
    bool isNew(const TwilioEntry& entry) const;
    /// The cursor when all of this page is here. `next`: of the list; empty: the page was its last. `settled`: what need not
    /// be seen again; the others stay new.
    QJsonObject after(const QList<TwilioEntry>& listed, const QList<TwilioEntry>& settled, const QString& next) const;

private:
    bool isOld(const TwilioEntry& entry) const;

    QJsonObject m_cursor;
    qint64 m_overlap;
};

} // namespace threadline
