// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/twilio/twilio_connector.h"

#include "core/async/when_finished.h"
#include "core/channels/twilio/twilio_number_check.h"
#include "core/channels/twilio/twilio_round.h"
#include "core/model/rejected.h"

#include <QtConcurrentRun>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int pageSize = 100;
constexpr qint64 overlapSeconds = 3600; // messages may be listed a little later than they were sent
constexpr int textLength = 1600; // of the Body parameter
constexpr int whatsappWindowHours = 24; // https://www.twilio.com/docs/whatsapp/key-concepts

Error garbage()
{
    return {Error::Remedy::Retry,
            u"What Twilio sent is no list of messages; nothing of it was taken and it is asked again."_s};
}

TwilioEntry entryOf(const TwilioMessage& message)
{
    return {message.sid, message.at};
}

QList<TwilioEntry> entriesOf(const TwilioPage& page)
{
    QList<TwilioEntry> entries;
    for (const TwilioMessage& message : page.messages) {
        entries.append(entryOf(message));
    }
    return entries;
}

/// What came in and is not here yet.
QList<TwilioMessage> newsIn(const TwilioPage& page, const TwilioRound& round)
{
    QList<TwilioMessage> news;
    for (const TwilioMessage& message : page.messages) {
        if (message.inbound && round.isNew(entryOf(message))) {
            news.append(message);
        }
    }
    return news;
}

} // namespace

TwilioConnector::TwilioConnector(ChannelName channel, const TwilioSettings& settings, TwilioApi::TokenReader token,
                                 std::shared_ptr<const Clock> clock, std::chrono::milliseconds askEach, QObject* parent)
    : ChannelConnector(parent)
    , m_channel(std::move(channel))
    , m_sid(twilioAccountSid(settings.accountSid))
    , m_address(twilioAddress(m_channel, settings.number))
    , m_askEach(askEach)
    , m_clock(std::move(clock))
    , m_api(new TwilioApi(settings, std::move(token), *m_clock, this))
    , m_receiving(new TwilioReceiving(*m_api, m_channel, *m_clock, this))
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
    capabilities.smsSegments = m_channel == channel::sms;
    capabilities.replyWindowHours = m_channel == channel::whatsapp ? whatsappWindowHours : 0;
    return capabilities;
}

// --- receiving -----------------------------------------------------------------------------------

Expected<void> TwilioConnector::isComplete() const
{
    return !m_sid ? Expected<void>(m_sid.error()) : !m_address ? Expected<void>(m_address.error()) : Expected<void>();
}

void TwilioConnector::askForPage(const QJsonObject& cursor, PageDone done)
{
    if (const auto complete = isComplete(); !complete) {
        done(complete.error());
        return;
    }
    const auto read = [done = std::move(done)](const Expected<QByteArray>& answer) {
        if (!answer) {
            done(answer.error());
            return;
        }
        const auto page = readTwilioPage(*answer);
        done(page ? Expected<TwilioPage>(*page) : garbage());
    };
    const TwilioRound round(cursor, overlapSeconds);
    if (!round.page().isEmpty()) {
        m_api->getPage(round.page(), read);
        return;
    }
    TwilioApi::Fields query{{"To", *m_address}, {"PageSize", QString::number(pageSize)}};
    if (const QString since = round.sinceDay(); !since.isEmpty()) {
        query.append({"DateSent%3E", since});
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
        const TwilioRound round(cursor, overlapSeconds);
        const qint64 before = cursor.value("messages"_L1).toInteger();
        m_receiving->receive(newsIn(*page, round), [page = *page, round, before, answer](const Expected<QList<Delivered>>& delivered) {
            if (!delivered) {
                answer.give(delivered.error());
                return;
            }
            Pulled pulled;
            pulled.delivered = *delivered;
            pulled.cursor = round.after(entriesOf(page), entriesOf(page), page.next);
            pulled.caughtUp = !pulled.cursor.contains("page"_L1);
            const qint64 messages = before + delivered->size();
            pulled.cursor.insert(u"messages"_s, messages);
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
    QTimer::singleShot(m_askEach, this, [this, cursor, round, answer] {
        if (round != m_watchRound) {
            return;
        }
        askForPage(cursor, [this, cursor, round, answer](const Expected<TwilioPage>& page) {
            if (round != m_watchRound) {
                return;
            }
            if (!page) {
                answer.give(page.error());
            } else if (!newsIn(*page, TwilioRound(cursor, overlapSeconds)).isEmpty()) {
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
    if (const auto complete = isComplete(); !complete) {
        answer.give(complete.error());
        return answer.future();
    }
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
    const auto to = twilioAddress(m_channel, outgoing.to.isEmpty() ? QString() : outgoing.to.first().address);
    if (!to) {
        answer.give(to.error());
        return;
    }
    const TwilioApi::Fields form{{"To", *to}, {"From", *m_address}, {"Body", outgoing.text}};
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

QFuture<Expected<QString>> TwilioConnector::ownAddress()
{
    const Answer<QString> answer;
    answer.give(m_address);
    return answer.future();
}

QFuture<Expected<void>> TwilioConnector::check()
{
    const Answer<void> answer;
    if (const auto complete = isComplete(); !complete) {
        answer.give(complete.error());
        return answer.future();
    }
    if (m_channel == channel::whatsapp) { // its senders are in no list; the messages of one that is not ours are none
        m_api->get(u"Messages.json"_s, {{"To", *m_address}, {"PageSize", u"1"_s}}, [answer](const Expected<QByteArray>& page) {
            answer.give(page ? Expected<void>() : page.error());
        });
        return answer.future();
    }
    checkTwilioNumber(*m_api, *m_address, "sms", [answer](const Expected<void>& checked) { answer.give(checked); });
    return answer.future();
}

} // namespace threadline
