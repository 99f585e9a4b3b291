// SPDX-License-Identifier: GPL-3.0-or-later
//
// Display names: whether one is a person's full name, and when two are the same one. Any thread.
#pragma once

#include <QString>

namespace threadline {

/// What same names have in common: folded case and accents, titles gone, "Aaltonen, Ingrid" in the
/// order "ingrid aaltonen". Empty for what is not a person's full name:
/// - fewer than two words of two letters or more,
/// - an address,
/// - a role, in any place: Info, Support, Sales, Team, Service, Kundendienst, Ventas …
QString foldedFullName(const QString& displayName);

/// How to greet somebody: "Ingrid" of "Dr. Ingrid Aaltonen (North Pump)", "Aaltonen, Ingrid" and "Ingrid".
/// Empty for addresses, numbers, roles and companies: nobody is greeted so.
QString firstName(const QString& displayName);

} // namespace threadline
