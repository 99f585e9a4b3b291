// SPDX-License-Identifier: GPL-3.0-or-later
//
// One command as it goes over the line (RFC 9051 section 6), without its tag. Value type.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <functional>
#include <vector>

namespace threadline {

class ImapCommand
{
public:
    /// A piece of the command; one that waits is sent when the server said "+".
    struct Piece
    {
        QByteArray bytes;
        bool waits = false;
    };

    /// How literals may be sent: waiting for the server each time, or at once (RFC 7888).
    enum class Literals { Waiting, Small, All };

    /// `words` are the command as it is: "UID FETCH 1:5 (FLAGS)". No line ends.
    explicit ImapCommand(QByteArray words);

    /// Appends a space and a mailbox name or other text as an atom-safe quoted string. Bytes that
    /// a quoted string cannot hold (CR, LF, NUL, 8-bit) become a literal.
    ImapCommand& string(const QByteArray& text);
    ImapCommand& words(const QByteArray& more);
    /// Appends a space and a literal.
    ImapCommand& literal(QByteArray bytes);
    /// Nothing of this command's arguments appears in the protocol log.
    ImapCommand& secret();
    /// Answers a challenge that comes after all pieces were sent (SASL); without it an empty line
    /// is sent.
    ImapCommand& answering(std::function<QByteArray(const QByteArray& challenge)> answer);

    std::vector<Piece> pieces(const QByteArray& tag, Literals literals) const;
    QByteArray answer(const QByteArray& challenge) const;
    /// For the protocol log: no secrets, of literals only the size.
    QString summary() const;

private:
    struct Part
    {
        QByteArray bytes;
        bool isLiteral = false;
    };

    std::vector<Part> m_parts;
    bool m_secret = false;
    std::function<QByteArray(const QByteArray&)> m_answer;
};

} // namespace threadline
