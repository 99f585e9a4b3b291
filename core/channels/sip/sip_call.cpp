// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/sip/sip_call.h"

#include "core/channels/plausible_moment.h"
#include "core/channels/sip/sip_party.h"
#include "core/model/touch.h"

#include <algorithm>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

QString outcomeWords(const SipCall& call)
{
    switch (call.end) {
    case SipEnd::Talked:
    case SipEnd::Missed:
    case SipEnd::NotReached:
        return {};
    case SipEnd::Declined:
        return call.incoming ? u"Declined here"_s : u"Declined there"_s;
    case SipEnd::Elsewhere:
        return u"Taken at another telephone"_s;
    case SipEnd::Busy:
        return u"Busy"_s;
    case SipEnd::Failed:
        return call.reason;
    case SipEnd::Unknown:
        break;
    }
    return u"How it ended is not known: the desk or the softphone was closed meanwhile"_s;
}

/// Without the scheme, as people know it.
QString ownAddress(const SipCall& call)
{
    return call.account.section(u':', 1);
}

} // namespace

QByteArray SipCall::key() const
{
    return "sip:" + ownAddress(*this).toUtf8() + ':' + callId.toUtf8();
}

QJsonObject SipCall::toJson() const
{
    return {{u"id"_s, callId},           {u"account"_s, account}, {u"incoming"_s, incoming},
            {u"peer"_s, peer},           {u"name"_s, peerName},   {u"began"_s, began.us},
            {u"answered"_s, answered.us}};
}

std::optional<SipCall> SipCall::fromJson(const QJsonObject& json)
{
    SipCall call;
    call.callId = json.value("id"_L1).toString();
    call.account = json.value("account"_L1).toString();
    call.incoming = json.value("incoming"_L1).toBool();
    call.peer = json.value("peer"_L1).toString();
    call.peerName = json.value("name"_L1).toString();
    call.began = {json.value("began"_L1).toInteger()};
    call.answered = {json.value("answered"_L1).toInteger()};
    return call.callId.isEmpty() || call.began.isNull() ? std::nullopt : std::optional(call);
}

LiveCall sipLiveCall(const SipCall& call, const QString& region)
{
    const SipParty party = sipParty(call.peer, call.peerName, region, call.key());
    LiveCall live;
    live.externalKey = call.key();
    live.id = QString::fromUtf8(live.externalKey);
    live.direction = call.incoming ? Direction::Inbound : Direction::Outbound;
    live.state = call.answered.isNull() ? LiveCall::State::Ringing : LiveCall::State::Talking;
    live.other = {party.name, party.address};
    live.identity = party.identity;
    live.began = call.began;
    live.answered = call.answered;
    return live;
}

Arrival sipCallArrival(const SipCall& call, const QString& ownNumber, const QString& region,
                       Timestamp now)
{
    const bool spoken = !call.answered.isNull();
    Touch touch;
    touch.kind = InteractionKind::Call;
    touch.direction = call.incoming ? Direction::Inbound : Direction::Outbound;
    touch.missed = !spoken;
    touch.at = plausibleMoment(call.began, now);
    if (spoken && !call.ended.isNull()) {
        touch.seconds = std::clamp<qint64>((call.ended.us - call.answered.us + 500'000) / 1'000'000,
                                           0, longestTouchSeconds);
    }
    touch.outcome = outcomeWords(call);
    Arrival arrival = touchArrival(touch);
    const SipParty theirs = sipParty(call.peer, call.peerName, region, call.key());
    const Party ours{{}, ownNumber.isEmpty() ? ownAddress(call) : ownNumber};
    arrival.externalKey = arrival.messageId = call.key();
    arrival.from = call.incoming ? Party{theirs.name, theirs.address} : ours;
    arrival.to = {call.incoming ? ours : Party{theirs.name, theirs.address}};
    arrival.customerIdentity = theirs.identity;
    arrival.customerName = theirs.name;
    arrival.opensCase = touch.missed && call.incoming && call.end != SipEnd::Elsewhere;
    return arrival;
}

} // namespace threadline
