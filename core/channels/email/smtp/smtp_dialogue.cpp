// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/smtp/smtp_dialogue.h"

#include <array>

namespace threadline {

namespace {

using Step = SmtpDialogue::Step;

constexpr qsizetype maxQuotedCharacters = 400;
constexpr qsizetype maxReplyLines = 100; // of a reply that never ends

struct Verb
{
    const char* name;
    Step step;
};

constexpr std::array verbs{
    Verb{"EHLO", Step::Hello}, Verb{"HELO", Step::Hello},  Verb{"STARTTLS", Step::StartTls},
    Verb{"AUTH", Step::Login}, Verb{"MAIL", Step::Sender}, Verb{"RCPT", Step::Recipient},
    Verb{"DATA", Step::Data},  Verb{"NOOP", Step::Other},
};

/// Nothing for a line that is no command: an answer within AUTH.
std::optional<Step> stepOf(QByteArrayView line)
{
    const qsizetype end = line.indexOf(' ');
    const QByteArray word = (end < 0 ? line : line.first(end)).toByteArray().toUpper();
    for (const auto& verb : verbs) {
        if (word == verb.name) {
            return verb.step;
        }
    }
    return std::nullopt;
}

QByteArrayView withoutLineEnd(QByteArrayView line)
{
    while (!line.isEmpty() && (line.back() == '\n' || line.back() == '\r')) {
        line.chop(1);
    }
    return line;
}

bool isContinued(const QByteArray& line)
{
    return line.size() > 3 && line.at(3) == '-';
}

/// The server's words are shown to people: no control characters, no walls of text.
QString quotable(const QByteArrayList& lines)
{
    QString text = QString::fromLatin1(lines.last().left(3));
    for (const auto& line : lines) {
        text += QLatin1Char(' ') + QString::fromUtf8(line.mid(4));
    }
    for (auto& character : text) {
        if (!character.isPrint()) {
            character = QLatin1Char(' ');
        }
    }
    text = text.simplified();
    if (text.size() > maxQuotedCharacters) {
        text = text.left(maxQuotedCharacters) + QChar(0x2026);
    }
    return text;
}

bool isAboutLogin(Step step, int code)
{
    // RFC 4954, section 6: 530 authentication required, 534 mechanism too weak, 535 invalid
    // credentials
    return code == 530 || code == 534 || code == 535 || (step == Step::Login && code >= 500);
}

QString whatWasRefused(Step step, const QString& recipient)
{
    switch (step) {
    case Step::Greeting:
    case Step::Hello:
        return QStringLiteral("the connection");
    case Step::StartTls:
        return QStringLiteral("to encrypt the connection");
    case Step::Login:
        return QStringLiteral("the login");
    case Step::Sender:
        return QStringLiteral("the mail or its sender");
    case Step::Recipient:
        return QStringLiteral("the recipient %1").arg(recipient);
    case Step::Data:
    case Step::Body:
        return QStringLiteral("the mail");
    case Step::Other:
        break;
    }
    return QStringLiteral("the request");
}

} // namespace

void SmtpDialogue::sent(QByteArrayView line)
{
    line = withoutLineEnd(line);
    // The farewell that follows a refusal is not a step of its own: the refusal stands.
    m_leaving = m_leaving || line == "QUIT";
    const auto next = stepOf(line);
    if (!next) {
        return;
    }
    m_step = *next;
    m_reply.reset();
    m_lines.clear();
    if (m_step == Step::Hello) {
        m_capabilities.clear();
    }
    if (m_step == Step::Recipient) {
        const qsizetype open = line.indexOf('<');
        const qsizetype close = line.lastIndexOf('>');
        m_recipient = open >= 0 && close > open
                          ? QString::fromUtf8(line.sliced(open + 1, close - open - 1))
                          : QString();
    }
}

void SmtpDialogue::received(QByteArrayView rawLine)
{
    const QByteArray line = withoutLineEnd(rawLine).toByteArray();
    if (m_leaving || line.size() < 3 || m_lines.size() >= maxReplyLines) {
        return;
    }
    m_lines.append(line);
    if (isContinued(line)) {
        return;
    }
    m_reply = SmtpReply{line.left(3).toInt(), quotable(m_lines)};
    switch (m_step) {
    case Step::Hello:
        for (const auto& capability : m_lines.mid(1)) {
            m_capabilities.append(capability.mid(4).toUpper());
        }
        break;
    case Step::StartTls:
        m_tlsStarted = m_tlsStarted || m_reply->code == 220;
        break;
    case Step::Data:
        if (m_reply->code == 354) {
            m_step = Step::Body;
            m_reply.reset();
        }
        break;
    case Step::Body:
        m_finalReply = m_reply;
        break;
    default:
        break;
    }
    m_lines.clear();
}

bool SmtpDialogue::helloAnswered() const
{
    return m_step == Step::Hello && m_reply && !m_reply->isRefusal();
}

bool SmtpDialogue::offers(const QByteArray& keyword, const QByteArray& parameter) const
{
    for (const auto& capability : m_capabilities) {
        const auto words = capability.simplified().split(' ');
        if (words.first() == keyword && (parameter.isEmpty() || words.mid(1).contains(parameter))) {
            return true;
        }
    }
    return false;
}

std::optional<Error> SmtpDialogue::refusal(const QString& host) const
{
    if (!m_reply || !m_reply->isRefusal()) {
        return std::nullopt;
    }
    if (m_reply->isTemporary()) {
        return Error{Error::Remedy::Retry,
                     QStringLiteral("The server %1 did not take %2 for now; its words: \"%3\".")
                         .arg(host, whatWasRefused(m_step, m_recipient), m_reply->text)};
    }
    if (isAboutLogin(m_step, m_reply->code)) {
        return Error{Error::Remedy::Reauthenticate,
                     QStringLiteral("The server %1 refused the login; check the user name and the "
                                    "password. Its words: \"%2\".")
                         .arg(host, m_reply->text)};
    }
    return Error{Error::Remedy::Rejected,
                 QStringLiteral("The server %1 refused %2; its words: \"%3\".")
                     .arg(host, whatWasRefused(m_step, m_recipient), m_reply->text)};
}

} // namespace threadline
