// SPDX-License-Identifier: GPL-3.0-or-later
//
// A touch as another system or a table tells of it, before anyone looked whose it is. Any thread.
#pragma once

#include "core/model/arrival.h"
#include "core/model/expected.h"

namespace threadline {

/// By what a customer is named, as far as it was told.
struct CustomerNamed
{
    QString number; ///< theirs in that system
    QString email;
    QString phone;
    QString name;
    QString words; ///< any of those, nobody said which

    friend bool operator==(const CustomerNamed&, const CustomerNamed&) = default;
};

struct Touchpoint
{
    Arrival arrival; ///< its key is set
    QString source;
    QList<Identity> identities; ///< of the customer, the surest first
    QString name;               ///< of the customer; may be empty
    qint64 caseNumber = 0;      ///< 0: not told
};

/// The same record of a source has the same key, however it comes.
QByteArray touchpointKey(const QString& source, const QString& id);

/// The customer's side of `touchpoint`. `region` as FieldMapping::region. Refused when an address or number is none,
/// and when nothing is told.
Expected<void> nameCustomer(Touchpoint& touchpoint, const CustomerNamed& named, const QString& region);

/// Sender and recipient, from the direction and the customer. `agent` may be empty.
void nameParties(Touchpoint& touchpoint, const QString& agent);

/// "1234.50" of "1.234,50", "1,234.50" and "1234,5"; as it is when it could be read in two ways or is no number.
/// A currency before or behind goes behind.
QString readAmount(const QString& typed);

} // namespace threadline
