// SPDX-License-Identifier: GPL-3.0-or-later
//
// A login on an XMPP server that stays: connects, begins anew when the line is lost, notices a dead one within a
// minute, asks questions and has answers. What people say in it is understood by direct_chat.h and room.h.
//
// Thread: the one it lives in; nothing here blocks it. libstrophe works in a thread of its own behind it
// (strophe_line.h), from which only values come. Destroying a client takes well under a second, also with a dead
// line; its futures then finish with an Error of remedy Cancelled, and nothing is emitted any more.
//
// Errors: Reauthenticate when the name or password is refused, Rejected when the server or its certificate is not
// one to talk to: then it waits for a person, who calls start() again. Everything else is tried again by itself.
//
// Sources: RFC 6120, RFC 6121; XEP-0198 is left out on purpose (strophe_line.h); XEP-0199 pings, XEP-0280 carbons.
#pragma once

#include "core/async/reconnect_delay.h"
#include "core/model/expected.h"
#include "core/net/clock.h"
#include "core/xmpp/server_lookup.h"
#include "core/xmpp/xml_element.h"

#include <QFuture>
#include <QHash>
#include <QPromise>
#include <QTimer>

#include <chrono>
#include <memory>
#include <vector>

namespace threadline {

class XmppLine;

struct XmppTimings
{
    std::chrono::milliseconds login{20'000};      ///< until logged in
    std::chrono::milliseconds quiet{25'000};      ///< without a word from the server: it is asked whether it is there
    std::chrono::milliseconds patience{15'000};   ///< for its answer; then the line is dead
    std::chrono::milliseconds request{30'000};    ///< for the answer to a question
};

class XmppClient final : public QObject
{
    Q_OBJECT

public:
    struct Status
    {
        enum class State {
            Off,        ///< not started, stopped, or waiting for a person because of `problem`
            Connecting, ///< the first time, or again
            Online,
            Waiting,    ///< will connect again by itself
        };

        State state = State::Off;
        Error problem; ///< why it is not online; an empty sentence when all is well

        friend bool operator==(const Status&, const Status&) = default;
    };

    /// `clock` and `names` outlive this.
    XmppClient(XmppAccess access, const Clock& clock, NameLookup& names, XmppTimings timings = {}, QObject* parent = nullptr);
    ~XmppClient() override;

    /// Online from now on. Finishes when the first login has worked or failed; later ones are only signalled.
    QFuture<Expected<void>> start();
    void stop();

    const Status& status() const { return m_status; }
    bool isOnline() const { return m_status.state == Status::State::Online; }
    QString jid() const { return m_jid; }         ///< with the resource; empty until the first login
    QString bareJid() const { return m_bareJid; } ///< of a nameless login: its own new one, from the first login on
    const Clock& clock() const { return m_clock; }

    /// Asks `to` (empty: our own server) with `<iq type=… >` around `payload`, and has the payload of the answer: an
    /// element without a name when there is none. Only an answer from `to` itself counts (RFC 6120, 8.1.2.1). An
    /// error answer is an Error of stanzaFailure(); a lost line is InDoubt for a set, Retry for a get.
    QFuture<Expected<XmlElement>> ask(const QString& to, const XmlElement& payload, bool set = false);

    /// Whether it went out is not known; for what may be lost (chat states, presence). Nothing happens offline.
    void send(const XmlElement& stanza);
    /// Finishes when our server has taken the message, which is when it has answered a question asked behind it
    /// (RFC 6120, 10.1: in order). The message needs an "id". Rejected when it comes back as an error before that,
    /// Retry when offline (nothing has left), InDoubt when the line is lost meanwhile.
    QFuture<Expected<void>> deliver(const XmlElement& message);

    /// A name for a stanza that nobody else has.
    QString newId() const;

Q_SIGNALS:
    void statusChanged(const threadline::XmppClient::Status& status);
    /// Logged in, first or again; every session begins with it: nothing of an earlier one holds any more.
    void online();
    /// The line is gone; before any new online().
    void offline();
    void message(const threadline::XmlElement& stanza);
    void presence(const threadline::XmlElement& stanza);

private:
    struct Question
    {
        QString to; ///< normal; empty: our server
        bool set = false;
        QString message; ///< the id of the message behind which it was asked, for deliver()
        std::shared_ptr<QPromise<Expected<XmlElement>>> promise;
        qint64 askedMs = 0;
    };

    void attempt();
    void connectTo(const QList<XmppAddress>& addresses);
    void onOpened(const QString& jid);
    void onStanza(const XmlElement& stanza);
    void onAnswer(const XmlElement& stanza);
    void onQuestion(const XmlElement& stanza);
    void onMessageError(const XmlElement& stanza);
    void watchLine();
    void lose(const Error& error);
    void closeLine();
    void failAll(const Error& error);
    void tell(Status::State state, const Error& problem);
    void finishStart(Expected<void> outcome);
    QFuture<Expected<XmlElement>> askWith(Question question, const XmlElement& payload);

    XmppAccess m_access;
    const Clock& m_clock;
    NameLookup& m_names;
    XmppTimings m_timings;
    Status m_status;
    QString m_jid;
    QString m_bareJid;
    std::unique_ptr<XmppServerLookup> m_lookup;
    std::unique_ptr<XmppLine> m_line;
    QHash<QString, Question> m_questions; ///< by the iq's id
    std::vector<std::shared_ptr<QPromise<Expected<void>>>> m_starting;
    ReconnectDelay m_delay;
    QTimer m_retry;
    QTimer m_loginWatch;
    QTimer m_lineWatch;
    qint64 m_heardMs = 0;
    bool m_pinged = false;
};

} // namespace threadline
