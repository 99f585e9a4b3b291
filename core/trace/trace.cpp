// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/trace.h"

#include "core/model/rejected.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QMutex>
#include <QHash>
#include <QThread>

#include <vector>

namespace threadline::trace {

std::atomic<Recorder*> detail::recorder = nullptr;

class Recorder
{
public:
    explicit Recorder(const QString& path) : m_file(path) { m_clock.start(); }
    /// Whatever ends after this is not written.
    void close()
    {
        const QMutexLocker lock(&m_mutex);
        m_file.write(m_unwritten + (m_any ? "\n]\n" : "[]\n"));
        m_file.close();
    }

    Expected<void> open()
    {
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
            return rejected(QStringLiteral("The trace %1 cannot be written: %2.").arg(m_file.fileName(), m_file.errorString()));
        }
        return {};
    }

    qint64 now() const { return m_clock.nsecsElapsed(); }

    /// `what`: the members that say which kind of event it is.
    void write(const char* name, const char* category, qint64 at, const QByteArray& what)
    {
        const auto thread = reinterpret_cast<quintptr>(QThread::currentThreadId());
        const QMutexLocker lock(&m_mutex);
        if (!m_file.isOpen()) {
            return;
        }
        const int number = numberOf(thread);
        m_unwritten += m_any ? ",\n" : "[\n";
        m_any = true;
        m_unwritten += "{\"name\":\"" + QByteArray(name) + "\",\"cat\":\"" + category + "\",\"pid\":1,\"tid\":" +
                       QByteArray::number(number) + ",\"ts\":" + microseconds(at) + "," + what + "}";
        constexpr qsizetype enough = 1 << 20;
        if (m_unwritten.size() > enough) {
            m_file.write(m_unwritten);
            m_unwritten.clear();
        }
    }

    static QByteArray microseconds(qint64 nanoseconds) { return QByteArray::number(static_cast<double>(nanoseconds) / 1000, 'f', 3); }

private:
    int numberOf(quintptr thread)
    {
        const auto known = m_threads.constFind(thread);
        if (known != m_threads.constEnd()) {
            return *known;
        }
        const int number = static_cast<int>(m_threads.size()) + 1;
        m_threads.insert(thread, number);
        const QCoreApplication* application = QCoreApplication::instance();
        const bool isMain = application && application->thread() == QThread::currentThread();
        const QString name = QThread::currentThread()->objectName();
        const QByteArray shown = isMain           ? QByteArray("main")
                                 : name.isEmpty() ? "pool " + QByteArray::number(number)
                                                  : name.toUtf8();
        m_unwritten += m_any ? ",\n" : "[\n";
        m_any = true;
        m_unwritten += R"({"name":"thread_name","ph":"M","pid":1,"tid":)" + QByteArray::number(number) +
                       R"(,"args":{"name":")" + shown + "\"}}";
        return number;
    }

    QFile m_file;
    QElapsedTimer m_clock;
    QMutex m_mutex;
    QByteArray m_unwritten;
    QHash<quintptr, int> m_threads; ///< the system's number and ours, which is short
    bool m_any = false;
};

qint64 detail::now(Recorder& recorder)
{
    return recorder.now();
}

void detail::note(Recorder& recorder, const char* name, const char* category, qint64 begun)
{
    recorder.write(name, category, begun, "\"ph\":\"X\",\"dur\":" + Recorder::microseconds(recorder.now() - begun));
}

void detail::took(Recorder& recorder, const QByteArray& name, const char* category, qint64 nanoseconds)
{
    QByteArray plain = name.simplified();
    plain.replace('\\', "\\\\").replace('"', "\\\"");
    recorder.write(plain.constData(), category, recorder.now() - nanoseconds, "\"ph\":\"X\",\"dur\":" + Recorder::microseconds(nanoseconds));
}

void detail::mark(Recorder& recorder, const char* name, const char* category)
{
    recorder.write(name, category, recorder.now(), R"("ph":"i","s":"t")");
}

Expected<std::unique_ptr<Recording>> Recording::beginWanted(const QString& path)
{
    if (path.isEmpty()) {
        return std::unique_ptr<Recording>();
    }
    auto recorder = std::make_unique<Recorder>(path);
    if (const auto opened = recorder->open(); !opened) {
        return opened.error();
    }
    return std::unique_ptr<Recording>(new Recording(std::move(recorder)));
}

Recording::Recording(std::unique_ptr<Recorder> recorder)
    : m_recorder(std::move(recorder))
{
    detail::recorder.store(m_recorder.get(), std::memory_order_release);
}

Recording::~Recording()
{
    detail::recorder.store(nullptr, std::memory_order_release);
    m_recorder->close();
    // A span that began while it was recorded may end in a thread of Qt's at any time until the program does.
    static std::vector<std::unique_ptr<Recorder>> kept;
    kept.push_back(std::move(m_recorder));
}

} // namespace threadline::trace
