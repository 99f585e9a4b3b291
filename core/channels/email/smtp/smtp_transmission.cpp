// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/smtp/smtp_transmission.h"

#include "core/channels/email/smtp/smtp_dialogue.h"
#include "core/channels/email/smtp/smtp_envelope.h"

#include <curl/curl.h>

#include <QFile>
#include <QHostAddress>
#include <QUrl>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <mutex>
#include <optional>

namespace threadline {

namespace {

constexpr long connectSeconds = 30;
constexpr long stallSeconds = 60;
/// A server may take its time over a whole mail before it answers (RFC 5321, section 4.5.3.2.6).
constexpr long finalAnswerSeconds = 600;
constexpr long farewellSeconds = 2;

struct EasyEnd
{
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct ListEnd
{
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, EasyEnd>;
using StringList = std::unique_ptr<curl_slist, ListEnd>;

/// libcurl wants this once in a process, before its first handle.
void startLibcurl()
{
    static std::once_flag started;
    std::call_once(started, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

bool isLoopback(const QString& host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

/// smtp://HOST:PORT/NAME; NAME is what EHLO says. It is not this computer's name, which is nobody's
/// business: a submission server knows its user by the login.
Expected<QByteArray> sessionUrl(const ServerEndpoint& endpoint)
{
    QUrl url;
    url.setScheme(endpoint.security == ServerEndpoint::Security::Tls ? QStringLiteral("smtps")
                                                                     : QStringLiteral("smtp"));
    url.setHost(endpoint.host, QUrl::StrictMode);
    url.setPort(endpoint.port);
    url.setPath(QStringLiteral("/localhost"));
    if (url.host().isEmpty() || endpoint.port == 0) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("\"%1\", port %2, is not a mail server's address.")
                         .arg(endpoint.host.simplified())
                         .arg(endpoint.port)};
    }
    if (endpoint.security == ServerEndpoint::Security::None && !isLoopback(endpoint.host)) {
        return Error{
            Error::Remedy::Rejected,
            QStringLiteral("Without TLS the password would cross the network to %1 in the clear; "
                           "nothing was sent.")
                .arg(endpoint.host)};
    }
    return url.toEncoded();
}

/// A caFile adds to the system's certificates, where libcurl alone would put it in their place.
Expected<QByteArray> trustedCertificates(const QString& caFile)
{
    QFile extra(caFile);
    if (!extra.open(QIODevice::ReadOnly)) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("The certificate file %1 cannot be read: %2.")
                         .arg(caFile, extra.errorString())};
    }
    QByteArray pem = extra.readAll();
    if (!pem.contains("-----BEGIN ")) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("The certificate file %1 holds no certificate in PEM form.")
                         .arg(caFile)};
    }
    const auto* version = curl_version_info(CURLVERSION_NOW);
    if (version->cainfo != nullptr) {
        QFile system(QFile::decodeName(version->cainfo));
        if (system.open(QIODevice::ReadOnly)) {
            pem += '\n' + system.readAll();
        }
    }
    return pem;
}

/// One session with one server. All callbacks of libcurl come in here, on the calling thread.
class SmtpSession
{
public:
    SmtpSession(const SmtpServer& server, std::stop_token stop)
        : m_server(server)
        , m_stop(std::move(stop))
    {
    }

    Expected<void> prepare();
    void setMail(const SmtpEnvelope& envelope, const QByteArray& bytes,
                 const std::function<Expected<void>()>& beforeHandover);
    void setNothingToSend();
    CURLcode run() { return m_setUp == CURLE_OK ? curl_easy_perform(m_easy.get()) : m_setUp; }

    const SmtpDialogue& dialogue() const { return m_dialogue; }
    /// What went wrong, for a session whose `code` or answer is not a success.
    Error failure(CURLcode code) const;

private:
    template <class Value>
    void set(CURLoption option, Value value)
    {
        const CURLcode code = curl_easy_setopt(m_easy.get(), option, value);
        if (m_setUp == CURLE_OK) {
            m_setUp = code;
        }
    }
    void setCallbacks();
    void setLimits();
    void setEncryption();
    void setLogin();

