// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/clock.h"
#include "core/net/http_client.h"
#include "core/net/web_address.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QHash>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPromise>
#include <QTimer>

#include <algorithm>
#include <cstring>
#include <optional>

namespace threadline {

namespace {

using std::chrono::milliseconds;

constexpr int maxRedirects = 5;

bool mayWorkLater(int status)
{
    return status == 429 || status == 502 || status == 503 || status == 504;
}

/// Nothing when the header is missing or cannot be read.
std::optional<milliseconds> retryAfter(const QByteArray& header, Timestamp now)
{
    bool isNumber = false;
    if (const qint64 seconds = header.trimmed().toLongLong(&isNumber); isNumber && seconds >= 0) {
        return milliseconds(std::min<qint64>(seconds, 86'400) * 1000);
    }
    // IMF-fixdate, the only form of a date that is still written (RFC 9110, section 5.6.7).
    auto date = QLocale::c().toDateTime(QString::fromLatin1(header.trimmed()),
                                        QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    date.setTimeSpec(Qt::UTC);
    if (!date.isValid()) {
        return std::nullopt;
    }
    return milliseconds(std::max<qint64>(date.toMSecsSinceEpoch() - now.us / 1000, 0));
}

Error tooSlow(const QString& host)
{
    return {Error::Remedy::Retry,
            QStringLiteral("The server %1 did not answer in time; try again later.").arg(host)};
}

Error askedToWait(const QString& host, milliseconds wait)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
    return {
        Error::Remedy::Retry,
        QStringLiteral("The server %1 asks to be left alone for %2 seconds; try again after that.")
            .arg(host)
            .arg(seconds)};
}

/// Until when which host wants no request, shared by all requests of a client.
using QuietHosts = QHash<QString, QDeadlineTimer>;

/// Bytes that can be read once: nobody can send them again behind our back.
class OnceDevice final : public QIODevice
{
public:
    explicit OnceDevice(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; }
    bool reset() override { return false; }
    bool isUntouched() const { return m_read == 0; }
    bool atEnd() const override { return m_read == m_bytes.size(); }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_read + QIODevice::bytesAvailable(); }

private:
    qint64 readData(char* data, qint64 most) override
    {
        const qint64 count = std::min<qint64>(most, m_bytes.size() - m_read);
        std::memcpy(data, m_bytes.constData() + m_read, static_cast<size_t>(count));
        m_read += count;
        return count == 0 && most > 0 ? -1 : count;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

    const QByteArray m_bytes;
    qint64 m_read = 0;
};

enum class Method { Get, Ask, Tell };

/// One request with its repetitions. Deletes itself when its future is finished.
class HttpExchange final : public QObject
{
public:
    HttpExchange(Method method, QUrl url, HttpBody sent, HttpLimits limits, QByteArray authorization,
                 const Clock& clock, QuietHosts& quiet, QNetworkAccessManager& network, QObject* parent)
        : QObject(parent)
        , m_method(method)
        , m_url(std::move(url))
        , m_sent(std::move(sent))
        , m_authorization(std::move(authorization))
        , m_limits(limits)
        , m_deadline(limits.time)
        , m_clock(clock)
        , m_quiet(quiet)
        , m_network(network)
    {
        m_promise.start();
        m_timeout.setSingleShot(true);
        connect(&m_timeout, &QTimer::timeout, this, [this] { finish(lost(tooSlow(m_url.host()))); });
        m_timeout.start(limits.time);
        connect(&m_pause, &QTimer::timeout, this, [this] { attempt(); });
        m_pause.setSingleShot(true);
        m_pause.setTimerType(Qt::PreciseTimer); // a coarse one is early by up to a twentieth
    }

    ~HttpExchange() override
    {
        if (!m_finished) {
            finish(lost({Error::Remedy::Cancelled, QStringLiteral("The request was stopped.")}));
        }
        delete m_reply; // before what it reads and the line it came on
    }

    QFuture<Expected<HttpReply>> start()
    {
        auto future = m_promise.future();
        if (!isSafeAddress(m_url)) {
            finish(Error{
                Error::Remedy::Rejected,
                QStringLiteral("The address %1 cannot be asked: it has to begin with https://.")
                    .arg(m_url.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery))});
            return future;
        }
        attemptAfter(milliseconds(0));
        return future;
    }

private:
    void attemptAfter(milliseconds pause)
    {
        const auto quiet = std::chrono::ceil<milliseconds>(
            m_quiet.value(m_url.host(), QDeadlineTimer(0)).remainingTimeAsDuration());
        pause = std::max(pause, quiet);
        if (pause > m_deadline.remainingTimeAsDuration()) {
            finish(quiet > milliseconds(0) ? askedToWait(m_url.host(), quiet)
                                           : tooSlow(m_url.host()));
            return;
        }
        m_pause.start(pause);
    }

    void attempt()
    {
        ++m_attempts;
        m_body.clear();
        QNetworkRequest request(m_url);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                             m_method == Method::Get && m_authorization.isEmpty()
                                 ? QNetworkRequest::NoLessSafeRedirectPolicy
                                 : QNetworkRequest::ManualRedirectPolicy);
        request.setMaximumRedirectsAllowed(maxRedirects);
        request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
        request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute,
                             QNetworkRequest::Manual);
        request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Threadline"));
        if (!m_authorization.isEmpty()) {
            request.setRawHeader("Authorization", m_authorization);
        }
        m_reply = begin(request);
        m_reply->setParent(this);
        connect(m_reply, &QNetworkReply::readyRead, this, [this] { collect(); });
        connect(m_reply, &QNetworkReply::finished, this, [this] { evaluate(); });
    }

