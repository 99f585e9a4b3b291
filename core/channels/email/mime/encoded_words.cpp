// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/mime/encoded_words.h"

#include "core/markup/charset_decoder.h"

#include <algorithm>
#include <optional>

namespace threadline {

namespace {

struct EncodedWord
{
    QByteArray charset;
    QByteArray bytes;
    qsizetype length = 0;
};

/// RFC 2047 allows 75; mailers that put a whole subject into one word are read, too.
constexpr qsizetype maxWordLength = 2000;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

QByteArray decodedQ(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    const auto digit = [](char c) {
        return c >= '0' && c <= '9'   ? c - '0'
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                      : -1;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '=' && i + 2 < text.size() && digit(text[i + 1]) >= 0 &&
            digit(text[i + 2]) >= 0) {
            bytes += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        } else {
            bytes += text[i] == '_' ? ' ' : text[i];
        }
    }
    return bytes;
}

std::optional<EncodedWord> wordAt(QByteArrayView value, qsizetype at)
{
    if (!value.sliced(at).startsWith("=?")) {
        return std::nullopt;
    }
    const auto charsetEnd = value.indexOf('?', at + 2);
    if (charsetEnd <= at + 2 || charsetEnd - at > 66 || charsetEnd + 2 >= value.size() ||
        value[charsetEnd + 2] != '?') {
        return std::nullopt;
    }
    EncodedWord word;
    word.charset = value.sliced(at + 2, charsetEnd - at - 2).toByteArray();
    if (std::any_of(word.charset.begin(), word.charset.end(), isBlank)) {
        return std::nullopt;
    }
    // RFC 2231, 5: "charset*language".
    if (const auto star = word.charset.indexOf('*'); star > 0) {
        word.charset.truncate(star);
    }
    const char encoding = static_cast<char>(value[charsetEnd + 1] | 0x20);
    const auto textStart = charsetEnd + 3;
    const QByteArrayView window = value.first(std::min(value.size(), at + maxWordLength));
    auto textEnd = window.indexOf("?=", textStart);
    auto wordEnd = textEnd + 2;
    if (textEnd < 0) {
        textEnd = textStart;
        while (textEnd < window.size() && !isBlank(value[textEnd])) {
            ++textEnd;
        }
        wordEnd = textEnd;
        if (textEnd == textStart || textEnd != value.size()) {
            return std::nullopt;
        }
    }
    const QByteArrayView text = value.sliced(textStart, textEnd - textStart);
    if (encoding == 'b') {
        word.bytes = QByteArray::fromBase64(text.toByteArray());
    } else if (encoding == 'q') {
        word.bytes = decodedQ(text);
    } else {
        return std::nullopt;
    }
    word.length = wordEnd - at;
    return word;
}

/// Adjacent words of one charset are decoded together: some mailers cut inside a character.
class HeaderText
{
public:
    void addPlain(const QByteArray& bytes)
    {
        flush();
        m_text += QString::fromUtf8(decodedToUtf8(bytes, {}));
    }

    void addWord(const EncodedWord& word)
    {
        if (word.charset.compare(m_charset, Qt::CaseInsensitive) != 0) {
            flush();
            m_charset = word.charset;
        }
        m_pending += word.bytes;
    }

    QString take()
    {
        flush();
        return std::move(m_text);
    }

private:
    void flush()
    {
        m_text += QString::fromUtf8(decodedToUtf8(m_pending, m_charset));
        m_pending.clear();
        m_charset.clear();
    }

    QString m_text;
    QByteArray m_pending;
    QByteArray m_charset;
};

/// One line, without characters that steer a terminal or hide text.
QString presentable(QString text)
{
    for (QChar& c : text) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
            c == QChar::ParagraphSeparator) {
            c = u' ';
        }
    }
    return text.trimmed();
}

} // namespace

qsizetype encodedWordLength(QByteArrayView value, qsizetype at)
{
    const auto word = wordAt(value, at);
    return word ? word->length : 0;
}

QString decodedHeaderText(const QByteArray& value)
{
    if (!value.contains("=?")) {
        return presentable(QString::fromUtf8(decodedToUtf8(value, {})));
    }
    HeaderText text;
    qsizetype plainStart = 0;
    bool afterWord = false;
    for (qsizetype at = value.indexOf("=?"); at >= 0;) {
        const auto word = wordAt(value, at);
        if (!word) {
            at = value.indexOf("=?", at + 2);
            continue;
        }
        const QByteArray between = value.mid(plainStart, at - plainStart);
        if (!between.isEmpty() && !(afterWord && between.trimmed().isEmpty())) {
            text.addPlain(between);
        }
        text.addWord(*word);
        afterWord = true;
        plainStart = at + word->length;
        at = value.indexOf("=?", plainStart);
    }
    if (plainStart < value.size()) {
        text.addPlain(value.mid(plainStart));
    }
    return presentable(text.take());
}

} // namespace threadline
