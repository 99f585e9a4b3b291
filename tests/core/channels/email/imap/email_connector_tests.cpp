// SPDX-License-Identifier: GPL-3.0-or-later
//
// The connector against a real Dovecot.
#include "core/channels/email/email_connector.h"
#include "mail_samples.h"
#include "tests/support/dovecot_server.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/free_port.h"
#include "tests/support/waiting.h"

#include <QElapsedTimer>
#include <QMap>

using namespace threadline;
using namespace threadline::test;

namespace {

const QString user = QStringLiteral("support");
const QString password = QStringLiteral("correct horse");

EmailSettings settingsFor(const DovecotServer& server)
{
    EmailSettings settings;
    settings.imap = {server.host(), server.imapsPort(), ServerEndpoint::Security::Tls, user};
    settings.caFile = server.caFile();
    return settings;
}

std::unique_ptr<EmailConnector> connectorFor(const EmailSettings& settings,
                                             const QString& secret = password)
{
    return std::make_unique<EmailConnector>(settings,
                                            QSet<QString>{QStringLiteral("support@shop.example")},
                                            [secret] { return Expected<QString>(secret); });
}

/// Everything that pulls delivered, as a store keeps it.
struct Desk
{
    QJsonObject cursor;
    QMap<QByteArray, QString> subjects; ///< by place and item
    QMap<QByteArray, RemoteChange> changes;
    QStringList inOrder;
    QList<Error> failures;
    SyncProgress progress;
    int doubles = 0;

    void take(const Pulled& pulled)
    {
        cursor = pulled.cursor;
        progress = pulled.progress;
        failures += pulled.failures;
        for (const Delivered& mail : pulled.delivered) {
            const QByteArray key = mail.remote.place + ' ' + mail.remote.item;
            doubles += subjects.contains(key);
            subjects.insert(key, mail.arrival.subject);
            inOrder.append(mail.arrival.subject);
        }
        for (const RemoteChange& change : pulled.changes) {
            changes.insert(change.place + ' ' + change.item, change);
        }
    }

    void catchUp(EmailConnector& connector)
    {
        for (bool caughtUp = false; !caughtUp;) {
            const auto pulled = waitForValue(connector.pull(cursor));
            take(pulled);
            caughtUp = pulled.caughtUp;
        }
    }
};

/// A started server with one user, and a desk that has everything.
struct Office
{
    explicit Office(const QByteArray& configuration = {}, int mails = 40)
    {
        server.addUser(user, password);
        server.deliver(user, QStringLiteral("INBOX"), sampleMails(1, mails));
        server.deliver(user, QStringLiteral("Sent"), sampleMails(2001, 2010));
        server.start(configuration);
        connector = connectorFor(settingsFor(server));
        desk.catchUp(*connector);
        REQUIRE(desk.subjects.size() == mails + 10);
        desk.changes.clear();
        const QByteArray any = desk.subjects.lowerBound("INBOX ").key();
        inboxValidity = any.sliced(6).split(':').first();
    }

    /// What another client does.
    void elsewhere(const QStringList& arguments) { server.doveadm(arguments); }
    /// The name on the server of Inbox mail `n`, whose UID is the same number.
    QByteArray inboxItem(int n) const
    {
        return "INBOX " + inboxValidity + ':' + QByteArray::number(n);
    }

    DovecotServer server;
    std::unique_ptr<EmailConnector> connector;
    Desk desk;
    QByteArray inboxValidity;
};

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

// What Dovecot says of itself, without what the name says.
const QByteArray withoutResync =
    "imap_capability = IMAP4rev1 LITERAL+ IDLE ENABLE ESEARCH UIDPLUS SPECIAL-USE CONDSTORE\n";
const QByteArray withoutCounting = "imap_capability = IMAP4rev1 IDLE UIDPLUS\n";
const QByteArray withoutIdle = "imap_capability = IMAP4rev1 UIDPLUS QRESYNC ENABLE\n";

Error errorFrom(const EmailSettings& settings, const QString& secret = password)
{
    const auto connector = connectorFor(settings, secret);
    const auto pulled = waitFor(connector->pull({}));
    REQUIRE_FALSE(pulled);
    return pulled.error();
}

} // namespace

