// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/prism.h"

#include "tests/support/catch.h"
#include "tests/support/free_port.h"
#include "tests/support/waiting.h"

#include <QFile>
#include <QStandardPaths>

#include <iostream>

namespace threadline::test {

namespace {

QString program()
{
    return QStandardPaths::findExecutable(QStringLiteral("prism"));
}

} // namespace

bool Prism::isPossible(const char* variable)
{
    if (!program().isEmpty() && QFile::exists(qEnvironmentVariable(variable))) {
        return true;
    }
    const std::string words = std::string("SKIPPED: no description of the API (") + variable
                              + ") or no prism, so no request was held against it.";
    WARN(words);
    std::cerr << words << std::endl;
    return false;
}

Prism::Prism(const char* variable)
    : m_port(freePort())
{
    start({QStringLiteral("mock"), QStringLiteral("--errors"), qEnvironmentVariable(variable)});
}

Prism::Prism(const char* variable, const QUrl& upstream)
    : m_port(freePort())
{
    start({QStringLiteral("proxy"), QStringLiteral("--errors"), qEnvironmentVariable(variable), upstream.toString()});
}

Prism::~Prism()
{
    m_process.kill();
    m_process.waitForFinished();
}

void Prism::start(const QStringList& arguments)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(program(), QStringList(arguments) << QStringLiteral("--host") << QStringLiteral("127.0.0.1")
                                                      << QStringLiteral("--port") << QString::number(m_port));
    QByteArray said;
    REQUIRE(waitUntil(
        [&] {
            said += m_process.readAll();
            return said.contains("is listening");
        },
        std::chrono::minutes(2)));
}

QUrl Prism::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

} // namespace threadline::test
