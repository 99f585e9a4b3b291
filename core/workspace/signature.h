// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words under everything that leaves from an account. They are put there when the reply is made,
// never into what is being written. Pure; any thread.
#pragma once

#include "core/model/account.h"

namespace threadline {

/// With variables, as it was typed; empty: none.
QString signatureOf(const Account& account);
QJsonObject settingsWithSignature(QJsonObject settings, const QString& signature);

/// What goes below a text: the separator of RFC 3676, 4.3, and the signature. Empty for none.
QString signatureBlock(const QString& signature);

} // namespace threadline
