// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the bytes of the line to whole responses. Streaming: bytes come in pieces of any size, each
// is looked at once, and literals grow in the place where the caller will find them.
//
// Value type without threads of its own. Never trusts the server: beyond the limits, or when what
// comes is not IMAP, it stops for good with an Error of remedy Corrupt.
#pragma once

#include "core/channels/email/imap/imap_response.h"

#include <deque>

namespace threadline {

class ImapTokenizer
{
public:
    explicit ImapTokenizer(ImapLimits limits = {});

    void feed(QByteArrayView bytes);
    /// The next whole response; nothing when it takes more bytes. What came before damage is
    /// handed out first.
    Expected<std::optional<ImapResponse>> next();
    /// Forgets everything that was fed and not taken: what came in the clear must not count after
    /// STARTTLS (RFC 9051, 6.2.1).
    void reset();

private:
    qsizetype takeLine(QByteArrayView bytes);
    qsizetype takeLiteral(QByteArrayView bytes);
    void endLine();
    bool beginLiteral();
    void finishResponse();
    void fail(const char* why);

    ImapLimits m_limits;
    ImapFrame m_frame;
    qsizetype m_literalLeft = 0;
    qsizetype m_literalTotal = 0; ///< announced so far in this response
    bool m_inLiteral = false;
    qsizetype m_fragmentStart = 0; ///< where in the line the part behind the last literal begins
    std::deque<ImapResponse> m_ready;
    std::optional<Error> m_error;
};

} // namespace threadline
