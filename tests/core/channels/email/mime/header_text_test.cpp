// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/mime/address_list.h"
#include "core/channels/email/mime/encoded_words.h"
#include "core/channels/email/mime/mail_date.h"
#include "core/channels/email/mime/mail_headers.h"
#include "core/markup/charset_decoder.h"
#include "tests/support/catch.h"

using namespace threadline;

namespace {

QString addresses(const char* value)
{
    QStringList shown;
    for (const Party& party : parsedAddresses(QByteArray(value))) {
        shown.append(party.name + u'|' + party.address);
    }
    return shown.join(QStringLiteral(" + "));
}

QString dateOf(const char* value)
{
    const auto at = parsedMailDate(QByteArray(value));
    return at ? toRfc3339(*at) : QString();
}

} // namespace

TEST_CASE("Encoded words follow the examples of RFC 2047, section 8")
{
    CHECK(decodedHeaderText("=?ISO-8859-1?Q?a?=") == QStringLiteral("a"));
    CHECK(decodedHeaderText("=?ISO-8859-1?Q?a?= b") == QStringLiteral("a b"));
    CHECK(decodedHeaderText("=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=") == QStringLiteral("ab"));
    CHECK(decodedHeaderText("=?ISO-8859-1?Q?a?=   =?ISO-8859-1?Q?b?=") == QStringLiteral("ab"));
    CHECK(decodedHeaderText("=?ISO-8859-1?Q?a_b?=") == QStringLiteral("a b"));
    CHECK(decodedHeaderText("=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=") == QStringLiteral("a b"));
}

TEST_CASE("Broken encoded words are read as far as they go")
{
    CHECK(decodedHeaderText("=?utf-8?B?w4Q") == QStringLiteral("Ä"));
    CHECK(decodedHeaderText("=?utf-8*de?q?=C3=84?=") == QStringLiteral("Ä"));
    CHECK(decodedHeaderText("Re:=?utf-8?q?=C3=84?=.") == QStringLiteral("Re:Ä."));
    CHECK(decodedHeaderText("=?utf-8?q?50=?=") == QStringLiteral("50="));
    CHECK(decodedHeaderText("what =?= and =??") == QStringLiteral("what =?= and =??"));
}

TEST_CASE("A header shows on one line")
{
    CHECK(decodedHeaderText("=?utf-8?q?a=0D=0ABcc:_x@y?=") == QStringLiteral("a  Bcc: x@y"));
    CHECK(decodedHeaderText("tab\there") == QStringLiteral("tab here"));
}

TEST_CASE("Address lists are read as RFC 5322 has them and as they are written")
{
    CHECK(addresses("a@x, \"B, C\" <b@x>") == QStringLiteral("|a@x + B, C|b@x"));
    CHECK(addresses("a@x (Ada)") == QStringLiteral("Ada|a@x"));
    CHECK(addresses("Ada <a@x> (at home)") == QStringLiteral("Ada|a@x"));
    CHECK(addresses("\"odd mailbox\"@x") == QStringLiteral("|\"odd mailbox\"@x"));
    CHECK(addresses("<@relay,@other:a@x>") == QStringLiteral("|a@x"));
    CHECK(addresses("Group: a@x, b@x; c@x") == QStringLiteral("|a@x + |b@x + |c@x"));
    CHECK(addresses("Ada <a@x, Bob <b@x>") == QStringLiteral("Ada|a@x + Bob|b@x"));
    CHECK(addresses("Ada <mailto:a@x>") == QStringLiteral("Ada|a@x"));
    CHECK(addresses("a@x b@x") == QStringLiteral("|a@x + |b@x"));
    CHECK(addresses("a@x; b@x") == QStringLiteral("|a@x + |b@x"));
    CHECK(addresses("'a@x' <a@x>") == QStringLiteral("a@x|a@x"));
    CHECK(addresses("postmaster") == QStringLiteral("|postmaster"));
    CHECK(addresses("A \"lone quote <a@x>") == QStringLiteral("A lone quote|a@x"));
    CHECK(addresses("undisclosed-recipients:;") == QString());
    CHECK(addresses(", ,") == QString());
    CHECK(addresses("<>") == QString());
}

TEST_CASE("Dates are read in the forms of RFC 5322 and a little beyond")
{
    CHECK(dateOf("Fri, 21 Nov 1997 09:55:06 -0600") == QStringLiteral("1997-11-21T15:55:06Z"));
    CHECK(dateOf("21 Nov 97 09:55:06 GMT") == QStringLiteral("1997-11-21T09:55:06Z"));
    CHECK(dateOf("Fri, 21 Nov 1997 09(comment):   55  :  06 -0600") ==
          QStringLiteral("1997-11-21T15:55:06Z"));
    CHECK(dateOf("Fri, 21 Nov 1997 09:55:06 EST") == QStringLiteral("1997-11-21T14:55:06Z"));
    CHECK(dateOf("tomorrow") == QString());
    CHECK(dateOf("") == QString());
}

TEST_CASE("Ids of obsolete syntax lose their comments and spaces")
{
    CHECK(messageIds("<1234   @   local(blah)  .machine .example>") ==
          QByteArrayList{"1234@local.machine.example"});
    CHECK(messageIds("<a(b)c@x>") == QByteArrayList{"a(b)c@x"});
    CHECK(messageIds("<unclosed@x") == QByteArrayList{"unclosed@x"});
    CHECK(messageIds("<<double@x>>") == QByteArrayList{"double@x"});
    CHECK(messageIds("") == QByteArrayList());
}

TEST_CASE("HTML names its charset in either form")
{
    CHECK(charsetOfHtml("<meta charset=koi8-r>") == "koi8-r");
    CHECK(charsetOfHtml("<META http-equiv=\"Content-Type\" content=\"text/html; charset=Big5\">") ==
          "big5");
    CHECK(charsetOfHtml("<meta name=x><p>charset=utf-8</p>") == "");
}
