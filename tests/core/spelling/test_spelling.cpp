// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/spelling/spelling.h"

#include "tests/core/spelling/small_dictionaries.h"
#include "tests/support/waiting.h"

using namespace threadline;
using namespace threadline::test;

namespace {

struct Checked : SmallDictionaries
{
    Spelling spelling{{folder.path()}, path("words.txt")};

    QStringList unknown(const char* language, const QStringList& words)
    {
        return waitForValue(spelling.unknownWords(QString::fromUtf8(language), words));
    }
};

} // namespace

TEST_CASE("Words that no dictionary has are told")
{
    Checked checked;
    CHECK(checked.unknown("en", {QStringLiteral("hello"), QStringLiteral("Hello"), QStringLiteral("helo"),
                                 QStringLiteral("we’ll")})
          == QStringList{QStringLiteral("helo")});
    CHECK(checked.unknown("en-US", {}).isEmpty());
}

TEST_CASE("A dictionary in another charset knows its words, and what it cannot write is unknown")
{
    Checked checked;
    CHECK(checked.unknown("German", {QStringLiteral("für"), QStringLiteral("Pumpe"), QStringLiteral("fur"),
                                     QStringLiteral("日本語")})
          == QStringList{QStringLiteral("fur"), QStringLiteral("日本語")});
    CHECK(waitForValue(checked.spelling.suggestions(QStringLiteral("de"), QStringLiteral("fur")))
              .contains(QStringLiteral("für")));
}

TEST_CASE("A word that was added is right from then on, here and the next time")
{
    Checked checked;
    requireOk(waitFor(checked.spelling.learn(QStringLiteral("threadline"))));
    requireOk(waitFor(checked.spelling.learn(QStringLiteral("Ålesund"))));
    CHECK(checked.unknown("en", {QStringLiteral("Threadline"), QStringLiteral("threadlines")})
          == QStringList{QStringLiteral("threadlines")});
    QFile file(checked.path("words.txt"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll() == "threadline\n\xc3\x85lesund\n");
    Spelling later({checked.folder.path()}, checked.path("words.txt"));
    CHECK(waitForValue(later.unknownWords(QStringLiteral("de"), {QStringLiteral("Ålesund")})).isEmpty());
}

TEST_CASE("A language without a dictionary is one sentence that says what to install")
{
    Checked checked;
    const auto french = waitFor(checked.spelling.unknownWords(QStringLiteral("fr"), {QStringLiteral("bonjour")}));
    REQUIRE_FALSE(french);
    CHECK(french.error().remedy == Error::Remedy::Unsupported);
    CHECK(french.error().sentence
          == QStringLiteral("There is no dictionary for French, so its spelling is not checked: install hunspell-fr."));
    CHECK(waitFor(checked.spelling.obstacle(QStringLiteral("en"))).isEmpty());
    CHECK(waitFor(checked.spelling.obstacle(QStringLiteral("nonsense!"))).contains(QStringLiteral("is no language")));
    CHECK(waitFor(checked.spelling.obstacle(QStringLiteral("xx-XX"))).contains(QStringLiteral("KLINGON-8")));
}

TEST_CASE("A words file that cannot be written is one sentence, and the word is right until then")
{
    Checked checked;
    Spelling nowhere({checked.folder.path()}, QStringLiteral("/nowhere/at/all/words.txt"));
    const auto kept = waitFor(nowhere.learn(QStringLiteral("helo")));
    REQUIRE_FALSE(kept);
    CHECK(kept.error().sentence.startsWith(QStringLiteral("The word could not be kept in /nowhere/at/all/words.txt")));
    CHECK(waitForValue(nowhere.unknownWords(QStringLiteral("en"), {QStringLiteral("helo")})).isEmpty());
}
