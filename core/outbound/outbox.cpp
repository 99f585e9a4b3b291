// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outbound/outbox.h"

#include "core/async/waited.h"
#include "core/async/when_finished.h"
#include "core/outbound/outbox_events.h"
#include "core/outbound/send_gate.h"
#include "core/outbound/status_by_reply.h"

#include <QFile>

#include <algorithm>

namespace threadline {

namespace {

const QString actor = QStringLiteral("outbox");

constexpr int attemptsAtMost = 12; // about a day with the pauses of retryAt()

Error noConnector(const QString& account)
{
    return {
        Error::Remedy::Rejected,
        QStringLiteral("The account %1 is not set up on this machine: add it again, then retry.")
            .arg(account)};
}

QString doubt(const QString& known)
{
    return QStringLiteral("This reply may or may not have been sent (%1). Check again, or send it "
                          "again if the "
                          "customer does not have it.")
        .arg(known);
}

} // namespace

Outbox::Outbox(LogThread& log, const BlobStore& blobs, const Clock& clock,
               FindConnector findConnector, AccountRights rights)
    : m_log(log)
    , m_blobs(blobs)
    , m_clock(clock)
    , m_findConnector(std::move(findConnector))
    , m_rights(std::move(rights))
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Outbox::look);
    // A reply that was queued, retried or taken back changes what is due.
    connect(&m_log, &LogThread::appended, this, [this](const QList<Announcement>& events) {
        const bool concerns =
            std::any_of(events.begin(), events.end(), [](const Announcement& event) {
                return event.kind == QLatin1String("message.queued") ||
                       event.kind == QLatin1String("message.requeued") ||
                       event.kind == QLatin1String("message.released") ||
                       event.kind == QLatin1String("message.rescheduled") ||
                       event.kind == QLatin1String("message.cancelled");
            });
        if (concerns && (m_running || !m_flushes.isEmpty())) {
            look();
        }
    });
}

QFuture<Expected<void>> Outbox::recover()
{
    // In a team others may be sending: each account is recovered when it is taken over.
    return recoverWhere([alone = !m_rights.inTeam()](const QString&) { return alone; });
}

void Outbox::takeOver(const QString& account)
{
    const auto concerns = [account](const QString& one) { return one == account; };
    whenFinished(recoverWhere(concerns), this, [this](const Expected<void>&) {
        if (m_running || !m_flushes.isEmpty()) {
            look();
        }
    });
}

QFuture<Expected<void>> Outbox::recoverWhere(const std::function<bool(const QString& account)>& concerns)
{
    const Timestamp now = m_clock.now();
    return m_log.write(
        [now, concerns](EventLog::Batch& batch) -> Expected<void> {
            const QList<OutboxItem> items = unfinishedOutboxItems(batch.database());
            for (const OutboxItem& item : items) {
                if (item.state != Delivery::Sending || !concerns(item.account)) {
                    continue;
                }
                const auto queued = readEvent(batch.database(), item.seq, false);
                if (item.handedOver) {
                    batch.append(messageInDoubt(
                        *queued, actor, now,
                        doubt(QStringLiteral("the program ended while it was handing it over"))));
                } else {
                    batch.append(messageRequeued(*queued, actor, now, now, QString()));
                }
            }
            return {};
        },
        EventLog::Durability::SurvivesMachine);
}

QFuture<Expected<void>> Outbox::flush(bool waitForUndo)
{
    auto promise = std::make_shared<QPromise<Expected<void>>>();
    promise->start();
    m_flushes.append(promise);
    m_waitForUndo = m_waitForUndo || waitForUndo;
    look();
    return promise->future();
}

void Outbox::start()
{
    m_running = true;
    look();
}

void Outbox::stop()
{
    m_running = false;
    m_timer.stop();
    endFlushes(Error{Error::Remedy::Cancelled, QStringLiteral("Sending was stopped.")});
}

void Outbox::endFlushes(const Expected<void>& outcome)
{
    m_waitForUndo = false;
    const auto flushes = std::exchange(m_flushes, {});
    for (const auto& promise : flushes) {
        promise->addResult(outcome);
        promise->finish();
    }
}

