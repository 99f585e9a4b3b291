// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Telegram of the test's own, on 127.0.0.1: tests/node/telegram_server.cjs, which puts what telegram-test-api
// lacks before it. Ended with this object, and with the test when that is killed.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QUrl>

namespace threadline::test {

class TelegramServer
{
public:
    static inline const QString token = QStringLiteral("1234:tok");

    /// Fails the test when it does not come up.
    TelegramServer();
    ~TelegramServer();
    TelegramServer(const TelegramServer&) = delete;
    TelegramServer& operator=(const TelegramServer&) = delete;

    /// Whether this machine has node and the modules of tests/node. Says so loudly when not: the test then
    /// returns.
    static bool isInstalled();

    QUrl url() const;
    /// A customer writes; the number of the message.
    qint64 say(qint64 user, const QString& text);
    qint64 sendFile(qint64 user, const QString& name, const QByteArray& bytes, const QString& caption);
    void edit(qint64 user, qint64 message, const QString& text);
    /// What the bot has sent: objects with chat_id, text; of files chat_id, caption, name, bytes (text).
    QJsonArray seen();
    /// The offsets that getUpdates was asked with, null where none was named.
    QJsonArray asked();

private:
    QJsonObject ask(const QJsonObject& command);
    QJsonObject nextLine();

    QProcess m_process;
    int m_port = 0;
};

} // namespace threadline::test
