// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identities/evidence.h"

#include "tests/support/catch.h"

#include <ctime>
#include <random>

using namespace threadline;

namespace {

constexpr qsizetype megabyte = 1'000'000;
// In seconds of CPU, so that a busy machine makes no difference; one at most is normal, the margin
// is for sanitizers. What is not linear takes minutes.
constexpr double patience = 10;

double secondsSince(std::clock_t start)
{
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

QString filled(const QString& piece)
{
    return piece.repeated(megabyte / piece.size());
}

} // namespace

TEST_CASE("a megabyte of anything is read in time")
{
    const QString front = GENERATE(QString(), QStringLiteral("Hi\n-- \n"),
                                   QStringLiteral("-------- Forwarded Message --------\n"));
    const QString piece = GENERATE(
        QStringLiteral("0"), QStringLiteral("@"), QStringLiteral("1@"), QStringLiteral("("),
        QStringLiteral("+4930"), QStringLiteral("030 1234567 "), QStringLiteral("+49 30 1234567\n"),
        QStringLiteral("-- \n030 1234567\n"), QStringLiteral("> a\n-- \n030 1234567\n"),
        QStringLiteral("From: a@b.example\n"), QStringLiteral("From: "),
        QStringLiteral("---- forwarded ----\n"), QStringLiteral("From: a\nSent: b\n"),
        QStringLiteral("https://x.com/"), QStringLiteral("x.com/a "), QStringLiteral("t.me/"),
        QStringLiteral("\n"), QStringLiteral(" "), QStringLiteral("1 "), QStringLiteral("1-"),
        QStringLiteral("/1"), QStringLiteral("<a@b.example> "), QString(QChar(0)),
        QString(QChar(0x202E)), QString(QChar(0xFF11)), QString(QChar(0x0661)),
        QString(QChar(0xD800)), QStringLiteral("ext "), QStringLiteral(";ext=1"));
    CAPTURE(front, piece);
    const auto start = std::clock();
    const QList<Clue> clues = cluesIn({front + filled(piece), QStringLiteral("FW: x"),
                                       QStringLiteral("a@b.example"), QStringLiteral("DE")});
    CHECK(secondsSince(start) < patience);
    CHECK(clues.size() <= 21);
}

TEST_CASE("every other field may be a megabyte too")
{
    const auto start = std::clock();
    const QString long1 = filled(QStringLiteral("@"));
    CHECK(cluesIn({QStringLiteral("Hi\n-- \n030 1234567"), long1, long1, long1}).isEmpty());
    CHECK(cluesIn({QString(3 * megabyte, u'a') + QStringLiteral("\n-- \n+49 30 1234567"), QString(),
                   QString(), QString()})
              .isEmpty());
    CHECK(secondsSince(start) < patience);
}

TEST_CASE("any words give clues that keep their promises")
{
    std::mt19937 random(3); // the same texts in every run
    const QStringList pieces{QStringLiteral("-- \n"),
                             QStringLiteral("\n"),
                             QStringLiteral("\n\n"),
                             QStringLiteral("Hi"),
                             QStringLiteral("030 1234567"),
                             QStringLiteral("+49 30 1234567 ext 5"),
                             QStringLiteral("Fax "),
                             QStringLiteral("https://x.com/ann "),
                             QStringLiteral("https://wa.me/491701234567 "),
                             QStringLiteral("-------- Forwarded Message --------\n"),
                             QStringLiteral("From: Ann <ann@b.example>\n"),
                             QStringLiteral("Sent: a\nSubject: b\n"),
                             QStringLiteral("> "),
                             QStringLiteral("@"),
                             QString(QChar(0xDC00)),
                             QString(QChar(0x202E)),
                             QString(QChar(0))};
    int told = 0;
    for (int round = 0; round < 3000; ++round) {
        QString text;
        for (auto count = random() % 16; count > 0; --count)
            text += pieces[static_cast<qsizetype>(random() % std::size_t(pieces.size()))];
        CAPTURE(text);
        for (const Clue& clue : cluesIn({text, QStringLiteral("FW: x"),
                                         QStringLiteral("bob@c.example"), QStringLiteral("DE")})) {
            ++told;
            REQUIRE(clue.excerpt.size() <= 120);
            REQUIRE_FALSE(clue.excerpt.contains(u'\n'));
            REQUIRE(clue.identity.value.isEmpty() == (clue.kind == Clue::Kind::Company));
            REQUIRE((clue.kind != Clue::Kind::Phone || clue.identity.value.startsWith(u'+')));
        }
    }
    CHECK(told > 2000);
}
