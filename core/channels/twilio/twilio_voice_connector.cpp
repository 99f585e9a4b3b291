// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/twilio/twilio_voice_connector.h"

#include "core/channels/twilio/twilio_number_check.h"
#include "core/channels/twilio/twilio_round.h"

#include <QTimer>

#include <algorithm>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int pageSize = 100;
constexpr qint64 overlapSeconds = 86'400; // a call is in the list from its beginning
const QString callsTo = u"to"_s;
const QString callsFrom = u"from"_s;

Error garbage()
{
    return {Error::Remedy::Retry,
            u"What Twilio sent is no list of calls; nothing of it was taken and it is asked again."_s};
}

Error nothingLeaves()
{
    return {Error::Remedy::Unsupported, u"Nothing can be written by telephone: choose another channel."_s};
}

QList<TwilioEntry> entriesOf(const QList<TwilioCall>& calls)
{
    QList<TwilioEntry> entries;
    for (const TwilioCall& call : calls) {
        entries.append({call.sid, call.at});
    }
    return entries;
}

QString otherThan(const QString& list)
{
    return list == callsTo ? callsFrom : callsTo;
}

/// The legs of a call are told with it.
bool isOurs(const TwilioCall& call, const QString& list)
{
    return call.parent.isEmpty() && call.inbound == (list == callsTo);
}

QList<TwilioCall> endedIn(const TwilioCallPage& page)
{
    QList<TwilioCall> ended;
    std::copy_if(page.calls.begin(), page.calls.end(), std::back_inserter(ended),
                 [](const TwilioCall& call) { return call.hasEnded(); });
    return ended;
}

QList<TwilioCall> newsIn(const TwilioCallPage& page, const QString& list, const TwilioRound& round)
{
    QList<TwilioCall> news = endedIn(page);
    news.removeIf([&](const TwilioCall& call) { return !isOurs(call, list) || !round.isNew({call.sid, call.at}); });
    return news;
}

TwilioRound roundOf(const QString& list, const QJsonObject& cursor)
{
    return TwilioRound(cursor.value(list).toObject(), overlapSeconds);
}

} // namespace

TwilioVoiceConnector::TwilioVoiceConnector(const TwilioSettings& settings, TwilioApi::TokenReader token,
                                           std::shared_ptr<const Clock> clock, std::chrono::milliseconds askEach,
                                           QObject* parent)
    : ChannelConnector(parent)
    , m_sid(twilioAccountSid(settings.accountSid))
    , m_number(twilioAddress(channel::voice, settings.number))
    , m_askEach(askEach)
    , m_clock(std::move(clock))
    , m_api(new TwilioApi(settings, std::move(token), *m_clock, this))
    , m_receiving(new TwilioCallReceiving(*m_api, *m_clock, this))
{
}

TwilioVoiceConnector::~TwilioVoiceConnector()
{
    delete m_receiving; // before what it uses
    delete m_api;
}

void TwilioVoiceConnector::askForPage(const QString& list, const TwilioRound& round, PageDone done)
{
    if (!m_sid || !m_number) {
        done(m_sid ? m_number.error() : m_sid.error());
        return;
    }
    const auto read = [done = std::move(done)](const Expected<QByteArray>& answer) {
        if (!answer) {
            done(answer.error());
            return;
        }
        const auto page = readTwilioCalls(*answer);
        done(page ? Expected<TwilioCallPage>(*page) : garbage());
    };
    if (!round.page().isEmpty()) {
        m_api->getPage(round.page(), read);
        return;
    }
    TwilioApi::Fields query{{list == callsTo ? "To" : "From", *m_number}, {"PageSize", QString::number(pageSize)}};
    if (const QString since = round.sinceDay(); !since.isEmpty()) {
        query.append({"StartTime%3E", since});
    }
    m_api->get(u"Calls.json"_s, query, read);
}

QFuture<Expected<Pulled>> TwilioVoiceConnector::pull(const QJsonObject& cursor)
{
    const Answer<Pulled> answer;
    ++m_watchRound;
    const QString list = cursor.value("list"_L1).toString(callsTo);
    const TwilioRound round = roundOf(list, cursor);
    askForPage(list, round, [this, cursor, list, round, answer](const Expected<TwilioCallPage>& page) {
        if (!page) {
            answer.give(page.error());
            return;
        }
        m_receiving->receive(newsIn(*page, list, round), [page = *page, cursor, list, round,
                                                          answer](const Expected<QList<Delivered>>& delivered) {
            if (!delivered) {
                answer.give(delivered.error());
                return;
            }
            const QJsonObject after = round.after(entriesOf(page.calls), entriesOf(endedIn(page)), page.next);
            const bool isWhole = !after.contains("page"_L1);
            const qint64 calls = cursor.value("calls"_L1).toInteger() + delivered->size();
            Pulled pulled;
            pulled.delivered = *delivered;
            pulled.caughtUp = isWhole && list == callsFrom;
            pulled.cursor = cursor;
            pulled.cursor.insert(list, after);
            pulled.cursor.insert(u"list"_s, isWhole ? otherThan(list) : list);
            pulled.cursor.insert(u"calls"_s, calls);
            pulled.progress = {calls, calls, {}};
            answer.give(pulled);
        });
    });
    return answer.future();
}

QFuture<Expected<void>> TwilioVoiceConnector::watch(const QJsonObject& cursor)
{
    const Answer<void> answer;
    askIfNews(callsTo, cursor, ++m_watchRound, answer);
    return answer.future();
}

void TwilioVoiceConnector::askIfNews(const QString& list, const QJsonObject& cursor, quint64 round, const Answer<void>& answer)
{
    QTimer::singleShot(m_askEach, this, [this, list, cursor, round, answer] {
        if (round != m_watchRound) {
            return;
        }
        askForPage(list, roundOf(list, cursor), [this, list, cursor, round, answer](const Expected<TwilioCallPage>& page) {
            if (round != m_watchRound) {
                return;
            }
            if (!page) {
                answer.give(page.error());
            } else if (!newsIn(*page, list, roundOf(list, cursor)).isEmpty()) {
                answer.give({});
            } else {
                askIfNews(otherThan(list), cursor, round, answer);
            }
        });
    });
}

QFuture<Expected<Receipt>> TwilioVoiceConnector::send(const Outgoing&, std::function<Expected<void>()>)
{
    const Answer<Receipt> answer;
    answer.give(nothingLeaves());
    return answer.future();
}

QFuture<Expected<bool>> TwilioVoiceConnector::find(const QByteArray&)
{
    const Answer<bool> answer;
    answer.give(nothingLeaves());
    return answer.future();
}

QFuture<Expected<void>> TwilioVoiceConnector::fileCopy(const Outgoing&)
{
    const Answer<void> answer;
    answer.give({});
    return answer.future();
}

QFuture<Expected<QString>> TwilioVoiceConnector::ownAddress()
{
    const Answer<QString> answer;
    answer.give(m_number);
    return answer.future();
}

QFuture<Expected<void>> TwilioVoiceConnector::check()
{
    const Answer<void> answer;
    if (!m_sid || !m_number) {
        answer.give(m_sid ? m_number.error() : m_sid.error());
    } else {
        checkTwilioNumber(*m_api, *m_number, "voice", [answer](const Expected<void>& checked) { answer.give(checked); });
    }
    return answer.future();
}

} // namespace threadline
