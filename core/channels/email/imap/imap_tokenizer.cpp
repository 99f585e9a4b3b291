// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/imap/imap_tokenizer.h"

namespace threadline {

namespace {

// A literal's announced size is only a claim: what is set aside before its bytes come stays small.
constexpr qsizetype reservedAtOnce = 1 << 20;

} // namespace

ImapTokenizer::ImapTokenizer(ImapLimits limits)
    : m_limits(limits)
{
}

void ImapTokenizer::feed(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && !m_error) {
        const qsizetype used = m_inLiteral ? takeLiteral(bytes) : takeLine(bytes);
        bytes = bytes.sliced(used);
    }
}

Expected<std::optional<ImapResponse>> ImapTokenizer::next()
{
    if (!m_ready.empty()) {
        std::optional<ImapResponse> response(std::move(m_ready.front()));
        m_ready.pop_front();
        return response;
    }
    if (m_error) {
        return *m_error;
    }
    return std::optional<ImapResponse>();
}

void ImapTokenizer::reset()
{
    *this = ImapTokenizer(m_limits);
}

qsizetype ImapTokenizer::takeLine(QByteArrayView bytes)
{
    const qsizetype newline = bytes.indexOf('\n');
    const qsizetype used = newline < 0 ? bytes.size() : newline + 1;
    const qsizetype text = newline < 0 ? bytes.size() : newline;
    if (m_frame.line.size() + text > m_limits.lineBytes) {
        fail("a line is too long");
        return used;
    }
    m_frame.line.append(bytes.first(text));
    if (newline >= 0) {
        endLine();
    }
    return used;
}

qsizetype ImapTokenizer::takeLiteral(QByteArrayView bytes)
{
    const qsizetype used = std::min(bytes.size(), m_literalLeft);
    m_frame.literals.back().bytes.append(bytes.first(used));
    m_literalLeft -= used;
    m_inLiteral = m_literalLeft > 0;
    return used;
}

void ImapTokenizer::endLine()
{
    if (m_frame.line.endsWith('\r')) {
        m_frame.line.chop(1);
    }
    if (m_frame.line.endsWith('}') && beginLiteral()) {
        return;
    }
    if (!m_error) {
        finishResponse();
    }
}

/// Whether the line ends in {n}, ~{n} or their non-synchronising forms, where a value may stand.
bool ImapTokenizer::beginLiteral()
{
    const QByteArray& line = m_frame.line;
    const qsizetype brace = line.lastIndexOf('{');
    if (brace < m_fragmentStart || isImapTextLine(line)) {
        return false;
    }
    const qsizetype from = brace > m_fragmentStart && line[brace - 1] == '~' ? brace - 1 : brace;
    if (from > m_fragmentStart && line[from - 1] != ' ' && line[from - 1] != '(') {
        return false;
    }
    QByteArray digits = line.sliced(brace + 1, line.size() - brace - 2);
    if (digits.endsWith('+') || digits.endsWith('-')) {
        digits.chop(1);
    }
    bool ok = false;
    const qulonglong size = digits.toULongLong(&ok);
    if (!ok || digits.front() < '0' || digits.front() > '9') {
        return false;
    }
    if (size > static_cast<qulonglong>(m_limits.literalBytes - m_literalTotal)) {
        fail("a literal is too large");
        return false;
    }
    m_literalTotal += static_cast<qsizetype>(size);
    m_frame.literals.push_back({from, line.size(), {}});
    m_frame.literals.back().bytes.reserve(std::min(static_cast<qsizetype>(size), reservedAtOnce));
    m_literalLeft = static_cast<qsizetype>(size);
    m_inLiteral = m_literalLeft > 0;
    m_fragmentStart = line.size();
    return true;
}

void ImapTokenizer::finishResponse()
{
    ImapFrame frame = std::exchange(m_frame, {});
    m_fragmentStart = 0;
    m_literalTotal = 0;
    if (frame.line.isEmpty()) {
        return; // some servers send a stray empty line behind a literal
    }
    auto response = parseImapResponse(std::move(frame), m_limits.depth);
    if (response) {
        m_ready.push_back(std::move(*response));
    } else {
        m_error = response.error();
    }
}

void ImapTokenizer::fail(const char* why)
{
    m_error = Error{Error::Remedy::Corrupt,
                    QStringLiteral("The mail server sent an answer that is not IMAP: %1.")
                        .arg(QLatin1String(why))};
    m_frame = {};
}

} // namespace threadline
