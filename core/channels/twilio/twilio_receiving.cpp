// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/twilio/twilio_receiving.h"

#include "core/channels/file_name.h"

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

Error cutShort()
{
    return {Error::Remedy::Retry, u"What Twilio sent about the files of a message was cut short; it is asked again."_s};
}

} // namespace

struct TwilioReceiving::Work
{
    QList<TwilioMessage> messages;
    Done done;
    QList<Delivered> delivered;
    // Of the message at hand:
    QList<TwilioMedia> wanted;
    QList<ArrivedFile> files;
    QStringList notes;
};

TwilioReceiving::TwilioReceiving(TwilioApi& api, ChannelName channel, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_channel(std::move(channel))
    , m_clock(clock)
{
}

void TwilioReceiving::receive(const QList<TwilioMessage>& messages, Done done)
{
    auto work = std::make_shared<Work>();
    work->messages = messages;
    work->done = std::move(done);
    next(work);
}

void TwilioReceiving::next(const std::shared_ptr<Work>& work)
{
    if (work->messages.isEmpty()) {
        work->done(work->delivered);
        return;
    }
    work->wanted.clear();
    work->files.clear();
    work->notes.clear();
    const TwilioMessage& message = work->messages.first();
    if (message.media == 0) {
        nextFile(work);
        return;
    }
    m_api.get(u"Messages/%1/Media.json"_s.arg(message.sid), {}, [this, work](const Expected<QByteArray>& answer) {
        const QString sid = work->messages.first().sid;
        const auto list = answer ? readTwilioMedia(*answer) : std::nullopt;
        if (list) {
            work->wanted = *list;
        } else if (const Error error = answer ? cutShort() : answer.error(); m_patience.isWorthAnother(sid, error)) {
            work->done(error);
            return;
        } else {
            work->notes.append(u"[The files of this message could not be fetched: ask for them again.]"_s);
        }
        nextFile(work);
    });
}

void TwilioReceiving::nextFile(const std::shared_ptr<Work>& work)
{
    if (!work->wanted.isEmpty()) {
        const TwilioMedia media = work->wanted.takeFirst();
        m_api.download(u"Messages/%1/Media/%2"_s.arg(work->messages.first().sid, media.sid),
                       [this, work, media](const Expected<QByteArray>& bytes) { onFile(work, media, bytes); });
        return;
    }
    const TwilioMessage message = work->messages.takeFirst();
    RemoteChange remote;
    remote.place = m_channel.toUtf8();
    remote.item = message.sid.toUtf8();
    work->delivered.append({twilioArrival(message, m_channel, work->files, work->notes, m_clock.now()), remote});
    next(work);
}

void TwilioReceiving::onFile(const std::shared_ptr<Work>& work, const TwilioMedia& media, const Expected<QByteArray>& bytes)
{
    if (bytes) {
        Attachment attachment;
        attachment.name = namedByType(static_cast<int>(work->files.size()) + 1, media.type.toUtf8());
        attachment.type = media.type;
        attachment.size = bytes->size();
        work->files.append({attachment, *bytes});
    } else if (m_patience.isWorthAnother(media.sid, bytes.error())) {
        work->done(bytes.error());
        return;
    } else {
        work->notes.append(u"[A file (%1) could not be fetched: %2 Ask for it again.]"_s.arg(media.type, bytes.error().sentence));
    }
    nextFile(work);
}

} // namespace threadline
