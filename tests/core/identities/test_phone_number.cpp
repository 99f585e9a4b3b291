// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identities/phone_number.h"

#include "tests/support/catch.h"

#include <atomic>
#include <random>
#include <thread>
#include <vector>

using namespace threadline;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

QString e164(const char* utf8, const char* region)
{
    const auto identity = phoneIdentity(text(utf8), text(region));
    return identity ? identity->value : QStringLiteral("! ") + identity.error().sentence;
}

Identity phone(const char* value)
{
    return {Identity::Kind::Phone, text(value)};
}

} // namespace

TEST_CASE("numbers are read as their country dials them")
{
    const auto [written, region, value] = GENERATE(table<const char*, const char*, const char*>({
        // libphonenumber's README: "Quick Examples"
        {"044 668 18 00", "CH", "+41446681800"},
        // its unit tests: parseNationalNumber, parseNumberWithInternationalPrefixes, Italian zeros,
        // Argentina
        {"033316005", "NZ", "+6433316005"},
        {"03-331 6005", "NZ", "+6433316005"},
        {"0064 3 331 6005", "NZ", "+6433316005"},
        {"01164 3 331 6005", "US", "+6433316005"},
        {"+64 3 331 6005", "US", "+6433316005"},
        {"(650) 253-0000", "US", "+16502530000"},
        {"1-650-253-0000", "US", "+16502530000"},
        {"+39 02-36618 300", "NZ", "+390236618300"},
        {"011 15-8765-4321", "AR", "+5491187654321"},
        {"+54 9 11 8765 4321", "DE", "+5491187654321"},
        // RFC 3966, 6
        {"tel:+1-201-555-0123", "DE", "+12015550123"},
        {"tel:7042;phone-context=+1201555", "DE", "+12015557042"},
        // Ofcom's and the Bundesnetzagentur's ways to write
        {"+44 (0)20 7946 0958", "DE", "+442079460958"},
        {"030 / 12 34 567", "DE", "+49301234567"},
        // the old Mexican 1 for mobiles is gone since 2019
        {"+52 1 55 1234 5678", "DE", "+525512345678"},
        // ITU-T E.164: universal freephone has no country
        {"+800 1234 5678", "DE", "+80012345678"},
    }));
    CAPTURE(written);
    CHECK(e164(written, region) == text(value));
}

TEST_CASE("digits of other scripts count and invisible marks do not")
{
    CHECK(e164("\u0660\u0663\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667", "DE") ==
          text("+49301234567"));
    CHECK(e164("\uFF0B\uFF14\uFF19 \uFF13\uFF10 \uFF11\uFF12\uFF13\uFF14\uFF15\uFF16\uFF17", "") ==
          text("+49301234567"));
    CHECK(e164("\u202A+49\u00A030\u20111234567\u202C", "") == text("+49301234567"));
    CHECK(e164("\t030\t1234567 ", "de") == text("+49301234567"));
}

TEST_CASE("an extension is kept apart")
{
    const auto number = readPhoneNumber(text("+49 30 123456 ext. 12"), QString());
    REQUIRE(number);
    CHECK(*number == PhoneNumber{phone("+4930123456"), text("12")});
    CHECK(readPhoneNumber(text("tel:+1-201-555-0123;ext=7"), QString())->extension == text("7"));
    CHECK(readPhoneNumber(text("03 331 6005 x3456"), text("NZ"))->identity == phone("+6433316005"));
    CHECK(readPhoneNumber(text("03 331 6005"), text("NZ"))->extension.isEmpty());
}

TEST_CASE("each mistake with a number has its sentence")
{
    const auto [written, region, words] = GENERATE(table<const char*, const char*, const char*>({
        {"", "DE", "not a phone number"},
        {"+", "DE", "not a phone number"},
        {"call me", "DE", "not a phone number"},
        {"030\u0007 1234567", "DE", "not a phone number"},
        {"1-800-FLOWERS", "US", "letters"},
        {"030 1234 or 5678", "DE", "letters"},
        {"030 1234567", "", "not known which country"},
        {"030 1234567", "XX", "not known which country"},
        {"+999 123456", "DE", "No country has the code"},
        {"253 0000", "US", "too short for United States"},
        {"+49 30", "DE", "too short"},
        {"+1 650 253 00000", "DE", "too long for United States"},
        {"030 1234567 1234567 1234567", "DE", "too long"},
        {"123456", "DE", "not a number of Germany"},
        {"555 555 5555", "US", "not a number of United States"},
        {"110", "DE", "short number of Germany"},
        {"112", "FR", "short number of France"},
        {"22000", "US", "short number of United States"},
    }));
    CAPTURE(text(written));
    const QString sentence = e164(written, region);
    CHECK(sentence.startsWith(u'!'));
    CHECK(sentence.contains(text(words)));
    CHECK(sentence.endsWith(u'.'));
}

