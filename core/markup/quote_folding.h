// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tells a reply's own words from the history quoted with them and from the signature, so that the
// timeline shows each word once. Pure functions, any thread, linear in the text.
//
// The quoted part of HTML is found by the sanitiser (html_sanitiser.h), which still sees its marks.
#pragma once

#include <QList>
#include <QString>

namespace threadline {

struct TextSegment
{
    enum class Kind {
        Own,
        Quote,     ///< with its attribution line ("On …, Ann wrote:") or header block
        Signature, ///< from its separator on, or "Sent from my …"
    };

    Kind kind = Kind::Own;
    QString text;

    friend bool operator==(const TextSegment&, const TextSegment&) = default;
};

/// Partitions `text` by whole lines: the segments' texts one after another are exactly `text`.
/// Neighbours differ in kind; an empty text has no segments.
/// - Quotes are lines with "> " (RFC 3676, 4.5) with the attribution above them in the languages of
///   the common mail programs, and everything from "-----Original Message-----" or an Outlook
///   header block (From/Sent/To/Subject, many languages) on.
/// - Up to three quoted lines with an answer below them stay Own: they are what is answered.
/// - A forwarded message is Own: it is what the sender wants read.
/// - Signatures begin with "-- " (RFC 3676, 4.3) or are a phone's line.
/// - If nothing would be left to read, everything but the signature, or if need be everything, is
///   Own: a message is never folded whole.
QList<TextSegment> foldQuotes(const QString& text);

/// The Own segments together, trimmed: the words for a preview.
QString ownWords(const QString& text);

} // namespace threadline
