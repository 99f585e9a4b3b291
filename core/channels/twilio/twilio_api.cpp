// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/twilio/twilio_api.h"

#include "core/async/when_finished.h"
#include "core/model/rejected.h"

#include <QJsonDocument>
#include <QtConcurrentRun>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

constexpr qint64 pageBytes = 8 << 20;
constexpr qint64 fileBytes = 32 << 20; // WhatsApp's largest files have 16 MB

HttpLimits limitsOf(std::chrono::milliseconds time, qint64 bytes)
{
    HttpLimits limits;
    limits.time = time;
    limits.bodyBytes = bytes;
    return limits;
}

/// As both a query and a form have them; "+" too is written as %2B, for it is a space in a form.
QByteArray encoded(const TwilioApi::Fields& fields)
{
    QByteArrayList pairs;
    for (const auto& [name, value] : fields) {
        pairs.append(name + '=' + QUrl::toPercentEncoding(value));
    }
    return pairs.join('&');
}

} // namespace

TwilioApi::TwilioApi(TwilioSettings settings, TokenReader token, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_readToken(std::move(token))
    , m_http(networkHttpClient(clock))
{
}

QString TwilioApi::accountPath() const
{
    return u"/2010-04-01/Accounts/%1/"_s.arg(m_settings.accountSid);
}

QUrl TwilioApi::address(const QString& path) const
{
    QUrl url = m_settings.server;
    QString base = url.path();
    if (base.endsWith(u'/')) {
        base.chop(1);
    }
    url.setPath(base + path);
    return url;
}

void TwilioApi::withLogin(std::function<void(const Expected<void>&)> then)
{
    if (m_hasLogin) {
        then({});
        return;
    }
    whenFinished(QtConcurrent::run(m_readToken), this, [this, then = std::move(then)](const Expected<QString>& token) {
        if (!token) {
            then(token.error());
            return;
        }
        m_http->setLogin({m_settings.accountSid, token->trimmed()});
        m_hasLogin = true;
        then({});
    });
}

void TwilioApi::fetch(const QUrl& url, const HttpLimits& limits, Done done)
{
    withLogin([this, url, limits, done = std::move(done)](const Expected<void>& login) {
        if (!login) {
            done(login.error());
            return;
        }
        whenFinished(m_http->get(url, limits), this, [this, done](const Expected<HttpReply>& reply) {
            done(reply ? judged(*reply, false) : Expected<QByteArray>(reply.error()));
        });
    });
}

void TwilioApi::get(const QString& resource, const Fields& query, Done done)
{
    QUrl url = address(accountPath() + resource);
    url.setQuery(QString::fromLatin1(encoded(query)), QUrl::StrictMode);
    fetch(url, limitsOf(30s, pageBytes), std::move(done));
}

void TwilioApi::getPage(const QString& path, Done done)
{
    const QUrl page(path, QUrl::StrictMode);
    if (!page.isRelative() || !page.host().isEmpty() || !page.path().startsWith(accountPath()) ||
        page.path().contains(u".."_s)) {
        done(Error{Error::Remedy::Retry, u"Twilio named a next page that is none of this account; it is asked again."_s});
        return;
    }
    QUrl url = address(page.path());
    url.setQuery(page.query(QUrl::FullyEncoded), QUrl::StrictMode);
    fetch(url, limitsOf(30s, pageBytes), std::move(done));
}

void TwilioApi::download(const QString& resource, Done done)
{
    fetch(address(accountPath() + resource), limitsOf(300s, fileBytes), std::move(done));
}

void TwilioApi::post(const QString& resource, const Fields& form, Done done)
{
    withLogin([this, resource, form, done = std::move(done)](const Expected<void>& login) {
        if (!login) {
            done(login.error());
            return;
        }
        whenFinished(m_http->tell(address(accountPath() + resource), {encoded(form), "application/x-www-form-urlencoded"},
                                  limitsOf(60s, pageBytes)),
                     this, [this, done](const Expected<HttpReply>& reply) {
                         done(reply ? judged(*reply, true) : Expected<QByteArray>(reply.error()));
                     });
    });
}

Expected<QByteArray> TwilioApi::judged(const HttpReply& reply, bool told)
{
    if (reply.isSuccess()) {
        return reply.body;
    }
    if (reply.status == 401) {
        m_hasLogin = false; // another token may have been stored meanwhile
    }
    if (told && reply.status >= 500) {
        return Error{Error::Remedy::InDoubt, u"Twilio's server answered with trouble of its own (%1)"_s.arg(reply.status)};
    }
    const QJsonObject json = QJsonDocument::fromJson(reply.body).object();
    return twilioProblem(reply.status, json.value("code"_L1).toInt(), json.value("message"_L1).toString());
}

Error twilioProblem(int status, int code, const QString& words)
{
    if (status == 401 || code == 20003) {
        return {Error::Remedy::Reauthenticate,
                u"Twilio does not accept the Account SID or its auth token: copy both again from Twilio's console. What "
                "comes in meanwhile Twilio keeps."_s};
    }
    if (status == 429) {
        return {Error::Remedy::Retry, u"Twilio asks for fewer requests; it goes on by itself."_s};
    }
    if (status >= 500) {
        return {Error::Remedy::Retry, u"Twilio's server has trouble of its own (%1); it is tried again."_s.arg(status)};
    }
    switch (code) {
    case 21211:
    case 21614:
    case 63003:
        return rejected(u"Twilio says that this number cannot get such messages: check it, or choose another channel."_s);
    case 21408:
        return rejected(u"This Twilio account may not write to that country: allow it in Twilio's console (Geo permissions)."_s);
    case 21610:
        return rejected(u"The customer wrote STOP and wants no messages from this number: choose another channel."_s);
    case 21606:
    case 21659:
    case 21660:
    case 63007:
        return rejected(u"This number cannot send here: it is none of this Twilio account's, or not set up for this "
                        "channel."_s);
    case 63016:
        return rejected(u"WhatsApp takes free words only within 24 hours of the customer's last message: choose another "
                        "channel, or wait until they write."_s);
    default:
        break;
    }
    if (status == 404) {
        return rejected(u"Twilio does not know this account (404): check the Account SID."_s);
    }
    const QString what = words.simplified().left(200);
    return rejected(u"Twilio refused this (%1): change it, or choose another channel."_s.arg(
        what.isEmpty() ? QString::number(code != 0 ? code : status) : what));
}

} // namespace threadline
