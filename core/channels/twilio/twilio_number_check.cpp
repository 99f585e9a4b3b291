// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/twilio/twilio_number_check.h"

#include "core/model/rejected.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

} // namespace

void checkTwilioNumber(TwilioApi& api, const QString& number, const char* capability,
                       std::function<void(const Expected<void>&)> done)
{
    const auto judge = [capability = QString::fromLatin1(capability), done = std::move(done)](const Expected<QByteArray>& numbers) {
        if (!numbers) {
            done(numbers.error());
            return;
        }
        const QJsonArray list = QJsonDocument::fromJson(*numbers).object().value("incoming_phone_numbers"_L1).toArray();
        const bool can = std::any_of(list.begin(), list.end(), [&](const QJsonValue& one) {
            return one.toObject().value("capabilities"_L1).toObject().value(capability).toBool();
        });
        if (list.isEmpty()) {
            done(rejected(u"This number is none of this Twilio account's: buy or port it in Twilio's console, or type another."_s));
        } else if (!can) {
            done(rejected(u"This number of the Twilio account can take no %1: choose another one."_s.arg(
                capability == u"sms"_s ? u"SMS"_s : u"calls"_s)));
        } else {
            done({});
        }
    };
    api.get(u"IncomingPhoneNumbers.json"_s, {{"PhoneNumber", number}}, judge);
}

} // namespace threadline
