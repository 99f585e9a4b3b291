// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_program.h"

#include "core/log/workspace_folder.h"

#include <QCoreApplication>
#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <iostream>

#include <unistd.h>

using namespace threadline;
using namespace threadline::test;

namespace {

constexpr auto mail = "From: a@b.example\nSubject: hello\nMessage-ID: <m@b.example>\n\ntext\n";

void importOne(const CliProgram& program)
{
    program.succeed({QStringLiteral("import"), program.write("1.eml", mail)});
}

} // namespace

TEST_CASE("A workspace that is not there is not made by looking at it")
{
    const CliProgram program;
    const Run run = program.run(words({"customers"}));
    CHECK(run.exitCode == 1);
    CHECK(run.err.contains("There is no workspace in"));
    CHECK_FALSE(QDir(program.workspace()).exists());
}

TEST_CASE("A second writer is refused and readers are not")
{
    const CliProgram program;
    importOne(program);
    WorkspaceFolder open(program.workspace()); // as a desk has it
    REQUIRE(open.openForWriting());
    const Run second = program.run({QStringLiteral("import"), program.path("1.eml")});
    CHECK(second.exitCode == 1);
    CHECK(second.err.contains("is open in another Threadline"));
    CHECK(second.err.contains(QByteArray::number(QCoreApplication::applicationPid())));
    CHECK(program.run(words({"customers", "--json"})).json().size() == 1);
    CHECK(program.run(words({"outbox", "--json"})).json().isEmpty());
    program.succeed(words({"doctor"}));
}

TEST_CASE("A workspace that may not be written says so and can be read")
{
    if (::geteuid() == 0) {
        std::cerr << "SKIPPED: root may write everything.\n";
        WARN("skipped: root may write everything");
        return;
    }
    const CliProgram program;
    importOne(program);
    const auto permissions = QFile::permissions(program.workspace());
    REQUIRE(QFile::setPermissions(program.workspace(), QFile::ReadOwner | QFile::ExeOwner));
    const Run run = program.run({QStringLiteral("import"), program.path("1.eml")});
    QFile::setPermissions(program.workspace(), permissions);
    CHECK(run.exitCode == 1);
    CHECK(run.err.contains("permissions"));
}

TEST_CASE("A workspace of a newer program is refused kindly and left alone")
{
    const CliProgram program;
    importOne(program);
    const QString path = program.workspace() + QStringLiteral("/threadline.db");
    QProcess sqlite;
    sqlite.start(QStringLiteral("sqlite3"), {path, QStringLiteral("PRAGMA user_version = 9999")});
    if (!sqlite.waitForFinished() || sqlite.exitCode() != 0) {
        std::cerr << "SKIPPED: this test needs the package sqlite3.\n";
        WARN("skipped: this test needs the package sqlite3");
        return;
    }
    for (const auto& arguments : {words({"customers"}), words({"rebuild"})}) {
        const Run run = program.run(arguments);
        CHECK(run.exitCode == 1);
        CHECK(run.err.contains("newer"));
        CHECK(run.err.count('\n') == 1);
    }
}

TEST_CASE("What is no workspace is one sentence")
{
    const CliProgram program;
    REQUIRE(QDir().mkpath(program.workspace()));
    program.write("workspace/threadline.db",
                  QByteArray("this is no database, but long enough to be one. ").repeated(40));
    for (const auto& arguments : {words({"customers"}), words({"rebuild"})}) {
        const Run run = program.run(arguments);
        CHECK_FALSE(run.crashed);
        CHECK(run.exitCode == 1);
        CHECK(run.err.count('\n') == 1);
    }
}

TEST_CASE("Replies to nothing and syncs of nothing are refused in a sentence")
{
    const CliProgram program;
    importOne(program);
    const Run reply = program.run(words({"reply", "99999", "--text", "hello"}));
    CHECK(reply.exitCode == 1);
    CHECK(reply.err.trimmed().endsWith('.'));
    const Run sync = program.run(words({"sync", "--once"}));
    CHECK(sync.exitCode == 1);
    CHECK(sync.err.contains("account add"));
    CHECK(program.run(words({"sync"})).exitCode == 1);
    CHECK(program.run(words({"outbox", "retry", "nonsense"})).exitCode == 1);
}
