// SPDX-License-Identifier: GPL-3.0-or-later
//
// An address as a person reads it. Some channels write theirs with a prefix, and behind it a number that one can call
// ("whatsapp:+15551234567") or something that only machines read ("telegram:77", "webchat:3f9a…"). Any thread.
#pragma once

#include <QString>

namespace threadline {

/// "+15551234567"; empty for what only machines read; every other address as it is.
QString addressWords(const QString& address);

} // namespace threadline
