// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attachment_text/kept_text.h"

#include <algorithm>

namespace threadline {

namespace {

/// The largest length up to `limit` that ends with a whole character.
qsizetype wholeCharacters(const QByteArray& utf8, qsizetype limit)
{
    while (limit > 0 && (static_cast<unsigned char>(utf8.at(limit)) & 0xC0) == 0x80) {
        --limit;
    }
    return limit;
}

bool hasWords(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

bool isEncoded(QByteArrayView line)
{
    constexpr qsizetype shortest = 60; // of the 64 and 76 characters that encoders write
    const auto isOfAlphabet = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '/' ||
               c == '=';
    };
    return line.size() >= shortest && std::all_of(line.begin(), line.end(), isOfAlphabet);
}

} // namespace

void KeptText::add(const QByteArray& utf8)
{
    const qsizetype room = m_limit - m_text.size();
    if (utf8.size() <= room) {
        m_text += utf8;
    } else if (!m_shortened) {
        m_text += utf8.left(wholeCharacters(utf8, room));
        m_shortened = true;
    }
}

AttachmentText KeptText::result(bool more) const
{
    QString text = QString::fromUtf8(m_text);
    text.remove(QChar(u'\0'));
    text.replace(QChar(u'\f'), QChar(u'\n'));
    text.remove(QChar(u'\r'));
    if (!hasWords(text)) {
        return {AttachmentText::Outcome::NoText, {}, false};
    }
    return {AttachmentText::Outcome::Text, text.toUtf8(), m_shortened || more};
}

QByteArray withoutEncodedLines(const QByteArray& utf8)
{
    QByteArray kept;
    kept.reserve(utf8.size());
    for (qsizetype at = 0; at < utf8.size();) {
        qsizetype end = utf8.indexOf('\n', at);
        end = end < 0 ? utf8.size() : end + 1;
        const QByteArrayView line = QByteArrayView(utf8).sliced(at, end - at);
        if (!isEncoded(line.trimmed())) {
            kept += line;
        }
        at = end;
    }
    return kept;
}

} // namespace threadline
