// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/text_folding.h"

#include <algorithm>

namespace threadline {

namespace {

bool isWrittenWithoutSpaces(char32_t c)
{
    return (c >= 0x3040 && c <= 0x30ff)       // Hiragana, Katakana
           || (c >= 0x3400 && c <= 0x9fff)    // Han
           || (c >= 0xf900 && c <= 0xfaff)    // Han, compatibility
           || (c >= 0xac00 && c <= 0xd7a3)    // Hangul syllables
           || (c >= 0x20000 && c <= 0x3ffff); // Han, supplementary
}

/// Letters with a stroke or of two parts, which Unicode does not decompose.
QStringView replacement(QChar c)
{
    switch (c.unicode()) {
    case u'ß': return u"ss";
    case u'ł': return u"l";
    case u'ø': return u"o";
    case u'æ': return u"ae";
    case u'œ': return u"oe";
    case u'đ':
    case u'ð': return u"d";
    case u'þ': return u"th";
    case u'ħ': return u"h";
    case u'ı': return u"i";
    case u'ŧ': return u"t";
    case u'ς': return u"σ";
    default: return {};
    }
}

bool isAscii(char c)
{
    return static_cast<unsigned char>(c) < 0x80;
}

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// Hangul must not be taken apart into letters, or a syllable could not be found as one.
QString decomposed(const QString& text)
{
    QString result;
    result.reserve(text.size());
    qsizetype from = 0;
    const auto flush = [&](qsizetype to) {
        if (to > from) {
            result += text.mid(from, to - from).normalized(QString::NormalizationForm_KD);
        }
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text.at(i).unicode();
        if (c >= 0xac00 && c <= 0xd7a3) {
            flush(i);
            result += text.at(i);
            from = i + 1;
        }
    }
    flush(text.size());
    return result;
}

/// Of a piece in which there is more than ASCII.
QByteArray foldedPiece(const QString& text)
{
    const QString apart = decomposed(text).toCaseFolded();
    QString folded;
    folded.reserve(apart.size());
    for (qsizetype i = 0; i < apart.size(); ++i) {
        const QChar c = apart.at(i);
        char32_t whole = c.unicode();
        const bool pair = c.isHighSurrogate() && i + 1 < apart.size() && apart.at(i + 1).isLowSurrogate();
        if (pair) {
            whole = QChar::surrogateToUcs4(c, apart.at(i + 1));
        }
        if (c.isMark() || c == QChar(0x200b) || c == QChar::SoftHyphen) {
            continue;
        }
        if (isWrittenWithoutSpaces(whole)) {
            folded += QLatin1Char(' ');
            folded += c;
            if (pair) {
                folded += apart.at(++i);
            }
            folded += QLatin1Char(' ');
        } else if (const QStringView other = replacement(c); !other.isEmpty()) {
            folded += other;
        } else {
            folded += c;
        }
    }
    return folded.toUtf8();
}

} // namespace

// Nearly all letters are ASCII, which folds to itself in lower case and has no part in how its neighbours fold; only what
// stands between has to be looked up in Unicode's tables.

QByteArray foldedForSearch(const QByteArray& utf8)
{
    QByteArray folded;
    folded.reserve(utf8.size());
    for (auto from = utf8.begin(); from != utf8.end();) {
        const auto other = std::find_if_not(from, utf8.end(), isAscii);
        folded.resize(folded.size() + (other - from));
        std::transform(from, other, folded.end() - (other - from), lowered);
        from = std::find_if(other, utf8.end(), isAscii);
        if (from != other) {
            folded += foldedPiece(QString::fromUtf8(other, from - other));
        }
    }
    return folded;
}

QByteArray foldedForSearch(const QString& text)
{
    return foldedForSearch(text.toUtf8());
}

QByteArrayList searchWords(const QByteArray& folded)
{
    QByteArrayList words;
    const QList<uint> text = QString::fromUtf8(folded).toUcs4();
    const auto isOfWord = [](uint c) {
        return QChar::isLetterOrNumber(c) || QChar::category(c) == QChar::Other_PrivateUse;
    };
    for (auto start = std::find_if(text.begin(), text.end(), isOfWord); start != text.end();) {
        const auto end = std::find_if_not(start, text.end(), isOfWord);
        words.append(QString::fromUcs4(reinterpret_cast<const char32_t*>(&*start), end - start).toUtf8());
        start = std::find_if(end, text.end(), isOfWord);
    }
    return words;
}

} // namespace threadline
