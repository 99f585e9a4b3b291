// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a message's own words say about who wrote it. Clues are hints for a person to judge: nothing
// is linked by them alone (confidence.h). Made on the thread that prepares the message; the time is
// linear in the text, and a text of more than two million characters says nothing.
#pragma once

#include "core/model/customer.h"

#include <QList>

namespace threadline {

struct Clue
{
    enum class Kind {
        Phone,         ///< a number in the signature; `identity` in E.164
        ForwardedFrom, ///< who wrote what is forwarded; `identity` a mail address, `text` the name
        Handle,        ///< an account the signature points to; `identity` `network:handle`
        Company,       ///< whom the writer works for; `text` the domain, no identity
        GivenAddress,  ///< the writer typed it in where a form asked for it; a mail address
        VouchedAddress, ///< likewise, and the website where they are logged in says so, too
    };
    enum class Place { Signature, ForwardedBlock, SenderAddress, Form };

    Kind kind = Kind::Phone;
    Identity identity; ///< its value is empty for a company
    QString text;      ///< as people are to see it: the number with its extension, a name, a domain
    Place where = Place::Signature;
    QString excerpt; ///< the words it was read from, on one line, 120 characters at most

    friend bool operator==(const Clue&, const Clue&) = default;
};

struct WrittenMessage
{
    QString text;    ///< plain, as core/markup makes it of HTML
    QString subject; ///< of a mail; tells an Outlook forward from an answer
    QString sender;  ///< mail address; empty on other channels
    QString region;  ///< where numbers without a country code are; may be empty (phone_number.h)
};

/// In the order of the text, each once; the company last.
/// - Numbers and handles count in the signature only (core/markup/quote_folding.h says which lines
///   that is): in a quote they are another's, in the text anything.
/// - A mail that is forwarded from the sender's own mailbox says nothing new.
/// - A free provider's domain is no company (free_mail.h).
QList<Clue> cluesIn(const WrittenMessage& message);

} // namespace threadline
