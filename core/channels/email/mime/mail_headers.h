// SPDX-License-Identifier: GPL-3.0-or-later
//
// The header fields of a mail or of a part of it, as bytes: names in lower case, values unfolded
// (RFC 5322, 2.2.3) and trimmed, but otherwise not decoded. A plain value.
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

#include <utility>

namespace threadline {

class MailHeaders
{
public:
    void append(QByteArray name, const QByteArray& rawValue);

    /// The value of the first field of that (lower-case) name that has one; empty when none has.
    QByteArray first(QByteArrayView name) const;
    QByteArrayList all(QByteArrayView name) const;
    bool contains(QByteArrayView name) const;

    /// Reads "Name: value" lines up to the first empty line. Lines that are neither a field nor a
    /// continuation are passed over.
    static MailHeaders fromBytes(const QByteArray& bytes);
    /// The groups of fields of a message/delivery-status (RFC 3464, 2.1), empty ones left out.
    static QList<MailHeaders> groupsFromBytes(const QByteArray& bytes);

    bool isEmpty() const { return m_fields.isEmpty(); }

private:
    QList<std::pair<QByteArray, QByteArray>> m_fields;
};

/// The message ids in a References, In-Reply-To or Message-ID value, without angle brackets, in
/// their order, each once. Comments and phrases (RFC 822 allowed them) are passed over; white space
/// that a mailer folded into an id is taken out; ids without brackets are accepted when there are
/// no others.
QByteArrayList messageIds(const QByteArray& value);

/// `value` without its comments (RFC 5322, 3.2.2); what quotes hold is left alone.
QByteArray withoutComments(const QByteArray& value);

/// `value` with each run of white space as one space, none at the ends.
QByteArray collapsed(const QByteArray& value);

} // namespace threadline
