// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/text_folding.h"
#include "tests/support/catch.h"

using namespace threadline;

namespace {

QByteArrayList words(const char* text)
{
    return searchWords(foldedForSearch(QString::fromUtf8(text)));
}

} // namespace

TEST_CASE("Words are split where the index splits them")
{
    CHECK(words("e07-display.jpg") == QByteArrayList{"e07", "display", "jpg"});
    CHECK(words("Größe") == QByteArrayList{"grosse"});
    CHECK(words("配送は") == QByteArrayList{"配", "送", "は"});
    CHECK(words("𠀀𠀁") == QByteArrayList{"𠀀", "𠀁"});
    CHECK(words("  ").isEmpty());
}

TEST_CASE("Pictures are no words, also those beyond the first 65,536 characters")
{
    CHECK(words("🙂").isEmpty());
    CHECK(words("a🙂b") == QByteArrayList{"a", "b"});
}
