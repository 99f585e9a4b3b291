// SPDX-License-Identifier: GPL-3.0-or-later
//
// The program under test with a folder of its own for everything it might touch. Bounded: a run
// that hangs fails the test.
#pragma once

#include "tests/support/catch.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <chrono>
#include <memory>

namespace threadline::test {

struct Run
{
    int exitCode = -1;
    bool crashed = false;
    QByteArray out;
    QByteArray err;

    QStringList lines() const; ///< of out
    /// The array on standard output; fails the test when there is none.
    QJsonArray json() const;
};

class CliProgram
{
public:
    CliProgram();

    /// From now on passwords lie in path("secrets.json").
    void keepSecrets() { m_keepsSecrets = true; }

    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    QString workspace() const { return path("workspace"); }
    /// Writes a file into the folder; answers its path.
    QString write(const char* name, const QByteArray& content) const;

    /// With --workspace, unless it is among `arguments`. `input` is its standard input.
    Run run(const QStringList& arguments, const QByteArray& input = {}) const;
    /// The same while the event loop runs: servers in the test live in it.
    Run runBesideServers(const QStringList& arguments, const QByteArray& input = {}) const;
    /// Fails the test unless it ends with 0.
    Run succeed(const QStringList& arguments, const QByteArray& input = {}) const;
    /// Started and left to itself; ended when the result goes out of scope.
    std::unique_ptr<QProcess> start(const QStringList& arguments) const;

private:
    void prepare(QProcess& process, const QStringList& arguments) const;

    QTemporaryDir m_folder;
    bool m_keepsSecrets = false;
};

/// kill -9, and gone.
void killNow(QProcess& process);

/// The event loop runs for so long.
void runFor(std::chrono::milliseconds time);

/// It fails with exactly one sentence that has `part` in it, and says nothing else.
void requireRefused(const CliProgram& program, const QStringList& arguments, const char* part);

/// For argument lists.
QStringList words(std::initializer_list<const char*> list);

} // namespace threadline::test
