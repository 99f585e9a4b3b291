// SPDX-License-Identifier: GPL-3.0-or-later
//
// A customer is a person or an organisation; an identity is an address by which a channel knows
// one. Display names are evidence, never identity.
#pragma once

#include "core/model/id.h"

#include <QList>
#include <QString>

namespace threadline {

struct Identity
{
    enum class Kind { Email, Phone, Handle, Reference };

    Kind kind = Kind::Email;
    /// Normalised, so that equal means same: an address with its domain in lower case, a number in
    /// E.164, `network:handle`, `system:id`.
    QString value;

    friend bool operator==(const Identity&, const Identity&) = default;
};

/// "email", "phone", "handle", "reference".
QString identityKindName(Identity::Kind kind);
std::optional<Identity::Kind> identityKindFromName(QStringView name);

/// The identity behind a mail address: the domain folded to lower case (RFC 5321, 2.4) and, because
/// every provider in use ignores case there too, the local part as well. Surrounding space is cut.
Identity emailIdentity(QStringView address);

struct Customer
{
    CustomerId id;
    QString name; ///< the best name seen so far; may be empty, then show the first identity
    QList<Identity> identities;
    qint64 interactions = 0;

    friend bool operator==(const Customer&, const Customer&) = default;
};

} // namespace threadline
