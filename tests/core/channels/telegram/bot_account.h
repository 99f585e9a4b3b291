// SPDX-License-Identifier: GPL-3.0-or-later
//
// A bot's connector against a server of the test's choice.
#pragma once

#include "core/channels/telegram/telegram_connector.h"
#include "tests/support/fake_clock.h"
#include "tests/support/waiting.h"

#include <QFile>
#include <QTemporaryDir>

namespace threadline::test {

class BotAccount
{
public:
    explicit BotAccount(const QUrl& server, const QString& token = QStringLiteral("1234:tok"))
        : m_settings{server}
        , m_token(token)
    {
        restart();
    }

    /// The program ended and started again.
    void restart()
    {
        m_connector.reset();
        m_connector = std::make_unique<TelegramConnector>(
            m_settings, [token = m_token] { return Expected<QString>(token); }, m_clock);
    }
    void close() { m_connector.reset(); }

    TelegramConnector& connector() { return *m_connector; }
    FakeClock& clock() { return *m_clock; }
    void setToken(const QString& token) { m_token = token; }

    Pulled pull(const QJsonObject& cursor = {}) { return waitForValue(m_connector->pull(cursor)); }
    Error pullProblem(const QJsonObject& cursor = {})
    {
        const auto pulled = waitFor(m_connector->pull(cursor));
        REQUIRE_FALSE(pulled);
        return pulled.error();
    }
    Expected<Receipt> send(const Outgoing& outgoing)
    {
        return waitFor(m_connector->send(outgoing, [this] {
            ++m_handovers;
            return Expected<void>();
        }));
    }
    int handovers() const { return m_handovers; }

private:
    TelegramSettings m_settings;
    QString m_token;
    std::shared_ptr<FakeClock> m_clock = std::make_shared<FakeClock>();
    std::unique_ptr<TelegramConnector> m_connector;
    std::atomic<int> m_handovers = 0;
};

inline Outgoing replyTo(qint64 person, const QString& text)
{
    Outgoing outgoing;
    outgoing.to = {{QString(), QStringLiteral("telegram:%1").arg(person)}};
    outgoing.text = text;
    return outgoing;
}

/// A file of `bytes` in the folder, attached.
inline OutgoingFile attached(const QTemporaryDir& folder, const QString& name, const QByteArray& bytes)
{
    QFile file(folder.filePath(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
    OutgoingFile outgoing;
    outgoing.attachment.name = name;
    outgoing.attachment.type = QStringLiteral("text/plain");
    outgoing.attachment.size = bytes.size();
    outgoing.path = file.fileName();
    return outgoing;
}

} // namespace threadline::test
