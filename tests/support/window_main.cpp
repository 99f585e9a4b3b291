// SPDX-License-Identifier: GPL-3.0-or-later
#define CATCH_CONFIG_RUNNER
#include "core/async/process_end.h"
#include "tests/support/catch.h"

#include <QApplication>

namespace {

int runTests(int argc, char** argv)
{
    // The build asks this program for its test names, often where there is no screen.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application(argc, argv);
    return Catch::Session().run(argc, argv);
}

} // namespace

int main(int argc, char** argv)
{
    threadline::endProcess(runTests(argc, argv));
}
