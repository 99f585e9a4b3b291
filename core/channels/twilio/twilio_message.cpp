// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/twilio/twilio_message.h"

#include "core/channels/plausible_moment.h"
#include "core/channels/twilio/twilio_settings.h"
#include "core/channels/twilio/twilio_values.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 conversationSeconds = 86'400;
constexpr int mostMedia = 10; // https://www.twilio.com/docs/messaging/api/media-resource

/// RFC 6838, section 4.2.
QString mediaTypeOf(const QJsonValue& value)
{
    static const QRegularExpression form(u"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}$"_s);
    const QString type = value.toString().section(u';', 0, 0).trimmed();
    return form.match(type).hasMatch() ? type : u"application/octet-stream"_s;
}

std::optional<TwilioMessage> messageFrom(const QJsonObject& json)
{
    TwilioMessage message;
    message.sid = twilioSid(json.value("sid"_L1));
    if (message.sid.isEmpty()) {
        return std::nullopt;
    }
    message.inbound = json.value("direction"_L1).toString() == u"inbound"_s;
    message.from = json.value("from"_L1).toString();
    message.to = json.value("to"_L1).toString();
    message.body = json.value("body"_L1).toString().remove(u'\r');
    const Timestamp sent = twilioMoment(json.value("date_sent"_L1));
    message.at = sent.isNull() ? twilioMoment(json.value("date_created"_L1)) : sent;
    message.status = json.value("status"_L1).toString();
    message.errorCode = json.value("error_code"_L1).toInt();
    message.media = std::clamp(json.value("num_media"_L1).toString().toInt(), 0, mostMedia);
    return message;
}

} // namespace

std::optional<TwilioPage> readTwilioPage(const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (!object.value("messages"_L1).isArray()) {
        return std::nullopt;
    }
    TwilioPage page;
    page.next = object.value("next_page_uri"_L1).toString();
    const QJsonArray messages = object.value("messages"_L1).toArray();
    for (const auto& one : messages) {
        if (const auto message = messageFrom(one.toObject())) {
            page.messages.append(*message);
        }
    }
    return page;
}

std::optional<QList<TwilioMedia>> readTwilioMedia(const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (!object.value("media_list"_L1).isArray()) {
        return std::nullopt;
    }
    QList<TwilioMedia> all;
    const QJsonArray list = object.value("media_list"_L1).toArray();
    for (const auto& one : list) {
        const QJsonObject media = one.toObject();
        const TwilioMedia read{twilioSid(media.value("sid"_L1)), mediaTypeOf(media.value("content_type"_L1))};
        if (!read.sid.isEmpty() && all.size() < mostMedia) {
            all.append(read);
        }
    }
    return all;
}

std::optional<TwilioMessage> readTwilioMessage(const QByteArray& json)
{
    return messageFrom(QJsonDocument::fromJson(json).object());
}

Arrival twilioArrival(const TwilioMessage& message, const ChannelName& channel, const QList<ArrivedFile>& files,
                      const QStringList& notes, Timestamp now)
{
    const QString number = twilioNumber(message.from);
    Arrival arrival;
    arrival.externalKey = arrival.messageId = twilioKey(message.sid);
    arrival.channel = channel;
    arrival.at = plausibleMoment(message.at, now);
    arrival.from = {{}, number};
    arrival.to = {{{}, twilioNumber(message.to)}};
    arrival.customerIdentity = twilioIdentity(number, message.sid, channel);
    arrival.conversationSeconds = conversationSeconds;
    QStringList text = notes;
    if (!message.body.isEmpty()) {
        text.prepend(message.body);
    }
    arrival.text = text.join(u'\n').toUtf8();
    arrival.files = files;
    return arrival;
}

} // namespace threadline
