// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an IMAP server says, as values (RFC 9051 section 7 and 9; RFC 3501 alike). Any thread.
#pragma once

#include "core/model/expected.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace threadline {

/// What a server may make us hold. Beyond any of these the line is not understood any more.
struct ImapLimits
{
    qsizetype lineBytes =
        16 << 20; ///< of one response without its literals; a SEARCH of a large folder fits
    qsizetype literalBytes = 100 << 20; ///< of the literals of one response together
    int depth = 64;                     ///< of nested lists
};

/// One element of a response: an atom, a string (quoted or literal), a list or NIL.
struct ImapValue
{
    enum class Kind : quint8 { Nil, Atom, String, List };

    Kind kind = Kind::Nil;
    QByteArray bytes; ///< of an atom or string; "NIL" of NIL, which may be meant as a name
    std::vector<ImapValue> items; ///< of a list

    bool isList() const { return kind == Kind::List; }
    bool isAtom(QByteArrayView name) const; ///< without regard to case
    std::optional<quint64> number() const;  ///< of an atom that is one

    friend bool operator==(const ImapValue&, const ImapValue&) = default;
};

struct ImapResponse
{
    enum class Kind : quint8 { Continuation, Untagged, Tagged };

    Kind kind = Kind::Untagged;
    QByteArray tag;  ///< of a tagged one
    QByteArray name; ///< upper case: OK, NO, BAD, BYE, PREAUTH, FETCH, EXISTS, LIST…; empty of a
                     ///< continuation
    std::optional<quint32> number; ///< the one before the name: 12 of "* 12 FETCH"
    std::vector<ImapValue> values; ///< what follows the name of a data response
    QByteArray code; ///< response code of OK, NO, BAD, BYE, PREAUTH, upper case: UIDNEXT, ALERT…
    std::vector<ImapValue> codeValues;
    QByteArray text; ///< human words after the code, or all of a continuation

    /// OK, NO, BAD, BYE or PREAUTH.
    bool isStatus() const;

    friend bool operator==(const ImapResponse&, const ImapResponse&) = default;
};

/// A whole response as it came: the line without its CRLF, literals taken out and kept beside.
struct ImapFrame
{
    struct Literal
    {
        qsizetype from = 0; ///< where "{n}" or "~{n}" stands in the line
        qsizetype to = 0;   ///< just behind it
        QByteArray bytes;
    };

    QByteArray line;
    std::vector<Literal> literals; ///< in the order of the line
};

/// Error Corrupt when it is not IMAP.
Expected<ImapResponse> parseImapResponse(ImapFrame frame, int maxDepth);

/// Whether what follows in this line is text for people, in which braces mean nothing.
bool isImapTextLine(QByteArrayView line);

} // namespace threadline
