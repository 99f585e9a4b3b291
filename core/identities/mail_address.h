// SPDX-License-Identifier: GPL-3.0-or-later
//
// core/identities: who an address, a number or a message's words belong to. Values in, values out,
// no database, any thread.
//
// This header: mail addresses. Whether one that somebody typed is an address, and when two that are
// written differently are one mailbox.
#pragma once

#include "core/model/customer.h"
#include "core/model/expected.h"

namespace threadline {

/// The identity behind an address that a person typed, or one sentence on what is wrong with it.
/// - RFC 5321, 4.1.2 and RFC 5322, 3.4.1: the part before the @ is dotted words or "quoted"; quotes
///   that are not needed go (RFC 5321 calls both forms the same). RFC 6531: letters beyond ASCII
///   may stand there, in NFC.
/// - The domain has two labels or more of letters, digits and hyphens; other scripts become ASCII
///   (IDNA, UTS 46 by QUrl::toAce). A bare IP number in brackets is refused.
/// - RFC 5321, 4.5.3.1: 64 octets before the @, 255 after it, 254 together (erratum 1690).
/// - Space and invisible marks around it are cut: they come with what is pasted.
/// The value is what emailIdentity() makes of the same address, so that it meets what is stored.
Expected<Identity> typedMailAddress(QStringView typed);

struct MailIdentity
{
    QString address; ///< as it was written, space around it cut: this is what people see
    Identity sameAs; ///< equal for addresses of one mailbox; only for matching, never to write to

    friend bool operator==(const MailIdentity&, const MailIdentity&) = default;
};

/// Of any address, also one that is not valid (then only case and space are folded). The rules
/// of providers are in mailbox_rules.h; what they drop is dropped from `sameAs` alone.
/// mailIdentity(x.sameAs.value).sameAs is x.sameAs.
MailIdentity mailIdentity(QStringView address);

/// A stored address for people: its domain in its own script under registries that QUrl::fromAce
/// trusts, but never letters that pass for Latin ones (Cyrillic, Greek, …) under a Latin ending.
QString mailAddressForPeople(const Identity& identity);

/// What stands after the last @, in lower case and ASCII; empty when there is none.
QString mailDomain(QStringView address);

} // namespace threadline
