// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identities/free_mail.h"
#include "core/identities/mail_address.h"

#include "tests/support/catch.h"

#include <random>

using namespace threadline;

namespace {

QString typed(const QString& text)
{
    const auto identity = typedMailAddress(text);
    return identity ? identity->value : QStringLiteral("! ") + identity.error().sentence;
}

QString typed(const char* utf8)
{
    return typed(QString::fromUtf8(utf8));
}

QString same(const char* utf8)
{
    return mailIdentity(QString::fromUtf8(utf8)).sameAs.value;
}

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

TEST_CASE("the addresses of the RFCs are addresses")
{
    // RFC 5321, 2.4, 4.1.2, D.1; RFC 5322, A.1.1, A.1.2; RFC 3696, 3
    const auto [written, value] = GENERATE(table<const char*, const char*>({
        {"jones@xyz.com", "jones@xyz.com"},
        {"Smith@bar.com", "smith@bar.com"},
        {"john.q.public@example.com", "john.q.public@example.com"},
        {"\"Joe.\\\\Blow\"@example.com", "\"joe.\\\\blow\"@example.com"},
        {"\"Abc@def\"@example.com", "\"abc@def\"@example.com"},
        {"\"Fred Bloggs\"@example.com", "\"fred bloggs\"@example.com"},
        {"customer/department=shipping@example.com", "customer/department=shipping@example.com"},
        {"$A12345@example.com", "$a12345@example.com"},
        {"!def!xyz%abc@example.com", "!def!xyz%abc@example.com"},
        {"_somename@example.com", "_somename@example.com"},
        {"user+mailbox@example.com", "user+mailbox@example.com"},
    }));
    CHECK(typed(written) == text(value));
}

TEST_CASE("quotes that are not needed go")
{
    CHECK(typed("\"john.smith\"@example.org") == text("john.smith@example.org"));
    CHECK(typed("\"jo\\hn\"@example.org") == text("john@example.org"));
    CHECK(typed("\"\"@example.org") == text("\"\"@example.org"));
    CHECK(typed("\"a..b\"@example.org") == text("\"a..b\"@example.org"));
}

TEST_CASE("domains of other scripts become ASCII and are shown in their own")
{
    // RFC 3492 and the registry of .de for bücher; IDNA2008 for ß and the final sigma
    CHECK(typed("info@b\u00FCcher.example") == text("info@xn--bcher-kva.example"));
    CHECK(typed("info@xn--BCHER-kva.example") == text("info@xn--bcher-kva.example"));
    CHECK(typed("info@\uFF22\uFF29\uFF27.example") == text("info@big.example")); // full width
    CHECK(typed("info@b\u00FCcher\u3002example") == text("info@xn--bcher-kva.example"));
    CHECK(mailAddressForPeople({Identity::Kind::Email, text("info@xn--bcher-kva.de")}) ==
          text("info@b\u00FCcher.de"));
    CHECK(mailAddressForPeople({Identity::Kind::Email, text("info@shop.example")}) ==
          text("info@shop.example"));
    // Cyrillic letters that look like "apple" under a registry that does not see to it
    CHECK(mailAddressForPeople({Identity::Kind::Email, text("a@xn--80ak6aa92e.com")}) ==
          text("a@xn--80ak6aa92e.com"));
}

TEST_CASE("letters beyond ASCII may stand before the @")
{
    // RFC 6531; in one form, composed
    CHECK(typed("J\u00D6RG@example.org") == text("j\u00F6rg@example.org"));
    CHECK(typed("jo\u0308rg@example.org") == text("j\u00F6rg@example.org"));
}

TEST_CASE("what comes along with a pasted address is cut")
{
    CHECK(typed(" \t ann@example.org\r\n") == text("ann@example.org"));
    CHECK(typed("\u202Aann@example.org\u202C") == text("ann@example.org"));
    CHECK(typed("\uFEFFann@example.org\u200B") == text("ann@example.org"));
}

TEST_CASE("each mistake has its sentence")
{
    const auto [written, words] = GENERATE(table<const char*, const char*>({
        {"", "Type an address"},
        {"   ", "Type an address"},
        {"\u200B", "Type an address"},
        {"ann", "There is no @"},
        {"@", "Nothing stands before the @"},
        {"@example.org", "Nothing stands before the @"},
        {"ann@", "Nothing stands after the @"},
        {"ann@bob@example.org", "more than one @"},
        {"Ann <ann@example.org>", "Write the address alone"},
        {"<ann@example.org>", "Write the address alone"},
        {"ann long@example.org", "There is a space before the @"},
        {".ann@example.org", "extra dot"},
        {"ann.@example.org", "extra dot"},
        {"ann..long@example.org", "extra dot"},
        {"ann,long@example.org", "\u201C,\u201D"},
        {"ann\\@example.org", "\u201C\\\u201D"},
        {"an\u202En@example.org", "an invisible character (U+202E)"},
        {"an\u0007n@example.org", "an invisible character (U+0007)"},
        {"\"ann@example.org", "quotes"},
        {"\"an\"n@example.org", "quotes"},
        {"\"ann\\\"@example.org", "quotes"},
        {"ann@localhost", "no ending"},
        {"ann@example.org.", "extra dot"},
        {"ann@.example.org", "extra dot"},
        {"ann@example..org", "extra dot"},
        {"ann@exa_mple.org", "\u201C_\u201D"},
        {"ann@-example.org", "hyphen"},
        {"ann@example-.org", "hyphen"},
        {"ann@exam ple.org", "space or an invisible character in the domain"},
        {"ann@exam\u200Bple.org", "space or an invisible character in the domain"},
        {"ann@192.0.2.1", "ends with a number"},
        {"ann@[192.0.2.1]", "bare IP number"},
        {"ann@[IPv6:2001:db8::1]", "bare IP number"},
    }));
    CAPTURE(text(written));
    const QString sentence = typed(written);
    CHECK(sentence.startsWith(u'!'));
    CHECK(sentence.contains(text(words)));
    CHECK(sentence.endsWith(u'.'));
}

TEST_CASE("the lengths of RFC 5321 are kept")
{
    const auto domain = [](qsizetype size) {
        QString labels;
        while (size - labels.size() > 4 + 50)
            labels += QString(49, u'd') + u'.';
        return labels + QString(size - labels.size() - 3, u'e') + QStringLiteral(".fi");
    };
    const QString at = QStringLiteral("@example.org");
    CHECK(typedMailAddress(QString(64, u'a') + at).has_value());
    CHECK(typed(QString(65, u'a') + at).contains(QStringLiteral("64")));
    CHECK(typedMailAddress(QString(32, QChar(0xF6)) + at).has_value()); // octets, not letters
    CHECK_FALSE(typedMailAddress(QString(33, QChar(0xF6)) + at).has_value());
    CHECK(typedMailAddress(QString(64, u'a') + u'@' + domain(189)).has_value());
    CHECK(typed(QString(64, u'a') + u'@' + domain(190)).contains(QStringLiteral("254")));
    CHECK(typed(QStringLiteral("a@") + domain(256)).contains(QStringLiteral("255")));
    CHECK(typedMailAddress(QStringLiteral("a@%1.org").arg(QString(63, u'b'))).has_value());
    CHECK(typed(QStringLiteral("a@%1.org").arg(QString(64, u'b'))).contains(QStringLiteral("63")));
    CHECK_FALSE(typedMailAddress(QString(1'000'000, u'@')).has_value());
    CHECK_FALSE(typedMailAddress(QString(1'000'000, u'9')).has_value());
}

TEST_CASE("a typed address meets the same address as it arrives")
{
    for (const char* const written :
         {"Ann.Long@Example.ORG", " ann@example.org", "ann+x@gmail.com"}) {
        CHECK(*typedMailAddress(text(written)) == emailIdentity(text(written)));
    }
}

TEST_CASE("spellings of one mailbox are the same where the provider says so")
{
    const auto [written, canonical] = GENERATE(table<const char*, const char*>({
        // support.google.com/mail/answer/7436150, its own example
        {"john.smith@gmail.com", "johnsmith@gmail.com"},
        {"jo.hn.sm.ith@gmail.com", "johnsmith@gmail.com"},
        {"J.O.H.N.S.M.I.T.H@gmail.com", "johnsmith@gmail.com"},
        {"john.smith+shop@GoogleMail.com", "johnsmith@gmail.com"},
        {"sean+newsletter@outlook.com", "sean@outlook.com"},
        {"sean.o+x+y@hotmail.co.uk", "sean.o@hotmail.co.uk"},
        {"sean+x@live.com", "sean@live.com"},
        // fastmail.help/hc/en-us/articles/360060591053
        {"alias+whateveryoulike@fastmail.com", "alias@fastmail.com"},
        {"whateveryoulike@username.fastmail.com", "username@fastmail.com"},
        {"alice+news@proton.me", "alice@proton.me"},
        {"alice+news@pm.me", "alice@pm.me"},
        {"ann+a@icloud.com", "ann@icloud.com"},
        // and nowhere else
        {"ann-shop@yahoo.com", "ann-shop@yahoo.com"},
        {"ann+shop@yahoo.com", "ann+shop@yahoo.com"},
        {"a.nn+shop@example.org", "a.nn+shop@example.org"},
        {"j.smith@outlook.com", "j.smith@outlook.com"},
        {"ann+x@notgmail.com", "ann+x@notgmail.com"},
        {"ann+x@gmail.com.example", "ann+x@gmail.com.example"},
        {"ann+x@mail.gmail.com", "ann+x@mail.gmail.com"},
        {"ann@a.b.fastmail.com", "ann@a.b.fastmail.com"},
        {"+tag@gmail.com", "+tag@gmail.com"},
        {"\"a.b c\"@gmail.com", "\"a.b c\"@gmail.com"},
    }));
    CHECK(same(written) == text(canonical));
}

TEST_CASE("the address stays as it was written")
{
    const MailIdentity identity = mailIdentity(QStringLiteral(" John.Smith+Shop@GMail.com "));
    CHECK(identity.address == QStringLiteral("John.Smith+Shop@GMail.com"));
    CHECK(identity.sameAs ==
          Identity{Identity::Kind::Email, QStringLiteral("johnsmith@gmail.com")});
}

TEST_CASE("what is no address is only folded")
{
    CHECK(same(" Undisclosed Recipients ") == text("undisclosed recipients"));
    CHECK(same("A..B@gmail.com") == text("a..b@gmail.com"));
    CHECK(same("") == QString());
}

TEST_CASE("normalising twice is normalising once")
{
    std::mt19937 random(11); // the same addresses in every run
    const QStringList pieces{QStringLiteral("a"),
                             QStringLiteral("B"),
                             QStringLiteral("."),
                             QStringLiteral("+"),
                             QStringLiteral("@"),
                             QStringLiteral("\""),
                             QStringLiteral("\\"),
                             QStringLiteral(" "),
                             QStringLiteral("gmail.com"),
                             QStringLiteral("joe.fastmail.com"),
                             QStringLiteral("outlook.com"),
                             QStringLiteral("xn--bcher-kva.de"),
                             text("\u00FC"),
                             text("u\u0308"),
                             text("\u0130"),
                             text("\u1E9E"),
                             text("\u202E"),
                             text("\u03A3"),
                             text("\U0001F600"),
                             QString(QChar(0xD800)),
                             text("\uFF21"),
                             text("\u01C5"),
                             text("\u1FFC"),
                             text("\u3002"),
                             text("\u00DF.de"),
                             QString(QChar(0))};
    const auto piece = [&] {
        return pieces[static_cast<qsizetype>(random() % std::size_t(pieces.size()))];
    };
    for (int round = 0; round < 20'000; ++round) {
        QString address;
        for (auto count = random() % 5; count > 0; --count)
            address += piece();
        if (random() % 3 != 0)
            address += u'@' + piece() + (random() % 2 == 0 ? QStringLiteral(".de") : QString());
        CAPTURE(address);
        const Identity once = mailIdentity(address).sameAs;
        REQUIRE(mailIdentity(once.value).sameAs == once);
        const auto identity = typedMailAddress(address);
        if (identity) {
            REQUIRE(typedMailAddress(identity->value).has_value());
            REQUIRE(*typedMailAddress(identity->value) == *identity);
            REQUIRE(mailIdentity(identity->value).sameAs == once);
        }
    }
}

TEST_CASE("free providers are no companies")
{
    for (const char* const domain :
         {"gmail.com", "GMX.de", "yahoo.co.uk", "joe.fastmail.com", "icloud.com", "qq.com"}) {
        CAPTURE(domain);
        CHECK(isFreeMailDomain(QString::fromLatin1(domain)));
    }
    for (const char* const domain :
         {"northpump.example", "notgmail.com", "com", "", "gmail.com.example"}) {
        CAPTURE(domain);
        CHECK_FALSE(isFreeMailDomain(QString::fromLatin1(domain)));
    }
    CHECK(companyDomain(QStringLiteral("Ingrid@NorthPump.example")) ==
          QStringLiteral("northpump.example"));
    CHECK(companyDomain(QStringLiteral("ann@gmail.com")).isEmpty());
    CHECK(companyDomain(QStringLiteral("no address")).isEmpty());
}
