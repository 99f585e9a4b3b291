// SPDX-License-Identifier: GPL-3.0-or-later
//
// The two halves of a mail address, each by its own grammar. Any thread. What is given is in lower
// case and in NFC already; the caller is mail_address.h, which has the rules in words.
#pragma once

#include "core/model/expected.h"

namespace threadline {

/// RFC 5321, 4.1.2 (Local-part) with the letters of RFC 6531: in its shortest spelling, quoted only
/// when it must be.
Expected<QString> checkedLocalPart(const QString& local);

/// RFC 1035, 2.3.1 and RFC 1123, 2.1: in ASCII.
Expected<QString> checkedMailDomain(const QString& domain);

/// White space, controls and format characters (bidi marks, joiners).
bool isInvisible(QChar c);

} // namespace threadline