    QNetworkReply* begin(QNetworkRequest& request)
    {
        if (m_method == Method::Get) {
            return m_network.get(request);
        }
        request.setHeader(QNetworkRequest::ContentTypeHeader, m_sent.type);
        if (m_method == Method::Ask) {
            return m_network.post(request, m_sent.bytes);
        }
        // Qt sends again what was lost on a line that broke, unless it cannot go back to the beginning.
        request.setHeader(QNetworkRequest::ContentLengthHeader, m_sent.bytes.size());
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        // A line of its own: one that an earlier request left open may be closing just now.
        request.setRawHeader("Connection", "close");
        m_line = std::make_unique<QNetworkAccessManager>();
        m_once = std::make_unique<OnceDevice>(m_sent.bytes);
        return m_line->post(request, m_once.get());
    }

    /// What became of something told once: the server may have it as soon as a line to it stood.
    Error lost(Error error) const
    {
        const bool certain = m_method != Method::Tell || !m_once || m_once->isUntouched();
        if (!certain) {
            error = {Error::Remedy::InDoubt, QStringLiteral("the line to the server %1 was lost before it answered")
                                                 .arg(m_url.host())};
        }
        return error;
    }

    /// False when the body is too long; the request has ended then.
    bool collect()
    {
        m_body += m_reply->readAll();
        if (m_body.size() <= m_limits.bodyBytes) {
            return true;
        }
        finish(Error{
            Error::Remedy::Rejected,
            QStringLiteral("The answer of the server %1 is longer than %2 bytes and was not read.")
                .arg(m_url.host())
                .arg(m_limits.bodyBytes)});
        return false;
    }

    void evaluate()
    {
        if (!collect()) {
            return;
        }
        const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const QString host = m_reply->url().host();
        if (const auto wait = retryAfter(m_reply->rawHeader("Retry-After"), m_clock.now());
            wait && mayWorkLater(status)) {
            m_quiet.insert(host, QDeadlineTimer(*wait));
            if (m_method != Method::Tell && *wait > m_deadline.remainingTimeAsDuration()) {
                finish(askedToWait(host, *wait));
                return;
            }
        }
        if (status >= 300 && status < 400 && followWithoutLogin()) {
            return;
        }
        if (status >= 300 && status < 400) { // a redirect that the policy did not follow
            finish(Error{
                Error::Remedy::Rejected,
                QStringLiteral("The server %1 sends the request elsewhere in a way that is not "
                               "safe to follow.")
                    .arg(host)});
            return;
        }
        const bool incomplete = m_reply->error() != QNetworkReply::NoError && status < 400;
        if (m_method == Method::Tell) {
            finish(incomplete ? Expected<HttpReply>(lost(networkError()))
                              : Expected<HttpReply>(HttpReply{status, m_body, m_reply->url()}));
            return;
        }
        if (!mayWorkLater(status) && !incomplete) {
            finish(HttpReply{status, m_body, m_reply->url()});
            return;
        }
        if (m_reply->error() == QNetworkReply::SslHandshakeFailedError) {
            finish(networkError()); // a bad certificate is not better a second later
            return;
        }
        if (m_attempts >= m_limits.attempts) {
            finish(incomplete ? Expected<HttpReply>(networkError())
                              : Expected<HttpReply>(HttpReply{status, m_body, m_reply->url()}));
            return;
        }
        repeat();
    }

