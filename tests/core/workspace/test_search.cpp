// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk_fixture.h"

using namespace threadline;
using namespace threadline::test;

namespace {

const QString ingrid = QStringLiteral("ingrid@aaltonen.example");

struct Searchable : DeskFixture
{
    Searchable()
    {
        Arrival first = mailFrom(ingrid, QStringLiteral("Größe der Pumpe"),
                                 QStringLiteral("Die Łódź pump stops after twenty minutes."), 30, "m1@x");
        first.customerName = QStringLiteral("Ingrid Aaltonen");
        first.from.name = first.customerName;
        first.files.append({{QStringLiteral("e07-display.jpg"), QStringLiteral("image/jpeg"), 3, {}, {}, false}, "abc"});
        const Arrival second = mailFrom(QStringLiteral("sub.ingrid@aaltonen.example"), QStringLiteral("Other"),
                                        QStringLiteral("Minutes after the pump."), 20, "m2@x");
        const Arrival third = mailFrom(QStringLiteral("sato@jp.example"), QStringLiteral("注文"),
                                       QStringLiteral("配送はいつですか"), 10, "m3@x");
        waitForValue(workspace().ingest({first, second, third}, QStringLiteral("import")));
    }

    QStringList found(const QString& query)
    {
        QStringList subjects;
        const auto hits = waitForValue(workspace().search(query, 50)).hits;
        for (const SearchHit& hit : hits) {
            subjects.append(hit.subject);
        }
        return subjects;
    }
};

const QString pumpe = QStringLiteral("Größe der Pumpe");
const QString other = QStringLiteral("Other");
const QString order = QStringLiteral("注文");

} // namespace

TEST_CASE("Search folds accents, case and letters that do not decompose")
{
    Searchable desk;
    CHECK(desk.found(QStringLiteral("grosse")) == QStringList{pumpe});
    CHECK(desk.found(QStringLiteral("GRÖßE")) == QStringList{pumpe});
    CHECK(desk.found(QStringLiteral("lodz")) == QStringList{pumpe});
}

TEST_CASE("All words have to be there, the last one may be a beginning, the newest comes first")
{
    Searchable desk;
    CHECK(desk.found(QStringLiteral("pump minutes")) == QStringList{other, pumpe});
    CHECK(desk.found(QStringLiteral("pump twen")) == QStringList{pumpe});
    CHECK(desk.found(QStringLiteral("twen pump")) == QStringList{});
    CHECK(desk.found(QStringLiteral("absent")) == QStringList{});
}

TEST_CASE("A phrase is found in its order only")
{
    Searchable desk;
    CHECK(desk.found(QStringLiteral("\"pump stops after\"")) == QStringList{pumpe});
    CHECK(desk.found(QStringLiteral("\"after the pump\"")) == QStringList{other});
    CHECK(desk.found(QStringLiteral("\"stops pump\"")) == QStringList{});
}

TEST_CASE("from: finds an address exactly, and a name by its words")
{
    Searchable desk;
    CHECK(desk.found(QStringLiteral("from:ingrid@aaltonen.example")) == QStringList{pumpe});
    CHECK(desk.found(QStringLiteral("from:\"ingrid aaltonen\"")).contains(pumpe));
    CHECK(desk.found(QStringLiteral("from:sato")) == QStringList{order});
    CHECK(desk.found(QStringLiteral("minutes from:sato")) == QStringList{});
}

TEST_CASE("Names of attachments and of people are searched too")
{
    Searchable desk;
    CHECK(desk.found(QStringLiteral("e07")) == QStringList{pumpe});
    CHECK(desk.found(QStringLiteral("aaltonen")).size() == 2);
}

TEST_CASE("Words of languages without spaces are found inside a sentence")
{
    Searchable desk;
    CHECK(desk.found(QStringLiteral("配送")) == QStringList{order});
    CHECK(desk.found(QStringLiteral("いつ")) == QStringList{order});
    CHECK(desk.found(QStringLiteral("送配")) == QStringList{});
}

TEST_CASE("Whatever is typed means something and nothing breaks the query")
{
    Searchable desk;
    for (const char* typed : {"", " ", "\"", "\"\"", "*", "AND", "pump OR", "NEAR(", "a\"b", "from:", "from:\"", "{}:^",
                              "-pump", "pump)", "subject:x", "%", "\\", "'; DROP TABLE event;"}) {
        INFO(typed);
        CHECK(waitFor(desk.workspace().search(QString::fromUtf8(typed), 10)).has_value());
    }
}

TEST_CASE("A hit shows the words around the match and where it is")
{
    Searchable desk;
    const auto hits = waitForValue(desk.workspace().search(QStringLiteral("twenty"), 10)).hits;
    REQUIRE(hits.size() == 1);
    REQUIRE(hits.first().marks.size() == 1);
    const auto [at, size] = hits.first().marks.first();
    CHECK(hits.first().snippet.mid(at, size) == QStringLiteral("twenty"));
}
