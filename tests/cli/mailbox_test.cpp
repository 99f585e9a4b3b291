// SPDX-License-Identifier: GPL-3.0-or-later
//
// A whole mailbox, with real servers, driven by the command line and killed at every turn.
#include "core/sqlite/database.h"
#include "tests/cli/cli_program.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/mail_servers.h"
#include "tests/support/waiting.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRandomGenerator>
#include <QSet>

using namespace threadline;
using namespace threadline::test;

namespace {

const QString address = QStringLiteral("support@northpump.example");

/// A Dovecot and an Exim that know support@northpump.example, and the program with that account.
class Mailbox
{
public:
    Mailbox()
    {
        m_smtpLine = std::make_unique<FaultProxy>(exim().submissionPort());
        m_program.keepSecrets();
    }

    static bool isPossible() { return MailServers::areInstalled(); }

    void addAccount()
    {
        const QString ca = m_program.write("ca.pem", m_servers.authorities());
        const Run added = run({QStringLiteral("account"), QStringLiteral("add"), QStringLiteral("email"),
                               QStringLiteral("--address"), address, QStringLiteral("--imap"),
                               QStringLiteral("imaps://anna@localhost:%1").arg(dovecot().imapsPort()),
                               QStringLiteral("--smtp"),
                               QStringLiteral("smtp+starttls://anna@localhost:%1").arg(m_smtpLine->port()),
                               QStringLiteral("--ca"), ca, QStringLiteral("--password-stdin")},
                              "secret\n");
        INFO(added.err.toStdString());
        REQUIRE(added.exitCode == 0);
    }

    /// The event loop runs meanwhile: the proxy lives in it.
    Run run(const QStringList& arguments, const QByteArray& input = {})
    {
        return m_program.runBesideServers(arguments, input);
    }

    Run succeed(const QStringList& arguments)
    {
        const Run done = run(arguments);
        INFO("threadline " << arguments.join(QLatin1Char(' ')).toStdString());
        INFO(done.err.toStdString());
        REQUIRE(done.exitCode == 0);
        return done;
    }

    std::unique_ptr<QProcess> start(const QStringList& arguments) { return m_program.start(arguments); }

    qint64 number(std::string_view sql)
    {
        Database database(m_program.workspace() + QStringLiteral("/threadline.db"), Database::Access::ReadOnly);
        return database.number(sql);
    }

    /// The id of the case that this mail opens, once it was fetched.
    QString syncOneCase(const QByteArray& question)
    {
        deliver({question});
        addAccount();
        succeed(words({"sync", "--once"}));
        const QJsonArray cases = succeed(words({"case", "list", "--json"})).json();
        REQUIRE(cases.size() == 1);
        return cases.first().toObject().value(QLatin1String("id")).toString();
    }

    /// State of the latest reply, as the command line tells it.
    QString state() { return latest().value(QLatin1String("state")).toString(); }
    QJsonObject latest() { return succeed(words({"outbox", "--json"})).json().first().toObject(); }

    void deliver(const QByteArrayList& mails) { m_servers.deliver(mails); }
    DovecotServer& dovecot() { return m_servers.dovecot(); }
    EximServer& exim() { return m_servers.exim(); }
    FaultProxy& smtpLine() { return *m_smtpLine; }
    void healSmtpLine()
    {
        // The account knows the port, so the line is healed, not replaced.
        m_smtpLine->cut();
        m_smtpLine->speakAgain();
    }
    CliProgram& program() { return m_program; }

private:
    MailServers m_servers;
    std::unique_ptr<FaultProxy> m_smtpLine;
    CliProgram m_program;
};

/// The program dies with a reply that the server keeps waiting before the handover.
void killWhileSending(Mailbox& mailbox, const QString& inCase)
{
    mailbox.smtpLine().goSilent();
    auto reply = mailbox.start({QStringLiteral("reply"), inCase, QStringLiteral("--text"), QStringLiteral("Hello."),
                                QStringLiteral("--send-now")});
    REQUIRE(waitUntil([&] { return mailbox.number("SELECT count(*) FROM outbox WHERE state = 'sending'") == 1; }));
    killNow(*reply);
}

QByteArray headerOf(const QByteArray& raw, const QByteArray& name)
{
    for (const QByteArray& line : raw.split('\n')) {
        if (line.toLower().startsWith(name.toLower() + ':')) {
            return line.mid(name.size() + 1).trimmed();
        }
    }
    return {};
}

QByteArrayList mails(int count)
{
    QByteArrayList all;
    for (int number = 0; number < count; ++number) {
        all.append(orderMail(number));
    }
    return all;
}

} // namespace

