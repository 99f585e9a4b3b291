// SPDX-License-Identifier: GPL-3.0-or-later
//
// From updates to what the history stores: one message after the other, its files fetched before the
// next. Files above what Telegram gives to bots (20 MB) are named in the text instead; one that cannot be
// had after several tries likewise, so that it stands in nobody's way.
//
// Thread: the network thread. Destroying it ends what is under way; `done` is not called then.
#pragma once

#include "core/channels/channel_connector.h"
#include "core/channels/patience.h"
#include "core/channels/telegram/telegram_api.h"
#include "core/channels/telegram/telegram_update.h"

#include <QSet>

namespace threadline {

struct ReceivedUpdates
{
    QList<Delivered> delivered;
    QList<Error> failures;
    qint64 lastUpdate = 0; ///< all up to this one are dealt with; 0: there were none
    bool complete = false; ///< false: enough bytes for one batch, some updates are left
};

class TelegramReceiving final : public QObject
{
    Q_OBJECT

public:
    TelegramReceiving(TelegramApi& api, const Clock& clock, QObject* parent = nullptr);

    /// One at a time. An error means that nothing may be confirmed: the same updates come again.
    void receive(const QList<TelegramUpdate>& updates, TelegramApi::Done<ReceivedUpdates> done);

private:
    struct Work;

    void next(const std::shared_ptr<Work>& work);
    void nextFile(const std::shared_ptr<Work>& work);
    void fetch(const std::shared_ptr<Work>& work, const TelegramFile& file);
    void onFile(const std::shared_ptr<Work>& work, const TelegramFile& file, const Expected<QByteArray>& bytes);
    void deliver(const std::shared_ptr<Work>& work);

    TelegramApi& m_api;
    const Clock& m_clock;
    Patience m_patience;   ///< with files, by their ids
    QSet<qint64> m_groups;       ///< chats we do not read, told once each
};

} // namespace threadline
