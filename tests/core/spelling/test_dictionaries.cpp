// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/spelling/dictionaries.h"

#include "tests/core/spelling/small_dictionaries.h"

using namespace threadline;
using namespace threadline::test;

TEST_CASE("A dictionary is a pair of files, found by the name of its language")
{
    const SmallDictionaries small;
    const auto found = dictionariesIn({QStringLiteral("/nowhere"), small.folder.path()});
    REQUIRE(found.size() == 3);
    CHECK(found[0].language == QStringLiteral("de_DE"));
    CHECK(found[1].words == small.path("en_US.dic"));
    CHECK(found[1].affixes == small.path("en_US.aff"));
}

TEST_CASE("Languages are understood as people write them down")
{
    CHECK(languageCode(QStringLiteral("de")) == QStringLiteral("de"));
    CHECK(languageCode(QStringLiteral(" DE-at ")) == QStringLiteral("de_AT"));
    CHECK(languageCode(QStringLiteral("en_US.UTF-8")) == QStringLiteral("en_US"));
    CHECK(languageCode(QStringLiteral("sr-Latn-RS")) == QStringLiteral("sr_RS"));
    CHECK(languageCode(QStringLiteral("German (Austria)")) == QStringLiteral("de"));
    CHECK(languageCode(QStringLiteral("deutsch")) == QStringLiteral("de"));
    CHECK(languageCode(QStringLiteral("English")) == QStringLiteral("en"));
    CHECK(languageCode(QStringLiteral("speaks no English")).isEmpty());
    CHECK(languageCode({}).isEmpty());
    CHECK(languageWords(QStringLiteral("de_DE")) == QStringLiteral("German (Germany)"));
    CHECK(languageWords(QStringLiteral("fr")) == QStringLiteral("French"));
}

TEST_CASE("The nearest dictionary of a language is taken and none of another")
{
    const QList<DictionaryFiles> all{{QStringLiteral("de_AT"), {}, {}}, {QStringLiteral("de_DE"), {}, {}},
                                     {QStringLiteral("en_GB"), {}, {}}};
    CHECK(dictionaryFor(all, QStringLiteral("de-AT"))->language == QStringLiteral("de_AT"));
    CHECK(dictionaryFor(all, QStringLiteral("de-CH"))->language == QStringLiteral("de_DE"));
    CHECK(dictionaryFor(all, QStringLiteral("en"))->language == QStringLiteral("en_GB"));
    CHECK_FALSE(dictionaryFor(all, QStringLiteral("fr")));
    CHECK_FALSE(dictionaryFor(all, {}));
}