TEST_CASE("5,000 mails arrive exactly once though the program is killed ten times on the way")
{
    if (!Mailbox::isPossible()) {
        return;
    }
    constexpr int count = 5000;
    Mailbox mailbox;
    mailbox.deliver(mails(count));
    mailbox.addAccount();
    for (int kills = 0; kills < 10; ++kills) {
        auto sync = mailbox.start(words({"sync", "--once"}));
        runFor(std::chrono::milliseconds(QRandomGenerator::global()->bounded(50, 700)));
        killNow(*sync);
    }
    mailbox.succeed(words({"sync", "--once"}));
    CHECK(mailbox.number("SELECT count(*) FROM interaction") == count);
    CHECK(mailbox.number("SELECT count(DISTINCT key) FROM external_key") == count);
    CHECK(mailbox.number("SELECT sum(interactions) FROM customer") == count);
    mailbox.succeed(words({"doctor"}));

    mailbox.succeed(words({"rebuild", "--verify"})); // compares the dumps of every projection
    mailbox.succeed(words({"doctor"}));
}

TEST_CASE("A reply arrives once, with its words, its files byte for byte and its thread")
{
    if (!Mailbox::isPossible()) {
        return;
    }
    Mailbox mailbox;
    const QString inCase = mailbox.syncOneCase(orderMail(7));
    QByteArray bytes(70'000, Qt::Uninitialized);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<char>(i * 7 + i / 256);
    }
    const QString file = mailbox.program().workspace() + QStringLiteral("/../Größe.bin");
    REQUIRE(QFile::rename(mailbox.program().write("plain.bin", bytes), file));
    const QString text = QStringLiteral("Grüße,\nyour order is on its way.");
    mailbox.succeed({QStringLiteral("reply"), inCase, QStringLiteral("--text"), text,
                     QStringLiteral("--attach"), file, QStringLiteral("--send-now")});
    CHECK(mailbox.state() == QStringLiteral("sent"));

    const QByteArrayList delivered = mailbox.exim().waitForDelivered(1);
    REQUIRE(delivered.size() == 1);
    CHECK(headerOf(delivered.first(), "In-Reply-To") == "<7@customers.example>");
    CHECK(headerOf(delivered.first(), "References").contains("<7@customers.example>"));
    CHECK(headerOf(delivered.first(), "Subject") == "Re: Order 7");
    const QString copy = mailbox.program().write("copy.eml", delivered.first());

    // Read back by the customer's side: another workspace.
    const QStringList other{QStringLiteral("--workspace"), mailbox.program().path("other")};
    mailbox.program().succeed(other + QStringList{QStringLiteral("import"), copy});
    const QJsonObject seen = mailbox.program()
                                 .succeed(other + QStringList{QStringLiteral("timeline"), address, QStringLiteral("--json")})
                                 .json()
                                 .first()
                                 .toObject();
    CHECK(seen.value(QLatin1String("text")).toString().trimmed() == text);
    const QJsonObject attachment = seen.value(QLatin1String("attachments")).toArray().first().toObject();
    CHECK(attachment.value(QLatin1String("name")).toString() == QStringLiteral("Größe.bin"));
    CHECK(attachment.value(QLatin1String("size")).toInteger() == bytes.size());
    const QString sha256 = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    QFile arrived(mailbox.program().path("other") + QStringLiteral("/blobs/") + sha256.left(2) + QLatin1Char('/')
                  + sha256.mid(2));
    REQUIRE(arrived.open(QIODevice::ReadOnly));
    CHECK(arrived.readAll() == bytes);

    // Its copy lies in Sent, once, and the next synchronisation does not double it.
    mailbox.succeed(words({"sync", "--once"}));
    mailbox.succeed(words({"sync", "--once"}));
    CHECK(mailbox.number("SELECT count(*) FROM interaction") == 2);
    CHECK(mailbox.number("SELECT count(*) FROM outbox WHERE filed = 1") == 1);
}

