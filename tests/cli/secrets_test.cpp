// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_program.h"

#include <QFile>

using namespace threadline::test;

namespace {

/// To a port where nobody listens; nothing of it is asked with --no-check.
QStringList addAccount(const QStringList& more)
{
    return words({"account", "add", "email", "--address", "support@shop.example", "--imap",
                  "imap://support@127.0.0.1:9", "--smtp", "smtp://support@127.0.0.1:9",
                  "--password-stdin"}) +
           more;
}

QFile::Permissions ownerOnly()
{
    return QFile::ReadOwner | QFile::WriteOwner;
}

} // namespace

TEST_CASE("Without a keychain an account is refused with the way out")
{
    const CliProgram program;
    const Run run = program.run(addAccount(words({"--no-check"})), "secret\n");
    CHECK(run.exitCode == 1);
    CHECK(run.err.contains("--secrets FILE"));
    CHECK(program.run(words({"account", "list", "--json"})).json().isEmpty());
}

TEST_CASE("A secrets file keeps the password and the workspace does not")
{
    const CliProgram program;
    const QString secrets = program.path("secrets.json");
    program.succeed({QStringLiteral("--secrets"), secrets, QStringLiteral("--version")});
    program.succeed(QStringList{QStringLiteral("--secrets"), secrets} +
                        addAccount(words({"--no-check"})),
                    "correct horse battery\n");
    CHECK((QFile::permissions(secrets) & ~(QFile::ReadUser | QFile::WriteUser)) == ownerOnly());
    QFile kept(secrets);
    REQUIRE(kept.open(QIODevice::ReadOnly));
    CHECK(kept.readAll().contains("correct horse battery"));
    QFile database(program.workspace() + QStringLiteral("/threadline.db"));
    REQUIRE(database.open(QIODevice::ReadOnly));
    CHECK_FALSE(database.readAll().contains("correct horse battery"));

    const QJsonArray accounts = program.run(words({"account", "list", "--json"})).json();
    REQUIRE(accounts.size() == 1);
    CHECK(accounts.first()[QLatin1String("address")].toString() ==
          QStringLiteral("support@shop.example"));
    program.succeed({QStringLiteral("--secrets"), secrets, QStringLiteral("account"),
                     QStringLiteral("remove"), QStringLiteral("support@shop.example")});
    CHECK(program.run(words({"account", "list", "--json"})).json().isEmpty());
}

TEST_CASE("A secrets file that others can read is refused")
{
    const CliProgram program;
    const QString secrets = program.write("secrets.json", "{}");
    REQUIRE(QFile::setPermissions(secrets, ownerOnly() | QFile::ReadGroup | QFile::ReadOther));
    const Run run = program.run(QStringList{QStringLiteral("--secrets"), secrets} +
                                    addAccount(words({"--no-check"})),
                                "secret\n");
    CHECK(run.exitCode == 1);
    CHECK(run.err.contains("chmod 600"));
}

TEST_CASE("An account that cannot be reached is not stored")
{
    const CliProgram program;
    const QString secrets = program.path("secrets.json");
    const Run run =
        program.run(QStringList{QStringLiteral("--secrets"), secrets} + addAccount({}), "secret\n");
    CHECK(run.exitCode == 1);
    CHECK(run.err.trimmed().endsWith('.'));
    CHECK(program.run(words({"account", "list", "--json"})).json().isEmpty());
}

TEST_CASE("Server addresses with a password in them or without TLS are refused")
{
    const CliProgram program;
    const auto refused = [&](const char* imap) {
        QStringList arguments = addAccount(words({"--no-check"}));
        arguments.replace(arguments.indexOf(QStringLiteral("--imap")) + 1, QString::fromUtf8(imap));
        const Run run = program.run(arguments, "secret\n");
        CHECK_FALSE(run.err.contains("hunter2"));
        return run.exitCode == 1;
    };
    CHECK(refused("imap://support@mail.shop.example"));
    CHECK(refused("imaps://support:hunter2@mail.shop.example"));
    CHECK(refused("https://support@mail.shop.example"));
}
