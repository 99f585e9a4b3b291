// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_program.h"

#include <QFileInfo>

using namespace threadline::test;

TEST_CASE("A usage error is a sentence on standard error and exit code 2")
{
    const CliProgram program;
    for (const auto& arguments :
         {words({"frobnicate"}), words({"timeline"}), words({"customers", "--colour"}),
          words({"account"}), words({"--size", "large"})}) {
        const Run run = program.run(arguments);
        INFO(arguments.join(QLatin1Char(' ')).toStdString());
        CHECK(run.exitCode == 2);
        CHECK(run.out.isEmpty());
        CHECK_FALSE(run.err.isEmpty());
    }
    CHECK_FALSE(QFileInfo::exists(program.workspace()));
}

TEST_CASE("Help and version go to standard output")
{
    const CliProgram program;
    const Run help = program.succeed(words({"--help"}));
    for (const char* command :
         {"import PATH", "account add", "sync --once|--watch", "customers [QUERY]",
          "timeline CUSTOMER", "search QUERY", "reply CASE", "outbox", "case list", "case show",
          "rebuild", "doctor", "sample DIR"}) {
        INFO(command);
        CHECK(help.out.contains(command));
    }
    CHECK(program.succeed(words({"help", "reply"})).out.contains("--send-now"));
    CHECK(program.succeed(words({"--version"})).out.startsWith("threadline "));
}

TEST_CASE("Without a display the desk says so")
{
    qunsetenv("QT_QPA_PLATFORM"); // ctest sets it for tests with windows of their own
    const CliProgram program;
    const Run run = program.run({});
    CHECK(run.exitCode == 1);
    CHECK(run.err.startsWith("There is no display"));
}
