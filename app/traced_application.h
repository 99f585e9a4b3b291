// SPDX-License-Identifier: GPL-3.0-or-later
//
// The application of a window, whose events show in a trace (core/trace/trace.h): keys, pictures, timers, answers.
#pragma once

#include <QApplication>

namespace threadline {

class TracedApplication final : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override;
};

} // namespace threadline
