// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/charset_decoder.h"

#include <iconv.h>
#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <optional>
#include <utility>

namespace threadline {

namespace {

const QByteArray replacement = QByteArrayLiteral("\xEF\xBF\xBD");
/// uchardet judges by frequencies; below this many telling bytes it guesses wildly.
constexpr qsizetype enoughToGuess = 6;
constexpr qsizetype guessWindow = 64 * 1024;

struct Alias
{
    const char* name;
    const char* iconv;
};

// What mailers write against what iconv knows; vendor supersets where senders mean those.
constexpr std::array aliases{
    Alias{"ansi_x3.4-1968", "CP1252"},
    Alias{"ascii", "CP1252"},
    Alias{"us-ascii", "CP1252"},
    Alias{"iso-8859-1", "CP1252"},
    Alias{"iso8859-1", "CP1252"},
    Alias{"iso_8859-1", "CP1252"},
    Alias{"latin1", "CP1252"},
    Alias{"iso-8859-9", "CP1254"},
    Alias{"iso-8859-8-i", "ISO-8859-8"},
    Alias{"iso-8859-8-e", "ISO-8859-8"},
    Alias{"iso-8859-6-i", "ISO-8859-6"},
    Alias{"tis-620", "CP874"},
    Alias{"iso-8859-11", "CP874"},
    Alias{"windows-874", "CP874"},
    Alias{"ks_c_5601-1987", "CP949"},
    Alias{"ks_c_5601-1989", "CP949"},
    Alias{"ksc5601", "CP949"},
    Alias{"ksc_5601", "CP949"},
    Alias{"korean", "CP949"},
    Alias{"euc-kr", "CP949"},
    Alias{"windows-949", "CP949"},
    Alias{"x-windows-949", "CP949"},
    Alias{"gb2312", "GB18030"},
    Alias{"gb_2312-80", "GB18030"},
    Alias{"chinese", "GB18030"},
    Alias{"gbk", "GB18030"},
    Alias{"x-gbk", "GB18030"},
    Alias{"cp936", "GB18030"},
    Alias{"euc-cn", "GB18030"},
    Alias{"hz-gb-2312", "HZ"},
    Alias{"big5", "CP950"},
    Alias{"x-x-big5", "CP950"},
    Alias{"shift_jis", "CP932"},
    Alias{"shift-jis", "CP932"},
    Alias{"sjis", "CP932"},
    Alias{"x-sjis", "CP932"},
    Alias{"ms_kanji", "CP932"},
    Alias{"windows-31j", "CP932"},
    Alias{"x-euc-jp", "EUC-JP-MS"},
    Alias{"euc-jp", "EUC-JP-MS"},
    Alias{"iso-2022-jp-ms", "ISO-2022-JP-2"},
    Alias{"cp50220", "ISO-2022-JP-2"},
    Alias{"cp50221", "ISO-2022-JP-2"},
    // glibc reads the half-width katakana that senders put in, which plain ISO-2022-JP has not.
    Alias{"iso-2022-jp", "ISO-2022-JP-2"},
    Alias{"csiso2022jp", "ISO-2022-JP-2"},
    Alias{"unicode-1-1-utf-7", "UTF-7"},
    Alias{"utf8", "UTF-8"},
    Alias{"unicode-1-1-utf-8", "UTF-8"},
    Alias{"x-mac-roman", "MACINTOSH"},
    Alias{"macroman", "MACINTOSH"},
    Alias{"x-mac-cyrillic", "MAC-CYRILLIC"},
};

QByteArray iconvName(const QByteArray& declared)
{
    const QByteArray name = declared.trimmed().toLower();
    const auto* alias = std::find_if(aliases.begin(), aliases.end(),
                                     [&](const Alias& a) { return name == a.name; });
    if (alias != aliases.end()) {
        return alias->iconv;
    }
    if (name.startsWith("windows-") || name.startsWith("cp-")) {
        return "CP" + name.mid(name.indexOf('-') + 1);
    }
    return name.toUpper();
}

/// Escape sequences or shifts written in ASCII: pure ASCII bytes of these are not ASCII text.
bool needsDecodingOfAscii(const QByteArray& iconvCharset)
{
    return iconvCharset.startsWith("ISO-2022") || iconvCharset.startsWith("UTF-7") ||
           iconvCharset.startsWith("UTF-16") || iconvCharset.startsWith("UTF-32") ||
           iconvCharset.startsWith("UCS-") || iconvCharset == "HZ";
}

bool isAscii(QByteArrayView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

class Iconv
{
public:
    explicit Iconv(const QByteArray& from)
        : m_handle(iconv_open("UTF-8", from.constData()))
    {
    }
    ~Iconv()
    {
        if (isOpen()) {
            iconv_close(m_handle);
        }
    }
    Iconv(const Iconv&) = delete;
    Iconv& operator=(const Iconv&) = delete;

    // iconv_open(3): (iconv_t) -1 is its way to say no.
    bool isOpen() const { return reinterpret_cast<quintptr>(m_handle) != ~quintptr{0}; }

    /// Nothing when more than `tolerated` bytes had to be given up.
    std::optional<QByteArray> convert(const QByteArray& bytes, qsizetype tolerated)
    {
        QByteArray out;
        out.resize(bytes.size() + bytes.size() / 2 + 16);
        qsizetype used = 0;
        qsizetype damaged = 0;
        char* in = const_cast<char*>(bytes.constData());
        auto left = static_cast<size_t>(bytes.size());
        bool flushing = false;
        while (true) {
            char* to = out.data() + used;
            auto room = static_cast<size_t>(out.size() - used);
            const auto outcome = flushing ? iconv(m_handle, nullptr, nullptr, &to, &room)
                                          : iconv(m_handle, &in, &left, &to, &room);
            used = to - out.data();
            if (outcome != ~size_t{0}) {
                if (flushing) {
                    break;
                }
                flushing = true;
            } else if (errno == E2BIG) {
                out.resize(out.size() * 2);
            } else {
                if (++damaged > tolerated) {
                    return std::nullopt;
                }
                out.resize(std::max(out.size(), used + 64));
                std::copy(replacement.begin(), replacement.end(), out.begin() + used);
                used += replacement.size();
                if (left == 0 || flushing) {
                    break;
                }
                ++in;
                --left;
            }
        }
        out.resize(used);
        return out;
    }

private:
    iconv_t m_handle;
};

std::optional<QByteArray> converted(const QByteArray& bytes, const QByteArray& iconvCharset,
                                    qsizetype tolerated)
{
    if (iconvCharset == "UTF-8" && tolerated == 0) {
        return bytes.isValidUtf8() ? std::optional(bytes) : std::nullopt;
    }
    Iconv iconv(iconvCharset);
    if (!iconv.isOpen()) {
        return std::nullopt;
    }
    return iconv.convert(bytes, tolerated);
}

QByteArray guessedCharset(const QByteArray& bytes)
{
    const auto telling = std::count_if(bytes.begin(), bytes.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || c == '\x1b';
    });
    if (telling < enoughToGuess) {
        return {};
    }
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                         uchardet_delete);
    const auto window = std::min(bytes.size(), guessWindow);
    if (uchardet_handle_data(detector.get(), bytes.constData(), static_cast<size_t>(window)) != 0) {
        return {};
    }
    uchardet_data_end(detector.get());
    return iconvName(uchardet_get_charset(detector.get()));
}

QByteArray fromWindows1252(const QByteArray& bytes)
{
    // 0x80 to 0x9f; the five places windows-1252 leaves empty become U+FFFD.
    static constexpr std::array<char16_t, 32> c1{
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
    QString text;
    text.reserve(bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += (byte >= 0x80 && byte < 0xA0) ? QChar(c1[byte - 0x80U]) : QChar(char16_t(byte));
    }
    return text.toUtf8();
}

std::optional<QByteArray> fromByteOrderMark(const QByteArray& bytes)
{
    if (bytes.startsWith("\xEF\xBB\xBF")) {
        return repairedUtf8(bytes.mid(3));
    }
    if (bytes.startsWith("\xFF\xFE")) {
        return converted(bytes.mid(2), "UTF-16LE", bytes.size());
    }
    if (bytes.startsWith("\xFE\xFF")) {
        return converted(bytes.mid(2), "UTF-16BE", bytes.size());
    }
    return std::nullopt;
}

} // namespace

QByteArray decodedToUtf8(const QByteArray& bytes, const QByteArray& declared)
{
    const QByteArray charset = iconvName(declared);
    if (!needsDecodingOfAscii(charset) && isAscii(bytes)) {
        return bytes;
    }
    if (auto text = fromByteOrderMark(bytes)) {
        return *text;
    }
    // US-ASCII with eight bits is no ASCII: what it really is shows below.
    const bool usable = !charset.isEmpty() && !declared.trimmed().toLower().endsWith("ascii");
    if (usable) {
        if (auto text = converted(bytes, charset, 0)) {
            return *text;
        }
    }
    if (bytes.isValidUtf8()) {
        return bytes;
    }
    const qsizetype aFew = 2 + bytes.size() / 100;
    if (usable && charset != "CP1252") {
        if (auto text = converted(bytes, charset, aFew)) {
            return *text;
        }
    }
    if (usable && charset == "CP1252") {
        return fromWindows1252(bytes);
    }
    const QByteArray guess = guessedCharset(bytes);
    if (!guess.isEmpty()) {
        if (auto text = converted(bytes, guess, aFew)) {
            return *text;
        }
    }
    return fromWindows1252(bytes);
}

QByteArray charsetOfHtml(const QByteArray& html)
{
    const QByteArray head = html.left(1024).toLower();
    for (auto meta = head.indexOf("<meta"); meta >= 0; meta = head.indexOf("<meta", meta + 5)) {
        const auto end = head.indexOf('>', meta);
        const QByteArray tag = head.mid(meta, end < 0 ? -1 : end - meta);
        const auto at = tag.indexOf("charset");
        if (at < 0) {
            continue;
        }
        QByteArray value = tag.mid(at + 7).trimmed();
        if (!value.startsWith('=')) {
            continue;
        }
        value = value.mid(1).trimmed();
        qsizetype from = 0;
        while (from < value.size() && (value[from] == '"' || value[from] == '\'')) {
            ++from;
        }
        qsizetype to = from;
        while (to < value.size() && QByteArrayView("\"' ;/>\t\r\n").indexOf(value[to]) < 0) {
            ++to;
        }
        return value.mid(from, to - from);
    }
    return {};
}

QByteArray repairedUtf8(const QByteArray& bytes)
{
    return bytes.isValidUtf8() ? bytes : QString::fromUtf8(bytes).toUtf8();
}

} // namespace threadline