TEST_CASE("Everything in Inbox and Sent arrives once, newest first")
{
    if (!DovecotServer::isInstalled()) {
        return;
    }
    DovecotServer server;
    server.addUser(user, password);
    server.deliver(user, QStringLiteral("INBOX"), sampleMails(1, 1200));
    server.deliver(user, QStringLiteral("Sent"), sampleMails(2001, 2300));
    server.start();

    const auto connector = connectorFor(settingsFor(server));
    Desk desk;
    const auto first = waitForValue(connector->pull({}));
    REQUIRE(first.delivered.size() == 500);
    CHECK(first.delivered.first().arrival.subject == QStringLiteral("Mail 1200"));
    CHECK(first.delivered.first().remote.place == QByteArray("INBOX"));
    CHECK(first.delivered.last().arrival.subject == QStringLiteral("Mail 701"));
    CHECK_FALSE(first.caughtUp);
    desk.take(first);
    desk.catchUp(*connector);
    CHECK(desk.subjects.size() == 1500);
    CHECK(desk.doubles == 0);
    CHECK(desk.failures.isEmpty());
    CHECK(desk.progress.done == 1500);
    CHECK(desk.progress.total == 1500);
}

TEST_CASE("What another client changes is reported, whatever the server can do")
{
    if (!DovecotServer::isInstalled()) {
        return;
    }
    const auto configuration = GENERATE(QByteArray(), withoutResync, withoutCounting);
    INFO(configuration.toStdString());
    Office office(configuration);
    office.elsewhere(words("flags add -u support \\Seen mailbox INBOX uid 3,5"));
    office.elsewhere(words("flags add -u support \\Flagged mailbox INBOX uid 5"));
    office.elsewhere(words("expunge -u support mailbox INBOX uid 7"));
    office.elsewhere(words("move -u support Archive mailbox INBOX uid 9"));
    office.server.deliver(user, QStringLiteral("INBOX"), {sampleMail(41)});

    // As after a restart of the program: only the cursor is known.
    office.connector = connectorFor(settingsFor(office.server));
    office.desk.catchUp(*office.connector);
    auto& changes = office.desk.changes;
    REQUIRE(changes.size() == 4);
    CHECK(changes.value(office.inboxItem(3)).read);
    CHECK_FALSE(changes.value(office.inboxItem(3)).flagged);
    CHECK(changes.value(office.inboxItem(5)).flagged);
    CHECK(changes.value(office.inboxItem(7)).gone);
    CHECK(changes.value(office.inboxItem(9)).gone);
    CHECK(office.desk.inOrder.sliced(50).contains(QStringLiteral("Mail 41")));
    CHECK(office.desk.inOrder.sliced(50).contains(QStringLiteral("Mail 9"))); // in Archive now
    CHECK(office.desk.doubles == 0);
}

TEST_CASE("New mail is noticed within two seconds, with IDLE")
{
    if (!DovecotServer::isInstalled()) {
        return;
    }
    Office office;
    auto watching = office.connector->watch(office.desk.cursor);
    CHECK_FALSE(waitUntil([&] { return watching.isFinished(); }, std::chrono::milliseconds(300)));
    office.server.deliver(user, QStringLiteral("INBOX"), {sampleMail(41)});
    QElapsedTimer timer;
    timer.start();
    requireOk(waitFor(watching));
    office.desk.catchUp(*office.connector);
    CHECK(timer.elapsed() < 4000); // two seconds, and a busy machine
    CHECK(office.desk.inOrder.last() == QStringLiteral("Mail 41"));
    CHECK(office.desk.subjects.size() == 51);
    CHECK(office.desk.progress.done == 51);
}

TEST_CASE("Watching can be ended by pulling, and begins again")
{
    if (!DovecotServer::isInstalled()) {
        return;
    }
    const auto configuration = GENERATE(QByteArray(), withoutIdle);
    Office office(configuration);
    for (int round = 0; round < 3; ++round) {
        auto watching = office.connector->watch(office.desk.cursor);
        office.desk.catchUp(*office.connector);
        requireOk(waitFor(watching));
    }
    CHECK(office.desk.subjects.size() == 50);
}

