// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/sip/sip_connector.h"

#include "core/channels/sip/sip_party.h"

#include <QJsonArray>
#include <QTimer>
#include <QUuid>

#include <algorithm>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

const QString runKey = u"run"_s;
const QString toldKey = u"told"_s;
const QString openKey = u"open"_s;
const QString callsKey = u"calls"_s;

Error nothingLeaves()
{
    return {Error::Remedy::Unsupported,
            u"Nothing can be written by telephone: choose another channel."_s};
}

Error isOver()
{
    return {Error::Remedy::Rejected, u"This call is over."_s};
}

template <class T>
QFuture<Expected<T>> given(const Expected<T>& result)
{
    const Answer<T> answer;
    answer.give(result);
    return answer.future();
}

QString firstWords(const QString& words)
{
    return words.simplified().left(200);
}

} // namespace

SipConnector::SipConnector(const SipSettings& settings, std::shared_ptr<const Clock> clock,
                           BaresipLine::Pace pace, QObject* parent)
    : CallingConnector(parent)
    , m_control(sipControl(settings.control))
    , m_number(sipOwnNumber(settings.number))
    , m_region(sipRegion(m_number ? *m_number : QString()))
    , m_run(QUuid::createUuid().toString(QUuid::WithoutBraces))
    , m_clock(std::move(clock))
{
    if (!m_control || !m_number) {
        return;
    }
    m_line = std::make_unique<BaresipLine>(*m_control, pace);
    connect(m_line.get(), &BaresipLine::opened, this, &SipConnector::onOpened);
    connect(m_line.get(), &BaresipLine::lost, this, &SipConnector::onLost);
    connect(m_line.get(), &BaresipLine::happened, this, &SipConnector::onEvent);
}

SipConnector::~SipConnector()
{
    if (m_line) {
        m_line->disconnect(this);
    }
}

// The line
// -------------------------------------------------------------------------------------------

Expected<void> SipConnector::lineState() const
{
    if (!m_line) {
        return m_control ? m_number.error() : m_control.error();
    }
    return m_line->isOpen()
               ? Expected<void>()
               : Expected<void>(m_line->problem().value_or(Error{Error::Remedy::Retry, {}}));
}

void SipConnector::whenLineKnown(Ready ready)
{
    if (!m_line || m_line->isOpen() || m_line->problem()) {
        ready(lineState());
        return;
    }
    m_awaitingLine.append(std::move(ready));
    m_line->open();
}

void SipConnector::tellReady()
{
    const auto awaiting = std::exchange(m_awaitingLine, {});
    for (const Ready& ready : awaiting) {
        ready(lineState());
    }
}

void SipConnector::onOpened(const QList<ListedCall>& calls)
{
    m_failedPulls = 0;
    m_book.reconcile(calls, m_clock->now());
    Q_EMIT liveCallsChanged();
    tellReady();
    tellNews();
}

void SipConnector::onLost()
{
    m_book.loseLine(m_clock->now());
    if (m_line->isRefused()) {
        m_book.endUnheard();
    }
    Q_EMIT liveCallsChanged();
    tellReady();
    tellNews();
}

void SipConnector::onEvent(const BaresipEvent& event)
{
    if (m_book.take(event, m_clock->now())) {
        Q_EMIT liveCallsChanged();
        tellNews();
    }
}

// The history
// ----------------------------------------------------------------------------------------

qsizetype SipConnector::toldIn(const QJsonObject& cursor) const
{
    return cursor.value(runKey).toString() == m_run ? cursor.value(toldKey).toInteger() : 0;
}

QJsonArray SipConnector::openCalls() const
{
    QJsonArray open;
    const QList<SipCall> calls = m_book.open();
    for (const SipCall& call : calls) {
        open.append(call.toJson());
    }
    return open;
}

void SipConnector::adopt(const QJsonObject& cursor)
{
    if (std::exchange(m_adopted, true) || cursor.value(runKey).toString() == m_run) {
        return;
    }
    QList<SipCall> calls;
    const QJsonArray open = cursor.value(openKey).toArray();
    for (const auto& one : open) {
        if (const auto call = SipCall::fromJson(one.toObject())) {
            calls.append(*call);
        }
    }
    m_book.adopt(calls);
}

