// SPDX-License-Identifier: GPL-3.0-or-later
//
// A question that a pane asks again and again: only the answer to the newest one counts, the one
// before it is cancelled on its way. Thread: the GUI thread.
#pragma once

#include "core/model/expected.h"

#include <QFutureWatcher>

#include <functional>

namespace threadline {

template <class T>
class LatestAnswer
{
public:
    using Handler = std::function<void(const Expected<T>&)>;

    /// `onAnswer` is called on the GUI thread, never for a question that was dropped or replaced.
    explicit LatestAnswer(Handler onAnswer)
        : m_onAnswer(std::move(onAnswer))
    {
        QObject::connect(&m_watcher, &QFutureWatcherBase::finished, &m_watcher, [this] { take(); });
    }

    LatestAnswer(const LatestAnswer&) = delete;
    LatestAnswer& operator=(const LatestAnswer&) = delete;
    ~LatestAnswer() { drop(); }

    void ask(QFuture<Expected<T>> question)
    {
        m_watcher.future().cancel();
        m_pending = true;
        m_watcher.setFuture(std::move(question));
    }

    void drop()
    {
        m_pending = false;
        m_watcher.future().cancel();
        m_watcher.setFuture({});
    }

    bool isPending() const { return m_pending; }

private:
    void take()
    {
        // A watcher may still announce the end of the question before this one.
        if (!m_pending || !m_watcher.future().isFinished()) {
            return;
        }
        m_pending = false;
        if (m_watcher.isCanceled() || m_watcher.future().resultCount() == 0) {
            return;
        }
        const Expected<T> answer = m_watcher.result();
        if (answer || answer.error().remedy != Error::Remedy::Cancelled) {
            m_onAnswer(answer);
        }
    }

    Handler m_onAnswer;
    QFutureWatcher<Expected<T>> m_watcher;
    bool m_pending = false;
};

} // namespace threadline
