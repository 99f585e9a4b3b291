// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/telegram/telegram_receiving.h"

#include "core/channels/fitting.h"
#include "core/channels/telegram/telegram_arrival.h"

namespace threadline {

namespace {

constexpr qint64 largestFile = 20'000'000; // https://core.telegram.org/bots/api#getfile
constexpr qint64 batchBytes = 32'000'000;

Error groupsAreNotRead()
{
    return {Error::Remedy::Unsupported,
            QStringLiteral("The bot is in a Telegram group or channel; only chats with the bot alone are brought here.")};
}

} // namespace

struct TelegramReceiving::Work
{
    QList<TelegramUpdate> updates;
    TelegramApi::Done<ReceivedUpdates> done;
    qint64 bot = 0;
    ReceivedUpdates received;
    qint64 bytes = 0;
    // Of the message at hand:
    QList<TelegramFile> wanted;
    QList<ArrivedFile> files;
    QStringList notes;
};

TelegramReceiving::TelegramReceiving(TelegramApi& api, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_clock(clock)
{
}

void TelegramReceiving::receive(const QList<TelegramUpdate>& updates, TelegramApi::Done<ReceivedUpdates> done)
{
    auto work = std::make_shared<Work>();
    work->updates = updates;
    work->done = std::move(done);
    m_api.bot([this, work](const Expected<qint64>& bot) {
        if (!bot) {
            work->done(bot.error());
            return;
        }
        work->bot = *bot;
        next(work);
    });
}

void TelegramReceiving::next(const std::shared_ptr<Work>& work)
{
    while (!work->updates.isEmpty()) {
        const TelegramUpdate& update = work->updates.first();
        if (update.message && update.message->fromPerson) {
            if (work->bytes >= batchBytes) {
                break;
            }
            work->wanted = update.message->files;
            work->files.clear();
            work->notes.clear();
            nextFile(work);
            return;
        }
        if (update.message && !m_groups.contains(update.message->chat)) {
            m_groups.insert(update.message->chat);
            work->received.failures.append(groupsAreNotRead());
        }
        work->received.lastUpdate = update.id;
        work->updates.removeFirst();
    }
    work->received.complete = work->updates.isEmpty();
    work->done(work->received);
}

void TelegramReceiving::nextFile(const std::shared_ptr<Work>& work)
{
    if (work->wanted.isEmpty()) {
        deliver(work);
        return;
    }
    const TelegramFile file = work->wanted.takeFirst();
    if (file.size > largestFile) {
        work->notes.append(QStringLiteral("[The file %1 of %2 is larger than the %3 that Telegram gives to bots: ask for it "
                                          "by another way.]")
                               .arg(file.name, sizeWords(file.size), sizeWords(largestFile)));
        nextFile(work);
        return;
    }
    fetch(work, file);
}

void TelegramReceiving::fetch(const std::shared_ptr<Work>& work, const TelegramFile& file)
{
    m_api.ask(QStringLiteral("getFile"), {{QStringLiteral("file_id"), file.id}},
              [this, work, file](const Expected<QJsonValue>& found) {
                  if (!found) {
                      onFile(work, file, found.error());
                      return;
                  }
                  const QString path = found->toObject().value(QLatin1String("file_path")).toString();
                  if (path.isEmpty() || path.contains(QLatin1String(".."))) {
                      onFile(work, file, Error{Error::Remedy::Rejected, QStringLiteral("Telegram named no place of it.")});
                      return;
                  }
                  m_api.download(path, [this, work, file](const Expected<QByteArray>& bytes) { onFile(work, file, bytes); });
              });
}

void TelegramReceiving::onFile(const std::shared_ptr<Work>& work, const TelegramFile& file,
                               const Expected<QByteArray>& bytes)
{
    if (bytes) {
        work->bytes += bytes->size();
        Attachment attachment;
        attachment.name = file.name;
        attachment.type = file.type;
        attachment.size = bytes->size();
        work->files.append({attachment, *bytes});
        nextFile(work);
        return;
    }
    if (m_patience.isWorthAnother(file.id, bytes.error())) {
        work->done(bytes.error());
        return;
    }
    work->notes.append(
        QStringLiteral("[The file %1 could not be fetched: %2 Ask for it again.]").arg(file.name, bytes.error().sentence));
    nextFile(work);
}

void TelegramReceiving::deliver(const std::shared_ptr<Work>& work)
{
    const TelegramUpdate update = work->updates.takeFirst();
    const Arrival arrival = telegramArrival(*update.message, work->bot, work->files, work->notes, m_clock.now());
    RemoteChange remote;
    remote.place = QByteArray::number(update.message->chat);
    remote.item = arrival.externalKey;
    work->received.delivered.append({arrival, remote});
    work->received.lastUpdate = update.id;
    next(work);
}

} // namespace threadline
