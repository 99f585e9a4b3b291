// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inbound/attachment_reading.h"

#include "core/attachment_text/attachment_reader.h"
#include "core/search/attachment_words.h"

#include <QTimer>

namespace threadline {

namespace {

constexpr int filesAtOnce = 16; // what a kill loses, and how long the log thread is held

Error wasStopped()
{
    return {Error::Remedy::Cancelled, QStringLiteral("Reading the attachments was stopped; the next start goes on.")};
}

struct ReadFile
{
    QByteArray sha256;
    AttachmentText text;
};

template <class T>
T resultOf(QFuture<T> future)
{
    future.waitForFinished();
    return future.result();
}

} // namespace

AttachmentReading::AttachmentReading(LogThread& log, const BlobStore& blobs)
    : m_log(log), m_blobs(blobs), m_place(std::make_unique<QObject>())
{
    m_thread.setObjectName(QStringLiteral("attachments"));
    m_place->moveToThread(&m_thread);
    m_thread.start(QThread::LowPriority);
}

AttachmentReading::~AttachmentReading()
{
    stop();
    m_thread.quit();
    m_thread.wait();
}

void AttachmentReading::start()
{
    m_stopped = false;
    if (!m_arrivals) {
        m_arrivals = connect(&m_log, &LogThread::appended, m_place.get(), [this] { goOn(); });
    }
    runOn(m_place.get(), [this] { goOn(); });
}

void AttachmentReading::stop()
{
    m_stopped = true;
    disconnect(m_arrivals);
    m_arrivals = {};
}

QFuture<Expected<qint64>> AttachmentReading::readAll()
{
    m_stopped = false;
    return runOn(m_place.get(), [this] { return work(); });
}

void AttachmentReading::goOn()
{
    const auto done = work();
    if (!done && done.error().remedy != Error::Remedy::Cancelled) {
        constexpr int patienceMs = 60'000; // a full disk, mostly
        QTimer::singleShot(patienceMs, m_place.get(), [this] { goOn(); });
    }
}

Expected<qint64> AttachmentReading::work()
{
    if (const auto renewed = renewOutdated(); !renewed) {
        return renewed.error();
    }
    qint64 read = 0;
    while (true) {
        const auto some = readSome();
        if (!some) {
            return some.error();
        }
        if (*some == 0) {
            return read;
        }
        read += *some;
    }
}

Expected<void> AttachmentReading::renewOutdated()
{
    const bool noReaderBefore = areAllReadersHere();
    while (!m_renewed) {
        if (m_stopped) {
            return wasStopped();
        }
        const auto forgotten = resultOf(m_log.write([noReaderBefore](EventLog::Batch& batch) -> Expected<int> {
            return forgetOutdatedTexts(batch.database(), attachmentReaderVersion, noReaderBefore, filesAtOnce);
        }));
        if (!forgotten) {
            return forgotten.error();
        }
        m_renewed = *forgotten == 0;
    }
    return {};
}

Expected<int> AttachmentReading::readSome()
{
    const auto unread = resultOf(m_log.run([](EventLog& log) -> Expected<QList<UnreadAttachment>> {
        return unreadAttachments(log.database(), filesAtOnce);
    }));
    if (!unread) {
        return unread.error();
    }
    QList<ReadFile> files;
    for (const UnreadAttachment& file : *unread) {
        const auto text = m_stopped ? std::nullopt
                                    : readAttachment(m_blobs.path(file.sha256), {file.name, file.type}, {},
                                                     [this] { return m_stopped.load(); });
        if (!text) {
            return wasStopped();
        }
        files.append({file.sha256, *text});
    }
    if (files.isEmpty()) {
        return 0;
    }
    const auto left = resultOf(m_log.write([files](EventLog::Batch& batch) -> Expected<qint64> {
        for (const ReadFile& file : files) {
            storeAttachmentText(batch.database(), file.sha256, file.text, attachmentReaderVersion);
        }
        return countUnreadAttachments(batch.database());
    }));
    if (!left) {
        return left.error();
    }
    Q_EMIT progressed(*left);
    return static_cast<int>(files.size());
}

} // namespace threadline