    /// Qt would take the login along to wherever the server points.
    bool followWithoutLogin()
    {
        const QUrl target = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
        const QUrl next = m_reply->url().resolved(target);
        const bool lessSafe = m_reply->url().scheme() == QLatin1String("https") && next.scheme() != QLatin1String("https");
        if (m_method != Method::Get || m_authorization.isEmpty() || target.isEmpty() || lessSafe || !isSafeAddress(next)) {
            return false;
        }
        m_authorization.clear();
        m_url = next;
        m_reply->deleteLater();
        m_reply = nullptr;
        attempt();
        return true;
    }

    void repeat()
    {
        m_reply->deleteLater();
        m_reply = nullptr;
        attemptAfter(m_limits.firstPause * (1 << std::min(m_attempts - 1, 10)));
    }

    Error networkError() const
    {
        const QString host = m_reply->url().host();
        switch (m_reply->error()) {
        case QNetworkReply::HostNotFoundError:
            return {Error::Remedy::Retry,
                    QStringLiteral("The server %1 was not found; check its name and the network.")
                        .arg(host)};
        case QNetworkReply::ConnectionRefusedError:
            return {Error::Remedy::Retry,
                    QStringLiteral("The server %1 refused the connection.").arg(host)};
        case QNetworkReply::SslHandshakeFailedError:
            return {Error::Remedy::Rejected,
                    QStringLiteral(
                        "The server %1 did not prove who it is, so nothing was asked of it: %2.")
                        .arg(host, m_reply->errorString())};
        default:
            break;
        }
        const QString words = m_reply->errorString();
        return words.contains(QLatin1String("://")) // the whole address, with what is secret in it
                   ? Error{Error::Remedy::Retry, QStringLiteral("The connection to the server %1 failed.").arg(host)}
                   : Error{Error::Remedy::Retry,
                           QStringLiteral("The connection to the server %1 failed: %2.").arg(host, words)};
    }

    void finish(Expected<HttpReply> outcome)
    {
        m_finished = true;
        m_timeout.stop();
        m_pause.stop();
        if (m_reply != nullptr) {
            m_reply->disconnect(this);
            m_reply->abort();
        }
        m_promise.addResult(std::move(outcome));
        m_promise.finish();
        deleteLater();
    }

    const Method m_method;
    QUrl m_url;
    const HttpBody m_sent;
    QByteArray m_authorization; ///< a whole header value; empty: none
    const HttpLimits m_limits;
    const QDeadlineTimer m_deadline;
    const Clock& m_clock;
    QuietHosts& m_quiet;
    QNetworkAccessManager& m_network;
    QPromise<Expected<HttpReply>> m_promise;
    QTimer m_timeout;
    QTimer m_pause;
    std::unique_ptr<QNetworkAccessManager> m_line; ///< for what leaves once
    std::unique_ptr<OnceDevice> m_once;
    QNetworkReply* m_reply = nullptr;
    QByteArray m_body;
    int m_attempts = 0;
    bool m_finished = false;
};

class NetworkHttpClient final : public HttpClient
{
public:
    explicit NetworkHttpClient(const Clock& clock)
        : m_clock(clock)
    {
    }

    QFuture<Expected<HttpReply>> get(const QUrl& url, const HttpLimits& limits) override
    {
        return exchange(Method::Get, url, {}, limits);
    }

    QFuture<Expected<HttpReply>> ask(const QUrl& url, const HttpBody& body, const HttpLimits& limits) override
    {
        return exchange(Method::Ask, url, body, limits);
    }

    QFuture<Expected<HttpReply>> tell(const QUrl& url, const HttpBody& body, const HttpLimits& limits) override
    {
        return exchange(Method::Tell, url, body, limits);
    }

    void setLogin(const HttpLogin& login) override
    {
        m_authorization = "Basic " + (login.user + QLatin1Char(':') + login.password).toUtf8().toBase64();
    }

private:
    QFuture<Expected<HttpReply>> exchange(Method method, const QUrl& url, const HttpBody& body,
                                          const HttpLimits& limits)
    {
        auto* request =
            new HttpExchange(method, url, body, limits, m_authorization, m_clock, m_quiet, m_network, &m_requests);
        return request->start();
    }

    const Clock& m_clock;
    QByteArray m_authorization;
    QuietHosts m_quiet;
    QNetworkAccessManager m_network;
    QObject m_requests; ///< last: requests under way end with it and use what is above
};

} // namespace

std::unique_ptr<HttpClient> networkHttpClient(const Clock& clock)
{
    return std::make_unique<NetworkHttpClient>(clock);
}

} // namespace threadline
