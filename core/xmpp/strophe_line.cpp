// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xmpp/strophe_line.h"

#include "core/xmpp/jid.h"

#include <QLoggingCategory>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstring>

namespace threadline {

namespace {

Q_LOGGING_CATEGORY(lcStrophe, "threadline.xmpp.strophe", QtWarningMsg)

constexpr std::chrono::milliseconds whileOpening{50};
constexpr std::chrono::milliseconds afterTraffic{40};
// libstrophe reads 4 KiB at a time from TLS records of at most 16 KiB (RFC 8446, 5.1).
constexpr int readsInARecord = 4;
// Releasing a stanza descends as deep as the stanza is nested, and strangers choose that.
constexpr uint stackBytes = 64u << 20;

/// Two of libstrophe's callbacks carry no user data; a line has a thread of its own.
thread_local StropheLine* lineOfThisThread = nullptr;

/// What libstrophe would write to a line that is gone must not end the program.
void ignoreBrokenPipes()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

QString conditionOf(const xmpp_stream_error_t* error)
{
    if (!error || !error->stanza) {
        return {};
    }
    for (xmpp_stanza_t* child = xmpp_stanza_get_children(error->stanza); child; child = xmpp_stanza_get_next(child)) {
        const char* ns = xmpp_stanza_get_ns(child);
        const char* name = xmpp_stanza_get_name(child);
        if (ns && name && std::strcmp(ns, XMPP_NS_STREAMS_IETF) == 0 && std::strcmp(name, "text") != 0) {
            return QString::fromUtf8(name);
        }
    }
    return QStringLiteral("undefined-condition");
}

} // namespace

int LineSocket::adopt(int socket)
{
    const std::lock_guard lock(m_guard);
    if (m_socket >= 0) {
        ::close(m_socket);
    }
    m_socket = m_interrupted ? -1 : ::dup(socket);
    return m_socket;
}

void LineSocket::forget()
{
    const std::lock_guard lock(m_guard);
    if (m_socket >= 0) {
        ::close(m_socket);
        m_socket = -1;
    }
}

void LineSocket::interrupt()
{
    {
        const std::lock_guard lock(m_guard);
        m_interrupted = true;
    }
    shutDown();
}

void LineSocket::shutDown()
{
    const std::lock_guard lock(m_guard);
    if (m_socket >= 0) {
        ::shutdown(m_socket, SHUT_RDWR);
    }
}

StropheLine::StropheLine(XmppAccess access, QList<XmppAddress> addresses, std::shared_ptr<LineSocket> socket)
    : m_access(std::move(access)), m_addresses(std::move(addresses)), m_socket(std::move(socket)), m_tick(this)
{
    connect(&m_tick, &QTimer::timeout, this, &StropheLine::turn);
}

StropheLine::~StropheLine()
{
    if (m_connection && m_signs.opened && !m_lost) {
        xmpp_disconnect(m_connection); // says goodbye, which a dead line will not answer
        xmpp_run_once(m_context.get(), 0);
    }
    m_ended = true;
    letGo();
    lineOfThisThread = nullptr;
}

void StropheLine::open()
{
    ignoreBrokenPipes();
    lineOfThisThread = this;
    m_log = {&StropheLine::onLog, this};
    m_context = newStropheContext(&m_log);
    if (!m_access.certificates.isEmpty()) {
        if (!m_certificates.open() || m_certificates.write(m_access.certificates) != m_access.certificates.size() ||
            !m_certificates.flush()) {
            m_ended = true;
            Q_EMIT ended({Error::Remedy::Retry,
                          QStringLiteral("The certificates for the chat server could not be put down in the temporary folder; is its disk full?")});
            return;
        }
    }
    tryAddress();
}

void StropheLine::tryAddress()
{
    letGo();
    if (m_ended || !m_context) {
        return;
    }
    const XmppAddress address = m_addresses.takeFirst();
    m_port = address.port;
    m_signs = {};
    m_lost = false;
    m_moving = false;
    m_connection = xmpp_conn_new(m_context.get());
    xmpp_conn_set_flags(m_connection, static_cast<long>(XMPP_CONN_FLAG_DISABLE_SM | (m_access.directTls
                                                                                         ? XMPP_CONN_FLAG_LEGACY_SSL
                                                                                         : XMPP_CONN_FLAG_MANDATORY_TLS)));
    xmpp_conn_set_jid(m_connection, m_access.jid.toUtf8().constData());
    xmpp_conn_set_pass(m_connection, m_access.password.toUtf8().constData());
    if (!m_access.certificates.isEmpty()) {
        xmpp_conn_set_cafile(m_connection, m_certificates.fileName().toUtf8().constData());
    }
    xmpp_conn_set_certfail_handler(m_connection, &StropheLine::onBadCertificate);
    xmpp_conn_set_sockopt_callback(m_connection, &StropheLine::onSocket);
    m_tick.start(whileOpening);
    if (xmpp_connect_client(m_connection, address.numeric.toUtf8().constData(), address.port, &StropheLine::onEvent, this) !=
        XMPP_EOK) {
        m_lost = true;
        end();
    }
}

int StropheLine::onSocket(xmpp_conn_t*, void* socket)
{
    StropheLine* self = lineOfThisThread;
    const int own = self ? self->m_socket->adopt(*static_cast<int*>(socket)) : -1;
    if (own < 0) {
        return -1;
    }
    const int now = 1; // or each second small stanza waits for the acknowledgement of the first
    ::setsockopt(own, IPPROTO_TCP, TCP_NODELAY, &now, sizeof now);
    self->watch(own);
    return 0;
}

void StropheLine::watch(int socket)
{
    m_watched = socket;
    m_readable = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read);
    m_writable = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Write); // first: that it is connected
    connect(m_readable.get(), &QSocketNotifier::activated, this, &StropheLine::turn);
    connect(m_writable.get(), &QSocketNotifier::activated, this, &StropheLine::turn);
}

