// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_program.h"

#include "tests/support/waiting.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace threadline::test {

namespace {
constexpr int patienceMs = 240'000;
}

QStringList Run::lines() const
{
    return QString::fromUtf8(out).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

QJsonArray Run::json() const
{
    INFO(out.toStdString());
    INFO(err.toStdString());
    REQUIRE(exitCode == 0);
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(out, &problem);
    REQUIRE(problem.error == QJsonParseError::NoError);
    REQUIRE(document.isArray());
    return document.array();
}

CliProgram::CliProgram()
{
    REQUIRE(m_folder.isValid());
}

QString CliProgram::write(const char* name, const QByteArray& content) const
{
    REQUIRE(QDir().mkpath(QFileInfo(path(name)).path()));
    QFile file(path(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(content) == content.size());
    return path(name);
}

void CliProgram::prepare(QProcess& process, const QStringList& arguments) const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), m_folder.path());
    environment.insert(QStringLiteral("XDG_DATA_HOME"), path("data"));
    environment.insert(QStringLiteral("THREADLINE_AGENT"), QStringLiteral("Anna K."));
    environment.insert(QStringLiteral("TZ"), QStringLiteral("UTC"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    for (const char* name :
         {"THREADLINE_WORKSPACE", "DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"}) {
        environment.remove(QLatin1String(name));
    }
    process.setProcessEnvironment(environment);
    process.setProgram(QStringLiteral(THREADLINE_PROGRAM));
    QStringList all = arguments;
    if (m_keepsSecrets) {
        all = QStringList{QStringLiteral("--secrets"), path("secrets.json")} + all;
    }
    if (!arguments.contains(QStringLiteral("--workspace"))) {
        all = QStringList{QStringLiteral("--workspace"), workspace()} + all;
    }
    process.setArguments(all);
}

Run CliProgram::run(const QStringList& arguments, const QByteArray& input) const
{
    QProcess process;
    prepare(process, arguments);
    process.start();
    process.write(input);
    process.closeWriteChannel();
    INFO("threadline " << arguments.join(QLatin1Char(' ')).toStdString());
    REQUIRE(process.waitForFinished(patienceMs));
    return {process.exitCode(), process.exitStatus() != QProcess::NormalExit,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

Run CliProgram::runBesideServers(const QStringList& arguments, const QByteArray& input) const
{
    const auto process = start(arguments);
    process->write(input);
    process->closeWriteChannel();
    REQUIRE(waitUntil([&] { return process->state() == QProcess::NotRunning; },
                      std::chrono::milliseconds(patienceMs)));
    return {process->exitCode(), process->exitStatus() != QProcess::NormalExit,
            process->readAllStandardOutput(), process->readAllStandardError()};
}

Run CliProgram::succeed(const QStringList& arguments, const QByteArray& input) const
{
    const Run run = this->run(arguments, input);
    INFO("threadline " << arguments.join(QLatin1Char(' ')).toStdString());
    INFO(run.err.toStdString());
    REQUIRE_FALSE(run.crashed);
    REQUIRE(run.exitCode == 0);
    return run;
}

std::unique_ptr<QProcess> CliProgram::start(const QStringList& arguments) const
{
    auto process = std::make_unique<QProcess>();
    prepare(*process, arguments);
    process->start();
    REQUIRE(process->waitForStarted(patienceMs));
    return process;
}

void killNow(QProcess& process)
{
    process.kill(); // nothing when it has ended by itself; kill(2) with its pid would then mean us all
    REQUIRE(waitUntil([&] { return process.state() == QProcess::NotRunning; }));
}

void runFor(std::chrono::milliseconds time)
{
    waitUntil([] { return false; }, time);
}

void requireRefused(const CliProgram& program, const QStringList& arguments, const char* part)
{
    const Run run = program.run(arguments);
    INFO(arguments.join(QLatin1Char(' ')).toStdString() << ": " << run.err.toStdString());
    CHECK(run.exitCode == 1);
    CHECK(run.out.isEmpty());
    CHECK(run.err.contains(part));
    CHECK(run.err.trimmed().endsWith('.'));
    CHECK(run.err.count('\n') == 1);
}

QStringList words(std::initializer_list<const char*> list)
{
    QStringList strings;
    for (const char* word : list) {
        strings.append(QString::fromUtf8(word));
    }
    return strings;
}

} // namespace threadline::test