TEST_CASE("short numbers are known in their own country")
{
    CHECK(isShortNumber(text("110"), text("DE")));
    CHECK(isShortNumber(text("911"), text("US")));
    CHECK_FALSE(isShortNumber(text("911"), text("DE")));
    CHECK_FALSE(isShortNumber(text("030 1234567"), text("DE")));
    CHECK_FALSE(isShortNumber(text("+49 110"), text("DE")));
    CHECK_FALSE(isShortNumber(text("110"), QString()));
    CHECK_FALSE(isShortNumber(QString(), text("DE")));
}

TEST_CASE("with a country code a new range of numbers is believed")
{
    CHECK(e164("+1 555 555 5555", "") == text("+15555555555"));
}

TEST_CASE("numbers are shown as their readers write them")
{
    // libphonenumber's README
    CHECK(internationalPhone(phone("+41446681800")) == text("+41 44 668 18 00"));
    CHECK(phoneSeenFrom(phone("+41446681800"), text("CH")) == text("044 668 18 00"));
    CHECK(phoneSeenFrom(phone("+41446681800"), text("DE")) == text("+41 44 668 18 00"));
    CHECK(phoneSeenFrom(phone("+41446681800"), QString()) == text("+41 44 668 18 00"));
    CHECK(phoneSeenFrom(phone("+16502530000"), text("us")) == text("(650) 253-0000"));
    CHECK(internationalPhone(phone("22000")) == text("22000"));
    CHECK(internationalPhone(phone("")) == QString());
    CHECK(internationalPhone({Identity::Kind::Email, text("+41446681800")}) ==
          text("+41446681800"));
}

TEST_CASE("reading a number twice is reading it once")
{
    std::mt19937 random(5); // the same numbers in every run
    const QStringList regions{text("DE"), text("US"), text("IT"), text("MX"),
                              text("AR"), text("BR"), text("CI"), QString()};
    const QStringList pieces{text("0"),   text("1"), text("49"),     text("+"),      text("39"),
                             text("52"),  text("7"), text(" "),      text("-"),      text("(0)"),
                             text("ext"), text("#"), text("\u0665"), text("\u202E"), text("/")};
    int read = 0;
    for (int round = 0; round < 20'000; ++round) {
        QString written = random() % 2 == 0 ? text("+") : QString();
        for (auto count = random() % 14; count > 0; --count)
            written += pieces[static_cast<qsizetype>(random() % std::size_t(pieces.size()))];
        const QString region =
            regions[static_cast<qsizetype>(random() % std::size_t(regions.size()))];
        CAPTURE(written, region);
        const auto identity = phoneIdentity(written, region);
        if (!identity)
            continue;
        ++read;
        REQUIRE(phoneIdentity(identity->value, QString()).has_value());
        REQUIRE(*phoneIdentity(identity->value, QString()) == *identity);
        REQUIRE(*phoneIdentity(identity->value, text("US")) == *identity);
        REQUIRE(*phoneIdentity(internationalPhone(*identity), QString()) == *identity);
    }
    CHECK(read > 100);
}

TEST_CASE("endless digits are refused at once")
{
    CHECK_FALSE(phoneIdentity(QString(1'000'000, u'9'), text("DE")).has_value());
    CHECK_FALSE(phoneIdentity(u'+' + QString(1'000'000, u'('), text("DE")).has_value());
    CHECK_FALSE(phoneIdentity(QString(1'000'000, QChar(0x202E)), text("DE")).has_value());
    CHECK_FALSE(phoneIdentity(QString(QChar(0xD800)), text("DE")).has_value());
}

TEST_CASE("several threads read at once")
{
    std::vector<std::thread> threads;
    std::atomic<int> right = 0;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&right] {
            for (int round = 0; round < 200; ++round) {
                right += e164("030 1234567", "DE") == text("+49301234567") &&
                                 isShortNumber(text("110"), text("DE"))
                             ? 1
                             : 0;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    CHECK(right == 800);
}
