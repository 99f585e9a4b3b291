// SPDX-License-Identifier: GPL-3.0-or-later
//
// How fast mails come off the line: our synchronisation, without parsing, beside a bare TLS socket
// that asks for the same mails in one FETCH and only counts what comes. Both from a Dovecot of our
// own on this machine, in turns; the median ratio is what counts.
//
//   bench_imap [MAILS]
#define CATCH_CONFIG_RUNNER
#include "core/channels/email/mailbox_sync.h"
#include "tests/support/dovecot_server.h"
#include "tests/support/waiting.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSslConfiguration>

#include <algorithm>
#include <cstdio>

using namespace threadline;
using namespace threadline::test;

namespace {

constexpr int rounds = 5;
constexpr qsizetype mailBytes = 9'000;
int mailCount = 5'000;

QByteArrayList mails()
{
    QByteArrayList all;
    for (int n = 1; n <= mailCount; ++n) {
        QByteArray mail = "From: ada@customers.example\r\nSubject: Mail " + QByteArray::number(n) +
                          "\r\nMessage-ID: <" + QByteArray::number(n) + "@bench>\r\n\r\n";
        while (mail.size() < mailBytes) {
            mail += "Where is my order? It was promised for last week and nothing came so far.\r\n";
        }
        all.append(mail);
    }
    return all;
}

/// Seconds until the tagged OK of one FETCH of everything.
double bareSocket(const DovecotServer& server)
{
    QSslSocket socket;
    QSslConfiguration configuration = socket.sslConfiguration();
    configuration.setCaCertificates(QSslCertificate::fromPath(server.caFile()));
    socket.setSslConfiguration(configuration);
    QElapsedTimer timer;
    timer.start();
    socket.connectToHostEncrypted(server.host(), server.imapsPort());
    REQUIRE(socket.waitForEncrypted());
    socket.write("a LOGIN bench secret\r\nb SELECT INBOX\r\n"
                 "c UID FETCH 1:* (UID FLAGS INTERNALDATE BODY.PEEK[])\r\n");
    QByteArray tail;
    while (!tail.contains("\r\nc OK")) {
        REQUIRE((socket.bytesAvailable() > 0 || socket.waitForReadyRead()));
        tail = (tail + socket.readAll()).right(200);
    }
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

double ours(const DovecotServer& server)
{
    EmailSettings settings;
    settings.imap = {server.host(), server.imapsPort(), ServerEndpoint::Security::Tls,
                     QStringLiteral("bench")};
    settings.caFile = server.caFile();
    QElapsedTimer timer;
    timer.start();
    ImapAccess access(settings, [] { return Expected<QString>(QStringLiteral("secret")); });
    MailboxSync sync(access, {QStringLiteral("INBOX")}, {});
    size_t fetched = 0;
    bool caughtUp = false;
    MailboxSync::Done next = [&](Expected<RawBatch> batch) {
        const RawBatch got = valueOf(std::move(batch));
        fetched += got.mails.size();
        caughtUp = got.caughtUp;
        if (!caughtUp) {
            sync.step(got.cursor, next);
        }
    };
    sync.step({}, next);
    REQUIRE(waitUntil([&] { return caughtUp; }, std::chrono::minutes(5)));
    REQUIRE(fetched == static_cast<size_t>(mailCount));
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

TEST_CASE("IMAP synchronisation beside a bare socket")
{
    if (!DovecotServer::isInstalled()) {
        return;
    }
    DovecotServer server;
    server.addUser(QStringLiteral("bench"), QStringLiteral("secret"));
    server.deliver(QStringLiteral("bench"), QStringLiteral("INBOX"), mails());
    server.start();
    bareSocket(server); // fills the server's caches, which both then use
    std::vector<double> bare;
    std::vector<double> own;
    std::vector<double> ratio;
    for (int round = 0; round < rounds; ++round) {
        bare.push_back(bareSocket(server));
        own.push_back(ours(server));
        ratio.push_back(own.back() / bare.back());
    }
    std::printf("%d mails of %lld bytes, TLS on loopback, median of %d\n", mailCount,
                static_cast<long long>(mailBytes), rounds);
    std::printf("  bare socket, one FETCH  %8.0f mails/s\n", mailCount / median(bare));
    std::printf("  synchronisation         %8.0f mails/s, %.2f times the bare socket's time\n",
                mailCount / median(own), median(ratio));
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc > 1) {
        mailCount = QByteArray(argv[1]).toInt();
    }
    return Catch::Session().run(1, argv);
}