    static size_t lineReceived(char* bytes, size_t size, size_t count, void* self);
    static int lineSent(CURL*, curl_infotype type, char* bytes, size_t size, void* self);
    static size_t mailWanted(char* buffer, size_t size, size_t count, void* self);
    static int progressed(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

    std::optional<Error> missingCapability() const;
    size_t handOver(char* buffer, size_t room);
    Error connectionError(CURLcode code) const;
    Error certificateError() const;
    Error connectError() const;

    const SmtpServer& m_server;
    const std::stop_token m_stop;
    CURLcode m_setUp = CURLE_OK; ///< the first option that this libcurl did not take
    QByteArray m_trusted;
    StringList m_recipients;
    std::array<char, CURL_ERROR_SIZE> m_reason{};
    SmtpDialogue m_dialogue;

    bool m_needsSmtpUtf8 = false;
    const QByteArray* m_bytes = nullptr;
    qsizetype m_handedOver = 0;
    bool m_handoverBegun = false;
    const std::function<Expected<void>()>* m_beforeHandover = nullptr;
    std::optional<Error> m_ownRefusal; ///< why we ended the session ourselves

    Easy m_easy; ///< ends first: it points to all of the above
};

Expected<void> SmtpSession::prepare()
{
    startLibcurl();
    const auto url = sessionUrl(m_server.endpoint);
    if (!url) {
        return url.error();
    }
    if (!m_server.caFile.isEmpty()) {
        auto trusted = trustedCertificates(m_server.caFile);
        if (!trusted) {
            return trusted.error();
        }
        m_trusted = std::move(*trusted);
    }
    m_easy.reset(curl_easy_init());
    if (!m_easy) {
        return Error{Error::Remedy::Retry,
                     QStringLiteral("There is not enough memory to send a mail.")};
    }
    set(CURLOPT_URL, url->constData());
    set(CURLOPT_PROXY, ""); // receiving knows no proxy from the environment either
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_FORBID_REUSE, 1L);
    setCallbacks();
    setLimits();
    setEncryption();
    setLogin();
    return {};
}

void SmtpSession::setCallbacks()
{
    set(CURLOPT_ERRORBUFFER, m_reason.data());
    set(CURLOPT_HEADERFUNCTION, &SmtpSession::lineReceived);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_DEBUGFUNCTION, &SmtpSession::lineSent);
    set(CURLOPT_DEBUGDATA, this);
    set(CURLOPT_VERBOSE, 1L); // without it lineSent is never called
    set(CURLOPT_XFERINFOFUNCTION, &SmtpSession::progressed);
    set(CURLOPT_XFERINFODATA, this);
    set(CURLOPT_NOPROGRESS, 0L);
}

void SmtpSession::setLimits()
{
    set(CURLOPT_CONNECTTIMEOUT, connectSeconds);
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, stallSeconds);
    set(CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(CURLOPT_LOW_SPEED_TIME, stallSeconds);
}

void SmtpSession::setEncryption()
{
    const bool isPlain = m_server.endpoint.security == ServerEndpoint::Security::None;
    set(CURLOPT_USE_SSL, static_cast<long>(isPlain ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    if (!m_trusted.isEmpty()) {
        curl_blob blob{m_trusted.data(), static_cast<size_t>(m_trusted.size()), CURL_BLOB_NOCOPY};
        set(CURLOPT_CAINFO_BLOB, &blob);
    }
}

void SmtpSession::setLogin()
{
    if (m_server.endpoint.user.isEmpty()) {
        return;
    }
    set(CURLOPT_USERNAME, m_server.endpoint.user.toUtf8().constData());
    set(CURLOPT_PASSWORD, m_server.password.toUtf8().constData());
    set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN");
}

void SmtpSession::setMail(const SmtpEnvelope& envelope, const QByteArray& bytes,
                          const std::function<Expected<void>()>& beforeHandover)
{
    m_needsSmtpUtf8 = envelope.needsSmtpUtf8;
    m_bytes = &bytes;
    m_beforeHandover = &beforeHandover;
    for (const auto& recipient : envelope.recipients) {
        curl_slist* longer = curl_slist_append(m_recipients.get(), recipient.constData());
        if (longer == nullptr) {
            m_setUp = CURLE_OUT_OF_MEMORY;
            return;
        }
        static_cast<void>(m_recipients.release()); // is the head of `longer` now
        m_recipients.reset(longer);
    }
    set(CURLOPT_MAIL_FROM, envelope.sender.constData());
    set(CURLOPT_MAIL_RCPT, m_recipients.get());
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(bytes.size()));
    set(CURLOPT_READFUNCTION, &SmtpSession::mailWanted);
    set(CURLOPT_READDATA, this);
}

void SmtpSession::setNothingToSend()
{
    set(CURLOPT_NOBODY, 1L);
    set(CURLOPT_CUSTOMREQUEST, "NOOP");
}

size_t SmtpSession::lineReceived(char* bytes, size_t size, size_t count, void* self)
{
    auto& session = *static_cast<SmtpSession*>(self);
    const size_t length = size * count;
    session.m_dialogue.received({bytes, static_cast<qsizetype>(length)});
    if (session.m_dialogue.helloAnswered()) {
        session.m_ownRefusal = session.missingCapability();
        if (session.m_ownRefusal) {
            return CURL_WRITEFUNC_ERROR;
        }
    }
    if (session.m_dialogue.finalReply()) {
        // The answer is in: a server that is slow to say goodbye keeps nobody waiting.
        session.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, farewellSeconds);
    }
    return length;
}

