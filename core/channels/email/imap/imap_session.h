// SPDX-License-Identifier: GPL-3.0-or-later
//
// A logged-in IMAP session (RFC 9051 and 3501; 2177 IDLE, 7162 CONDSTORE and QRESYNC, 7888
// LITERAL+, 4959 SASL-IR). Commands are written as soon as they are given, without waiting for
// those before them; the server works through them in order.
//
// Thread: the one it lives in; every callback is called there, never from inside the call that
// took it. A callback must not delete the session (deleteLater() it may). Destroying it drops the
// callbacks of what is under way without calling them; when the line is lost each of them is called
// with that Error (remedy Retry), the oldest first, and then lost() is emitted.
#pragma once

#include "core/channels/email/imap/imap_command.h"
#include "core/channels/email/imap/imap_connection.h"

#include <QPointer>
#include <QSet>

#include <deque>

namespace threadline {

struct ImapServer
{
    enum class SecretKind {
        Password, ///< SASL PLAIN, or LOGIN where the server has no PLAIN
        Token,    ///< an OAuth 2 access token: OAUTHBEARER (RFC 7628), or XOAUTH2
    };

    ServerEndpoint endpoint;
    QString caFile; ///< PEM, trusted besides the system's certificates; empty: none
    QString secret;
    SecretKind secretKind = SecretKind::Password;
};

class ImapSession final : public QObject
{
    Q_OBJECT

public:
    /// The tagged OK, or an Error: Rejected with the server's words for NO, Unsupported for BAD.
    using Done = std::function<void(Expected<ImapResponse>)>;
    /// Looks at an untagged response and says whether it was this command's. May take its parts.
    using Take = std::function<bool(ImapResponse&)>;
    using Log = std::function<void(const QString& line)>;

    explicit ImapSession(ImapServer server, QObject* parent = nullptr);
    ~ImapSession() override;

    /// Where a line per command and response goes, without content or secrets. Before open().
    void setLog(Log log) { m_log = std::move(log); }

    /// Connects, verifies, logs in, switches on what the server offers. Once.
    void open(std::function<void(Expected<void>)> done);
    bool isOpen() const { return m_state == State::Open; }

    /// Whether the server announced it, e.g. "IDLE"; without regard to case.
    bool has(const QByteArray& capability) const;
    /// Whether QRESYNC is on (and with it CONDSTORE).
    bool resynchronises() const { return m_qresync; }

    /// Each untagged response is shown to the commands under way, the oldest first, until one
    /// takes it; what nobody takes is unsolicited().
    void run(ImapCommand command, Take take, Done done);

    /// Begins to IDLE; the server then tells changes by unsolicited(). `done` when it ended.
    /// Other commands wait until then: call endIdle() first.
    void idle(Done done);
    void endIdle();

    /// Says goodbye and closes without waiting for the answer. Nothing is called after this.
    void leave();

Q_SIGNALS:
    void unsolicited(const threadline::ImapResponse& response);
    /// After this the session is of no more use.
    void lost(const threadline::Error& error);

private:
    enum class State { New, Greeting, Opening, Open, Closed };

    struct UnderWay
    {
        QByteArray tag;
        ImapCommand command;
        std::vector<ImapCommand::Piece> pieces{};
        size_t nextPiece = 0; ///< the first one not yet written
        Take take{};
        Done done{};
        bool isIdle = false;
        bool idling = false;   ///< the server said "+" to IDLE
        bool wantsEnd = false; ///< of IDLE
    };

    void onReceived(ImapResponse& response);
    void onGreeting(const ImapResponse& greeting);
    void onContinuation(const ImapResponse& response);
    void onUntagged(ImapResponse& response);
    void onTagged(ImapResponse& response);
    void readCapabilities(const ImapResponse& response);

    void startTls();
    void askCapabilities(std::function<void()> next);
    void logIn();
    void onLoggedIn(const Expected<ImapResponse>& outcome);
    void enable();
    void finishOpening(const Expected<void>& outcome);

    void add(UnderWay work);
    void write();
    bool writePieces(UnderWay& work);
    void watchSilence();
    Error refusal(const ImapResponse& response) const;
    Error loginRefusal(const ImapResponse& response) const;
    void onFailed(const Error& error);
    void log(const QString& line) const;
    QString hostName() const { return m_server.endpoint.host; }

    ImapServer m_server;
    ImapConnection m_connection;
    State m_state = State::New;
    bool m_preauthenticated = false;
    bool m_qresync = false;
    QSet<QByteArray> m_capabilities; ///< upper case
    std::deque<UnderWay> m_underWay; ///< oldest first; those not yet written at the end
    quint64 m_nextTag = 1;
    ImapResponse m_lastRefusal; ///< of the login, for its code
    std::function<void(Expected<void>)> m_opened;
    QTimer m_silence; ///< how long the server may say nothing while it owes an answer
    std::optional<Error> m_bye;
    Log m_log;
};

} // namespace threadline
