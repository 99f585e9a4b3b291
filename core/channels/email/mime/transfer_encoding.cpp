// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/mime/transfer_encoding.h"

#include <algorithm>
#include <array>

namespace threadline {

namespace {

constexpr qsizetype maxLine = 76;
constexpr qsizetype bytesPerLine = 57;     // 76 characters of base64
constexpr qsizetype maxSevenBitLine = 200; ///< far below the 998 of RFC 5322, 2.1.1

bool isPlain(char c)
{
    return (c >= ' ' && c <= '~') || c == '\t';
}

bool fitsSevenBit(const QByteArray& text, const QByteArray& boundaryMark)
{
    qsizetype column = 0;
    for (const char c : text) {
        column = c == '\n' ? 0 : column + 1;
        if ((c != '\n' && !isPlain(c)) || column > maxSevenBitLine) {
            return false;
        }
    }
    return !text.contains(boundaryMark);
}

void appendQuotedLine(QByteArray& body, QByteArrayView line)
{
    qsizetype column = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const char c = line[i];
        const bool blankAtEnd = (c == ' ' || c == '\t') && i + 1 == line.size();
        const bool literal = isPlain(c) && c != '=' && !blankAtEnd;
        const qsizetype width = literal ? 1 : 3;
        // One column stays free for the "=" of a soft line break.
        if (column + width > maxLine - 1) {
            body += "=\r\n";
            column = 0;
        }
        if (literal) {
            body += c;
        } else {
            body += '=';
            body += QByteArray(1, c).toHex().toUpper();
        }
        column += width;
    }
}

constexpr std::array<signed char, 256> makeDigits()
{
    constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::array<signed char, 256> digits{};
    digits.fill(-1);
    for (int i = 0; i < 64; ++i) {
        digits[static_cast<unsigned char>(alphabet[i])] = static_cast<signed char>(i);
    }
    return digits;
}

constexpr std::array<signed char, 256> base64Digits = makeDigits();

bool isOnlyBase64(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return base64Digits[static_cast<unsigned char>(c)] >= 0 || c == '=' || c == '\r' ||
               c == '\n';
    });
}

} // namespace

QByteArray decodedBase64(QByteArrayView text)
{
    QByteArray bytes(text.size() / 4 * 3 + 3, Qt::Uninitialized);
    char* out = bytes.data();
    unsigned int bits = 0;
    int count = 0;
    bool padded = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int digit = base64Digits[static_cast<unsigned char>(text[i])];
        if (digit < 0) {
            if (text[i] == '=' && count % 4 != 0) {
                count = 0;
                padded = true;
            }
            continue;
        }
        if (padded) {
            if (!isOnlyBase64(text.sliced(i))) {
                break;
            }
            padded = false;
        }
        bits = bits << 6 | static_cast<unsigned int>(digit);
        if (++count % 4 != 1) {
            *out++ = static_cast<char>(bits >> (6 - 2 * ((count - 1) % 4)) & 0xFF);
        }
    }
    bytes.truncate(out - bytes.constData());
    return bytes;
}

EncodedText encodedText(const QByteArray& text, const QByteArray& boundaryMark)
{
    if (fitsSevenBit(text, boundaryMark)) {
        QByteArray body = text;
        body.replace('\n', "\r\n");
        return {"7bit", body + "\r\n"};
    }
    const auto encoded =
        std::count_if(text.begin(), text.end(), [](char c) { return !isPlain(c) && c != '\n'; });
    if (encoded > text.size() / 4) {
        QByteArray wire = text;
        wire.replace('\n', "\r\n");
        EncodedText result{"base64", {}};
        appendBase64(result.body, wire);
        return result;
    }
    EncodedText result{"quoted-printable", {}};
    for (qsizetype at = 0; at <= text.size();) {
        const auto end = text.indexOf('\n', at);
        const auto length = (end < 0 ? text.size() : end) - at;
        appendQuotedLine(result.body, QByteArrayView(text).sliced(at, length));
        result.body += "\r\n";
        if (end < 0) {
            break;
        }
        at = end + 1;
    }
    return result;
}

void appendBase64(QByteArray& mail, const QByteArray& bytes)
{
    for (qsizetype at = 0; at < bytes.size(); at += bytesPerLine) {
        const auto length = std::min(bytesPerLine, bytes.size() - at);
        mail += QByteArray::fromRawData(bytes.constData() + at, length).toBase64();
        mail += "\r\n";
    }
}

bool appendBase64(QByteArray& mail, QIODevice& device)
{
    constexpr qint64 piece = bytesPerLine * 4096;
    while (true) {
        // A device may give less than it was asked for; only the last line may be short.
        QByteArray bytes;
        while (bytes.size() < piece) {
            QByteArray more(piece - bytes.size(), Qt::Uninitialized);
            const qint64 got = device.read(more.data(), more.size());
            if (got < 0) {
                return false;
            }
            if (got == 0) {
                break;
            }
            bytes += more.left(got);
        }
        if (bytes.isEmpty()) {
            return true;
        }
        appendBase64(mail, bytes);
    }
}

} // namespace threadline