int SmtpSession::lineSent(CURL*, curl_infotype type, char* bytes, size_t size, void* self)
{
    if (type == CURLINFO_HEADER_OUT) {
        static_cast<SmtpSession*>(self)->m_dialogue.sent({bytes, static_cast<qsizetype>(size)});
    }
    return 0;
}

size_t SmtpSession::mailWanted(char* buffer, size_t size, size_t count, void* self)
{
    return static_cast<SmtpSession*>(self)->handOver(buffer, size * count);
}

size_t SmtpSession::handOver(char* buffer, size_t room)
{
    if (!m_handoverBegun) {
        if (m_stop.stop_requested()) {
            return CURL_READFUNC_ABORT;
        }
        if (const auto allowed = (*m_beforeHandover)(); !allowed) {
            m_ownRefusal = allowed.error();
            return CURL_READFUNC_ABORT;
        }
        m_handoverBegun = true;
    }
    const qsizetype length = std::min(m_bytes->size() - m_handedOver, static_cast<qsizetype>(room));
    std::memcpy(buffer, m_bytes->constData() + m_handedOver, static_cast<size_t>(length));
    m_handedOver += length;
    if (m_handedOver == m_bytes->size()) {
        set(CURLOPT_SERVER_RESPONSE_TIMEOUT, finalAnswerSeconds);
        set(CURLOPT_LOW_SPEED_TIME, finalAnswerSeconds);
    }
    return static_cast<size_t>(length);
}

int SmtpSession::progressed(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    auto& session = *static_cast<SmtpSession*>(self);
    if (!session.m_stop.stop_requested()) {
        return 0;
    }
    session.set(CURLOPT_QUICK_EXIT, 1L); // do not wait for a resolver that does not answer
    return 1;
}

/// What libcurl would do without: send with no login, or an address that the server cannot read.
std::optional<Error> SmtpSession::missingCapability() const
{
    if (m_server.endpoint.security == ServerEndpoint::Security::StartTls &&
        !m_dialogue.tlsStarted()) {
        return std::nullopt; // what counts is offered under TLS (RFC 3207, section 4.2)
    }
    const bool canLogIn = m_dialogue.offers("AUTH", "PLAIN") || m_dialogue.offers("AUTH", "LOGIN");
    if (!m_server.endpoint.user.isEmpty() && !canLogIn) {
        return Error{
            Error::Remedy::Unsupported,
            QStringLiteral("The server %1 offers no login by password on port %2; check the server "
                           "name and the port.")
                .arg(m_server.endpoint.host)
                .arg(m_server.endpoint.port)};
    }
    if (m_needsSmtpUtf8 && !m_dialogue.offers("SMTPUTF8")) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral(
                         "The server %1 cannot send to or from an address with letters like these "
                         "before the @ (it has no SMTPUTF8); nothing was sent.")
                         .arg(m_server.endpoint.host)};
    }
    return std::nullopt;
}

Error SmtpSession::failure(CURLcode code) const
{
    const QString& host = m_server.endpoint.host;
    if (m_setUp != CURLE_OK) {
        return {Error::Remedy::Unsupported,
                QStringLiteral(
                    "The libcurl of this computer cannot send mail as it has to be sent: %1.")
                    .arg(QString::fromLocal8Bit(curl_easy_strerror(m_setUp)))};
    }
    if (m_ownRefusal) {
        return *m_ownRefusal;
    }
    if (auto refused = m_dialogue.refusal(host)) {
        return *refused;
    }
    // Until the last byte is handed over, the line that ends the mail cannot have left, and a
    // server throws an unfinished mail away (RFC 5321, section 4.1.1.4).
    if (m_handoverBegun && m_handedOver == m_bytes->size()) {
        return {Error::Remedy::InDoubt,
                QStringLiteral(
                    "The server %1 got the mail but did not answer, so it may have been sent.")
                    .arg(host)};
    }
    if (m_stop.stop_requested()) {
        return {Error::Remedy::Cancelled,
                QStringLiteral("The mail was not sent: sending was stopped.")};
    }
    return connectionError(code);
}

