// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person types in the search box, read (docs/search.md says the same to people):
//
//   words                all of them, anywhere; the last one also as a beginning, while it is typed
//   "a phrase"           these words in this order
//   from: to:            people: an address, a name or "a name in quotes"; to: is To and Cc
//   subject: file:       words of the subject, of the name of an attachment
//   channel: tag:        as they are named
//   status: priority: assignee:    of the case; assignee: a name's words, me or none
//   case:10023           all that is in it
//   before: after:       a day: 2026-03-01, 01.03.2026, 2026-03, 2026, today, yesterday, 7d, 2w,
//   3m, 1y has:attachment       pictures inside the text count too is:unread is:read -anything all
//   that the same without the minus does not find
//
// Values of one key: any of them. Different keys and words: all of them. Of a month or a year the
// first day counts. before: ends with the day before (exclusive), after: begins with that day
// (inclusive), so that before:D and after:D are each other's opposite.
//
// Any thread.
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QDate>
#include <QString>

namespace threadline {

struct SearchQuery
{
    struct Term
    {
        enum class Field {
            Anywhere,
            Sender,
            Recipient,
            Subject,
            File,
            Channel,
            Tag,
            Status,
            Priority,
            Assignee,
            Case,
            Before,
            After,
            Has,
            Is
        };

        Field field = Field::Anywhere;
        bool negated = false;
        /// Anywhere, Sender, Recipient, Subject, File, Assignee: folded; several: in this order.
        QByteArrayList words;
        bool prefix = false; ///< the last word may go on
        /// Channel, Tag, Status, Priority, Has, Is: as it is stored. Sender, Recipient: a whole address in
        /// lower case, which has to be exactly theirs. Assignee: "me", "none". Else empty.
        QString value;
        QDate day;         ///< Before, After
        qint64 number = 0; ///< Case

        /// Whether this is asked of the full-text index.
        bool isIndexed() const;
        /// The index knows words, not where an address, a person or a file name begins and ends:
        /// what it finds has to be held against the event.
        bool needsEvent() const;

        friend bool operator==(const Term&, const Term&) = default;
    };

    QList<Term> terms;

    bool isEmpty() const { return terms.isEmpty(); }
    /// What has to be in the index, as FTS5's own query language (sqlite.org/fts5.html, 3), without
    /// what must not be there. Empty when nothing has to, also when something must not.
    QByteArray toFts() const;
    /// What must not be in the index, as far as the index can tell. Empty: nothing.
    QByteArray leftOutFts() const;

    friend bool operator==(const SearchQuery&, const SearchQuery&) = default;
};

/// A part of what was typed that means nothing.
struct QueryProblem
{
    qsizetype from = 0; ///< its place in what was typed, UTF-16 code units
    qsizetype length = 0;
    QString sentence; ///< what can be written there

    friend bool operator==(const QueryProblem&, const QueryProblem&) = default;
};

struct ParsedQuery
{
    SearchQuery query;            ///< all that could be understood
    QList<QueryProblem> problems; ///< in the order of their places

    friend bool operator==(const ParsedQuery&, const ParsedQuery&) = default;
};

/// Never fails as a whole: what means nothing is named and left out, the rest still searches. A
/// word behind an unknown key ("http://x", "10:30") is words. A box in which someone types may hold
/// back the problem under the cursor. `today` as the person's calendar has it.
ParsedQuery parseSearchQuery(const QString& typed, QDate today);

} // namespace threadline