QFuture<Expected<QList<OutboxItem>>> Outbox::unfinished()
{
    return m_log.run([](EventLog& log) -> Expected<QList<OutboxItem>> {
        return unfinishedOutboxItems(log.database());
    });
}

QFuture<Expected<Outbox::Loaded>> Outbox::load(const OutboxItem& item)
{
    return m_log.run([item, &blobs = m_blobs](EventLog& log) -> Expected<Loaded> {
        const auto queued = readEvent(log.database(), item.seq, true);
        if (!queued) {
            return Error{Error::Remedy::Corrupt,
                         QStringLiteral("The reply is missing from the log.")};
        }
        return Loaded{
            item, *queued,
            outgoingFrom(*queued, [&](const QByteArray& sha256) { return blobs.path(sha256); }),
            queued->body.value(QLatin1String("channel")).toString()};
    });
}

QFuture<Expected<void>> Outbox::append(Event event)
{
    return m_log.write(
        [event = std::move(event)](EventLog::Batch& batch) -> Expected<void> {
            batch.append(event);
            return {};
        },
        EventLog::Durability::SurvivesMachine);
}

void Outbox::look()
{
    if (m_looking) {
        m_lookAgain = true;
        return;
    }
    m_looking = true;
    whenFinished(unfinished(), this, [this](const Expected<QList<OutboxItem>>& items) {
        m_looking = false;
        if (items) {
            onUnfinished(*items);
        }
        if (m_lookAgain) {
            m_lookAgain = false;
            look();
        }
    });
}

void Outbox::onUnfinished(const QList<OutboxItem>& items)
{
    const Timestamp now = m_clock.now();
    std::optional<Timestamp> next;
    bool moving = !m_busy.isEmpty();
    for (const OutboxItem& item : items) {
        if (!m_rights.mayUse(item.account)) {
            continue;
        }
        const bool free = !m_busy.contains(item.account);
        if (item.state == Delivery::Sent) {
            if (free && !m_unfilable.contains(item.id.uuid())) {
                file(item);
                moving = true;
            }
        } else if (item.state == Delivery::InDoubt) {
            if (free && !m_asked.contains(item.id.uuid())) {
                askOnce(item);
                moving = true;
            }
        } else if (item.state == Delivery::Queued && item.dueAt <= now) {
            if (free) {
                send(item);
            }
            moving = true;
        } else if (item.state == Delivery::Queued) {
            next = next ? std::min(*next, item.dueAt) : item.dueAt;
            // One run does not wait for a second attempt at a server that is not there.
            moving = moving || (m_waitForUndo && item.attempts == 0 && !item.scheduled);
        }
    }
    if (!moving) {
        endFlushes({});
    }
    if (next && (m_running || !m_flushes.isEmpty())) {
        constexpr qint64 longest = 3'600'000;
        m_timer.start(
            static_cast<int>(std::clamp<qint64>((next->us - now.us) / 1000 + 1, 0, longest)));
    }
}

void Outbox::send(const OutboxItem& item)
{
    m_busy.insert(item.account);
    whenFinished(load(item), this, [this, item](const Expected<Loaded>& loaded) {
        if (loaded) {
            fetchFiles(*loaded);
        } else {
            done(item.account);
        }
    });
}

void Outbox::fetchFiles(const Loaded& loaded)
{
    const QList<OutgoingFile>& files = loaded.outgoing.files;
    const auto missing =
        std::find_if(files.begin(), files.end(), [](const OutgoingFile& file) { return !QFile::exists(file.path); });
    if (missing == files.end() || !m_rights.fetchFile) {
        transmit(loaded);
        return;
    }
    whenFinished(m_rights.fetchFile(missing->attachment.sha256), this, [this, loaded](const Expected<void>& fetched) {
        if (fetched) {
            fetchFiles(loaded);
        } else {
            settle(loaded, fetched.error());
        }
    });
}

