// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/twilio/twilio_call_receiving.h"

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

Error cutShort()
{
    return {Error::Remedy::Retry, u"What Twilio sent about a call was cut short; it is asked again."_s};
}

} // namespace

struct TwilioCallReceiving::Work
{
    QList<TwilioCall> calls;
    Done done;
    QList<Delivered> delivered;
    // Of the call at hand:
    QList<TwilioCall> legs;
    QStringList wanted;
    QList<ArrivedFile> recordings;
    QStringList notes;
};

TwilioCallReceiving::TwilioCallReceiving(TwilioApi& api, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_clock(clock)
{
}

void TwilioCallReceiving::receive(const QList<TwilioCall>& calls, Done done)
{
    auto work = std::make_shared<Work>();
    work->calls = calls;
    work->done = std::move(done);
    next(work);
}

void TwilioCallReceiving::next(const std::shared_ptr<Work>& work)
{
    if (work->calls.isEmpty()) {
        work->done(work->delivered);
        return;
    }
    work->legs.clear();
    work->wanted.clear();
    work->recordings.clear();
    work->notes.clear();
    const TwilioCall& call = work->calls.first();
    if (!call.inbound || !call.wasTaken()) {
        askForRecordings(work);
        return;
    }
    m_api.get(u"Calls.json"_s, {{"ParentCallSid", call.sid}}, [this, work](const Expected<QByteArray>& answer) {
        const auto page = answer ? readTwilioCalls(*answer) : std::nullopt;
        if (page) {
            work->legs = page->calls;
        } else if (m_patience.isWorthAnother(work->calls.first().sid, answer ? cutShort() : answer.error())) {
            work->done(answer ? cutShort() : answer.error());
            return;
        }
        askForRecordings(work);
    });
}

void TwilioCallReceiving::askForRecordings(const std::shared_ptr<Work>& work)
{
    const TwilioCall& call = work->calls.first();
    if (!call.wasTaken()) {
        deliver(work);
        return;
    }
    m_api.get(u"Calls/%1/Recordings.json"_s.arg(call.sid), {}, [this, work](const Expected<QByteArray>& answer) {
        const auto list = answer ? readTwilioRecordings(*answer) : std::nullopt;
        if (list) {
            work->wanted = *list;
        } else if (m_patience.isWorthAnother(work->calls.first().sid, answer ? cutShort() : answer.error())) {
            work->done(answer ? cutShort() : answer.error());
            return;
        }
        nextRecording(work);
    });
}

void TwilioCallReceiving::nextRecording(const std::shared_ptr<Work>& work)
{
    if (work->wanted.isEmpty()) {
        deliver(work);
        return;
    }
    const QString sid = work->wanted.takeFirst();
    m_api.download(u"Recordings/%1.mp3"_s.arg(sid), [this, work, sid](const Expected<QByteArray>& bytes) {
        if (bytes) {
            Attachment attachment;
            attachment.name = work->recordings.isEmpty() ? u"recording.mp3"_s
                                                         : u"recording-%1.mp3"_s.arg(work->recordings.size() + 1);
            attachment.type = u"audio/mpeg"_s;
            attachment.size = bytes->size();
            work->recordings.append({attachment, *bytes});
        } else if (m_patience.isWorthAnother(sid, bytes.error())) {
            work->done(bytes.error());
            return;
        } else {
            work->notes.append(u"[A recording could not be fetched: %1]"_s.arg(bytes.error().sentence));
        }
        nextRecording(work);
    });
}

void TwilioCallReceiving::deliver(const std::shared_ptr<Work>& work)
{
    const TwilioCall call = work->calls.takeFirst();
    RemoteChange remote;
    remote.place = "voice";
    remote.item = call.sid.toUtf8();
    work->delivered.append({twilioCallArrival(call, work->legs, work->recordings, work->notes, m_clock.now()), remote});
    next(work);
}

} // namespace threadline
