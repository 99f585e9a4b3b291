// SPDX-License-Identifier: GPL-3.0-or-later
//
// Phone numbers as ITU-T E.164 has them ("+493012345678"), read and written by libphonenumber
// (github.com/google/libphonenumber). A region is CLDR's two letters, "DE"; it is the country that
// a number without a country code is taken to be in, and may be empty when that is not known. Any
// thread.
#pragma once

#include "core/model/customer.h"
#include "core/model/expected.h"

namespace threadline {

struct PhoneNumber
{
    Identity identity; ///< E.164
    QString extension; ///< digits behind the switchboard; no part of who it is. Mostly empty

    friend bool operator==(const PhoneNumber&, const PhoneNumber&) = default;
};

/// A number that a person typed or a channel gave: with + and the country code, with the region's
/// own prefix for abroad (00, 011), as dialled in the region, or as a tel: address (RFC 3966).
/// Digits of other scripts count; invisible marks do not. Letters are refused ("1-800-FLOWERS").
///
/// With a country code the length decides, because tables of number ranges age; without one the
/// number must be in the region's ranges. Short numbers (110, 22000) are dialled in one country
/// only and belong to services: they are Unsupported here, see isShortNumber().
Expected<PhoneNumber> readPhoneNumber(QStringView text, QStringView region);
/// The number without its extension.
Expected<Identity> phoneIdentity(QStringView text, QStringView region);

/// Whether this is an emergency or service number, or a short code for SMS, of the region.
bool isShortNumber(QStringView text, QStringView region);

/// The region that an E.164 number is in, "DE"; empty for what is none, or belongs to no country.
QString phoneRegion(const Identity& identity);

/// "+41 44 668 18 00" (ITU-T E.123). What is no E.164 number comes back as it is.
QString internationalPhone(const Identity& identity);
/// As it is written in the region, "044 668 18 00"; a number of elsewhere as internationalPhone().
QString phoneSeenFrom(const Identity& identity, QStringView region);

} // namespace threadline
