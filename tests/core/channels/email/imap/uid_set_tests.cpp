// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/imap/mailbox_name.h"
#include "core/channels/email/imap/uid_set.h"
#include "tests/support/catch.h"

#include <random>
#include <set>

using namespace threadline;

namespace {

UidSet set(const char* text)
{
    const auto set = UidSet::fromText(text);
    REQUIRE(set);
    return *set;
}

} // namespace

TEST_CASE("UID sets are read in any order and written in ascending ranges")
{
    CHECK(set("12:10,7,1:5,6").text() == "1:7,10:12");
    CHECK(set("4294967295").last() == 4294967295u);
    CHECK(UidSet::of({5, 3, 4, 9, 3}).text() == "3:5,9");
    CHECK(UidSet().text().isEmpty());
}

TEST_CASE("What is no UID set is refused")
{
    for (const char* text :
         {"", "0", "1:*", "1,,2", "1:", ",1", "4294967296", "a", "1:2:3", "-1"}) {
        INFO(text);
        CHECK_FALSE(UidSet::fromText(text));
    }
}

TEST_CASE("Ends of a UID set can be taken")
{
    CHECK(set("1:3,10:12").newest(4).text() == "3,10:12");
    CHECK(set("1:3,10:12").oldest(4).text() == "1:3,10");
    CHECK(set("1:3").newest(9).text() == "1:3");
    CHECK(set("1:4294967295").within(7, 9).text() == "7:9");
    CHECK(set("1:4294967295").count() == 4294967295u);
}

TEST_CASE("Set arithmetic agrees with sets of single numbers")
{
    std::mt19937 random(7);
    std::uniform_int_distribution<quint32> number(1, 40);
    for (int round = 0; round < 300; ++round) {
        std::set<quint32> a;
        std::set<quint32> b;
        for (int i = 0; i < 25; ++i) {
            a.insert(number(random));
            b.insert(number(random));
        }
        std::set<quint32> both = a;
        both.insert(b.begin(), b.end());
        std::set<quint32> difference;
        for (const quint32 uid : a) {
            if (!b.contains(uid)) {
                difference.insert(uid);
            }
        }
        const UidSet left = UidSet::of({a.begin(), a.end()});
        const UidSet right = UidSet::of({b.rbegin(), b.rend()});
        CHECK(left.united(right).uids() == std::vector<quint32>(both.begin(), both.end()));
        CHECK(left.without(right).uids() ==
              std::vector<quint32>(difference.begin(), difference.end()));
        for (quint32 uid = 1; uid <= 41; ++uid) {
            CHECK(left.contains(uid) == a.contains(uid));
        }
    }
}

TEST_CASE("Folder names cross the line in modified UTF-7")
{
    // RFC 3501, 5.1.3
    const QString name = QStringLiteral("~peter/mail/台北/日本語");
    CHECK(mailboxNameToWire(name) == "~peter/mail/&U,BTFw-/&ZeVnLIqe-");
    CHECK(mailboxNameFromWire("~peter/mail/&U,BTFw-/&ZeVnLIqe-") == name);
    CHECK(mailboxNameToWire(QStringLiteral("A&B")) == "A&-B");
    CHECK(mailboxNameFromWire("A&-B") == QStringLiteral("A&B"));
    CHECK(mailboxNameToWire(QStringLiteral("Entwürfe 😀")) == "Entw&APw-rfe &2D3eAA-");
    CHECK(mailboxNameFromWire("Entw&APw-rfe &2D3eAA-") == QStringLiteral("Entwürfe 😀"));
}

TEST_CASE("A folder name that breaks the rule is kept readable")
{
    CHECK(mailboxNameFromWire("Entw\xc3\xbcrfe") == QStringLiteral("Entwürfe"));
    CHECK(mailboxNameFromWire("R&D") == QStringLiteral("R&D"));
    CHECK(mailboxNameFromWire("&AP-") == QStringLiteral("&AP-"));
}
