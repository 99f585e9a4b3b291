// SPDX-License-Identifier: GPL-3.0-or-later
//
// The program with an account of a channel whose servers live in the test, and a look into its workspace.
#pragma once

#include "core/model/channel.h"
#include "core/sqlite/database.h"
#include "tests/cli/cli_program.h"
#include "tests/support/waiting.h"

namespace threadline::test {

class ChannelProgram
{
public:
    ChannelProgram() { m_program.keepSecrets(); }

    CliProgram& program() { return m_program; }

    /// `options`: all but --token-stdin.
    static QStringList adding(const ChannelName& channel, const QStringList& options)
    {
        return words({"account", "add"}) << channel << QStringLiteral("--token-stdin") << options;
    }
    Run add(const ChannelName& channel, const QStringList& options, const QByteArray& token)
    {
        return m_program.runBesideServers(adding(channel, options), token + '\n');
    }

    Run run(const QStringList& arguments) { return m_program.runBesideServers(arguments); }
    Run succeed(const QStringList& arguments)
    {
        const Run done = run(arguments);
        INFO("threadline " << arguments.join(QLatin1Char(' ')).toStdString());
        INFO(done.err.toStdString());
        REQUIRE(done.exitCode == 0);
        return done;
    }
    Run syncOnce() { return run(words({"sync", "--once"})); }

    qint64 number(std::string_view sql)
    {
        Database database(m_program.workspace() + QStringLiteral("/threadline.db"),
                          Database::Access::ReadOnly);
        return database.number(sql);
    }
    qint64 interactions() { return number("SELECT count(*) FROM interaction"); }

    /// The id of the newest case.
    QString aCase()
    {
        const QJsonArray cases = succeed(words({"case", "list", "--json"})).json();
        REQUIRE_FALSE(cases.isEmpty());
        return cases.first().toObject().value(QLatin1String("id")).toString();
    }
    QStringList replying(const QString& inCase, const QString& text)
    {
        return {QStringLiteral("reply"), inCase, QStringLiteral("--text"), text,
                QStringLiteral("--send-now")};
    }
    QJsonArray outbox() { return succeed(words({"outbox", "--json"})).json(); }
    QJsonObject latest() { return outbox().first().toObject(); }
    QString state() { return latest().value(QLatin1String("state")).toString(); }

private:
    CliProgram m_program;
};

} // namespace threadline::test
