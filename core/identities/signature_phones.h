// SPDX-License-Identifier: GPL-3.0-or-later
//
// The phone numbers that a line of a signature gives, and none of its other digits: fax, bank and
// tax numbers, company registers, postal codes. Any thread.
#pragma once

#include "core/identities/phone_number.h"

#include <QList>

namespace threadline {

/// Only numbers in the ranges of their country (libphonenumber's leniency VALID); without a region
/// only those with a country code. Looks at the first 300 characters of the line.
QList<PhoneNumber> phonesInSignatureLine(QStringView line, QStringView region);

} // namespace threadline
