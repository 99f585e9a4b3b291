// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever stands where Telegram should be: no crash, and every value keeps what its header promises.
#include "core/channels/telegram/telegram_arrival.h"
#include "core/channels/telegram/telegram_reply.h"

#include <cstdlib>

using namespace threadline;

namespace {

void require(bool kept)
{
    if (!kept) {
        std::abort();
    }
}

void check(const TelegramMessage& message)
{
    const Timestamp now = Timestamp::fromSeconds(1'795'348'800);
    require(message.chat != 0 && message.id > 0);
    require(!message.text.isEmpty() || !message.files.isEmpty());
    require(message.text.size() <= TelegramUpdateLimits::text && !message.text.contains(QLatin1Char('\r')));
    for (const TelegramFile& file : message.files) {
        require(!file.id.isEmpty() && !file.name.isEmpty() && !file.name.contains(QLatin1Char('/')) && file.size >= 0);
        require(file.type.count(QLatin1Char('/')) == 1 && !file.type.contains(QLatin1Char('\n')));
    }
    if (message.fromPerson) {
        const Arrival arrival = telegramArrival(message, 1234, {}, {}, now);
        require(!arrival.externalKey.isEmpty() && arrival.at.us > 0 && arrival.at.us <= now.us + 86'400'000'000);
        require(telegramPerson(arrival.from.address) == message.sender);
        require(telegramMessageIn(1234, message.chat, telegramMessageName(1234, message.chat, message.id)) == message.id);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const auto reply =
        readTelegramReply(200, QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    require(!reply.ok || reply.readable);
    require(reply.retryAfterSeconds >= 0 && reply.description.size() <= 200);
    require(!telegramProblem(reply).sentence.isEmpty());
    if (const auto updates = readTelegramUpdates(reply.result)) {
        require(updates->size() <= TelegramUpdateLimits::updates);
        qint64 last = 0;
        for (const TelegramUpdate& update : *updates) {
            require(update.id > 0 && update.id >= last);
            last = update.id;
            if (update.message) {
                check(*update.message);
            }
        }
    }
    return 0;
}