bool StropheLine::isReadable() const
{
    pollfd one{m_watched, POLLIN, 0};
    return m_watched >= 0 && ::poll(&one, 1, 0) > 0 && (one.revents & POLLIN);
}

/// Lets libstrophe do all that can be done without waiting.
void StropheLine::turn()
{
    if (m_turning || m_moving || m_ended || !m_connection) {
        return;
    }
    m_turning = true;
    do {
        for (int i = 0; i < readsInARecord && !m_lost; ++i) {
            std::unique_lock lock(stropheCalculating(), std::defer_lock);
            if (!m_signs.opened && xmpp_conn_is_secured(m_connection)) {
                lock.lock(); // not before: the handshake may take as long as the other side likes
            }
            xmpp_run_once(m_context.get(), 0);
        }
    } while (!m_lost && m_signs.certificateProblem.isEmpty() && !m_signs.noTls && isReadable());
    m_turning = false;

    const bool hopeless = !m_signs.opened && (!m_signs.certificateProblem.isEmpty() || m_signs.noTls);
    if (m_lost || hopeless) {
        end();
        return;
    }
    if (m_writable) {
        m_writable->setEnabled(xmpp_conn_send_queue_len(m_connection) > 0 ||
                               (!m_signs.connected && !m_signs.opened && xmpp_conn_is_connecting(m_connection)));
    }
    // A record may have come between the last look at the socket and the last read: once more, soon.
    if (m_signs.opened) {
        if (sender() != &m_tick) {
            m_tick.start(afterTraffic);
        } else if (xmpp_conn_send_queue_len(m_connection) == 0) {
            m_tick.stop();
        }
    }
}

void StropheLine::send(const XmlElement& stanza)
{
    if (m_ended || !m_connection || !m_signs.opened) {
        return;
    }
    if (const Stanza made = stanzaOf(m_context.get(), stanza)) {
        xmpp_send(m_connection, made.get());
    }
    turn();
}

void StropheLine::onEvent(xmpp_conn_t* connection, xmpp_conn_event_t event, int error, xmpp_stream_error_t* streamError,
                          void* userdata)
{
    auto* self = static_cast<StropheLine*>(userdata);
    if (self->m_ended) {
        return;
    }
    if (event == XMPP_CONN_CONNECT) {
        if (!xmpp_conn_is_secured(connection)) { // the flags above should make this impossible
            self->m_signs.noTls = true;
            return;
        }
        self->m_signs.opened = true;
        xmpp_handler_add(connection, &StropheLine::onStanza, nullptr, nullptr, nullptr, self);
        const char* bound = xmpp_conn_get_bound_jid(connection);
        Q_EMIT self->opened(QString::fromUtf8(bound ? bound : ""));
        return;
    }
    if (event == XMPP_CONN_DISCONNECT || event == XMPP_CONN_FAIL) {
        self->m_lost = true;
        self->m_signs.systemError = self->m_signs.systemError ? self->m_signs.systemError : error;
        if (self->m_signs.streamError.isEmpty()) {
            self->m_signs.streamError = conditionOf(streamError);
        }
    }
}