Error SmtpSession::connectionError(CURLcode code) const
{
    const QString& host = m_server.endpoint.host;
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return {Error::Remedy::Retry,
                QStringLiteral("The server %1 was not found; check its name and the network.")
                    .arg(host)};
    case CURLE_COULDNT_CONNECT:
        return connectError();
    case CURLE_PEER_FAILED_VERIFICATION:
        return certificateError();
    case CURLE_USE_SSL_FAILED:
        return {
            Error::Remedy::Rejected,
            QStringLiteral("The server %1 does not encrypt connections on port %2 (no STARTTLS); "
                           "nothing was sent.")
                .arg(host)
                .arg(m_server.endpoint.port)};
    case CURLE_SSL_CONNECT_ERROR:
        return {Error::Remedy::Rejected,
                QStringLiteral(
                    "The server %1 does not speak TLS on port %2; check the port and the kind "
                    "of encryption.")
                    .arg(host)
                    .arg(m_server.endpoint.port)};
    case CURLE_OPERATION_TIMEDOUT:
        return {Error::Remedy::Retry,
                QStringLiteral(
                    "The server %1 did not answer in time on port %2; try again later, or check "
                    "the port.")
                    .arg(host)
                    .arg(m_server.endpoint.port)};
    case CURLE_LOGIN_DENIED:
        return {
            Error::Remedy::Reauthenticate,
            QStringLiteral("The server %1 refused the login; check the user name and the password.")
                .arg(host)};
    default:
        break;
    }
    return {Error::Remedy::Retry,
            QStringLiteral("The connection to the server %1 was lost before the mail had left.")
                .arg(host)};
}

Error SmtpSession::connectError() const
{
    long number = 0;
    curl_easy_getinfo(m_easy.get(), CURLINFO_OS_ERRNO, &number);
    const QString why =
        number == ECONNREFUSED
            ? QStringLiteral("refused the connection")
            : QStringLiteral("cannot be reached (%1)")
                  .arg(QString::fromLocal8Bit(std::strerror(static_cast<int>(number))));
    return {Error::Remedy::Retry,
            QStringLiteral("The server %1 %2 on port %3; check the port and the network.")
                .arg(m_server.endpoint.host, why)
                .arg(m_server.endpoint.port)};
}

Error SmtpSession::certificateError() const
{
    // OpenSSL's numbers of X509_STORE_CTX_get_error(3), which libcurl hands through. It compares
    // the name before it looks at the chain's number, which is then still 1 (unspecified).
    enum : long {
        NameDiffers = 1,
        NotYetValid = 9,
        Expired = 10,
        SelfSigned = 18,
        SelfSignedAbove = 19,
        NoIssuer = 20,
        NoIssuerOfOne = 21,
    };
    long number = 0;
    curl_easy_getinfo(m_easy.get(), CURLINFO_SSL_VERIFYRESULT, &number);
    QString why;
    switch (number) {
    case NameDiffers:
        why = QStringLiteral("its certificate is for another host");
        break;
    case NotYetValid:
        why = QStringLiteral("its certificate is not valid yet; check this computer's clock");
        break;
    case Expired:
        why = QStringLiteral("its certificate has expired");
        break;
    case SelfSigned:
    case SelfSignedAbove:
    case NoIssuer:
    case NoIssuerOfOne:
        why = QStringLiteral("its certificate was issued by nobody whom this computer trusts");
        break;
    default:
        why = QString::fromLocal8Bit(m_reason.data());
    }
    return {
        Error::Remedy::Rejected,
        QStringLiteral("The server %1 did not prove who it is, so no password was sent to it: %2.")
            .arg(m_server.endpoint.host, why)};
}

} // namespace

Expected<Receipt> transmit(const SmtpServer& server, const SmtpMail& mail,
                           const std::function<Expected<void>()>& beforeHandover,
                           std::stop_token stop)
{
    const auto envelope = smtpEnvelope(mail.sender, mail.recipients);
    if (!envelope) {
        return envelope.error();
    }
    SmtpSession session(server, std::move(stop));
    if (const auto ready = session.prepare(); !ready) {
        return ready.error();
    }
    session.setMail(*envelope, mail.bytes, beforeHandover);
    const CURLcode code = session.run();
    // The answer counts, whatever became of the line after it.
    if (const auto& answer = session.dialogue().finalReply(); answer && !answer->isRefusal()) {
        return Receipt{answer->text};
    }
    return session.failure(code);
}

Expected<void> checkSubmission(const SmtpServer& server, std::stop_token stop)
{
    SmtpSession session(server, std::move(stop));
    if (const auto ready = session.prepare(); !ready) {
        return ready.error();
    }
    session.setNothingToSend();
    const CURLcode code = session.run();
    return code == CURLE_OK ? Expected<void>() : session.failure(code);
}

} // namespace threadline