bool SipConnector::hasNews(const QJsonObject& cursor) const
{
    return m_book.ended().size() > toldIn(cursor) || cursor.value(openKey).toArray() != openCalls();
}

Pulled SipConnector::news(const QJsonObject& cursor) const
{
    Pulled pulled;
    const QList<SipCall> ended = m_book.ended().mid(toldIn(cursor));
    for (const SipCall& call : ended) {
        RemoteChange remote;
        remote.place = "phone";
        remote.item = call.key();
        pulled.delivered.append(
            {sipCallArrival(call, *m_number, m_region, m_clock->now()), remote});
    }
    const qint64 calls = cursor.value(callsKey).toInteger() + ended.size();
    pulled.cursor = {{runKey, m_run},
                     {toldKey, m_book.ended().size()},
                     {openKey, openCalls()},
                     {callsKey, calls}};
    pulled.progress = {calls, calls, {}};
    pulled.caughtUp = true;
    return pulled;
}

QFuture<Expected<Pulled>> SipConnector::pull(const QJsonObject& cursor)
{
    m_watching.reset();
    const Waiting waiting{cursor, {}};
    auto future = waiting.answer.future();
    adopt(cursor); // before the line is made, which says what of it goes on
    whenLineKnown([this, waiting](const Expected<void>& line) { pullNow(waiting, line); });
    return future;
}

void SipConnector::pullNow(const Waiting& waiting, const Expected<void>& line)
{
    // While there is no softphone, every so many failures one counts as none: else whoever asks
    // would do so less and less often, and be late when it comes back.
    constexpr int mostInARow = 4;
    const bool goesOn = m_line && (line || m_book.ended().size() > toldIn(waiting.cursor) ||
                                   m_failedPulls >= mostInARow);
    if (!goesOn) {
        ++m_failedPulls;
        waiting.answer.give(line.error());
        return;
    }
    m_failedPulls = 0;
    waiting.answer.give(news(waiting.cursor));
}

QFuture<Expected<void>> SipConnector::watch(const QJsonObject& cursor)
{
    m_watching = Watching{cursor, {}};
    auto future = m_watching->answer.future();
    tellNews();
    return future;
}

void SipConnector::tellNews()
{
    if (!m_watching) {
        return;
    }
    const auto line = lineState();
    if (hasNews(m_watching->cursor)) {
        std::exchange(m_watching, std::nullopt)->answer.give({});
    } else if (!line && (!m_line || m_line->problem())) {
        std::exchange(m_watching, std::nullopt)->answer.give(line.error());
    }
}

// Calls that go on
// -----------------------------------------------------------------------------------

QList<LiveCall> SipConnector::liveCalls() const
{
    QList<LiveCall> calls;
    const QList<SipCall> heard = m_book.heard();
    for (const SipCall& call : heard) {
        calls.append(sipLiveCall(call, m_region));
    }
    return calls;
}

bool SipConnector::canCall() const
{
    return m_line && m_line->isOpen();
}

void SipConnector::atCall(const QString& id, const QString& command, Ready done)
{
    const auto call = m_book.find(id.toUtf8());
    if (!call || !m_line) {
        done(isOver());
        return;
    }
    const auto gone = [done](const Expected<BaresipAnswer>& answer) {
        done(answer ? Expected<void>(isOver()) : Expected<void>(answer.error()));
    };
    m_line->ask(
        u"uafind"_s, call->account,
        [this, call, command, done, gone](const Expected<BaresipAnswer>& account) {
            if (!account) {
                gone(account);
                return;
            }
            m_line->ask(
                u"callfind"_s, call->callId,
                [this, command, done, gone](const Expected<BaresipAnswer>& found) {
                    if (!found || !found->ok || found->words.contains(u"not found"_s)) {
                        gone(found); // never another call than the one that was meant
                        return;
                    }
                    m_line->ask(command, {}, [done](const Expected<BaresipAnswer>& answer) {
                        if (!answer) {
                            done(answer.error());
                        } else if (!answer->ok) {
                            done(Error{Error::Remedy::Rejected, u"baresip did not do it: %1"_s.arg(
                                                                    firstWords(answer->words))});
                        } else {
                            done({});
                        }
                    });
                });
        });
}

