// SPDX-License-Identifier: GPL-3.0-or-later
//
// Under which chat addresses visitors are to be reached: one who has no account gets a new address
// with each login. It goes with the cursor, so that an answer finds its way after a restart, too. A
// plain value.
#pragma once

#include "core/model/timestamp.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>

namespace threadline {

class WebChatPeople
{
public:
    /// `person`: as in their identity, without the channel's name before it.
    void met(const QString& jid, const QString& person, Timestamp at);
    void met(const WebChatPeople& others);
    /// Empty: nobody we know.
    QString personAt(const QString& jid) const { return m_met.value(jid).person; }
    /// Where they were seen last; empty: nowhere that we remember.
    QString addressOf(const QString& person) const;
    /// All addresses under which somebody was met.
    QStringList addresses() const { return m_met.keys(); }

    QJsonObject toJson() const;
    static WebChatPeople fromJson(const QJsonObject& json);

    friend bool operator==(const WebChatPeople&, const WebChatPeople&) = default;

private:
    struct Meeting
    {
        QString person;
        Timestamp at;

        friend bool operator==(const Meeting&, const Meeting&) = default;
    };
    QHash<QString, Meeting> m_met;
};

} // namespace threadline
