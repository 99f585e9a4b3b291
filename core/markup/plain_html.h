// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plain text as HTML for a rich-text view: escaped, its lines kept, addresses made into links.
// Pure functions, any thread, linear in the text.
#pragma once

#include <QString>
#include <QStringView>

namespace threadline {

/// - "http://", "https://" and "www." addresses, "mailto:" and bare mail addresses become links,
///   without the punctuation that ends the sentence around them; a link's title is its true host
///   or address;
/// - line ends become <br/>, indentation and runs of spaces stay;
/// - unbroken words over 200 characters get U+200B as places to break;
/// - beyond `maximumCharacters` of the text the rest is replaced by "…" (the caller can compare
///   sizes to offer the original).
QString plainToHtml(QStringView text, qsizetype maximumCharacters = 200'000);

} // namespace threadline
