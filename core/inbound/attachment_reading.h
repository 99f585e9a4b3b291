// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads the words of attachments after they arrived, those of the newest messages first, a few files at
// a time between the batches of ingest. Which are left to read is in the store, so that ending at any
// moment loses nothing but the few files at hand.
//
// Thread: made, called and destroyed on one thread; works on a thread of its own.
#pragma once

#include "core/log/blob_store.h"
#include "core/log/log_thread.h"

#include <atomic>

namespace threadline {

class AttachmentReading final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive this.
    AttachmentReading(LogThread& log, const BlobStore& blobs);
    /// Ends at once; a program that reads for us is ended too.
    ~AttachmentReading() override;

    /// Reads what there is and what comes from now on.
    void start();
    void stop();
    /// Reads what there is. How many files that were; Cancelled when stop() came first.
    QFuture<Expected<qint64>> readAll();

Q_SIGNALS:
    /// Emitted on the working thread after each few files were stored.
    void progressed(qint64 left);

private:
    void goOn();
    Expected<qint64> work();
    Expected<void> renewOutdated();
    Expected<int> readSome();

    LogThread& m_log;
    const BlobStore& m_blobs;
    QThread m_thread;
    std::unique_ptr<QObject> m_place; // lives in m_thread
    QMetaObject::Connection m_arrivals;
    std::atomic<bool> m_stopped = false;
    bool m_renewed = false;            // in m_thread
};

} // namespace threadline
