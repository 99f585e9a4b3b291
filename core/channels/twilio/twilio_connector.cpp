// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/twilio/twilio_connector.h"

#include "core/async/when_finished.h"
#include "core/model/rejected.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtConcurrentRun>

#include <algorithm>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int pageSize = 100;
constexpr qint64 overlapSeconds = 3600; // messages may be listed a little later than they were sent
constexpr qint64 daySeconds = 86'400;
constexpr int textLength = 1600; // of the Body parameter
constexpr int whatsappWindowHours = 24; // https://www.twilio.com/docs/whatsapp/key-concepts

Error garbage()
{
    return {Error::Remedy::Retry,
            u"What Twilio sent is no list of messages; nothing of it was taken and it is asked again."_s};
}

/// What came in and is not here yet.
QList<TwilioMessage> newsIn(const TwilioPage& page, const QJsonObject& cursor)
{
    const qint64 since = cursor.value("up_to"_L1).toInteger() - overlapSeconds;
    const QJsonArray recent = cursor.value("recent"_L1).toArray();
    QList<TwilioMessage> news;
    for (const TwilioMessage& message : page.messages) {
        const bool isOlder = !message.at.isNull() && message.at.seconds() < since;
        if (message.inbound && !isOlder && !recent.contains(QJsonValue(message.sid))) {
            news.append(message);
        }
    }
    return news;
}

/// A message of a round and when it was sent, as the cursor keeps it.
QJsonObject comingFrom(const TwilioMessage& message)
{
    return {{u"sid"_s, message.sid}, {u"at"_s, message.at.seconds()}};
}

/// Whether all before this page is here: the round may end.
bool reachesBack(const TwilioPage& page, const QJsonObject& cursor)
{
    if (page.next.isEmpty()) {
        return true;
    }
    const qint64 until = cursor.value("up_to"_L1).toInteger() - overlapSeconds;
    return std::any_of(page.messages.begin(), page.messages.end(), [until](const TwilioMessage& message) {
        return !message.at.isNull() && message.at.seconds() < until;
    });
}

/// Where the round is after this page.
QJsonObject cursorAfter(const TwilioPage& page, const QList<TwilioMessage>& taken, const QJsonObject& before)
{
    qint64 newest = before.value("newest"_L1).toInteger();
    QJsonArray coming = before.value("coming"_L1).toArray();
    for (const TwilioMessage& message : page.messages) {
        newest = std::max(newest, message.at.seconds());
        if (message.inbound) {
            coming.append(comingFrom(message));
        }
    }
    // Only those of the last hour are asked for again.
    QJsonArray recent;
    QJsonArray sids;
    for (const auto& one : std::as_const(coming)) {
        if (one.toObject().value("at"_L1).toInteger() >= newest - overlapSeconds) {
            recent.append(one);
            sids.append(one.toObject().value("sid"_L1));
        }
    }
    QJsonObject after{{u"messages"_s, before.value("messages"_L1).toInteger() + taken.size()}};
    if (!reachesBack(page, before)) {
        after.insert(u"up_to"_s, before.value("up_to"_L1));
        after.insert(u"recent"_s, before.value("recent"_L1));
        after.insert(u"page"_s, page.next);
        after.insert(u"newest"_s, newest);
        after.insert(u"coming"_s, recent);
        return after;
    }
    // A round that saw nothing at all changes nothing.
    after.insert(u"up_to"_s, std::max(newest, before.value("up_to"_L1).toInteger()));
    after.insert(u"recent"_s, newest > 0 ? QJsonValue(sids) : before.value("recent"_L1));
    return after;
}

} // namespace

TwilioConnector::TwilioConnector(Sender sender, TwilioSettings settings, TwilioApi::TokenReader token,
                                 std::shared_ptr<const Clock> clock, QObject* parent)
    : ChannelConnector(parent)
    , m_sender(std::move(sender))
    , m_clock(std::move(clock))
    , m_api(new TwilioApi(std::move(settings), std::move(token), *m_clock, this))
    , m_receiving(new TwilioReceiving(*m_api, m_sender.channel, *m_clock, this))
    , m_handovers(this)
{
    m_handovers.setMaxThreadCount(1);
}

