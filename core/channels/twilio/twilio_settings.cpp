// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/twilio/twilio_settings.h"

#include "core/model/rejected.h"
#include "core/net/web_address.h"

#include <QRegularExpression>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

const QString sidKey = u"sid"_s;
const QString numberKey = u"number"_s;
const QString serverKey = u"server"_s;
const QString whatsappPrefix = u"whatsapp:"_s;

} // namespace

QJsonObject TwilioSettings::toJson() const
{
    return {{sidKey, accountSid}, {numberKey, number}, {serverKey, server.toString()}};
}

TwilioSettings TwilioSettings::fromJson(const QJsonObject& json)
{
    TwilioSettings settings;
    settings.accountSid = json.value(sidKey).toString().trimmed();
    settings.number = json.value(numberKey).toString();
    if (const QString url = json.value(serverKey).toString().trimmed(); !url.isEmpty()) {
        settings.server = QUrl(url);
    }
    return settings;
}

Expected<QString> twilioAccountSid(const QString& typed)
{
    static const QRegularExpression form(u"^AC[0-9a-fA-F]{32}$"_s);
    const QString sid = typed.trimmed();
    return form.match(sid).hasMatch()
               ? Expected<QString>(sid)
               : rejected(u"This is no Account SID: copy it from Twilio's console; it has AC and 32 digits and letters."_s);
}

Expected<QUrl> twilioServer(const QString& typed)
{
    return safeAddress(typed, u"https://api.twilio.com"_s);
}

Expected<QString> twilioAddress(const ChannelName& channel, const QString& number)
{
    static const QRegularExpression between(u"[\\s().\\-/]"_s);
    static const QRegularExpression form(u"^\\+[1-9]\\d{6,14}$"_s); // E.164
    QString bare = twilioNumber(number.trimmed());
    bare.remove(between);
    if (!form.match(bare).hasMatch()) {
        return rejected(u"\"%1\" is no number in international form: write it like +15551234567."_s.arg(number.trimmed()));
    }
    return channel == channel::whatsapp ? whatsappPrefix + bare : bare;
}

QString twilioNumber(const QString& address)
{
    return address.startsWith(whatsappPrefix) ? address.mid(whatsappPrefix.size()) : address;
}

} // namespace threadline
