// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who a SIP address (RFC 3261, 19.1) or a tel: address (RFC 3966) is: a phone number when its user
// part is one, so that the person is the same who writes an SMS from it. Pure; any thread.
#pragma once

#include "core/model/customer.h"
#include "core/model/expected.h"
#include "core/model/interaction.h"

namespace threadline {

struct SipParty
{
    Identity identity;
    QString address; ///< the number in E.164, else user@host
    QString name;    ///< as they call themselves; empty when that only says the number again

    friend bool operator==(const SipParty&, const SipParty&) = default;
};

/// `region`: whose numbers are meant without a country code (CLDR: "DE"). `key`: names one who
/// withholds the number (RFC 3323: anonymous.invalid), who is somebody else each time.
SipParty sipParty(const QString& uri, const QString& name, const QString& region,
                  const QByteArray& key);

/// What baresip dials for a number, a tel: or a sip: address. Numbers in E.164 where that is known;
/// what is dialled inside the house ("23") as it is. Refused when it is neither.
Expected<QString> sipDialled(const QString& whom, const QString& region);

/// The region of our own number, or of this computer.
QString sipRegion(const QString& ownNumber);

} // namespace threadline
