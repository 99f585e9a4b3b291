// SPDX-License-Identifier: GPL-3.0-or-later
//
// Something that was done to a case or a customer, as the log has it, with the names by which people
// know what it speaks of. What it is called in a sentence: core/workspace/happening_words.h.
#pragma once

#include "core/model/id.h"

#include <QJsonObject>
#include <QString>

namespace threadline {

struct Happening
{
    QString kind;           ///< the event's: "case.tagged"
    QString actor;          ///< the agent, or "rules"
    Timestamp at;
    QJsonObject body;       ///< of the event (core/cases/case_events.h, core/customers/customer_events.h)
    qint64 caseNumber = 0;  ///< the case it is about; 0: a customer
    qint64 otherCase = 0;   ///< the second case it speaks of: merged into, moved from, linked with
    QString otherCustomer;  ///< the second customer it speaks of

    friend bool operator==(const Happening&, const Happening&) = default;
};

} // namespace threadline
