// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/twilio/twilio_call.h"

#include "core/channels/plausible_moment.h"
#include "core/channels/twilio/twilio_values.h"
#include "core/model/touch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype mostRecordings = 10;

} // namespace

bool TwilioCall::hasEnded() const
{
    static const QStringList ended{u"completed"_s, u"busy"_s, u"no-answer"_s, u"failed"_s, u"canceled"_s};
    return ended.contains(status);
}

std::optional<TwilioCallPage> readTwilioCalls(const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (!object.value("calls"_L1).isArray()) {
        return std::nullopt;
    }
    TwilioCallPage page;
    page.next = object.value("next_page_uri"_L1).toString();
    const QJsonArray calls = object.value("calls"_L1).toArray();
    for (const auto& one : calls) {
        const QJsonObject fields = one.toObject();
        TwilioCall call;
        call.sid = twilioSid(fields.value("sid"_L1));
        call.parent = fields.value("parent_call_sid"_L1).toString();
        call.inbound = fields.value("direction"_L1).toString() == u"inbound"_s;
        call.from = fields.value("from"_L1).toString();
        call.to = fields.value("to"_L1).toString();
        call.callerName = fields.value("caller_name"_L1).toString().simplified();
        const Timestamp began = twilioMoment(fields.value("start_time"_L1));
        call.at = began.isNull() ? twilioMoment(fields.value("date_created"_L1)) : began;
        call.seconds = std::clamp<qint64>(fields.value("duration"_L1).toString().toLongLong(), 0, longestTouchSeconds);
        call.status = fields.value("status"_L1).toString();
        if (!call.sid.isEmpty()) {
            page.calls.append(call);
        }
    }
    return page;
}

std::optional<QStringList> readTwilioRecordings(const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (!object.value("recordings"_L1).isArray()) {
        return std::nullopt;
    }
    QStringList sids;
    const QJsonArray recordings = object.value("recordings"_L1).toArray();
    for (const auto& one : recordings) {
        const QString sid = twilioSid(one.toObject().value("sid"_L1));
        const bool isThere = one.toObject().value("status"_L1).toString() == u"completed"_s;
        if (isThere && !sid.isEmpty() && sids.size() < mostRecordings) {
            sids.append(sid);
        }
    }
    return sids;
}

Arrival twilioCallArrival(const TwilioCall& call, const QList<TwilioCall>& legs, const QList<ArrivedFile>& recordings,
                          const QStringList& notes, Timestamp now)
{
    const bool reached = legs.isEmpty() ? recordings.isEmpty()
                                        : std::any_of(legs.begin(), legs.end(), [](const TwilioCall& leg) { return leg.wasTaken(); });
    Touch touch;
    touch.kind = InteractionKind::Call;
    touch.direction = call.inbound ? Direction::Inbound : Direction::Outbound;
    touch.missed = !call.wasTaken() || (call.inbound && !reached);
    touch.at = plausibleMoment(call.at, now);
    touch.seconds = call.seconds;
    touch.text = notes.join(u'\n');
    Arrival arrival = touchArrival(touch);
    const QString theirs = call.inbound ? call.from : call.to;
    const QString ours = call.inbound ? call.to : call.from;
    arrival.externalKey = arrival.messageId = twilioKey(call.sid);
    arrival.from = call.inbound ? Party{call.callerName, theirs} : Party{{}, ours};
    arrival.to = {call.inbound ? Party{{}, ours} : Party{{}, theirs}};
    arrival.customerIdentity = twilioIdentity(theirs, call.sid, channel::voice);
    arrival.customerName = call.inbound ? call.callerName : QString();
    arrival.opensCase = touch.missed && call.inbound;
    arrival.files = recordings;
    return arrival;
}

} // namespace threadline
