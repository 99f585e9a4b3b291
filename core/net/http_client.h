// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fetching a page, asking or telling an API over HTTPS, with retries, waiting and limits written once
// for all channels.
//
// Threads: a client belongs to the thread that made it, is called there and finishes its futures
// there. Destroying it finishes what is under way with an Error of remedy Cancelled, or InDoubt when
// it was something told once that the server may have by then.
//
// Addresses may hold a token (Telegram's do): no sentence has more of one than its host.
#pragma once

#include "core/model/expected.h"

#include <QByteArray>
#include <QFuture>
#include <QUrl>

#include <chrono>
#include <memory>

namespace threadline {

class Clock;

struct HttpReply
{
    int status = 0; ///< as the server gave it (RFC 9110, section 15): 404 is a reply, not an error
    QByteArray body;
    QUrl url; ///< after redirects

    bool isSuccess() const { return status >= 200 && status < 300; }
};

struct HttpLimits
{
    /// For the whole request, waits and repetitions included.
    std::chrono::milliseconds time{30'000};
    qint64 bodyBytes =
        1 << 20;      ///< after decompression; a longer body is an error, never a part of it
    int attempts = 3; ///< at most; only for 429, 502, 503, 504 and lost lines
    std::chrono::milliseconds firstPause{500}; ///< doubled for each further attempt

    friend bool operator==(const HttpLimits&, const HttpLimits&) = default;
};

struct HttpBody
{
    QByteArray bytes;
    QByteArray type; ///< "application/json", or multipart/form-data with its boundary

    friend bool operator==(const HttpBody&, const HttpBody&) = default;
};

/// RFC 7617.
struct HttpLogin
{
    QString user;
    QString password;
};

class HttpClient
{
public:
    virtual ~HttpClient() = default;

    /// GET. https only, plain http for the loopback host alone; never redirected from https to
    /// http. Certificates are verified. No cookies, no stored credentials.
    ///
    /// A server that answers 429 or 503 with Retry-After (RFC 9110, section 10.2.3) is left alone
    /// until then by every request of this client; when that is later than the time limit, the
    /// request ends at once with remedy Retry and a sentence that names the wait.
    virtual QFuture<Expected<HttpReply>> get(const QUrl& url, const HttpLimits& limits = {}) = 0;

    /// POST of a question that changes nothing, however often it is asked: repeated as get() is. Never
    /// redirected.
    virtual QFuture<Expected<HttpReply>> ask(const QUrl& url, const HttpBody& body,
                                             const HttpLimits& limits = {}) = 0;

    /// POST of something that must not be done twice: leaves once, on a line of its own. Remedy Retry: the
    /// server does not have it. Remedy InDoubt: it may have. Any status is a reply. Never redirected.
    virtual QFuture<Expected<HttpReply>> tell(const QUrl& url, const HttpBody& body,
                                              const HttpLimits& limits = {}) = 0;

    /// Sent along with each request from now on, to the host that was asked; never to one it redirects to.
    virtual void setLogin(const HttpLogin& login) = 0;
};

/// `clock` outlives the client; it is what Retry-After dates are compared with.
std::unique_ptr<HttpClient> networkHttpClient(const Clock& clock);

} // namespace threadline
