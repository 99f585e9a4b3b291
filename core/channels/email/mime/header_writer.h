// SPDX-License-Identifier: GPL-3.0-or-later
//
// Header fields on the way out: complete lines with CRLF, folded at 78 columns, ASCII but for
// mailboxes that are not (RFC 5322, 2047, 2231, 6532). Nothing given to these can begin a line of
// its own.
#pragma once

#include "core/model/interaction.h"

namespace threadline {

QByteArray textField(const QByteArray& name, const QString& text);
/// Empty when nobody in `parties` has an address. Domains become A-labels (RFC 5890).
QByteArray addressField(const QByteArray& name, const QList<Party>& parties);
/// Message ids, each in angle brackets. Empty when there are none.
QByteArray idField(const QByteArray& name, const QByteArrayList& ids);
QByteArray dateField(const QByteArray& name, Timestamp at);

/// The lines of "; name=value" after a field's value: quoted where that is enough, else an ASCII
/// likeness for old readers and the real one by RFC 2231.
QByteArray parameter(const QByteArray& name, const QString& value);

/// An address as it can stand in a header or an SMTP command.
QByteArray wireAddress(const QString& address);

} // namespace threadline
