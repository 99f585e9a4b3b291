// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/time_zone_name.h"

#include <QTimeZone>

#include <algorithm>

namespace threadline {

// Qt also takes offsets and POSIX rules for names, and paths: only what an IANA name looks like is asked for.
bool isTimeZoneName(const QByteArray& name)
{
    if (name == "UTC") {
        return true;
    }
    const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '_'
               || c == '-' || c == '+';
    });
    return plain && name.contains('/') && !name.startsWith('/') && QTimeZone(name).isValid();
}

} // namespace threadline