void Outbox::transmit(const Loaded& loaded)
{
    ChannelConnector* connector = m_findConnector(loaded.channel, loaded.item.account);
    if (!connector) {
        whenFinished(
            append(messageFailed(loaded.queued, actor, m_clock.now(),
                                 noConnector(loaded.item.account))),
            this, [this, account = loaded.item.account](const Expected<void>&) { done(account); });
        return;
    }
    // Only a reply that is still queued is sent: it may have been taken back a moment ago.
    const Timestamp now = m_clock.now();
    whenFinished(
        m_log.write(
            [loaded, now](EventLog::Batch& batch) -> Expected<EventId> {
                const auto current = readOutboxItem(batch.database(), loaded.item.id);
                if (!current || current->state != Delivery::Queued) {
                    return Error{Error::Remedy::Cancelled,
                                 QStringLiteral("The reply was taken back.")};
                }
                if (holdForNews(batch, *current, loaded.queued, actor, now)) {
                    takeStatusBack(batch, loaded.queued, QStringLiteral("the reply is held"), actor, now);
                    return EventId();
                }
                const EventId sending = batch.append(messageSending(loaded.queued, actor, now, current->attempts + 1)).id;
                if (current->changesStatusWhenItLeaves()) {
                    setStatusByReply(batch, loaded.queued, now);
                }
                return sending;
            },
            EventLog::Durability::SurvivesMachine),
        this, [this, loaded](const Expected<EventId>& sending) {
            if (!sending || sending->isNull()) {
                done(loaded.item.account);
            } else if (m_rights.inTeam()) {
                whenFinished(m_rights.agreed(*sending), this, [this, loaded](const Expected<void>& agreed) {
                    if (agreed) {
                        handOver(loaded);
                    } else if (agreed.error().remedy == Error::Remedy::Cancelled) {
                        done(loaded.item.account); // another machine has the account, or somebody took the reply back
                    } else {
                        settle(loaded, agreed.error());
                    }
                });
            } else {
                handOver(loaded);
            }
        });
}

void Outbox::handOver(const Loaded& loaded)
{
    ChannelConnector* sender = m_findConnector(loaded.channel, loaded.item.account);
    if (!sender) {
        settle(loaded, noConnector(loaded.item.account));
        return;
    }
    const auto beforeHandover = [&log = m_log, &clock = m_clock, rights = m_rights,
                                 queued = loaded.queued]() -> Expected<void> {
        const auto handedOver = waited(log.write(
            [queued, at = clock.now()](EventLog::Batch& batch) -> Expected<EventId> {
                return batch.append(messageHandedOver(queued, actor, at)).id;
            },
            EventLog::Durability::SurvivesMachine));
        if (!handedOver) {
            return handedOver.error();
        }
        return rights.inTeam() ? waited(rights.agreed(*handedOver)) : Expected<void>();
    };
    whenFinished(sender->send(loaded.outgoing, beforeHandover), this,
                 [this, loaded](const Expected<Receipt>& outcome) { settle(loaded, outcome); });
}

void Outbox::settle(const Loaded& loaded, const Expected<Receipt>& outcome)
{
    const Timestamp now = m_clock.now();
    const QString account = loaded.item.account;
    const auto finish = [this, account](const Expected<void>&) { done(account); };
    if (outcome) {
        whenFinished(append(messageSent(loaded.queued, actor, now, outcome->serverReply)), this,
                     finish);
        return;
    }
    const Error& error = outcome.error();
    switch (error.remedy) {
    case Error::Remedy::InDoubt:
        whenFinished(append(messageInDoubt(loaded.queued, actor, now, doubt(error.sentence))), this,
                     finish);
        return;
    case Error::Remedy::Retry:
    case Error::Remedy::Cancelled:
        if (loaded.item.attempts + 1 < attemptsAtMost) {
            whenFinished(append(messageRequeued(loaded.queued, actor, now,
                                                retryAt(loaded.item.attempts + 1), error.sentence)),
                         this, finish);
            return;
        }
        break;
    default:
        break;
    }
    whenFinished(append(messageFailed(loaded.queued, actor, now, error)), this, finish);
}

Timestamp Outbox::retryAt(int attempts) const
{
    constexpr qint64 firstSeconds = 60;
    constexpr qint64 longestSeconds = 7200;
    return {m_clock.now().us +
            std::min(longestSeconds, firstSeconds << std::min(attempts - 1, 10)) * 1'000'000};
}

void Outbox::askOnce(const OutboxItem& item)
{
    m_asked.insert(item.id.uuid());
    m_busy.insert(item.account);
    whenFinished(load(item), this, [this, account = item.account](const Expected<Loaded>& loaded) {
        if (!loaded) {
            done(account);
            return;
        }
        whenFinished(ask(*loaded), this, [this, account](const Expected<void>&) { done(account); });
    });
}

