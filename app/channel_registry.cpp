// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channel_registry.h"

#include "core/channels/email/email_connector.h"
#include "core/channels/sip/sip_connector.h"
#include "core/channels/telegram/telegram_connector.h"
#include "core/channels/twilio/twilio_connector.h"
#include "core/channels/twilio/twilio_voice_connector.h"
#include "core/channels/web_chat/web_chat_connector.h"

#include <QHash>

namespace threadline {

namespace {

using Make = std::unique_ptr<ChannelConnector> (*)(const Account&, const QSet<QString>&,
                                                   SecretReader);

const QHash<ChannelName, Make>& registry()
{
    const Make byTwilio = [](const Account& account, const QSet<QString>&, SecretReader secret) -> std::unique_ptr<ChannelConnector> {
        return std::make_unique<TwilioConnector>(account.channel, TwilioSettings::fromJson(account.settings), std::move(secret),
                                                 std::make_shared<SystemClock>());
    };
    static const QHash<ChannelName, Make> channels{
        {channel::sms, byTwilio},
        {channel::voice,
         [](const Account& account, const QSet<QString>&, SecretReader secret) -> std::unique_ptr<ChannelConnector> {
             return std::make_unique<TwilioVoiceConnector>(TwilioSettings::fromJson(account.settings), std::move(secret),
                                                           std::make_shared<SystemClock>());
         }},
        {channel::whatsapp, byTwilio},
        {channel::email,
         [](const Account& account, const QSet<QString>& own,
            SecretReader secret) -> std::unique_ptr<ChannelConnector> {
             return std::make_unique<EmailConnector>(EmailSettings::fromJson(account.settings), own,
                                                     std::move(secret));
         }},
        {sipPhone,
         [](const Account& account, const QSet<QString>&, SecretReader) -> std::unique_ptr<ChannelConnector> {
             return std::make_unique<SipConnector>(SipSettings::fromJson(account.settings), std::make_shared<SystemClock>());
         }},
        {channel::telegram,
         [](const Account& account, const QSet<QString>&, SecretReader secret) -> std::unique_ptr<ChannelConnector> {
             return std::make_unique<TelegramConnector>(TelegramSettings::fromJson(account.settings), std::move(secret),
                                                        std::make_shared<SystemClock>());
         }},
        {channel::webchat,
         [](const Account& account, const QSet<QString>&, SecretReader secret) -> std::unique_ptr<ChannelConnector> {
             return std::make_unique<WebChatConnector>(WebChatSettings::fromJson(account.settings), std::move(secret),
                                                       std::make_shared<SystemClock>(), systemNameLookup());
         }},
    };
    return channels;
}

} // namespace

std::unique_ptr<ChannelConnector>
makeConnector(const Account& account, const QSet<QString>& ownAddresses, SecretReader secret)
{
    const Make make = registry().value(account.channel);
    return make ? make(account, ownAddresses, std::move(secret)) : nullptr;
}

QHash<ChannelName, Capabilities> capabilitiesOfChannels()
{
    QHash<ChannelName, Capabilities> all;
    const auto noSecret = [] { return Expected<QString>(QString()); };
    const QList<ChannelName> names = registry().keys();
    for (const ChannelName& name : names) {
        Account nobody;
        nobody.channel = name;
        all.insert(name, makeConnector(nobody, {}, noSecret)->capabilities());
    }
    return all;
}

} // namespace threadline
