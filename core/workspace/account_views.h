// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a pane shows of an account, from what is stored and what its worker says.
#pragma once

#include "core/inbound/account_store.h"
#include "core/inbound/synchronisation.h"
#include "core/workspace/views.h"

namespace threadline {

AccountView viewOf(const StoredAccount& stored);
AccountView viewOf(const Synchronisation::Status& status);

} // namespace threadline
