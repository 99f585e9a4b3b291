// SPDX-License-Identifier: GPL-3.0-or-later
//
// core/customers: who people are. Customers and their identities, as events, as tables and as
// look-ups. The events of this room are made here and nowhere else:
//
//   customer.created   {"name"}                             subject: the customer
//   customer.changed   {"field","value"}                    subject: the customer; empty: forgotten
//   customer.tagged    {"tag"}, customer.untagged {"tag"}   subject: the customer
//   customer.merged    {"from","reason"}                    subject: the one that stays in view
//   customer.unmerged  {"merge","from"}                     subject: likewise; "merge": that event's id
//   suggestion.rejected {"other"}                           subject: one of two who are not the same
//   identity.linked    {"identity":{kind,value},"evidence"} subject: the customer
//   identity.moved     {"identity","to"}                    subject: the customer that loses it
//
// A merge puts one customer (with all that was merged into it) below another and moves nothing for
// good: every interaction remembers whose it was, so that an unmerge at any later time brings back
// exactly what was, and what came since goes where its identity belongs.
#pragma once

#include "core/log/event.h"
#include "core/model/customer.h"

namespace threadline {

/// What an agent writes down about a customer.
enum class CustomerField { Name, Organisation, Language, TimeZone, Note };

/// "name", "organisation", "language", "time_zone", "note".
QString customerFieldName(CustomerField field);
std::optional<CustomerField> customerFieldFromName(QStringView name);

Event customerCreated(CustomerId customer, const QString& name, const QString& actor, Timestamp at);
Event customerChanged(CustomerId customer, CustomerField field, const QString& value, const QString& actor,
                      Timestamp at);
Event customerTagged(CustomerId customer, const QString& tag, bool tagged, const QString& actor, Timestamp at);
Event customerMerged(CustomerId into, CustomerId from, const QString& reason, const QString& actor, Timestamp at);
Event customerUnmerged(CustomerId from, CustomerId into, EventId merge, const QString& actor, Timestamp at);
Event suggestionRejected(CustomerId one, CustomerId other, const QString& actor, Timestamp at);
/// `evidence`: where the link was seen, in words ("sender of a mail").
Event identityLinked(CustomerId customer, const Identity& identity, const QString& evidence,
                     const QString& actor, Timestamp at);
Event identityMoved(CustomerId from, const Identity& identity, CustomerId to, const QString& actor, Timestamp at);

QJsonObject identityToJson(const Identity& identity);
Identity identityFromJson(const QJsonObject& json);

} // namespace threadline
