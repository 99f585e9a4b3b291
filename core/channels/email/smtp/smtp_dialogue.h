// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who said what last: follows one SMTP session (RFC 5321) by the lines that pass, so that a failure
// can be named by its step and in the server's words. Reads commands only for their verb and the
// recipient's address; credentials are never kept.
//
// A plain value of the thread that sends.
#pragma once

#include "core/model/expected.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <optional>

namespace threadline {

struct SmtpReply
{
    int code = 0;
    QString text; ///< "550 5.1.1 no such user": one line, without control characters, bounded

    bool isRefusal() const { return code >= 400; }
    bool isTemporary() const { return code >= 400 && code < 500; }

    friend bool operator==(const SmtpReply&, const SmtpReply&) = default;
};

class SmtpDialogue
{
public:
    enum class Step {
        Greeting,
        Hello,
        StartTls,
        Login,
        Sender,    ///< MAIL FROM
        Recipient, ///< RCPT TO
        Data,      ///< DATA, until the server says that it listens
        Body,      ///< the mail itself, until the server's final answer
        Other,
    };

    /// One command line as it left. The mail itself is not a command.
    void sent(QByteArrayView line);
    /// One line as it came, of a reply of one or more lines (RFC 5321, section 4.2.1).
    void received(QByteArrayView line);

    Step step() const { return m_step; }
    /// The last complete reply of this step; nothing while the server has not answered.
    const std::optional<SmtpReply>& reply() const { return m_reply; }
    /// The answer to the whole mail.
    const std::optional<SmtpReply>& finalReply() const { return m_finalReply; }
    /// True once the server agreed to STARTTLS.
    bool tlsStarted() const { return m_tlsStarted; }

    /// True when the last line received ended the answer to EHLO.
    bool helloAnswered() const;
    /// Whether EHLO offered this keyword; with `parameter`, whether it is among the keyword's
    /// words.
    bool offers(const QByteArray& keyword, const QByteArray& parameter = {}) const;

    /// The refusal of this step as an Error; nothing when the server did not refuse.
    std::optional<Error> refusal(const QString& host) const;

private:
    Step m_step = Step::Greeting;
    QString m_recipient;
    QByteArrayList m_lines; ///< of the reply that is coming in
    QByteArrayList m_capabilities;
    std::optional<SmtpReply> m_reply;
    std::optional<SmtpReply> m_finalReply;
    bool m_tlsStarted = false;
    bool m_leaving = false;
};

} // namespace threadline
