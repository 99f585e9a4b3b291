// SPDX-License-Identifier: GPL-3.0-or-later
//
// The people in a From, To, Cc or Reply-To field (RFC 5322, 3.4; RFC 6532), also where it is
// broken.
#pragma once

#include "core/model/interaction.h"

namespace threadline {

/// Everybody in an unfolded header value, in order. Groups give their members, a comment after a
/// bare address gives the name, source routes (RFC 822) go. Someone with a name and no address is
/// kept with an empty address; what gives neither is left out.
QList<Party> parsedAddresses(const QByteArray& value);

} // namespace threadline
