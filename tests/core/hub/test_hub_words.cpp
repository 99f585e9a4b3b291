// SPDX-License-Identifier: GPL-3.0-or-later
// What needs no server: invitations as text, sentences, waiting times, bytes.
#include "core/async/reconnect_delay.h"
#include "core/hub/hub_invitation.h"
#include "core/hub/hub_refusal.h"
#include "core/hub/postgres/hub_joining.h"
#include "core/hub/postgres/postgres_errors.h"
#include "core/hub/postgres/postgres_values.h"
#include "tests/core/hub/team_hub.h"

using namespace threadline;
using namespace threadline::test;

namespace {

HubInvitation invitation()
{
    return {{u"postgresql://hub.shop.example/hub"_n, u"hub_anna"_n, u"s3cret"_n, "-----BEGIN CERTIFICATE-----\n"},
            u"Anna Köhler"_n,
            {1'700'000'000'000'000}};
}

} // namespace

TEST_CASE("An invitation is read as it was written also when a mail has broken its line")
{
    QString text = invitationText(invitation());
    CHECK(text.startsWith(u"tl1-"_n));
    CHECK(valueOf(invitationFromText(text)) == invitation());
    text.insert(text.size() / 2, u"\r\n  "_n);
    CHECK(valueOf(invitationFromText(u"  "_n + text + u"\n"_n)) == invitation());
}

TEST_CASE("A damaged invitation is refused in a sentence and never believed")
{
    const QString text = invitationText(invitation());
    for (qsizetype length = 0; length < text.size(); ++length) {
        CHECK_FALSE(invitationFromText(text.left(length)));
    }
    for (qsizetype i = 0; i + 2 < text.size(); ++i) { // bits of the last letter may be padding
        QString changed = text;
        changed[i] = changed[i] == QLatin1Char('A') ? QLatin1Char('B') : QLatin1Char('A');
        const auto read = invitationFromText(changed);
        CHECK((!read || *read == invitation()));
        if (i < 4) {
            CHECK_FALSE(read);
        }
    }
    CHECK_FALSE(invitationFromText(u"tl1-f_____________________8"_n)); // would be two gigabytes
    CHECK(invitationFromText(u"tl2-AAAA"_n).error().remedy == Error::Remedy::Unsupported);
}

TEST_CASE("The address in an invitation has nobody's name and password")
{
    CHECK(hubUrlForOthers(u"postgresql://boss:p%40ss@hub.example:5433/hub?sslmode=verify-ca"_n) ==
          u"postgresql://hub.example:5433/hub?sslmode=verify-ca"_n);
    CHECK(hubUrlForOthers(u"postgresql://a.example,b.example/hub"_n) == u"postgresql://a.example,b.example/hub"_n);
    CHECK(hubUrlForOthers(u"postgresql://boss@/hub?host=/tmp"_n) == u"postgresql:///hub?host=/tmp"_n);
}

TEST_CASE("A refusal names who was first")
{
    HubRefusal refusal;
    refusal.code = HubRefusal::Code::Taken;
    refusal.owner = u"Anna"_n;
    refusal.by = u"Anna"_n;
    refusal.number = 1042;
    CHECK(sentenceOf(refusal) == u"Anna took case 1042 first."_n);
    refusal.by = u"Lea"_n;
    CHECK(sentenceOf(refusal) == u"Lea gave case 1042 to Anna first."_n);
    refusal.owner.clear();
    CHECK(sentenceOf(refusal) == u"Lea gave case 1042 back first."_n);
    refusal.code = HubRefusal::Code::Other;
    CHECK(sentenceOf(refusal).contains(u"update"_n));
    CHECK(hubRefusalCode(u"lease") == HubRefusal::Code::Lease);
    CHECK(hubRefusalCode(u"of tomorrow") == HubRefusal::Code::Other);
}

TEST_CASE("Waiting for the hub doubles up to a minute and differs from desk to desk")
{
    using std::chrono::milliseconds;
    ReconnectDelay patient([] { return 0.0; });
    for (const int expected : {500, 1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000, 60000}) {
        CHECK(patient.next() == milliseconds(expected));
    }
    patient.reset();
    CHECK(patient.next() == milliseconds(500));
    ReconnectDelay eager([] { return 0.5; }); // a quarter off
    CHECK(eager.next() == milliseconds(375));
    CHECK(eager.next() == milliseconds(750));
}

TEST_CASE("A connection that fails says what to do about it")
{
    const auto sentence = [](const char* message) {
        return postgresConnectError(QString::fromLatin1(message), u"hub.example"_n).sentence;
    };
    CHECK(sentence("could not translate host name \"hub.example\" to address: Name or service not known") ==
          u"There is no host called hub.example, or this machine is offline."_n);
    CHECK(sentence("connection to server failed: Connection refused\n\tIs the server running?")
              .startsWith(u"Nothing answers"_n));
    CHECK(sentence("SSL error: certificate verify failed").contains(u"--ca FILE"_n));
    CHECK(sentence("server certificate for \"x\" does not match host name \"y\"").contains(u"not for hub.example"_n));
    CHECK(sentence("connection to server failed: FATAL:  28P01\n") == u"The hub refused the name or the password."_n);
    CHECK(postgresConnectError(u"FATAL:  28P01"_n, {}).remedy == Error::Remedy::Reauthenticate);
    CHECK(postgresError("55P03", {}).remedy == Error::Remedy::Retry);
    CHECK(postgresError("22012", u"division by zero"_n).sentence ==
          u"The hub answered with an error (22012: division by zero)."_n);
}

TEST_CASE("A row of a copy that is cut or too long is told from a whole one")
{
    const QByteArray row("\0\2\0\0\0\x8\0\0\0\0\0\0\0\x7\0\0\0\2ab", 20);
    PostgresCopyRow whole(row, 2);
    CHECK(whole.nextInteger() == 7);
    CHECK(whole.nextBytes() == "ab");
    CHECK(whole.isWhole());
    for (qsizetype length = 0; length < row.size(); ++length) {
        PostgresCopyRow cut(QByteArrayView(row).first(length), 2);
        cut.nextInteger();
        cut.nextBytes();
        CHECK_FALSE(cut.isWhole());
    }
    CHECK_FALSE(PostgresCopyRow(row, 3).isWhole());
    CHECK(isCopyTrailer("\xff\xff"));
}
