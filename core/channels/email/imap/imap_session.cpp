// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/imap/imap_session.h"

#include "core/channels/email/imap/imap_login.h"

namespace threadline {

namespace {

constexpr std::chrono::seconds silencePatience{60};

QString words(const ImapResponse& response)
{
    const QString text = QString::fromUtf8(response.text).simplified().left(300);
    return text.isEmpty() ? QString::fromLatin1(response.code) : text;
}

QString responseSummary(const ImapResponse& response)
{
    QString line = response.kind == ImapResponse::Kind::Tagged ? QString::fromLatin1(response.tag)
                                                               : QStringLiteral("*");
    if (response.number) {
        line += QLatin1Char(' ') + QString::number(*response.number);
    }
    line += QLatin1Char(' ') + QString::fromLatin1(response.name);
    if (!response.code.isEmpty()) {
        line += QStringLiteral(" [%1]").arg(QString::fromLatin1(response.code));
    }
    if (response.isStatus()) {
        line += QLatin1Char(' ') + words(response);
    } else if (!response.values.empty()) {
        line += QStringLiteral(" … (%1)").arg(response.values.size());
    }
    return line;
}

} // namespace

ImapSession::ImapSession(ImapServer server, QObject* parent)
    : QObject(parent)
    , m_server(std::move(server))
    , m_connection(m_server.endpoint, m_server.caFile, this)
    , m_silence(this)
{
    m_silence.setSingleShot(true);
    m_silence.setInterval(silencePatience);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        m_connection.close();
        onFailed({Error::Remedy::Retry,
                  QStringLiteral("The mail server \"%1\" has stopped answering.").arg(hostName())});
    });
    connect(&m_connection, &ImapConnection::established, this, [this] {
        m_state = State::Greeting;
        m_silence.start();
    });
    connect(&m_connection, &ImapConnection::secured, this, [this] {
        // What was announced in the clear may have been anybody's.
        m_capabilities.clear();
        askCapabilities([this] { logIn(); });
    });
    connect(&m_connection, &ImapConnection::received, this, &ImapSession::onReceived);
    connect(&m_connection, &ImapConnection::alive, this, [this] {
        if (m_silence.isActive()) {
            m_silence.start();
        }
    });
    connect(&m_connection, &ImapConnection::failed, this, &ImapSession::onFailed);
}

ImapSession::~ImapSession()
{
    m_connection.close();
}

bool ImapSession::has(const QByteArray& capability) const
{
    return m_capabilities.contains(capability.toUpper());
}

void ImapSession::run(ImapCommand command, Take take, Done done)
{
    UnderWay work{{}, std::move(command)};
    work.take = std::move(take);
    work.done = std::move(done);
    add(std::move(work));
}

void ImapSession::idle(Done done)
{
    UnderWay work{{}, ImapCommand("IDLE")};
    work.done = std::move(done);
    work.isIdle = true;
    add(std::move(work));
}

void ImapSession::endIdle()
{
    for (UnderWay& work : m_underWay) {
        if (work.isIdle && !work.wantsEnd) {
            work.wantsEnd = true;
            // Before the server's "+" there is nothing to end yet (RFC 2177).
            if (work.idling) {
                m_connection.write("DONE\r\n");
            }
        }
    }
    watchSilence();
}

void ImapSession::leave()
{
    if (m_state == State::Open) {
        m_connection.write("ZZ LOGOUT\r\n");
        m_connection.flush();
    }
    m_state = State::Closed;
    m_silence.stop();
    m_underWay.clear();
    m_opened = nullptr;
    m_connection.close();
}

void ImapSession::add(UnderWay work)
{
    if (m_state == State::Closed) {
        // Asynchronous like every other answer.
        QMetaObject::invokeMethod(
            this,
            [this, done = std::move(work.done)] {
                done(Error{Error::Remedy::Retry,
                           QStringLiteral("The line to the mail server \"%1\" was lost.")
                               .arg(hostName())});
            },
            Qt::QueuedConnection);
        return;
    }
    work.tag = 'T' + QByteArray::number(m_nextTag++);
    const auto literals = has("LITERAL+")                       ? ImapCommand::Literals::All
                          : has("LITERAL-") || has("IMAP4REV2") ? ImapCommand::Literals::Small
                                                                : ImapCommand::Literals::Waiting;
    work.pieces = work.command.pieces(work.tag, literals);
    m_underWay.push_back(std::move(work));
    write();
}

/// Writes what may be written now. A command that waits for the server's "+" holds up the rest,
/// and so does IDLE.
void ImapSession::write()
{
    for (UnderWay& work : m_underWay) {
        if (!writePieces(work) || work.isIdle) {
            break;
        }
    }
    watchSilence();
}

