// SPDX-License-Identifier: GPL-3.0-or-later
//
// Accounts that have no password or token, as a program on this computer that asks for none. Their channel says so in
// the settings; nothing is then kept in the keychain. Pure; any thread.
#pragma once

#include "core/model/account.h"

namespace threadline {

inline const QString secretlessKey = QStringLiteral("secretless");

inline bool needsSecret(const Account& account)
{
    return !account.settings.value(secretlessKey).toBool();
}

} // namespace threadline