TEST_CASE("A reply whose program is killed while it is queued leaves with the next run, once")
{
    if (!Mailbox::isPossible()) {
        return;
    }
    Mailbox mailbox;
    const QString inCase = mailbox.syncOneCase(orderMail(1));
    auto reply = mailbox.start({QStringLiteral("reply"), inCase, QStringLiteral("--text"), QStringLiteral("Hello.")});
    REQUIRE(waitUntil([&] { return mailbox.number("SELECT count(*) FROM outbox") == 1; }));
    killNow(*reply);
    REQUIRE(waitUntil(
        [&] {
            mailbox.succeed(words({"sync", "--once"}));
            return mailbox.state() == QStringLiteral("sent");
        },
        std::chrono::minutes(1)));
    CHECK(mailbox.exim().waitForDelivered(1).size() == 1);
}

TEST_CASE("A mail that lies on the server when a reply is due holds it, until somebody has read it")
{
    if (!Mailbox::isPossible()) {
        return;
    }
    Mailbox mailbox;
    const QString inCase = mailbox.syncOneCase(orderMail(1));
    mailbox.succeed({QStringLiteral("reply"), inCase, QStringLiteral("--text"), QStringLiteral("Hello.")});
    const QString id = mailbox.latest().value(QLatin1String("id")).toString();
    mailbox.succeed({QStringLiteral("outbox"), QStringLiteral("reschedule"), id, QStringLiteral("--at"),
                     QStringLiteral("0m")});
    QByteArray again = orderMail(1);
    const QByteArray question = headerOf(again, "Message-ID");
    again.replace(question, "<again@customer.example>");
    again.replace(headerOf(again, "Date"), QDateTime::currentDateTimeUtc().toString(Qt::RFC2822Date).toLatin1());
    mailbox.deliver({"In-Reply-To: " + question + "\r\n" + again});
    mailbox.succeed(words({"sync", "--once"}));
    CHECK(mailbox.state() == QStringLiteral("held"));
    CHECK(mailbox.exim().delivered().isEmpty());

    mailbox.succeed({QStringLiteral("outbox"), QStringLiteral("send-anyway"), id});
    CHECK(mailbox.state() == QStringLiteral("sent"));
    CHECK(mailbox.exim().waitForDelivered(1).size() == 1);
}

TEST_CASE("A reply whose program is killed before the handover is sent by the next run, once")
{
    if (!Mailbox::isPossible()) {
        return;
    }
    Mailbox mailbox;
    const QString inCase = mailbox.syncOneCase(orderMail(1));
    killWhileSending(mailbox, inCase);
    mailbox.healSmtpLine();
    mailbox.succeed(words({"sync", "--once"}));
    CHECK(mailbox.state() == QStringLiteral("sent"));
    CHECK(mailbox.exim().waitForDelivered(1).size() == 1);
}

TEST_CASE("A reply whose program is killed after the handover stands in doubt until a person decides")
{
    if (!Mailbox::isPossible()) {
        return;
    }
    Mailbox mailbox;
    const QString inCase = mailbox.syncOneCase(orderMail(1));
    const QString large = mailbox.program().write("large.bin", QByteArray(15 << 20, 'x'));
    auto reply = mailbox.start({QStringLiteral("reply"), inCase, QStringLiteral("--text"), QStringLiteral("Hello."),
                                QStringLiteral("--attach"), large, QStringLiteral("--send-now")});
    REQUIRE(waitUntil([&] { return mailbox.number("SELECT count(*) FROM outbox WHERE handed = 1") == 1; }));
    mailbox.smtpLine().goSilent();
    killNow(*reply);
    REQUIRE(mailbox.number("SELECT count(*) FROM outbox WHERE state = 'sending'") == 1);
    mailbox.healSmtpLine();
    mailbox.succeed(words({"sync", "--once"}));
    CHECK(mailbox.state() == QStringLiteral("in_doubt"));
    CHECK(mailbox.exim().delivered().isEmpty());

    mailbox.succeed({QStringLiteral("outbox"), QStringLiteral("send-again"),
                     mailbox.latest().value(QLatin1String("id")).toString()});
    mailbox.succeed(words({"sync", "--once"}));
    CHECK(mailbox.state() == QStringLiteral("sent"));
    CHECK(mailbox.exim().waitForDelivered(1).size() == 1);
}

