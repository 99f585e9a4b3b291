// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/quote_folding.h"

#include "tests/support/catch.h"

#include <optional>
#include <random>

using namespace threadline;
using Kind = TextSegment::Kind;

namespace {

QByteArray own(const char* text)
{
    return ownWords(QString::fromUtf8(text)).toUtf8();
}

bool isPartition(const QString& text)
{
    QString joined;
    std::optional<Kind> before;
    bool readable = false;
    for (const TextSegment& segment : foldQuotes(text)) {
        if (segment.text.isEmpty() || before == segment.kind)
            return false;
        before = segment.kind;
        joined += segment.text;
        readable |= segment.kind == Kind::Own && !segment.text.trimmed().isEmpty();
    }
    return joined == text && (readable || text.trimmed().isEmpty());
}

} // namespace

TEST_CASE("a reply above its quote is told from it")
{
    const QString text = QStringLiteral("Thanks, it works.\n\n"
                                        "On Mon, 3 Mar 2025 at 10:00, Ann Long <ann@example.org>\n"
                                        "wrote:\n\n"
                                        "> Please try again.\n>\n> Ann\n");
    CHECK(foldQuotes(text) ==
          QList<TextSegment>{{Kind::Own, QStringLiteral("Thanks, it works.\n\n")},
                             {Kind::Quote, text.mid(19)}});
}

TEST_CASE("attributions are known in many languages")
{
    const char* const line =
        GENERATE("On 3 Mar 2025, Ann wrote:", "Am 03.03.2025 um 10:00 schrieb Ann Long:",
                 "Le lun. 3 mars 2025 \u00E0 10:00, Ann <ann@example.org> a \u00E9crit\u00A0:",
                 "El lun, 3 mar 2025, Ann escribi\u00F3:", "Il giorno 3 mar 2025 Ann ha scritto:",
                 "Op ma 3 mrt 2025 om 10:00 schreef Ann:", "W dniu 3.03.2025 o 10:00, Ann pisze:",
                 "Em 3 de mar. de 2025, Ann escreveu:", "Den 3 mars 2025 skrev Ann:",
                 "3 \u043C\u0430\u0440\u0442\u0430 2025 \u0433., Ann \u043D\u0430\u043F\u0438\u0441"
                 "\u0430\u043B(\u0430):",
                 "\u5728 2025\u5E743\u67083\u65E5\uFF0CAnn\u5199\u9053\uFF1A",
                 "2025/03/03 10:00\u3001Ann <ann@example.org>\u306E\u30E1\u30FC\u30EB:");
    CAPTURE(line);
    CHECK(ownWords(QStringLiteral("Yes.\n\n%1\n> Sure?\n").arg(QString::fromUtf8(line))) ==
          QStringLiteral("Yes."));
}

TEST_CASE("an ordinary line that ends with a colon is no attribution")
{
    CHECK(own("I wrote this:\n> a quote\n> of\n> four\n> lines\n") == "I wrote this:");
    CHECK(own("Here is what failed:\n> step 1\n") == "Here is what failed:");
}

TEST_CASE("Outlook's blocks are quotes to the end")
{
    CHECK(own("Done.\n\n-----Original Message-----\nFrom: Ann\nanything\nat all\n") == "Done.");
    CHECK(own("Erledigt.\n\n________________________________\nVon: Ann <a@example.org>\n"
              "Gesendet: Montag, 3. M\u00E4rz 2025\nAn: Bob\nBetreff: Lampe\n\nHallo\n") ==
          "Erledigt.");
    CHECK(own("Fait.\r\n\r\nDe\u00A0: Ann\r\nEnvoy\u00E9\u00A0: lundi\r\n\u00C0\u00A0: Bob\r\n"
              "Objet\u00A0: Lampe\r\n\r\nBonjour\r\n") == "Fait.");
}

TEST_CASE("lines that only resemble a header block are own words")
{
    const QString text = QStringLiteral("From: the shop\nTo: my home\nplease.\n");
    CHECK(ownWords(text) == text.trimmed());
}

TEST_CASE("a forwarded message is not folded")
{
    const QString text = QStringLiteral("FYI\n\n---------- Forwarded message ---------\n"
                                        "From: Ann\nDate: today\nSubject: Lamp\nTo: Bob\n\n"
                                        "The lamp is broken.\n> since\n> a\n> long\n> time\n");
    CHECK(foldQuotes(text) == QList<TextSegment>{{Kind::Own, text}});
}

TEST_CASE("short quotes with an answer below stay, long ones are folded")
{
    CHECK(own("> When?\nTomorrow.\n> Where?\nHere.\n") == "> When?\nTomorrow.\n> Where?\nHere.");
    CHECK(own("> 1\n> 2\n> 3\n> 4\nBelow.\n") == "Below.");
}

TEST_CASE("signatures are told apart")
{
    CHECK(own("Hello\n-- \nAnn\nShop") == "Hello");
    CHECK(own("Hello\n--\nAnn\n\nOn 3 Mar 2025, Bob wrote:\n> x\n") == "Hello");
    CHECK(own("Hello\n\nSent from my iPhone\n") == "Hello");
    CHECK(own("Hallo\n\nVon meinem iPhone gesendet\n\n> Zitat\n") == "Hallo");
    CHECK(own("Von meinem Standpunkt aus ist es gut.") == "Von meinem Standpunkt aus ist es gut.");
    const QString text = QStringLiteral("a\n-- \nb\n");
    CHECK(foldQuotes(text) == QList<TextSegment>{{Kind::Own, QStringLiteral("a\n")},
                                                 {Kind::Signature, QStringLiteral("-- \nb\n")}});
}

TEST_CASE("a message is never folded whole")
{
    CHECK(own("> only a quote\n") == "> only a quote");
    CHECK(own("-----Original Message-----\nall of it\n") ==
          "-----Original Message-----\nall of it");
    CHECK(own("-- \nAnn\n") == "-- \nAnn");
    CHECK(foldQuotes(QStringLiteral("> a quote\n-- \nAnn\n")).first().kind == Kind::Own);
    CHECK(foldQuotes(QString()).isEmpty());
}

TEST_CASE("the segments of any text are that text")
{
    std::mt19937 random(7); // the same texts in every run
    const QStringList pieces{QStringLiteral("> q"),
                             QStringLiteral("own words"),
                             QString(),
                             QStringLiteral("-- "),
                             QStringLiteral("On 3 Mar 2025, Ann wrote:"),
                             QStringLiteral("-----Original Message-----"),
                             QStringLiteral("-------- Forwarded Message --------"),
                             QStringLiteral("From: a"),
                             QStringLiteral("Sent: b"),
                             QStringLiteral("Subject: c"),
                             QStringLiteral("Sent from my phone"),
                             QStringLiteral("__________________"),
                             QStringLiteral("  \t")};
    for (int round = 0; round < 3000; ++round) {
        QString text;
        for (auto lines = random() % 14; lines > 0; --lines) {
            text += pieces[static_cast<qsizetype>(random() % std::size_t(pieces.size()))];
            text += random() % 4 == 0 ? QStringLiteral("\r\n") : QStringLiteral("\n");
        }
        if (random() % 3 == 0)
            text.chop(1);
        CAPTURE(text);
        REQUIRE(isPartition(text));
    }
}
