// SPDX-License-Identifier: GPL-3.0-or-later
//
// Adding, trying and removing channel accounts. Everything here blocks, on the keychain or the
// network: any thread that may wait, never the network thread.
#pragma once

#include "core/inbound/account_store.h"
#include "core/workspace/workspace.h"
#include "core/workspace/workspace_services.h"

namespace threadline::account_commands {

/// Refused when it was removed meanwhile. Any connection.
Expected<StoredAccount> presentAccount(Database& database, AccountId id);

Expected<Account> add(const AccountRequest& request, WorkspaceServices& services);
Expected<void> remove(AccountId account, WorkspaceServices& services);
/// Tries settings that are not stored.
Expected<void> check(const AccountRequest& request, WorkspaceServices& services);
/// Tries a stored account with its stored secret.
Expected<void> check(AccountId account, WorkspaceServices& services);

} // namespace threadline::account_commands