void Outbox::file(const OutboxItem& item)
{
    m_busy.insert(item.account);
    whenFinished(load(item), this, [this, item](const Expected<Loaded>& loaded) {
        ChannelConnector* connector =
            loaded ? m_findConnector(loaded->channel, item.account) : nullptr;
        if (!connector) {
            m_unfilable.insert(item.id.uuid());
            done(item.account);
            return;
        }
        whenFinished(connector->fileCopy(loaded->outgoing), this,
                     [this, loaded = *loaded](const Expected<void>& filed) {
                         if (!filed) {
                             m_unfilable.insert(loaded.item.id.uuid());
                             done(loaded.item.account);
                             return;
                         }
                         whenFinished(append(messageFiled(loaded.queued, actor, m_clock.now())),
                                      this,
                                      [this, account = loaded.item.account](const Expected<void>&) {
                                          done(account);
                                      });
                     });
    });
}

void Outbox::done(const QString& account)
{
    m_busy.remove(account);
    look();
}

QFuture<Expected<void>> Outbox::check(InteractionId reply)
{
    auto promise = std::make_shared<QPromise<Expected<void>>>();
    promise->start();
    const auto answer = [promise](const Expected<void>& outcome) {
        promise->addResult(outcome);
        promise->finish();
    };
    whenFinished(m_log.run([reply](EventLog& log) -> Expected<OutboxItem> {
        const auto item = readOutboxItem(log.database(), reply);
        if (!item || item->state != Delivery::InDoubt) {
            return Error{Error::Remedy::Rejected,
                         QStringLiteral("This reply is not in doubt.")};
        }
        return *item;
    }),
                 this, [this, answer](const Expected<OutboxItem>& item) {
                     if (!item) {
                         answer(item.error());
                         return;
                     }
                     whenFinished(load(*item), this,
                                  [this, answer](const Expected<Loaded>& loaded) {
                                      if (!loaded) {
                                          answer(loaded.error());
                                          return;
                                      }
                                      whenFinished(ask(*loaded), this, answer);
                                  });
                 });
    return promise->future();
}

QFuture<Expected<void>> Outbox::ask(const Loaded& loaded)
{
    auto promise = std::make_shared<QPromise<Expected<void>>>();
    promise->start();
    const auto answer = [promise](const Expected<void>& outcome) {
        promise->addResult(outcome);
        promise->finish();
    };
    ChannelConnector* connector = m_findConnector(loaded.channel, loaded.item.account);
    if (!connector) {
        answer(noConnector(loaded.item.account));
        return promise->future();
    }
    whenFinished(
        connector->find(loaded.outgoing.messageId), this,
        [this, loaded, answer](const Expected<bool>& found) {
            if (!found) {
                answer(found.error());
            } else if (*found) {
                whenFinished(append(messageSent(loaded.queued, actor, m_clock.now(),
                                                QStringLiteral("found among the sent messages"))),
                             this, answer);
            } else {
                whenFinished(
                    append(messageInDoubt(
                        loaded.queued, actor, m_clock.now(),
                        doubt(QStringLiteral("it is not among the sent messages on the server")))),
                    this, answer);
            }
        });
    return promise->future();
}

std::optional<qint64> recogniseOwnReply(EventLog::Batch& batch, const Arrival& arrival)
{
    if (arrival.messageId.isEmpty()) {
        return std::nullopt;
    }
    const auto item = readOutboxItem(batch.database(), arrival.messageId);
    if (!item) {
        return std::nullopt;
    }
    const bool undecided = item->state == Delivery::InDoubt || item->state == Delivery::Failed ||
                           (item->state == Delivery::Sending && item->handedOver);
    if (undecided) {
        const auto queued = readEvent(batch.database(), item->seq, false);
        batch.append(messageSent(*queued, actor, arrival.at,
                                 QStringLiteral("seen among the sent messages")));
    }
    if (!item->filed) {
        const auto queued = readEvent(batch.database(), item->seq, false);
        batch.append(messageFiled(*queued, actor, arrival.at));
    }
    return item->seq;
}

} // namespace threadline
