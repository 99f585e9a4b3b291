// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/sms_segments.h"

namespace threadline {

namespace {

const QString basic = QStringLiteral("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                     "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");
const QString extension = QStringLiteral("\f^{}\\[~]|€");

struct Alphabet
{
    int alone;  ///< units of a text that is one part
    int inPart; ///< of each of several
};

constexpr Alphabet gsm{160, 153};
constexpr Alphabet ucs2{70, 67};

/// The units of each letter, in order.
QList<int> unitsOf(const QString& text, bool isGsm)
{
    QList<int> units;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (isGsm) {
            units.append(extension.contains(text[i]) ? 2 : 1);
        } else if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            units.append(2);
            ++i;
        } else {
            units.append(1);
        }
    }
    return units;
}

QString firstOutside(const QString& text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!basic.contains(text[i]) && !extension.contains(text[i])) {
            const bool pair = text[i].isHighSurrogate() && i + 1 < text.size();
            return text.mid(i, pair ? 2 : 1);
        }
    }
    return {};
}

} // namespace

SmsSegments smsSegments(const QString& text)
{
    SmsSegments segments;
    if (text.isEmpty()) {
        return segments;
    }
    segments.outside = firstOutside(text);
    const Alphabet& alphabet = segments.outside.isEmpty() ? gsm : ucs2;
    const QList<int> units = unitsOf(text, segments.outside.isEmpty());
    int all = 0;
    for (const int one : units) {
        all += one;
    }
    const int room = all <= alphabet.alone ? alphabet.alone : alphabet.inPart;
    segments.count = 1;
    segments.left = room;
    for (const int one : units) {
        if (one > segments.left) {
            ++segments.count;
            segments.left = room;
        }
        segments.left -= one;
    }
    return segments;
}

} // namespace threadline
