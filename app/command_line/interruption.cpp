// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/interruption.h"

#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace threadline::command_line {

#ifdef Q_OS_UNIX

namespace {

// A signal handler may do next to nothing but write to a pipe (signal-safety(7)).
std::array<int, 2> pipeEnds{-1, -1};

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &byte, 1);
}

void setHandler(void (*handler)(int), int flags)
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = flags;
    ::sigemptyset(&action.sa_mask);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

} // namespace

Interruption::Interruption()
{
    if (::pipe(pipeEnds.data()) != 0) {
        return; // the system's own handling stays: the program ends at once, and loses nothing
    }
    for (const int end : pipeEnds) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        m_asked = true;
        Q_EMIT asked();
    });
    setHandler(onSignal, static_cast<int>(SA_RESETHAND));
}

Interruption::~Interruption()
{
    if (m_notifier) {
        setHandler(SIG_DFL, 0);
        m_notifier.reset();
        ::close(pipeEnds[0]);
        ::close(pipeEnds[1]);
        pipeEnds = {-1, -1};
    }
}

#else

Interruption::Interruption() = default;
Interruption::~Interruption() = default;

#endif

} // namespace threadline::command_line
