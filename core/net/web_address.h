// SPDX-License-Identifier: GPL-3.0-or-later
//
// Addresses of servers that secrets are told to. Pure; any thread.
#pragma once

#include "core/model/expected.h"

#include <QUrl>

namespace threadline {

/// https, or plain http on this computer.
bool isSafeAddress(const QUrl& url);
/// Refused unless it is a safe one with a host; `example` is what the sentence says to write.
Expected<QUrl> safeAddress(const QString& typed, const QString& example);

} // namespace threadline
