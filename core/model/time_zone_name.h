// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names of time zones as people and other programs write them. Any thread.
#pragma once

#include <QByteArray>

namespace threadline {

/// Whether this machine knows a zone of the IANA database by this name ("Europe/Berlin"), or it is UTC.
bool isTimeZoneName(const QByteArray& name);

} // namespace threadline