QFuture<Expected<void>> SipConnector::answer(const QString& id)
{
    const Answer<void> answer;
    atCall(id, u"accept"_s, [this, id, answer](const Expected<void>& done) {
        if (done) {
            expectTalk(id);
        }
        answer.give(done);
    });
    return answer.future();
}

/// baresip says that it answers even when its microphone or loudspeaker cannot be opened.
void SipConnector::expectTalk(const QString& id)
{
    constexpr std::chrono::seconds enough{4};
    QTimer::singleShot(enough, this, [this, id] {
        const auto call = m_book.find(id.toUtf8());
        if (call && call->answered.isNull()) {
            Q_EMIT callTroubled(
                u"The call was not connected: see whether another call rings in baresip, and its audio settings."_s);
        }
    });
}

QFuture<Expected<void>> SipConnector::hangUp(const QString& id)
{
    const Answer<void> answer;
    m_book.noteDeclined(id.toUtf8());
    atCall(id, u"hangup"_s, [answer](const Expected<void>& done) { answer.give(done); });
    return answer.future();
}

QFuture<Expected<void>> SipConnector::call(const QString& whom)
{
    const Answer<void> answer;
    const auto dialled = sipDialled(whom, m_region);
    if (!dialled) {
        answer.give(dialled.error());
        return answer.future();
    }
    whenLineKnown([this, number = *dialled, answer](const Expected<void>& line) {
        if (!line) {
            answer.give(line);
            return;
        }
        m_line->ask(u"dial"_s, number, [answer](const Expected<BaresipAnswer>& dialling) {
            if (!dialling) {
                answer.give(dialling.error());
            } else if (!dialling->ok) {
                answer.give(Error{Error::Remedy::Rejected,
                                  u"baresip does not dial: %1"_s.arg(firstWords(dialling->words))});
            } else {
                answer.give({});
            }
        });
    });
    return answer.future();
}

// The account
// ----------------------------------------------------------------------------------------

Expected<void> SipConnector::registered() const
{
    const QList<ListedAccount>& accounts = m_line->accounts();
    if (accounts.isEmpty()) {
        return Error{Error::Remedy::Rejected,
                     u"baresip on %1 has no account: write one into its file accounts."_s.arg(
                         m_control->words())};
    }
    const auto can = [](const ListedAccount& one) {
        return one.registration != ListedAccount::Registration::No;
    };
    if (std::none_of(accounts.begin(), accounts.end(), can)) {
        return Error{
            Error::Remedy::Rejected,
            u"baresip is not registered at its provider (%1): no call would come. See its file accounts."_s
                .arg(accounts.first().address.section(u':', 1))};
    }
    return {};
}

QFuture<Expected<void>> SipConnector::check()
{
    const Answer<void> answer;
    whenLineKnown(
        [this, answer](const Expected<void>& line) { answer.give(line ? registered() : line); });
    return answer.future();
}

QFuture<Expected<QString>> SipConnector::ownAddress()
{
    const Answer<QString> answer;
    whenLineKnown([this, answer](const Expected<void>& line) {
        if (!line || m_line->accounts().isEmpty()) {
            answer.give(line ? registered().error() : line.error());
            return;
        }
        answer.give(m_line->accounts().first().address.section(u':', 1));
    });
    return answer.future();
}

// What a telephone cannot
// ----------------------------------------------------------------------------

QFuture<Expected<Receipt>> SipConnector::send(const Outgoing&, std::function<Expected<void>()>)
{
    return given<Receipt>(nothingLeaves());
}

QFuture<Expected<bool>> SipConnector::find(const QByteArray&)
{
    return given<bool>(nothingLeaves());
}

QFuture<Expected<void>> SipConnector::fileCopy(const Outgoing&)
{
    return given<void>({});
}

} // namespace threadline