TwilioConnector::~TwilioConnector()
{
    m_handovers.waitForDone();
    for (const Answer<Receipt>& answer : m_leaving) {
        answer.give(Error{Error::Remedy::InDoubt, u"the account was closed while Twilio was being told"_s});
    }
    delete m_receiving; // before what they use
    delete m_api;
}

Capabilities TwilioConnector::capabilities() const
{
    Capabilities capabilities;
    capabilities.send = true;
    capabilities.maxLength = textLength;
    capabilities.smsSegments = m_sender.channel == channel::sms;
    capabilities.replyWindowHours = m_sender.channel == channel::whatsapp ? whatsappWindowHours : 0;
    return capabilities;
}

// --- receiving -----------------------------------------------------------------------------------

void TwilioConnector::askForPage(const QJsonObject& cursor, PageDone done)
{
    const auto read = [done = std::move(done)](const Expected<QByteArray>& answer) {
        if (!answer) {
            done(answer.error());
            return;
        }
        const auto page = readTwilioPage(*answer);
        done(page ? Expected<TwilioPage>(*page) : garbage());
    };
    if (const QString page = cursor.value("page"_L1).toString(); !page.isEmpty()) {
        m_api->getPage(page, read);
        return;
    }
    TwilioApi::Fields query{{"To", m_sender.address}, {"PageSize", QString::number(pageSize)}};
    if (const qint64 upTo = cursor.value("up_to"_L1).toInteger(); upTo > 0) {
        const QDateTime since = QDateTime::fromSecsSinceEpoch(upTo - daySeconds, Qt::UTC);
        query.append({"DateSent%3E", since.date().toString(Qt::ISODate)});
    }
    m_api->get(u"Messages.json"_s, query, read);
}

QFuture<Expected<Pulled>> TwilioConnector::pull(const QJsonObject& cursor)
{
    const Answer<Pulled> answer;
    ++m_watchRound;
    askForPage(cursor, [this, cursor, answer](const Expected<TwilioPage>& page) {
        if (!page) {
            answer.give(page.error());
            return;
        }
        const QList<TwilioMessage> news = newsIn(*page, cursor);
        m_receiving->receive(news, [page = *page, news, cursor, answer](const Expected<QList<Delivered>>& delivered) {
            if (!delivered) {
                answer.give(delivered.error());
                return;
            }
            Pulled pulled;
            pulled.delivered = *delivered;
            pulled.cursor = cursorAfter(page, news, cursor);
            pulled.caughtUp = !pulled.cursor.contains("page"_L1);
            const qint64 messages = pulled.cursor.value("messages"_L1).toInteger();
            pulled.progress = {messages, messages, {}};
            if (!page.messages.isEmpty()) {
                pulled.progress.completeSince = page.messages.last().at;
            }
            answer.give(pulled);
        });
    });
    return answer.future();
}

QFuture<Expected<void>> TwilioConnector::watch(const QJsonObject& cursor)
{
    const Answer<void> answer;
    askIfNews(cursor, ++m_watchRound, answer);
    return answer.future();
}

void TwilioConnector::askIfNews(const QJsonObject& cursor, quint64 round, const Answer<void>& answer)
{
    QTimer::singleShot(m_sender.askEach, this, [this, cursor, round, answer] {
        if (round != m_watchRound) {
            return;
        }
        askForPage(cursor, [this, cursor, round, answer](const Expected<TwilioPage>& page) {
            if (round != m_watchRound) {
                return;
            }
            if (!page) {
                answer.give(page.error());
            } else if (!newsIn(*page, cursor).isEmpty()) {
                answer.give({});
            } else {
                askIfNews(cursor, round, answer);
            }
        });
    });
}

