// SPDX-License-Identifier: GPL-3.0-or-later
//
// A workspace in a scratch folder with every service of the real program but the network: its one
// connector is a FakeConnector, its clock stands still, its secrets lie in memory. `reopen()` is the
// program ended, wherever its work stood, and started again.
#pragma once

#include "core/hub/replication.h"
#include "core/workspace/workspace.h"
#include "core/workspace/workspace_services.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_connector.h"
#include "tests/support/waiting.h"

#include <QTemporaryDir>

namespace threadline::test {

class DeskFixture
{
public:
    DeskFixture();
    ~DeskFixture();

    Workspace& workspace();
    FakeServer& server() { return m_server; }
    FakeClock& clock() { return m_clock; }
    QString databasePath() const;

    void reopen();
    /// The same with somebody else at the desk.
    void reopenAs(const QString& agent);
    /// One desk of a team from now on, which has no history yet. `connect` makes a line to its hub.
    void joinTeam(const HubAgent& me, const std::function<Expected<std::unique_ptr<Hub>>()>& connect,
                  Replication::Pace pace = {});
    /// Until reopen(): for a test that looks into the database alone.
    void close();

    /// Adds the account support@northpump.example.
    void addAccount();
    /// Synchronises and sends what is due.
    void sync();

    QList<TimelineEntry> history(const QString& customer);
    Case onlyCase();
    QByteArray dump();
    /// The dump without what was done: what a command and its opposite leave as it was.
    QByteArray standing();

private:
    struct Parts;

    void open();

    QTemporaryDir m_folder;
    FakeServer m_server;
    FakeClock m_clock;
    std::function<Expected<std::unique_ptr<Hub>>()> m_connect; ///< empty: this desk works alone
    Replication::Pace m_pace;
    QString m_agent = QStringLiteral("Anna Kivi");
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<Parts> m_parts;
};

/// A dump without one of its tables.
QByteArray withoutTable(QByteArray dump, const char* table);

/// A mail to support@northpump.example as the connector would bring it, at `minutes` before noon.
Arrival mailFrom(const QString& address, const QString& subject, const QString& text, int minutesAgo,
                 const QByteArray& messageId, const QByteArrayList& references = {});
/// The same, written by us to `address`, as it lies in Sent.
Arrival mailTo(const QString& address, const QString& subject, const QString& text, int minutesAgo,
               const QByteArray& messageId, const QByteArrayList& references = {});

} // namespace threadline::test