/// Only a server that owes an answer may not be silent; one that we IDLE at owes none.
void ImapSession::watchSilence()
{
    const bool idling =
        !m_underWay.empty() && m_underWay.front().idling && !m_underWay.front().wantsEnd;
    if (m_underWay.empty() || idling) {
        m_silence.stop();
    } else if (!m_silence.isActive()) {
        m_silence.start();
    }
}

/// False when pieces are left that wait for the server.
bool ImapSession::writePieces(UnderWay& work)
{
    if (work.nextPiece == 0) {
        log(QStringLiteral("C: %1 %2").arg(QString::fromLatin1(work.tag), work.command.summary()));
        m_connection.write(work.pieces[work.nextPiece++].bytes);
    }
    return work.nextPiece >= work.pieces.size();
}

void ImapSession::onReceived(ImapResponse& response)
{
    if (response.kind == ImapResponse::Kind::Continuation) {
        onContinuation(response);
        return;
    }
    log(QStringLiteral("S: ") + responseSummary(response));
    if (m_state == State::Greeting) {
        onGreeting(response);
    } else if (response.kind == ImapResponse::Kind::Tagged) {
        onTagged(response);
    } else {
        onUntagged(response);
    }
}

void ImapSession::onContinuation(const ImapResponse& response)
{
    for (UnderWay& work : m_underWay) {
        if (work.isIdle) {
            work.idling = true;
            if (work.wantsEnd) {
                m_connection.write("DONE\r\n");
            }
            watchSilence();
            return;
        }
        if (work.nextPiece == 0) {
            break;
        }
        if (work.nextPiece < work.pieces.size()) {
            m_connection.write(work.pieces[work.nextPiece++].bytes);
            write();
            return;
        }
    }
    if (!m_underWay.empty()) {
        m_connection.write(m_underWay.front().command.answer(response.text));
    }
}

void ImapSession::readCapabilities(const ImapResponse& response)
{
    const auto& values = response.name == "CAPABILITY" ? response.values : response.codeValues;
    if (response.name != "CAPABILITY" && response.code != "CAPABILITY") {
        return;
    }
    m_capabilities.clear();
    for (const ImapValue& value : values) {
        m_capabilities.insert(value.bytes.toUpper());
    }
}

void ImapSession::onUntagged(ImapResponse& response)
{
    readCapabilities(response);
    if (response.name == "BYE") {
        m_bye = Error{Error::Remedy::Retry,
                      QStringLiteral("The mail server \"%1\" ended the session: %2")
                          .arg(hostName(), words(response))};
        return;
    }
    for (UnderWay& work : m_underWay) {
        if (work.take && work.take(response)) {
            return;
        }
    }
    Q_EMIT unsolicited(response);
}

void ImapSession::onTagged(ImapResponse& response)
{
    const auto work = std::find_if(m_underWay.begin(), m_underWay.end(), [&](const UnderWay& each) {
        return each.tag == response.tag && each.nextPiece > 0;
    });
    if (work == m_underWay.end()) {
        return; // of a command of nobody's: nothing depends on it
    }
    readCapabilities(response);
    const Done done = std::move(work->done);
    m_underWay.erase(work);
    write();
    if (response.name == "OK") {
        done(std::move(response));
    } else {
        m_lastRefusal = response;
        done(refusal(response));
    }
}

Error ImapSession::refusal(const ImapResponse& response) const
{
    if (response.name == "NO") {
        return {
            Error::Remedy::Rejected,
            QStringLiteral("The mail server \"%1\" refused: %2").arg(hostName(), words(response))};
    }
    return {Error::Remedy::Unsupported,
            QStringLiteral("The mail server \"%1\" did not understand a command: %2")
                .arg(hostName(), words(response))};
}

void ImapSession::onFailed(const Error& error)
{
    if (m_state == State::Closed) {
        return;
    }
    const bool wasOpen = m_state == State::Open;
    m_state = State::Closed;
    m_silence.stop();
    const Error why = m_bye.value_or(error);
    log(QStringLiteral("-- ") + why.sentence);
    // Those called may destroy this session.
    const QPointer<ImapSession> self(this);
    auto underWay = std::exchange(m_underWay, {});
    for (const UnderWay& work : underWay) {
        if (self && work.done) {
            work.done(why);
        }
    }
    if (self && m_opened) {
        std::exchange(m_opened, nullptr)(why);
    }
    if (self && wasOpen) {
        Q_EMIT lost(why);
    }
}

void ImapSession::log(const QString& line) const
{
    if (m_log) {
        m_log(line);
    }
}

} // namespace threadline
