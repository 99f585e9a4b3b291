// SPDX-License-Identifier: GPL-3.0-or-later
//
// core/customers: who people are. Customers and their identities, as events, as tables and as
// look-ups. The events of this room are made here and nowhere else:
//
//   customer.created   {"name"}                             subject: the customer
//   identity.linked    {"identity":{kind,value},"evidence"} subject: the customer
#pragma once

#include "core/log/event.h"
#include "core/model/customer.h"

namespace threadline {

Event customerCreated(CustomerId customer, const QString& name, const QString& actor, Timestamp at);
/// `evidence`: where the link was seen, in words ("sender of a mail").
Event identityLinked(CustomerId customer, const Identity& identity, const QString& evidence,
                     const QString& actor, Timestamp at);

QJsonObject identityToJson(const Identity& identity);
Identity identityFromJson(const QJsonObject& json);

} // namespace threadline
