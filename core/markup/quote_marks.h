// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lines by which mail programs of many languages introduce what they quote, forward or sign.
// Pure functions on single lines, without their line end.
#pragma once

#include <QStringView>

namespace threadline::markup {

/// "> …"
bool isQuotedLine(QStringView line);
/// "On Monday, 3 March, Ann wrote:"; may have been wrapped, then given joined.
bool isAttribution(QStringView line);
/// "-----Original Message-----"
bool announcesOriginal(QStringView line);
/// "---------- Forwarded message ---------", "Begin forwarded message:"
bool announcesForward(QStringView line);
/// The rule of underscores above Outlook's header block.
bool isUnderscoreRule(QStringView line);

enum class HeaderName { None, From, Sent, To, Subject };
/// "From: …", "Gesendet: …", "*Objet :* …"
HeaderName headerName(QStringView line);

/// "-- " (RFC 3676, 4.3), also after a program has trimmed it.
bool isSignatureSeparator(QStringView line);
/// "Sent from my iPhone"
bool isDeviceLine(QStringView line);

} // namespace threadline::markup
