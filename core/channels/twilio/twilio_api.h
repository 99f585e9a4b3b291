// SPDX-License-Identifier: GPL-3.0-or-later
//
// Twilio's REST API, version 2010-04-01 (https://www.twilio.com/docs/usage/api), with what went wrong in sentences. The
// auth token goes in a header; it is read again after it was refused.
//
// Thread: the network thread; the token is read in Qt's thread pool. Destroying it cancels what is under way; something
// told is in doubt then.
#pragma once

#include "core/channels/twilio/twilio_settings.h"
#include "core/net/clock.h"
#include "core/net/http_client.h"

#include <QObject>

#include <functional>
#include <memory>

namespace threadline {

class TwilioApi final : public QObject
{
    Q_OBJECT

public:
    /// Called on a thread that may wait.
    using TokenReader = std::function<Expected<QString>()>;
    using Done = std::function<void(const Expected<QByteArray>&)>;

    /// `clock` outlives it.
    TwilioApi(TwilioSettings settings, TokenReader token, const Clock& clock, QObject* parent = nullptr);

    /// Names and values, of a query or a form; names stand as they are.
    using Fields = QList<std::pair<QByteArray, QString>>;

    /// `resource` of the account: "Messages.json".
    void get(const QString& resource, const Fields& query, Done done);
    /// A page as Twilio names it, "/2010-04-01/Accounts/AC…/Messages.json?Page=1…". Refused when it is not one of this
    /// account's.
    void getPage(const QString& path, Done done);
    /// The bytes of a file.
    void download(const QString& resource, Done done);
    /// What must not be done twice: leaves once (HttpClient::tell).
    void post(const QString& resource, const Fields& form, Done done);

private:
    QString accountPath() const;
    QUrl address(const QString& path) const;
    void withLogin(std::function<void(const Expected<void>&)> then);
    void fetch(const QUrl& url, const HttpLimits& limits, Done done);
    Expected<QByteArray> judged(const HttpReply& reply, bool told);

    TwilioSettings m_settings;
    TokenReader m_readToken;
    bool m_hasLogin = false;
    std::unique_ptr<HttpClient> m_http;
};

/// What Twilio means by an answer that is no success. `code`: of its error
/// (https://www.twilio.com/docs/api/errors), 0 when there is none.
Error twilioProblem(int status, int code, const QString& words);

} // namespace threadline
