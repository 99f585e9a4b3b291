// SPDX-License-Identifier: GPL-3.0-or-later
//
// The keychain is asked in a process of its own, because a process knows one session bus: the
// hidden test cases are this very program, started again with a private bus or with none.
#include "core/net/secret_store.h"

#include "tests/support/catch.h"
#include "tests/support/waiting.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <iostream>
#include <thread>

using namespace threadline;
using threadline::test::requireOk;
using threadline::test::valueOf;

namespace {

const QString key = QStringLiteral("account/1");

void runWith(const QProcessEnvironment& environment, const QString& program,
             const QStringList& arguments)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    const bool ended = process.waitForFinished(60'000);
    if (!ended) {
        process.kill();
        process.waitForFinished();
    }
    INFO(process.readAll().toStdString());
    REQUIRE(ended);
    REQUIRE(process.exitCode() == 0);
}

} // namespace

TEST_CASE("inside: the keychain keeps and forgets", "[.keychain]")
{
    const auto store = keychainSecretStore();
    CHECK(valueOf(store->read(key)) == std::nullopt);
    requireOk(store->remove(key));
    requireOk(store->write(key, QString::fromUtf8("pa\u00dfwort")));
    requireOk(store->write(QStringLiteral("account/2"), QStringLiteral("two")));

    // A thread that has ended must not take the keychain along.
    std::jthread([] { valueOf(keychainSecretStore()->read(key)); }).join();
    CHECK(valueOf(keychainSecretStore()->read(key)) == QString::fromUtf8("pa\u00dfwort"));

    requireOk(store->remove(key));
    CHECK(valueOf(store->read(key)) == std::nullopt);
    CHECK(valueOf(store->read(QStringLiteral("account/2"))) == QStringLiteral("two"));
}

TEST_CASE("inside: no keychain says so at once", "[.nokeychain]")
{
    QElapsedTimer clock;
    clock.start();
    const auto store = keychainSecretStore();
    for (const auto& outcome : {store->write(key, QStringLiteral("one")), store->remove(key),
                                [&]() -> Expected<void> { return store->read(key).error(); }()}) {
        REQUIRE_FALSE(outcome);
        CHECK(outcome.error().remedy == Error::Remedy::Unsupported);
        CHECK(outcome.error().sentence.contains(QStringLiteral("--secrets FILE")));
    }
    CHECK(clock.elapsed() < 10'000);
}

TEST_CASE("A real keychain keeps and forgets secrets")
{
    const QString bus = QStandardPaths::findExecutable(QStringLiteral("dbus-run-session"));
    if (bus.isEmpty() ||
        QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon")).isEmpty()) {
        std::cerr << "SKIPPED: this test needs the packages dbus and gnome-keyring.\n";
        WARN("skipped: this test needs the packages dbus and gnome-keyring");
        return;
    }
    const QTemporaryDir home;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME"}) {
        environment.insert(QString::fromLatin1(name), home.path());
    }
    environment.insert(QStringLiteral("TEST_PROGRAM"), QCoreApplication::applicationFilePath());
    runWith(environment, bus,
            {QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"),
             QStringLiteral(
                 "printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null "
                 "&& exec \"$TEST_PROGRAM\" '[.keychain]'")});
}

TEST_CASE("Without a keychain the answer is an error that names the other way, not a wait")
{
    const QTemporaryDir home;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), home.path());
    environment.remove(QStringLiteral("DISPLAY"));
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                       QStringLiteral("unix:path=%1/nobody").arg(home.path()));
    runWith(environment, QCoreApplication::applicationFilePath(),
            {QStringLiteral("[.nokeychain]")});
}
