// SPDX-License-Identifier: GPL-3.0-or-later
//
// What PostgreSQL and libpq say, as an Error with a sentence for people. Pure; any thread.
// SQLSTATEs: PostgreSQL's documentation, appendix A; those that begin with TL are ours (resources/sql/hub).
#pragma once

#include "core/model/expected.h"

#include <QByteArray>

namespace threadline {

/// Of a statement. `message`: the server's own, for what has no sentence here.
Error postgresError(const QByteArray& sqlState, const QString& message);

/// Of a connection that did not come about. `message`: libpq's, in English and with SQLSTATE verbosity. `hosts`:
/// as the person typed them.
Error postgresConnectError(const QString& message, const QString& hosts);

/// The line was lost while something was under way.
Error postgresLineLost();

} // namespace threadline
