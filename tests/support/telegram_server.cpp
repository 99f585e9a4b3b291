// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/telegram_server.h"

#include "tests/support/free_port.h"
#include "tests/support/waiting.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QStandardPaths>

#include <iostream>

namespace threadline::test {

namespace {

constexpr int patienceMs = 60'000;

QString node()
{
    return QStandardPaths::findExecutable(QStringLiteral("node"));
}

QString inFolder(const char* name)
{
    return QDir(QStringLiteral(THREADLINE_TESTS_NODE)).filePath(QLatin1String(name));
}

} // namespace

bool TelegramServer::isInstalled()
{
    if (!node().isEmpty() && QFileInfo::exists(inFolder("node_modules/telegram-test-api/package.json"))) {
        return true;
    }
    const char* words = "SKIPPED: no node or no modules in tests/node (npm ci --prefix tests/node), so nothing was tested "
                        "against a Telegram.";
    WARN(words);
    std::cerr << words << std::endl;
    return false;
}

TelegramServer::TelegramServer()
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(node(), {inFolder("telegram_server.cjs"), token, QString::number(freePort())});
    REQUIRE(m_process.waitForStarted(patienceMs));
    m_port = nextLine().value(QLatin1String("port")).toInt();
    REQUIRE(m_port > 0);
}

TelegramServer::~TelegramServer()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(patienceMs)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

QUrl TelegramServer::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

QJsonObject TelegramServer::nextLine()
{
    while (!m_process.canReadLine()) {
        REQUIRE(m_process.waitForReadyRead(patienceMs));
    }
    return QJsonDocument::fromJson(m_process.readLine()).object();
}

QJsonObject TelegramServer::ask(const QJsonObject& command)
{
    m_process.write(QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n');
    return nextLine();
}

qint64 TelegramServer::say(qint64 user, const QString& text)
{
    return ask({{QStringLiteral("do"), QStringLiteral("say")}, {QStringLiteral("user"), user}, {QStringLiteral("text"), text}})
        .value(QLatin1String("message"))
        .toInteger();
}

qint64 TelegramServer::sendFile(qint64 user, const QString& name, const QByteArray& bytes, const QString& caption)
{
    return ask({{QStringLiteral("do"), QStringLiteral("file")},
                {QStringLiteral("user"), user},
                {QStringLiteral("name"), name},
                {QStringLiteral("bytes"), QString::fromLatin1(bytes.toBase64())},
                {QStringLiteral("caption"), caption}})
        .value(QLatin1String("message"))
        .toInteger();
}

void TelegramServer::edit(qint64 user, qint64 message, const QString& text)
{
    ask({{QStringLiteral("do"), QStringLiteral("edit")},
         {QStringLiteral("user"), user},
         {QStringLiteral("message"), message},
         {QStringLiteral("text"), text}});
}

QJsonArray TelegramServer::seen()
{
    return ask({{QStringLiteral("do"), QStringLiteral("seen")}}).value(QLatin1String("seen")).toArray();
}

QJsonArray TelegramServer::asked()
{
    return ask({{QStringLiteral("do"), QStringLiteral("asked")}}).value(QLatin1String("asked")).toArray();
}

} // namespace threadline::test
