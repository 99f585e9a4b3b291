// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person types in the search box, read:
//
//   words          all of them, anywhere; the last one also as a beginning, while it is being typed
//   "a phrase"     these words in this order
//   from:WORDS     only what was sent by them; an address, a name or "a name in quotes"
//
// Never fails: whatever is typed means something, at worst nothing that is found.
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

namespace threadline {

struct SearchQuery
{
    struct Term
    {
        enum class Field { Anywhere, Sender };

        Field field = Field::Anywhere;
        QByteArrayList words; ///< folded; several: in this order
        bool prefix = false;  ///< the last word may go on

        friend bool operator==(const Term&, const Term&) = default;
    };

    QList<Term> terms;
    /// Senders given as whole addresses, lower case: the hit's sender has to be exactly one of them.
    QStringList senderAddresses;

    bool isEmpty() const { return terms.isEmpty(); }
    /// As FTS5's own query language (sqlite.org/fts5.html, 3).
    QByteArray toFts() const;
};

SearchQuery parseSearchQuery(const QString& typed);

} // namespace threadline
