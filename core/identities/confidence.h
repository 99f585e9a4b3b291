// SPDX-License-Identifier: GPL-3.0-or-later
//
// How sure a link between a customer and an identity, or between two customers, is. Any thread.
#pragma once

#include "core/model/timestamp.h"

#include <QList>

namespace threadline {

struct Evidence
{
    enum class Kind {
        Confirmed,      ///< a person said so
        SameIdentity,   ///< one mailbox, one number, one id in another system
        SignaturePhone, ///< a signature has the other's number
        ForwardedFrom,  ///< a mail forwards one of the other
        ClaimedHandle,  ///< a signature points to the other's account
        NameAndCompany, ///< both have the same full name and write from the same company
        GivenAddress,   ///< one typed in the other's address
        VouchedAddress, ///< likewise, and a website of ours says that it is theirs
    };

    Kind kind = Kind::Confirmed;
    Timestamp at; ///< when it was seen; the age counts for what was read in a message only

    friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// What one fresh piece is worth, 0..1: confirmed 1, same identity 0.95, vouched address 0.9, name and company 0.6,
/// signature phone 0.55, claimed handle 0.5, given address 0.5, forwarded from 0.3.
double evidenceWeight(Evidence::Kind kind);

/// 0..1; 1 only when a person confirmed. Nothing but a confirmation or the same identity is enough
/// to join by itself.
///
///   confidence = 1 - Π over kinds k, Π over i = 0, 1, … (1 - s(k,i) / 2^i)
///
/// where s(k,0) ≥ s(k,1) ≥ … are the strengths of the pieces of one kind: its weight, times
/// max(¼, 2^(-age / 3 years)) where age counts. Kinds count as independent; a second piece of one
/// kind counts half, a third a quarter: a signature is repeated in every mail. More evidence, or
/// the same one younger, never makes it less. Evidence from after `now` has no age.
double confidence(const QList<Evidence>& evidence, Timestamp now);

} // namespace threadline
