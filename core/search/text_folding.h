// SPDX-License-Identifier: GPL-3.0-or-later
//
// core/search: finding words. What is fed to the index and what is asked of it pass through the same
// folding, so that "Größe", "GROSSE" and "grosse", "Łódź" and "lodz" meet.
//
// Folding: compatibility decomposition (Unicode TR 15, NFKD), marks dropped, case folded, letters
// that do not decompose replaced (ß ss, ł l, ø o, æ ae, đ d, þ th, ı i …). Han, Kana and Hangul are
// written without spaces, so each such character becomes a word of its own. Any thread.
#pragma once

#include <QByteArrayList>
#include <QString>

namespace threadline {

/// UTF-8 in, UTF-8 out; words and their order stay, lengths do not.
QByteArray foldedForSearch(const QByteArray& utf8);
QByteArray foldedForSearch(const QString& text);

/// The words of a folded text, as the index splits it: runs of letters, digits and private-use
/// characters.
QByteArrayList searchWords(const QByteArray& folded);

} // namespace threadline