int StropheLine::onStanza(xmpp_conn_t*, xmpp_stanza_t* stanza, void* userdata)
{
    auto* self = static_cast<StropheLine*>(userdata);
    if (self->m_ended) {
        return 0;
    }
    if (const auto element = elementOf(stanza)) {
        Q_EMIT self->received(*element);
    } else {
        qCWarning(lcStrophe) << "A stanza beyond all limits was left out.";
    }
    return 1;
}

int StropheLine::onBadCertificate(const xmpp_tlscert_t*, const char* message)
{
    if (lineOfThisThread && lineOfThisThread->m_signs.certificateProblem.isEmpty()) {
        lineOfThisThread->m_signs.certificateProblem = QString::fromUtf8(message && *message ? message : "untrusted");
    }
    return 0;
}

void StropheLine::onLog(void* userdata, xmpp_log_level_t, const char* area, const char* message)
{
    const QByteArrayView words(message);
    static_cast<StropheLine*>(userdata)->m_signs.hear(words);
    // Stanzas and addresses are people's.
    if (lcStrophe().isDebugEnabled() && words.indexOf('<') < 0 && words.indexOf('@') < 0) {
        qCDebug(lcStrophe) << area << words.toByteArray().constData();
    }
}

void StropheLine::end()
{
    if (m_ended || m_moving) {
        return;
    }
    // Another address of the same host may answer when this one did not; what a server said counts.
    const bool unreached = !m_signs.connected && !m_signs.opened && m_signs.certificateProblem.isEmpty();
    if (unreached && !m_addresses.isEmpty()) {
        m_moving = true;
        QMetaObject::invokeMethod(this, &StropheLine::tryAddress, Qt::QueuedConnection); // not under libstrophe's feet
        return;
    }
    m_ended = true;
    const QString server = !m_access.host.isEmpty() && m_signs.certificateProblem.isEmpty() ? m_access.host : jidDomain(m_access.jid);
    Q_EMIT ended(lineFailure(m_signs, server, m_port));
    QMetaObject::invokeMethod(this, &StropheLine::letGo, Qt::QueuedConnection);
}

void StropheLine::letGo()
{
    m_tick.stop();
    m_readable.reset();
    m_writable.reset();
    m_watched = -1;
    if (m_connection) {
        if (!m_lost) {
            m_socket->shutDown(); // or libstrophe waits for the other side's part of the goodbye
        }
        const bool wasEnded = std::exchange(m_ended, true);
        xmpp_conn_release(std::exchange(m_connection, nullptr));
        m_ended = wasEnded;
    }
    m_socket->forget();
}

XmppLine::XmppLine(const XmppAccess& access, const QList<XmppAddress>& addresses)
    : m_line(new StropheLine(access, addresses, m_socket))
{
    m_line->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_line, &StropheLine::open);
    connect(&m_thread, &QThread::finished, m_line, &QObject::deleteLater);
    connect(m_line, &StropheLine::opened, this, [this](const QString& jid) {
        m_open = true;
        Q_EMIT opened(jid);
    });
    connect(m_line, &StropheLine::received, this, &XmppLine::received);
    connect(m_line, &StropheLine::ended, this, [this](const Error& error) {
        m_open = false;
        Q_EMIT ended(error);
    });
    m_thread.setObjectName(QStringLiteral("xmpp"));
    m_thread.setStackSize(stackBytes);
    m_thread.start();
}

XmppLine::~XmppLine()
{
    disconnect(m_line, nullptr, this, nullptr);
    if (!m_open) {
        m_socket->interrupt(); // it may be in the middle of a handshake with nobody
    }
    m_thread.quit();
    constexpr unsigned long graceMs = 200; // to say goodbye
    if (!m_thread.wait(graceMs)) {
        m_socket->interrupt();
        m_thread.wait();
    }
}

void XmppLine::send(const XmlElement& stanza)
{
    QMetaObject::invokeMethod(m_line, [line = m_line, stanza] { line->send(stanza); }, Qt::QueuedConnection);
}

} // namespace threadline
