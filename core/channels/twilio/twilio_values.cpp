// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/twilio/twilio_values.h"

#include "core/channels/twilio/twilio_settings.h"

#include <QDateTime>
#include <QRegularExpression>

namespace threadline {

using namespace Qt::Literals::StringLiterals;

QString twilioSid(const QJsonValue& value)
{
    static const QRegularExpression form(u"^[A-Za-z0-9]{1,64}$"_s);
    const QString sid = value.toString();
    return form.match(sid).hasMatch() ? sid : QString();
}

Timestamp twilioMoment(const QJsonValue& value)
{
    const QDateTime moment = QDateTime::fromString(value.toString(), Qt::RFC2822Date);
    return moment.isValid() ? Timestamp::fromSeconds(moment.toSecsSinceEpoch()) : Timestamp();
}

Identity twilioIdentity(const QString& number, const QString& sid, const ChannelName& channel)
{
    if (number.isEmpty()) {
        return {Identity::Kind::Reference, QString::fromLatin1(twilioKey(sid))};
    }
    const auto phone = twilioAddress(channel::sms, number);
    return phone ? Identity{Identity::Kind::Phone, *phone} : Identity{Identity::Kind::Handle, channel + u':' + number};
}

QByteArray twilioKey(const QString& sid)
{
    return "twilio:" + sid.toUtf8();
}

} // namespace threadline
