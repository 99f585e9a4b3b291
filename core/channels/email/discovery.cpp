// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/discovery.h"

#include "core/channels/email/autoconfig.h"
#include "core/net/http_client.h"
#include "core/net/name_lookup.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QTimer>

#include <array>
#include <optional>

namespace threadline {

namespace {

using Security = ServerEndpoint::Security;

struct Service
{
    const char* name;
    Security security;
};

// RFC 8314, section 3: TLS from the first byte before STARTTLS.
constexpr std::array receiving{Service{"_imaps._tcp.", Security::Tls},
                               Service{"_imap._tcp.", Security::StartTls}};
constexpr std::array sending{Service{"_submissions._tcp.", Security::Tls},
                             Service{"_submission._tcp.", Security::StartTls}};

constexpr qint64 maxDocumentBytes = 1 << 20;

/// The answers of one kind of source, the preferred one first; an empty one has not come (yet).
template <class Value>
using Answers = QList<std::optional<Value>>;

template <class Value>
std::optional<Value> best(const Answers<Value>& answers)
{
    for (const auto& answer : answers) {
        if (answer) {
            return answer;
        }
    }
    return std::nullopt;
}

/// One search. All sources are asked at once; when all have answered, or the time is up, the best
/// answers win. Deletes itself then.
class Discovery final : public QObject
{
public:
    Discovery(QString address, QString domain, HttpClient& http, NameLookup& names,
              DiscoveryOptions options)
        : m_address(std::move(address))
        , m_domain(std::move(domain))
        , m_http(http)
        , m_names(names)
        , m_options(std::move(options))
    {
        m_promise.start();
    }

    QFuture<EmailSettings> start()
    {
        auto future = m_promise.future();
        m_timeout.setSingleShot(true);
        connect(&m_timeout, &QTimer::timeout, this, [this] { finish(); });
        m_timeout.start(m_options.limit);
        ++m_open; // until all have been asked
        askAutoconfig();
        askServices(receiving, m_imapServices);
        askServices(sending, m_smtpServices);
        askUsualName(QStringLiteral("imap."), m_hasImapName);
        askUsualName(QStringLiteral("smtp."), m_hasSmtpName);
        askUsualName(QStringLiteral("mail."), m_hasMailName);
        closeOne();
        return future;
    }

private:
    template <class Value, class Take>
    void await(QFuture<Value> future, Take take)
    {
        ++m_open;
        auto* watcher = new QFutureWatcher<Value>(this);
        connect(watcher, &QFutureWatcher<Value>::finished, this, [this, watcher, take] {
            if (watcher->future().resultCount() > 0) { // none: its source was destroyed
                take(watcher->result());
            }
            closeOne();
        });
        watcher->setFuture(future);
    }

    void askAutoconfig()
    {
        HttpLimits limits;
        limits.time = m_options.limit;
        limits.bodyBytes = maxDocumentBytes;
        limits.attempts = 1; // a person is waiting, and there are other sources
        const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(m_address));
        for (const auto& pattern : m_options.autoconfigUrls) {
            const qsizetype place = m_documents.size();
            m_documents.append(std::nullopt);
            // %1 first: an encoded address has percent signs of its own.
            const QUrl url(QString(pattern)
                               .replace(QLatin1String("%1"), m_domain)
                               .replace(QLatin1String("%2"), encoded));
            await(m_http.get(url, limits), [this, place](const Expected<HttpReply>& reply) {
                if (reply && reply->isSuccess()) {
                    m_documents[place] = parseAutoconfig(reply->body, m_address);
                }
                if (const auto& first = m_documents.first(); first && first->imap && first->smtp) {
                    finish(); // no other answer could be preferred
                }
            });
        }
    }

    template <class Services>
    void askServices(const Services& services, Answers<ServerEndpoint>& answers)
    {
        for (const auto& service : services) {
            const qsizetype place = answers.size();
            answers.append(std::nullopt);
            await(m_names.services(QLatin1String(service.name) + m_domain),
                  [this, place, &answers,
                   security = service.security](const QList<ServiceLocation>& found) {
                      if (!found.isEmpty()) {
                          answers[place] = ServerEndpoint{found.first().host, found.first().port,
                                                          security, m_address};
                      }
                  });
        }
    }

    void askUsualName(const QString& prefix, bool& exists)
    {
        await(m_names.hasAddress(prefix + m_domain), [&exists](bool has) { exists = has; });
    }

    ServerEndpoint usual(const QString& prefix, bool exists, quint16 port) const
    {
        const QString chosen = exists || !m_hasMailName ? prefix : QStringLiteral("mail.");
        return {chosen + m_domain, port, Security::Tls, m_address};
    }

    EmailSettings bestSettings() const
    {
        Answers<ServerEndpoint> imap;
        Answers<ServerEndpoint> smtp;
        for (const auto& document : m_documents) {
            if (document) {
                imap.append(document->imap);
                smtp.append(document->smtp);
            }
        }
        imap += m_imapServices;
        smtp += m_smtpServices;
        EmailSettings settings;
        settings.imap = best(imap).value_or(usual(QStringLiteral("imap."), m_hasImapName, 993));
        settings.smtp = best(smtp).value_or(usual(QStringLiteral("smtp."), m_hasSmtpName, 465));
        return settings;
    }

    void closeOne()
    {
        if (--m_open == 0) {
            finish();
        }
    }

    void finish()
    {
        if (m_promise.future().isFinished()) {
            return;
        }
        m_timeout.stop();
        m_promise.addResult(bestSettings());
        m_promise.finish();
        deleteLater();
    }

    const QString m_address;
    const QString m_domain;
    HttpClient& m_http;
    NameLookup& m_names;
    const DiscoveryOptions m_options;
    QPromise<EmailSettings> m_promise;
    QTimer m_timeout;
    int m_open = 0;

    Answers<AutoconfigServers> m_documents;
    Answers<ServerEndpoint> m_imapServices;
    Answers<ServerEndpoint> m_smtpServices;
    bool m_hasImapName = false;
    bool m_hasSmtpName = false;
    bool m_hasMailName = false;
};

} // namespace

QFuture<EmailSettings> discoverEmailSettings(const QString& address, HttpClient& http,
                                             NameLookup& names, const DiscoveryOptions& options)
{
    const QString typed = address.trimmed();
    const qsizetype at = typed.lastIndexOf(QLatin1Char('@'));
    const QString domain = at > 0 ? QString::fromLatin1(QUrl::toAce(typed.mid(at + 1))) : QString();
    if (domain.isEmpty()) {
        QPromise<EmailSettings> promise;
        promise.start();
        promise.addResult(EmailSettings());
        promise.finish();
        return promise.future();
    }
    auto* discovery = new Discovery(typed, domain, http, names, options);
    return discovery->start();
}

} // namespace threadline