TEST_CASE("A new UIDVALIDITY starts the folder over and calls its old items gone")
{
    if (!DovecotServer::isInstalled()) {
        return;
    }
    Office office;
    const QByteArray before = office.inboxItem(1);
    office.elsewhere(words("mailbox update --uid-validity 4000000000 -u support INBOX"));
    office.connector = connectorFor(settingsFor(office.server));
    office.desk.catchUp(*office.connector);
    CHECK(office.desk.changes.size() == 40);
    CHECK(office.desk.changes.value(before).gone);
    CHECK(office.desk.subjects.value("INBOX 4000000000:1") == QStringLiteral("Mail 1"));
    CHECK(office.desk.subjects.size() == 90);
}

TEST_CASE("A line cut in mid-transfer is taken up again without doubles or gaps")
{
    if (!DovecotServer::isInstalled()) {
        return;
    }
    DovecotServer server;
    server.addUser(user, password);
    server.deliver(user, QStringLiteral("INBOX"), sampleMails(1, 1500, 3000));
    server.start();
    FaultProxy proxy(server.imapsPort());
    EmailSettings settings = settingsFor(server);
    settings.imap.port = proxy.port();
    const auto connector = connectorFor(settings);

    Desk desk;
    desk.take(waitForValue(connector->pull(desk.cursor)));
    int cuts = 0;
    for (bool caughtUp = false; !caughtUp;) {
        if (cuts < 4) {
            proxy.cutAfter(600'000 * (cuts + 1));
        }
        const auto pulled = waitFor(connector->pull(desk.cursor));
        if (!pulled) {
            CHECK(pulled.error().remedy == Error::Remedy::Retry);
            ++cuts;
            continue;
        }
        desk.take(*pulled);
        caughtUp = pulled->caughtUp;
    }
    CHECK(cuts > 0);
    CHECK(proxy.connections() > 1);
    CHECK(desk.subjects.size() == 1500);
    CHECK(desk.doubles == 0);
}

TEST_CASE("The same cursor may be used again after a crash")
{
    if (!DovecotServer::isInstalled()) {
        return;
    }
    DovecotServer server;
    server.addUser(user, password);
    server.deliver(user, QStringLiteral("INBOX"), sampleMails(1, 1100));
    server.start();
    auto connector = connectorFor(settingsFor(server));
    const auto first = waitForValue(connector->pull({}));
    const auto second = waitForValue(connector->pull(first.cursor));
    const auto again = waitForValue(connector->pull(first.cursor));
    CHECK(again.cursor == second.cursor);
    REQUIRE(again.delivered.size() == second.delivered.size());
    CHECK(again.delivered.first().remote == second.delivered.first().remote);
}

TEST_CASE("A mail beyond the limit stays on the server and is named")
{
    if (!DovecotServer::isInstalled()) {
        return;
    }
    DovecotServer server;
    server.addUser(user, password);
    server.deliver(user, QStringLiteral("INBOX"),
                   {sampleMail(1), sampleMail(2, 53'000'000), sampleMail(3)});
    server.start();
    const auto connector = connectorFor(settingsFor(server));
    Desk desk;
    desk.catchUp(*connector);
    CHECK(desk.inOrder == QStringList{QStringLiteral("Mail 3"), QStringLiteral("Mail 1")});
    REQUIRE(desk.failures.size() == 1);
    CHECK(
        desk.failures[0].sentence ==
        QStringLiteral("Message 2 in folder \"INBOX\" has 53.0 MB and was not fetched; it stays on "
                       "the server."));
}

TEST_CASE("What is wrong with the connection is named exactly")
{
    if (!DovecotServer::isInstalled()) {
        return;
    }
    DovecotServer server;
    server.addUser(user, password);
    server.start();

    const Error refused = errorFrom(settingsFor(server), QStringLiteral("wrong"));
    CHECK(refused.remedy == Error::Remedy::Reauthenticate);
    CHECK(refused.sentence.contains(QStringLiteral("refused the login of support")));

    EmailSettings untrusted = settingsFor(server);
    untrusted.caFile.clear();
    const Error unknownIssuer = errorFrom(untrusted);
    CHECK(unknownIssuer.remedy == Error::Remedy::Rejected);
    CHECK(unknownIssuer.sentence ==
          QStringLiteral(
              "The certificate of \"localhost\" cannot be trusted: its issuer is unknown."));

    EmailSettings closed = settingsFor(server);
    closed.imap.port = freePort();
    const Error refusedPort = errorFrom(closed);
    CHECK(refusedPort.remedy == Error::Remedy::Retry);
    CHECK(refusedPort.sentence.contains(QStringLiteral("refuses connections on port")));

    EmailSettings nowhere = settingsFor(server);
    nowhere.imap.host = QStringLiteral("no-such-host.invalid");
    const Error unknownHost = errorFrom(nowhere);
    CHECK(unknownHost.remedy == Error::Remedy::Retry);
    CHECK(unknownHost.sentence.contains(QStringLiteral("was not found")));
}

TEST_CASE("A certificate that expired or is for another host is refused, with the reason")
{
    if (!DovecotServer::isInstalled()) {
        return;
    }
    const auto security =
        GENERATE(ServerEndpoint::Security::Tls, ServerEndpoint::Security::StartTls);
    const auto errorWith = [&](TestCertificates::Kind kind) {
        DovecotServer server(kind);
        server.addUser(user, password);
        server.start();
        EmailSettings settings = settingsFor(server);
        settings.imap.security = security;
        settings.imap.port =
            security == ServerEndpoint::Security::Tls ? server.imapsPort() : server.imapPort();
        const Error error = errorFrom(settings);
        CHECK(error.remedy == Error::Remedy::Rejected);
        CHECK_FALSE(server.log().contains("user=<support>"));
        return error.sentence;
    };
    CHECK(errorWith(TestCertificates::Kind::Expired) ==
          QStringLiteral(
              "The certificate of \"localhost\" cannot be trusted: it expired on 2020-12-31."));
    CHECK(errorWith(TestCertificates::Kind::WrongHost) ==
          QStringLiteral("The certificate of \"localhost\" cannot be trusted: it was made for "
                         "elsewhere.example."));
}

TEST_CASE("STARTTLS leads to the same mails")
{
    if (!DovecotServer::isInstalled()) {
        return;
    }
    DovecotServer server;
    server.addUser(user, password);
    server.deliver(user, QStringLiteral("INBOX"), sampleMails(1, 3));
    server.start("disable_plaintext_auth = yes\n");
    EmailSettings settings = settingsFor(server);
    settings.imap.security = ServerEndpoint::Security::StartTls;
    settings.imap.port = server.imapPort();
    const auto connector = connectorFor(settings);
    Desk desk;
    desk.catchUp(*connector);
    CHECK(desk.subjects.size() == 3);
}

TEST_CASE("A sent mail is filed once and found by its exact id")
{
    if (!DovecotServer::isInstalled()) {
        return;
    }
    Office office;
    Outgoing outgoing;
    outgoing.messageId = "reply-1@shop.example";
    outgoing.at = Timestamp::fromSeconds(1'770'000'000);
    outgoing.from = {QStringLiteral("Support"), QStringLiteral("support@shop.example")};
    outgoing.to = {{QString(), QStringLiteral("ada@customers.example")}};
    outgoing.subject = QStringLiteral("Re: order");
    outgoing.text = QStringLiteral("It is on its way.");
    CHECK_FALSE(waitForValue(office.connector->find(outgoing.messageId)));
    requireOk(waitFor(office.connector->fileCopy(outgoing)));
    requireOk(waitFor(office.connector->fileCopy(outgoing)));
    CHECK(waitForValue(office.connector->find(outgoing.messageId)));
    CHECK_FALSE(waitForValue(office.connector->find("reply-1@shop.exampl")));
    office.desk.catchUp(*office.connector);
    CHECK(office.desk.subjects.size() ==
          50); // Sent is looked at when watching says so, or by a new session
    office.connector = connectorFor(settingsFor(office.server));
    office.desk.catchUp(*office.connector);
    CHECK(office.desk.subjects.size() == 51);
}

TEST_CASE("Destroying the connector cancels what is under way")
{
    if (!DovecotServer::isInstalled()) {
        return;
    }
    DovecotServer server;
    server.addUser(user, password);
    server.start();
    FaultProxy proxy(server.imapsPort());
    proxy.goSilent();
    EmailSettings settings = settingsFor(server);
    settings.imap.port = proxy.port();
    auto connector = connectorFor(settings);
    auto pulling = connector->pull({});
    auto finding = connector->find("x@y");
    REQUIRE(waitUntil([&] { return proxy.connections() == 2; }));
    connector.reset();
    REQUIRE(pulling.isFinished());
    CHECK(pulling.result().error().remedy == Error::Remedy::Cancelled);
    REQUIRE(finding.isFinished());
    CHECK(finding.result().error().remedy == Error::Remedy::Cancelled);
}
