// SPDX-License-Identifier: GPL-3.0-or-later
//
// The hub's schema has one source: the numbered files of resources/sql/hub. A new hub runs them all, an older one
// those it has not run, in one transaction.
#pragma once

#include "core/hub/postgres/postgres_connection.h"

namespace threadline {

/// The number of the last file there is.
int hubSchemaVersion();

/// How far a database is.
struct HubSchemaState
{
    int version = 0; ///< 0: no hub
    int serves = 0;  ///< the oldest program it works with, by the number of its last file
};

Expected<HubSchemaState> hubSchemaState(PostgresConnection& connection);

/// For a desk: an error that says who has to update, or that this is no hub.
Expected<void> requireUsableHub(PostgresConnection& connection);

struct HubUpgrade
{
    int from = 0;
    int to = 0;
};

/// As the role that owns the database. Two at once: one waits and finds nothing to do. Errors: the hub is newer, the
/// server too old, the role may not.
Expected<HubUpgrade> upgradeHub(PostgresConnection& connection);

} // namespace threadline
