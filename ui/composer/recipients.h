// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads the addresses an agent typed: `a@b.example, Ingrid Aaltonen <ingrid@c.example>;
// d@e.example` (RFC 5322, 3.4, without groups; a semicolon parts as well, because other programs
// taught people so).
#pragma once

#include "core/model/expected.h"
#include "core/model/interaction.h"

namespace threadline {

/// In the order typed; empty for an empty text. The error names the part that is no address.
Expected<QList<Party>> recipientsFromText(const QString& text);
/// What recipientsFromText() reads back as the same.
QString textFromRecipients(const QList<Party>& recipients);

} // namespace threadline
