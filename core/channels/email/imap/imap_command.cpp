// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/imap/imap_command.h"

#include <algorithm>

namespace threadline {

namespace {

constexpr qsizetype smallLiteral = 4096; // RFC 7888, section 5: LITERAL-

bool fitsQuoted(const QByteArray& text)
{
    return std::none_of(text.begin(), text.end(), [](char c) {
        return c == '\r' || c == '\n' || c == '\0' || static_cast<quint8>(c) > 0x7e;
    });
}

} // namespace

ImapCommand::ImapCommand(QByteArray words)
{
    m_parts.push_back({std::move(words), false});
}

ImapCommand& ImapCommand::words(const QByteArray& more)
{
    if (m_parts.back().isLiteral) {
        m_parts.push_back({});
    }
    m_parts.back().bytes += more;
    return *this;
}

ImapCommand& ImapCommand::string(const QByteArray& text)
{
    if (!fitsQuoted(text)) {
        return literal(text);
    }
    QByteArray quoted = text;
    quoted.replace('\\', "\\\\").replace('"', "\\\"");
    return words(" \"" + quoted + '"');
}

ImapCommand& ImapCommand::literal(QByteArray bytes)
{
    words(" ");
    m_parts.push_back({std::move(bytes), true});
    return *this;
}

ImapCommand& ImapCommand::secret()
{
    m_secret = true;
    return *this;
}

ImapCommand& ImapCommand::answering(std::function<QByteArray(const QByteArray&)> answer)
{
    m_answer = std::move(answer);
    return *this;
}

std::vector<ImapCommand::Piece> ImapCommand::pieces(const QByteArray& tag, Literals literals) const
{
    std::vector<Piece> pieces{{tag + ' ', false}};
    for (const Part& part : m_parts) {
        if (!part.isLiteral) {
            pieces.back().bytes += part.bytes;
            continue;
        }
        const bool waits = literals == Literals::Waiting ||
                           (literals == Literals::Small && part.bytes.size() > smallLiteral);
        pieces.back().bytes +=
            '{' + QByteArray::number(part.bytes.size()) + (waits ? "}\r\n" : "+}\r\n");
        if (waits) {
            pieces.push_back({part.bytes, true});
        } else {
            pieces.back().bytes += part.bytes;
        }
    }
    pieces.back().bytes += "\r\n";
    return pieces;
}

QByteArray ImapCommand::answer(const QByteArray& challenge) const
{
    return (m_answer ? m_answer(challenge) : QByteArray()) + "\r\n";
}

QString ImapCommand::summary() const
{
    QByteArray text;
    for (const Part& part : m_parts) {
        text += part.isLiteral ? '{' + QByteArray::number(part.bytes.size()) + '}' : part.bytes;
    }
    if (m_secret) {
        const qsizetype space = text.indexOf(' ');
        text = text.first(space < 0 ? text.size() : space) + " …";
    }
    return QString::fromUtf8(text);
}

} // namespace threadline
