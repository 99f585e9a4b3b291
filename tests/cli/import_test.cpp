// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_program.h"

#include <QDir>
#include <QFileInfo>

#include <iostream>

#include <sys/mount.h>
#include <unistd.h>

using namespace threadline::test;

namespace {

constexpr auto first =
    "From: Ann Example <ann@customer.example>\nTo: support@shop.example\nSubject: A question\n"
    "Date: Wed, 20 Nov 2024 09:30:00 +0100\nMessage-ID: <one@customer.example>\n\nDoes it float?\n";
constexpr auto second =
    "From: Ann Example <ann@customer.example>\nTo: support@shop.example\nSubject: Re: A question\n"
    "Date: Wed, 20 Nov 2024 10:30:00 +0100\nMessage-ID: <two@customer.example>\n"
    "In-Reply-To: <one@customer.example>\n\nAnd does it sink?\n";

QString lastLine(const Run& run)
{
    return run.lines().isEmpty() ? QString() : run.lines().last();
}

} // namespace

TEST_CASE("Importing twice doubles nothing and ends with one line of figures")
{
    const CliProgram program;
    const QString folder = QFileInfo(program.write("mail/1.eml", first)).path();
    program.write("mail/box.mbox", "From ann@customer.example Wed Nov 20 09:30:00 2024\n" +
                                       QByteArray(second) + "\n");
    const Run once = program.succeed({QStringLiteral("import"), folder});
    CHECK(once.lines() == words({"imported 2, skipped 0 duplicates, 0 failed"}));
    CHECK(once.err.isEmpty());
    const Run twice = program.succeed({QStringLiteral("import"), folder});
    CHECK(twice.lines() == words({"imported 0, skipped 2 duplicates, 0 failed"}));
    const QJsonArray customers = program.run(words({"customers", "--json"})).json();
    REQUIRE(customers.size() == 1);
    CHECK(customers.first()[QLatin1String("interactions")].toInt() == 2);
}

TEST_CASE("What cannot be read is named and the rest arrives")
{
    const CliProgram program;
    const QString good = program.write("mail/1.eml", first);
    const QString empty = program.write("mail/2.eml", "");
    const QString missing = program.path("mail/3.eml");
    const Run run = program.succeed({QStringLiteral("import"), good, empty, missing});
    CHECK(lastLine(run) == QStringLiteral("imported 1, skipped 0 duplicates, 2 failed"));
    CHECK(run.err.contains(empty.toUtf8() + ": "));
    CHECK(run.err.contains(missing.toUtf8() + ": "));
    CHECK(run.err.count('\n') == 2);
}

TEST_CASE("Nothing readable at all is a failure")
{
    const CliProgram program;
    const Run run = program.run({QStringLiteral("import"), program.path("missing")});
    CHECK(run.exitCode == 1);
    CHECK(lastLine(run) == QStringLiteral("imported 0, skipped 0 duplicates, 1 failed"));
    CHECK(run.err.contains("missing: "));
}

TEST_CASE("An interrupted import ends in good order and goes on where it was")
{
    const CliProgram program;
    QByteArray box;
    constexpr int mails = 4000;
    for (int i = 0; i < mails; ++i) {
        box += "From a@customer.example Wed Nov 20 09:30:00 2024\nFrom: a" +
               QByteArray::number(i % 50) + "@customer.example\nSubject: Number " +
               QByteArray::number(i) + "\nMessage-ID: <n" + QByteArray::number(i) +
               "@customer.example>\n\n" + QByteArray("many words to read here ").repeated(80) +
               "\n\n";
    }
    const QString path = program.write("large.mbox", box);
    program.succeed(words({"rebuild"})); // makes the workspace: its tables pass through the journal too
    const auto process = program.start({QStringLiteral("import"), path});
    // Once a batch was written, the handler of the signal is there for certain.
    const QString journal = program.workspace() + QStringLiteral("/threadline.db-wal");
    constexpr qint64 aBatch = 500'000;
    while (QFileInfo(journal).size() < aBatch && process->state() == QProcess::Running) {
        process->waitForReadyRead(5);
    }
    process->terminate();
    REQUIRE(process->waitForFinished(240'000));
    CHECK(process->exitStatus() == QProcess::NormalExit);
    CHECK((process->exitCode() == 130 || process->exitCode() == 0)); // 0: it was done already

    program.succeed({QStringLiteral("import"), path});
    qint64 interactions = 0;
    const QJsonArray customers = program.run(words({"customers", "--json"})).json();
    for (const auto& customer : customers) {
        interactions += customer[QLatin1String("interactions")].toInteger();
    }
    CHECK(interactions == mails);
    CHECK(program.run(words({"doctor", "--json"})).json().isEmpty());
}

TEST_CASE("A full disk is one sentence and loses nothing that was there")
{
    const CliProgram program;
    const QByteArray place = program.path("small").toLocal8Bit();
    REQUIRE(QDir().mkpath(program.path("small")));
    if (::geteuid() != 0 || ::mount("tmpfs", place.constData(), "tmpfs", 0, "size=3m") != 0) {
        std::cerr << "SKIPPED: a small file system can only be mounted as root.\n";
        WARN("skipped: a small file system can only be mounted as root");
        return;
    }
    struct Unmount
    {
        QByteArray place;
        ~Unmount() { ::umount2(place.constData(), MNT_DETACH); }
    } const unmount{place};

    const QStringList inSmall{QStringLiteral("--workspace"), program.path("small/workspace")};
    program.succeed(inSmall + QStringList{QStringLiteral("import"), program.write("1.eml", first)});
    QByteArray large = first;
    for (int i = 0; i < 150'000; ++i) { // what does not compress
        large +=
            QByteArray::number(i * 2'654'435'761U, 36) + QByteArray::number(i * 40'503U, 36) + '\n';
    }
    large.replace("<one@", "<large@");
    large.replace("Subject: A question\n",
                  "Subject: A question\nContent-Type: application/x-noise\n");
    const Run full = program.run(
        inSmall + QStringList{QStringLiteral("import"), program.write("2.eml", large.repeated(3))});
    CHECK_FALSE(full.crashed);
    CHECK(full.exitCode == 1);
    CHECK(full.err.contains("The disk is full"));

    QFile rest(program.path("small/rest"));
    REQUIRE(rest.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (rest.write(QByteArray(512, 'x')) > 0) {
    }
    const QByteArray second = QByteArray(first).replace("<one@", "<second@");
    const Run noRoomAtAll = program.run(
        inSmall + QStringList{QStringLiteral("import"), program.write("3.eml", second)});
    CHECK(noRoomAtAll.exitCode == 1);
    CHECK(noRoomAtAll.err.contains("The disk is full"));

    REQUIRE(rest.remove());
    program.succeed(inSmall + QStringList{QStringLiteral("import"), program.path("3.eml")});
    const QJsonArray customers = program.run(inSmall + words({"customers", "--json"})).json();
    REQUIRE(customers.size() == 1);
    CHECK(customers.first()[QLatin1String("interactions")].toInt() == 2);
}
