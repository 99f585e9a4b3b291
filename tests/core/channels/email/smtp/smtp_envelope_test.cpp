// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/smtp/smtp_envelope.h"

#include "tests/support/catch.h"
#include "tests/support/waiting.h"

using namespace threadline;
using threadline::test::valueOf;

TEST_CASE("An envelope holds each recipient once")
{
    const auto envelope =
        valueOf(smtpEnvelope(QStringLiteral("desk@shop.example"),
                             {QStringLiteral("a@x.example"), QStringLiteral("b@x.example"),
                              QStringLiteral("a@x.example")}));
    CHECK(envelope.sender == "<desk@shop.example>");
    CHECK(envelope.recipients == QByteArrayList{"<a@x.example>", "<b@x.example>"});
    CHECK_FALSE(envelope.needsSmtpUtf8);
}

TEST_CASE("A domain goes out in ASCII, a name before the @ in UTF-8 (RFC 6531)")
{
    const auto domain = valueOf(smtpEnvelope(QStringLiteral("desk@shop.example"),
                                             {QString::fromUtf8("info@b\u00fccher.example")}));
    CHECK(domain.recipients == QByteArrayList{"<info@xn--bcher-kva.example>"});
    CHECK_FALSE(domain.needsSmtpUtf8);

    const auto name = valueOf(smtpEnvelope(QStringLiteral("desk@shop.example"),
                                           {QString::fromUtf8("j\u00fcrgen@shop.example")}));
    CHECK(name.recipients == QByteArrayList{"<j\xc3\xbcrgen@shop.example>"});
    CHECK(name.needsSmtpUtf8);
}

TEST_CASE("An address literal is kept (RFC 5321, section 4.1.3)")
{
    const auto envelope = valueOf(
        smtpEnvelope(QStringLiteral("desk@shop.example"), {QStringLiteral("a@[192.0.2.1]")}));
    CHECK(envelope.recipients == QByteArrayList{"<a@[192.0.2.1]>"});
}

TEST_CASE("An address that would break out of its command is refused by name")
{
    for (const char* bad :
         {"", "@", "a@", "@x.example", "nobody", "a@x.example>\r\nRCPT TO:<b@x.example",
          "a@x.example\nDATA", "<a@x.example>", "a b@x.example", "a\tb@x.example"}) {
        CAPTURE(bad);
        const auto envelope =
            smtpEnvelope(QStringLiteral("desk@shop.example"), {QString::fromLatin1(bad)});
        REQUIRE_FALSE(envelope);
        CHECK(envelope.error().remedy == Error::Remedy::Rejected);
        CHECK(envelope.error().sentence.contains(QString::fromLatin1(bad).simplified()));
    }
}

TEST_CASE("A mail without a recipient is refused")
{
    const auto envelope = smtpEnvelope(QStringLiteral("desk@shop.example"), {});
    REQUIRE_FALSE(envelope);
    CHECK(envelope.error().sentence == QStringLiteral("The mail has no recipient."));
}
