// SPDX-License-Identifier: GPL-3.0-or-later
//
// One line to an XMPP server, from the first address that is tried until it ends; libstrophe's only user. For
// core/xmpp only.
//
// Thread: a line has one of its own, because libstrophe's TLS handshake and its goodbye block. In that thread
// runs Qt's event loop with a notifier on the socket and xmpp_run_once(…, 0), not libstrophe's own loop: nothing
// polls while the line is idle, and what is to be sent leaves at once.
//
// Stream management (XEP-0198) is switched off: after a break a fresh login, the archives and our own ids say
// what was missed and what arrived (archive_follower.h), which also holds when the server itself was restarted.
#pragma once

#include "core/model/expected.h"
#include "core/xmpp/line_failure.h"
#include "core/xmpp/server_lookup.h"
#include "core/xmpp/stanza.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTemporaryFile>
#include <QThread>
#include <QTimer>

#include <memory>
#include <mutex>

namespace threadline {

/// The line's socket for whoever has to break it from outside. Any thread.
class LineSocket
{
public:
    ~LineSocket() { forget(); }

    /// Keeps a duplicate, since libstrophe closes its own whenever it likes and the number is soon another's.
    /// -1 when the line has been interrupted already.
    int adopt(int socket);
    void forget();
    /// Any call that blocks on it returns.
    void shutDown();
    /// For good: no later one is adopted either.
    void interrupt();

private:
    std::mutex m_guard;
    int m_socket = -1;
    bool m_interrupted = false;
};

class StropheLine final : public QObject
{
    Q_OBJECT

public:
    StropheLine(XmppAccess access, QList<XmppAddress> addresses, std::shared_ptr<LineSocket> socket);
    ~StropheLine() override;

    void open();
    void send(const XmlElement& stanza);

Q_SIGNALS:
    /// Logged in; `jid` with the resource that the server gave.
    void opened(const QString& jid);
    void received(const threadline::XmlElement& stanza);
    /// Once, and nothing else after it.
    void ended(const threadline::Error& error);

private:
    static void onEvent(xmpp_conn_t* connection, xmpp_conn_event_t event, int error, xmpp_stream_error_t* streamError,
                        void* self);
    static int onStanza(xmpp_conn_t* connection, xmpp_stanza_t* stanza, void* self);
    static int onSocket(xmpp_conn_t* connection, void* socket);
    static int onBadCertificate(const xmpp_tlscert_t* certificate, const char* message);
    static void onLog(void* self, xmpp_log_level_t level, const char* area, const char* message);

    void tryAddress();
    void watch(int socket);
    void turn();
    bool isReadable() const;
    void end();
    void letGo();

    XmppAccess m_access;
    QList<XmppAddress> m_addresses;
    quint16 m_port = 0;
    std::shared_ptr<LineSocket> m_socket;
    int m_watched = -1;
    LineSigns m_signs;
    bool m_lost = false;   ///< libstrophe said so
    bool m_moving = false; ///< on to the next address
    bool m_ended = false;  ///< we said so
    bool m_turning = false;
    QTemporaryFile m_certificates;
    xmpp_log_t m_log{};
    StropheContext m_context;
    xmpp_conn_t* m_connection = nullptr;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
    QTimer m_tick; ///< libstrophe's own waits, and the rest of a TLS record that the socket does not announce
};

/// A line and its thread. Lives in the thread that uses it; when it is destroyed the thread has ended, in well
/// under a second, and nothing of it is heard any more.
class XmppLine final : public QObject
{
    Q_OBJECT

public:
    XmppLine(const XmppAccess& access, const QList<XmppAddress>& addresses);
    ~XmppLine() override;

    void send(const XmlElement& stanza);

Q_SIGNALS:
    void opened(const QString& jid);
    void received(const threadline::XmlElement& stanza);
    void ended(const threadline::Error& error);

private:
    std::shared_ptr<LineSocket> m_socket = std::make_shared<LineSocket>();
    QThread m_thread;
    StropheLine* m_line; ///< of that thread, which deletes it at its end
    bool m_open = false;
};

} // namespace threadline
