// SPDX-License-Identifier: GPL-3.0-or-later
#define CATCH_CONFIG_RUNNER
#include "core/async/process_end.h"
#include "tests/support/catch.h"

#include <QCoreApplication>

namespace {

int runTests(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    return Catch::Session().run(argc, argv);
}

} // namespace

int main(int argc, char** argv)
{
    threadline::endProcess(runTests(argc, argv));
}
