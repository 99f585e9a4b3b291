// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/attachment_text/read_file.h"
#include "tests/support/made_files.h"

#include <QRandomGenerator>

using namespace threadline;
using namespace threadline::test;

namespace {

QByteArray wordDocument(const QByteArray& xml)
{
    return madeZip({{"word/document.xml", xml}});
}

} // namespace

TEST_CASE("What unpacks to more than is read is given up")
{
    ReadingLimits limits;
    limits.unpackedBytes = 1 << 20;
    const QByteArray bomb = wordDocument("<w>" + QByteArray("<x></x>").repeated(400'000) + "</w>");
    REQUIRE(bomb.size() < 64 << 10);
    CHECK(outcomeOf(bomb, {}, limits) == "too_large");
}

TEST_CASE("All parts of one file unpack within one limit")
{
    ReadingLimits limits;
    limits.unpackedBytes = 1 << 20;
    const QByteArray part = "<w>" + QByteArray(300 << 10, ' ') + "</w>";
    CHECK(outcomeOf(madeZip({{"ppt/slides/slide1.xml", part},
                             {"ppt/slides/slide2.xml", part},
                             {"ppt/slides/slide3.xml", part},
                             {"ppt/slides/slide4.xml", part}}),
                    {}, limits) == "too_large");
}

TEST_CASE("Entities that grow are not followed")
{
    QByteArray bomb = "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a0 \"pump\">";
    for (int i = 1; i < 12; ++i) {
        const QByteArray before = "&a" + QByteArray::number(i - 1) + ';';
        bomb += "<!ENTITY a" + QByteArray::number(i) + " \"" + before.repeated(10) + "\">";
    }
    CHECK(outcomeOf(wordDocument(bomb + "]><w><t>&a11;</t></w>")) == "damaged");
    CHECK(outcomeOf(wordDocument("<!DOCTYPE w SYSTEM \"file:///etc/passwd\"><w><t>x</t></w>")) == "damaged");
}

TEST_CASE("Elements in elements without end are given up")
{
    CHECK(outcomeOf(wordDocument(QByteArray("<w>").repeated(100'000))) == "damaged");
}

TEST_CASE("A PDF that was cut off is damaged or gives what is there")
{
    const QByteArray whole = madePdf({"pump"});
    CHECK(outcomeOf(whole.left(20)) == "damaged");
    for (qsizetype size = 9; size < whole.size(); size += 97) {
        const std::string outcome = outcomeOf(whole.left(size));
        INFO(size);
        CHECK((outcome == "damaged" || outcome == "text" || outcome == "no_text"));
    }
}

TEST_CASE("An office document that was cut off is damaged")
{
    const QByteArray whole = madeDocx({"pump"});
    CHECK(outcomeOf(whole.left(whole.size() / 2)) == "damaged");
    CHECK(outcomeOf(whole.left(whole.size() - 1)) == "damaged");
    CHECK(outcomeOf(wordDocument("<w><t>pump")) == "damaged");
}

TEST_CASE("A PDF reader that wants more memory or time than it may have is ended")
{
    ReadingLimits little;
    little.childBytes = 8 << 20;
    CHECK(outcomeOf(madePdf({"pump"}), {}, little) != "text");
    ReadingLimits hasty;
    hasty.childSeconds = 0;
    CHECK(outcomeOf(madePdf(QByteArrayList(2000, "pump")), {}, hasty) == "too_large");
}

TEST_CASE("Reading ends when it is asked to")
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("blob")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(madePdf(QByteArrayList(500, "pump")));
    file.close();
    CHECK_FALSE(readAttachment(file.fileName(), {}, {}, [] { return true; }));
}

TEST_CASE("A file with bytes changed at random never does more harm than being unreadable")
{
    auto random = QRandomGenerator(20261122);
    const QList<QByteArray> files{madeDocx({"pump and hose", "second"}), madeOdt({"pump", "hose"})};
    for (const QByteArray& file : files) {
        for (int round = 0; round < 300; ++round) {
            QByteArray changed = file;
            for (int i = 0; i < 1 + round % 8; ++i) {
                changed[random.bounded(static_cast<int>(changed.size()))] = static_cast<char>(random.bounded(256));
            }
            CHECK_FALSE(outcomeOf(changed).empty());
        }
    }
}