// --- sending -------------------------------------------------------------------------------------

QFuture<Expected<Receipt>> TwilioConnector::send(const Outgoing& outgoing, std::function<Expected<void>()> beforeHandover)
{
    const Answer<Receipt> answer;
    if (!outgoing.files.isEmpty()) {
        answer.give(rejected(u"Files cannot be sent by Twilio from a desk: send a link instead."_s));
        return answer.future();
    }
    whenFinished(QtConcurrent::run(&m_handovers, std::move(beforeHandover)), this,
                 [this, outgoing, answer](const Expected<void>& allowed) {
                     if (allowed) {
                         post(outgoing, answer);
                     } else {
                         answer.give(allowed.error());
                     }
                 });
    return answer.future();
}

void TwilioConnector::post(const Outgoing& outgoing, const Answer<Receipt>& answer)
{
    const auto to = twilioAddress(m_sender.channel, outgoing.to.isEmpty() ? QString() : outgoing.to.first().address);
    if (!to) {
        answer.give(to.error());
        return;
    }
    const TwilioApi::Fields form{{"To", *to}, {"From", m_sender.address}, {"Body", outgoing.text}};
    const auto leaving = m_leaving.insert(m_leaving.end(), answer);
    m_api->post(u"Messages.json"_s, form, [this, leaving](const Expected<QByteArray>& reply) {
        const Answer<Receipt> toTell = *leaving;
        m_leaving.erase(leaving);
        if (!reply) {
            toTell.give(reply.error());
            return;
        }
        const auto message = readTwilioMessage(*reply);
        if (!message) {
            toTell.give(Error{Error::Remedy::InDoubt, u"Twilio took the message and named none"_s});
        } else if (message->status == u"failed"_s || message->status == u"undelivered"_s) {
            toTell.give(twilioProblem(400, message->errorCode, {}));
        } else {
            toTell.give(Receipt{u"Twilio message %1"_s.arg(message->sid)});
        }
    });
}

QFuture<Expected<bool>> TwilioConnector::find(const QByteArray&)
{
    const Answer<bool> answer;
    answer.give(Error{Error::Remedy::Unsupported,
                      u"Twilio cannot be asked whether this one was sent: look into its message log, or ask the customer."_s});
    return answer.future();
}

QFuture<Expected<void>> TwilioConnector::fileCopy(const Outgoing&)
{
    const Answer<void> answer;
    answer.give({});
    return answer.future();
}

// --- checking ------------------------------------------------------------------------------------

QFuture<Expected<void>> TwilioConnector::check()
{
    const Answer<void> answer;
    if (m_sender.channel == channel::whatsapp) { // its senders are in no list; the messages of one that is not ours are none
        m_api->get(u"Messages.json"_s, {{"To", m_sender.address}, {"PageSize", u"1"_s}}, [answer](const Expected<QByteArray>& page) {
            answer.give(page ? Expected<void>() : page.error());
        });
        return answer.future();
    }
    m_api->get(u"IncomingPhoneNumbers.json"_s, {{"PhoneNumber", m_sender.address}}, [answer](const Expected<QByteArray>& numbers) {
        if (!numbers) {
            answer.give(numbers.error());
            return;
        }
        const QJsonArray list =
            QJsonDocument::fromJson(*numbers).object().value("incoming_phone_numbers"_L1).toArray();
        const bool sms = std::any_of(list.begin(), list.end(), [](const QJsonValue& number) {
            return number.toObject().value("capabilities"_L1).toObject().value("sms"_L1).toBool();
        });
        answer.give(list.isEmpty() ? Expected<void>(rejected(u"This number is none of this Twilio account's: buy or port "
                                                             "it in Twilio's console, or type another."_s))
                    : sms          ? Expected<void>()
                                   : Expected<void>(rejected(u"This number of the Twilio account can take no SMS: choose "
                                                             "another one."_s)));
    });
    return answer.future();
}

} // namespace threadline