TEST_CASE("Replies killed at any moment never arrive twice and are never forgotten")
{
    if (!Mailbox::isPossible()) {
        return;
    }
    Mailbox mailbox;
    const QString inCase = mailbox.syncOneCase(orderMail(1));
    for (int round = 0; round < 8; ++round) {
        auto reply = mailbox.start({QStringLiteral("reply"), inCase, QStringLiteral("--text"),
                                    QStringLiteral("Answer %1.").arg(round), QStringLiteral("--send-now")});
        runFor(std::chrono::milliseconds(QRandomGenerator::global()->bounded(20, 600)));
        killNow(*reply);
    }
    mailbox.succeed(words({"sync", "--once"}));
    QSet<QByteArray> arrived;
    for (const QByteArray& raw : mailbox.exim().delivered()) {
        const QByteArray id = headerOf(raw, "Message-ID");
        CHECK_FALSE(arrived.contains(id));
        arrived.insert(id);
    }
    const QJsonArray outbox = mailbox.succeed(words({"outbox", "--json"})).json();
    for (const auto& row : outbox) {
        const QString state = row.toObject().value(QLatin1String("state")).toString();
        CHECK((state == QStringLiteral("sent") || state == QStringLiteral("in_doubt")));
    }
    // One that was taken a moment before the kill may stand in doubt, and is not sent again by itself.
    const qint64 sent = mailbox.number("SELECT count(*) FROM outbox WHERE state = 'sent'");
    CHECK(sent <= arrived.size());
    CHECK(arrived.size() <= outbox.size());
}

TEST_CASE("New mail comes by itself while the program watches, and others can read meanwhile")
{
    if (!Mailbox::isPossible()) {
        return;
    }
    Mailbox mailbox;
    mailbox.deliver({orderMail(1)});
    mailbox.addAccount();
    auto watching = mailbox.start(words({"sync", "--watch"}));
    REQUIRE(waitUntil([&] { return mailbox.number("SELECT count(*) FROM interaction") == 1; }));
    for (int number = 2; number < 6; ++number) {
        mailbox.deliver({orderMail(number)});
        REQUIRE(waitUntil([&] { return mailbox.number("SELECT count(*) FROM interaction") == number; }));
        // Reading goes on beside the one that writes.
        CHECK(mailbox.succeed(words({"customers", "--json"})).json().size() == number);
    }
    watching->terminate();
    REQUIRE(waitUntil([&] { return watching->state() == QProcess::NotRunning; }));
}

TEST_CASE("A synchronisation that is interrupted ends, also while the server keeps a reply waiting")
{
    if (!Mailbox::isPossible()) {
        return;
    }
    Mailbox mailbox;
    const QString inCase = mailbox.syncOneCase(orderMail(1));
    killWhileSending(mailbox, inCase);
    auto sync = mailbox.start(words({"sync", "--once"}));
    REQUIRE(waitUntil([&] { return mailbox.number("SELECT count(*) FROM event WHERE kind = 'message.sending'") == 2; }));
    sync->terminate();
    REQUIRE(waitUntil([&] { return sync->state() == QProcess::NotRunning; }));
    CHECK(sync->exitStatus() == QProcess::NormalExit);
    CHECK(mailbox.exim().delivered().isEmpty());

    mailbox.healSmtpLine();
    mailbox.succeed(words({"sync", "--once"}));
    CHECK(mailbox.exim().waitForDelivered(1).size() == 1);
}

TEST_CASE("A wrong password, a wrong host and a wrong certificate are each told in one sentence")
{
    if (!Mailbox::isPossible()) {
        return;
    }
    Mailbox mailbox;
    const auto add = [&](const QString& imap, const QByteArray& password) {
        return mailbox.run({QStringLiteral("account"), QStringLiteral("add"), QStringLiteral("email"),
                            QStringLiteral("--address"), address, QStringLiteral("--imap"), imap,
                            QStringLiteral("--smtp"), QStringLiteral("smtp+starttls://anna@localhost:1"),
                            QStringLiteral("--ca"), mailbox.dovecot().caFile(), QStringLiteral("--password-stdin")},
                           password);
    };
    const QString right = QStringLiteral("imaps://anna@localhost:%1").arg(mailbox.dovecot().imapsPort());
    const Run wrongPassword = add(right, "wrong\n");
    CHECK(wrongPassword.exitCode == 1);
    CHECK(wrongPassword.err.count('\n') == 1);
    const Run nobodyThere = add(QStringLiteral("imaps://anna@localhost:1"), "secret\n");
    CHECK(nobodyThere.exitCode == 1);
    CHECK(nobodyThere.err.contains("localhost"));
    const Run noSubmission = add(right, "secret\n");
    CHECK(noSubmission.exitCode == 1);
    CHECK(mailbox.succeed(words({"account", "list", "--json"})).json().isEmpty());
}
