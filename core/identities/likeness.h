// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether two customers are the same person, and why one may think so. A name alone is never a
// reason, and no reason joins two customers: a person decides on what this suggests. Any thread.
#pragma once

#include "core/identities/confidence.h"
#include "core/identities/evidence.h"

#include <QStringList>

namespace threadline {

struct SeenClue
{
    Clue clue;
    Timestamp at; ///< of the message

    friend bool operator==(const SeenClue&, const SeenClue&) = default;
};

/// What is known of a customer, as far as it matters here.
struct CustomerSummary
{
    QStringList names;          ///< display names, the best first
    QStringList companyDomains; ///< in ASCII; those of the mail identities need not be repeated
    QList<Identity> identities;
    QList<SeenClue> clues; ///< from this customer's own messages
};

struct Reason
{
    Evidence::Kind kind = Evidence::Kind::NameAndCompany;
    double weight = 0;        ///< evidenceWeight(kind), for the order
    QString sentence;         ///< complete, for a person to judge by
    QList<Evidence> evidence; ///< all sightings, the latest first; for confidence()

    friend bool operator==(const Reason&, const Reason&) = default;
};

/// The reasons, the weightiest first; empty when there are none. Which customer comes first makes
/// no difference but to the sentences. The rules:
/// - one mailbox under two spellings (mail_address.h), or the same identity twice;
/// - a number, a handle or a forwarded sender in the one's messages, or an address that the one typed in, is an identity
///   of the other;
/// - the same full name (person_name.h) and mail from the same domain that is no free provider's.
QList<Reason> likeness(const CustomerSummary& one, const CustomerSummary& other);

/// The evidence of all reasons together.
double confidence(const QList<Reason>& reasons, Timestamp now);

} // namespace threadline
