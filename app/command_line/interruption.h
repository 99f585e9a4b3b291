// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ctrl+C and SIGTERM as a signal of Qt, for commands that have something to end in good order. The
// second one ends the program at once. One of them at a time. Thread: main.
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace threadline::command_line {

inline constexpr int interruptedExitCode = 130;

class Interruption final : public QObject
{
    Q_OBJECT

public:
    Interruption();
    ~Interruption() override;

    bool wasAsked() const { return m_asked; }

Q_SIGNALS:
    void asked();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
    bool m_asked = false;
};

} // namespace threadline::command_line
