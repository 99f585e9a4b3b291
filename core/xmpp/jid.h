// SPDX-License-Identifier: GPL-3.0-or-later
//
// Addresses of XMPP (RFC 7622): local@domain/resource. Local part and domain are compared without regard to
// case, the resource exactly. Any thread.
#pragma once

#include <QString>

namespace threadline {

/// Without the resource, in lower case. Empty when `jid` is no address.
QString bareJid(const QString& jid);
/// Behind the first slash; a room's members have their nick there. May be empty.
QString jidResource(const QString& jid);
QString jidDomain(const QString& jid);
/// The bare part in lower case, the resource as it is. Empty when `jid` is no address.
QString normalJid(const QString& jid);

} // namespace threadline
