// SPDX-License-Identifier: GPL-3.0-or-later
//
// Clues as they are kept in the body of the message they were read from.
#pragma once

#include "core/identities/evidence.h"

#include <QJsonArray>

namespace threadline {

/// {"kind","identity":{"kind","value"},"text","excerpt"} each. What follows from the sender's address
/// alone is left out.
QJsonArray cluesToJson(const QList<Clue>& clues);

/// "phone", "forwarded_from", "handle", "company", "given_address", "vouched_address".
QString clueKindName(Clue::Kind kind);
std::optional<Clue::Kind> clueKindFromName(QStringView name);

} // namespace threadline
