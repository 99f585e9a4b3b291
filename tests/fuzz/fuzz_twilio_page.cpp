// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever stands where Twilio should be: no crash, and every value keeps what its header promises.
#include "core/channels/twilio/twilio_message.h"

#include <cstdlib>

using namespace threadline;

namespace {

void require(bool kept)
{
    if (!kept) {
        std::abort();
    }
}

void check(const TwilioMessage& message)
{
    const Timestamp now = Timestamp::fromSeconds(1'795'348'800);
    require(!message.sid.isEmpty() && !message.sid.contains(QLatin1Char('/')) && !message.body.contains(QLatin1Char('\r')));
    require(message.media >= 0 && message.media <= 10);
    const Arrival arrival = twilioArrival(message, channel::sms, {}, {}, now);
    require(arrival.externalKey.size() > 7 && arrival.at.us != 0 && arrival.at.us <= now.us + 86'400'000'000);
    require(!arrival.customerIdentity.value.isEmpty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    if (const auto page = readTwilioPage(bytes)) {
        for (const TwilioMessage& message : page->messages) {
            check(message);
        }
    }
    if (const auto message = readTwilioMessage(bytes)) {
        check(*message);
    }
    if (const auto media = readTwilioMedia(bytes)) {
        require(media->size() <= 10);
        for (const TwilioMedia& one : *media) {
            require(one.type.count(QLatin1Char('/')) == 1 && !one.sid.contains(QLatin1Char('/')));
        }
    }
    return 0;
}
