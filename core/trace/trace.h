// SPDX-License-Identifier: GPL-3.0-or-later
//
// core/trace says where the time goes: what the program did when, and on which thread. Off, which it is unless
// `--trace FILE` was given, a span costs one look at a pointer.
//
// The file is in the Trace Event Format ("JSON Array Format"), which Chromium's chrome://tracing, Perfetto and
// speedscope read. Names are literals of the program: nothing of a customer can get into it.
//
// Any thread.
#pragma once

#include "core/model/expected.h"

#include <QString>

#include <atomic>
#include <memory>

namespace threadline::trace {

class Recorder;

/// While it lives, spans and marks are written; its end finishes the file. One at a time.
class Recording
{
public:
    /// Begins `path` anew, and time with it; null when `path` is empty, because then nobody wants to know.
    static Expected<std::unique_ptr<Recording>> beginWanted(const QString& path);
    ~Recording();
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;

private:
    explicit Recording(std::unique_ptr<Recorder> recorder);

    std::unique_ptr<Recorder> m_recorder;
};

namespace detail {
extern std::atomic<Recorder*> recorder; ///< null: nobody wants to know
qint64 now(Recorder& recorder);
void note(Recorder& recorder, const char* name, const char* category, qint64 begun);
void mark(Recorder& recorder, const char* name, const char* category);
void took(Recorder& recorder, const QByteArray& name, const char* category, qint64 nanoseconds);
} // namespace detail

inline bool isOn()
{
    return detail::recorder.load(std::memory_order_acquire) != nullptr;
}

/// What is done from here to the end of the block. `name` and `category` have to be literals.
class Span
{
public:
    explicit Span(const char* name, const char* category)
        : m_recorder(detail::recorder.load(std::memory_order_acquire))
        , m_name(name)
        , m_category(category)
        , m_begun(m_recorder ? detail::now(*m_recorder) : 0)
    {
    }
    ~Span()
    {
        if (m_recorder) {
            detail::note(*m_recorder, m_name, m_category, m_begun);
        }
    }
    Span(const Span&) = delete;
    Span& operator=(const Span&) = delete;

private:
    Recorder* m_recorder;
    const char* m_name;
    const char* m_category;
    qint64 m_begun;
};

/// Something that has no length: the first picture of the window, a key.
inline void mark(const char* name, const char* category)
{
    if (Recorder* recorder = detail::recorder.load(std::memory_order_acquire)) {
        detail::mark(*recorder, name, category);
    }
}

/// Something that ended just now, by somebody else's clock. `name`: of the program's own words too.
inline void took(const QByteArray& name, const char* category, qint64 nanoseconds)
{
    if (Recorder* recorder = detail::recorder.load(std::memory_order_acquire)) {
        detail::took(*recorder, name, category, nanoseconds);
    }
}

} // namespace threadline::trace
