// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables and lines of other systems, into the history of a desk.
#include "core/touchpoints/field_mapping.h"
#include "core/workspace/touchpoint_import.h"
#include "tests/core/workspace/case_desk.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

using namespace threadline;
using namespace threadline::test;
using namespace Qt::Literals::StringLiterals;

namespace {

struct FeedDesk : CaseDesk
{
    QTemporaryDir folder;

    QString write(const QString& name, const QByteArray& content)
    {
        QFile file(folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        return file.fileName();
    }

    /// As one that was written a while ago.
    QString drop(const QString& name, const QByteArray& content)
    {
        const QString path = write(name, content);
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadWrite));
        REQUIRE(file.setFileTime(QDateTime::currentDateTime().addSecs(-60), QFileDevice::FileModificationTime));
        return path;
    }

    Expected<TouchpointReport> tryImport(const QString& path, const FieldMapping& mapping = {}, bool dryRun = false)
    {
        return waitFor(workspace().importTouchpoints({path, mapping, dryRun}));
    }

    TouchpointReport import(const QString& path, const FieldMapping& mapping = {}, bool dryRun = false)
    {
        return valueOf(tryImport(path, mapping, dryRun));
    }

    TouchpointReport ingest(const QByteArray& lines, bool dryRun = false)
    {
        return waitForValue(workspace().ingestLines(lines, 1, dryRun));
    }

    TouchpointReport ingestDropped() { return waitForValue(workspace().ingestFolder(folder.path())); }

    QStringList names(const QString& below = {})
    {
        return QDir(folder.filePath(below)).entryList(QDir::Files, QDir::Name);
    }

    qsizetype interactions(const QString& who) { return history(who).size(); }
};

FieldMapping mapping(const char* name, const char* columns)
{
    FieldMapping made;
    made.name = QString::fromUtf8(name);
    made.columns = columnsFromText({QString::fromUtf8(columns)}).value();
    return made;
}

const QByteArray deliveries = "Datum;KundenNr;Firma;Lieferschein;Notiz\r\n"
                              "01.02.2024;K-1;Hydrotek GmbH;LS-1;\"zwei Kisten,\r\nRampe\"\r\n"
                              "02.02.2024;K-2;Bo Berg;LS-2;\r\n"
                              "31.02.2024;K-2;Bo Berg;LS-3;\r\n"
                              "02.02.2024;K-2;Bo Berg;LS-2;\r\n";
const char* const deliveryColumns = "date=Datum,number=KundenNr,name=Firma,reference=Lieferschein,text=Notiz";

QByteArray line(const char* id, const char* email, const char* text, const char* more = "")
{
    return QByteArray(R"({"source":"website","id":")") + id + R"(","kind":"message","at":"2026-11-22T09:30:00Z",)"
           + R"("customer":{"email":")" + email + R"("},"text":")" + text + '"' + more + "}\n";
}

} // namespace

TEST_CASE("A table is read by a mapping that is kept, and the same file again adds nothing")
{
    FeedDesk desk;
    const QString path = desk.write(u"lieferungen.csv"_s, deliveries);
    FieldMapping said = mapping("deliveries", deliveryColumns);
    said.kind = InteractionKind::Delivery;
    const TouchpointReport first = desk.import(path, said);
    CHECK(first.imported == 3); // two rows that are alike are two deliveries
    CHECK(first.failed == 1);
    CHECK(first.failures == QStringList{u"line 5: \"31.02.2024\" is no date: write it like 2026-11-22 14:30."_s});
    CHECK(first.newCustomers == 2);
    CHECK(first.kept);
    const auto history = desk.history(u"Hydrotek GmbH"_s);
    REQUIRE(history.size() == 1);
    const Interaction& delivery = history.first().interaction;
    CHECK(delivery.kind == InteractionKind::Delivery);
    CHECK(delivery.direction == Direction::Outbound);
    CHECK(delivery.text == u"zwei Kisten,\nRampe"_s);
    CHECK(delivery.details.value("reference"_L1).toString() == u"LS-1"_s);
    CHECK_FALSE(delivery.inCase); // goods open no case
    CHECK(desk.interactions(u"Bo Berg"_s) == 2);

    const QByteArray before = desk.dump();
    const TouchpointReport again = desk.import(path); // nothing is said: the kept mapping is known by the header
    CHECK(again.imported == 0);
    CHECK(again.duplicates == 3);
    CHECK(again.mapping.name == u"deliveries"_s);
    CHECK_FALSE(again.guessed);
    CHECK_FALSE(again.kept);
    CHECK(desk.dump() == before);
    requireOk(waitFor(desk.workspace().rebuild()));
    CHECK(desk.dump() == before);
    const auto kept = waitForValue(desk.workspace().fieldMappings());
    REQUIRE(kept.size() == 1);
    CHECK(kept.first() == said);
    requireOk(waitFor(desk.workspace().removeFieldMapping(u"deliveries"_s)));
    CHECK(waitForValue(desk.workspace().fieldMappings()).isEmpty());
}

TEST_CASE("A dry run says what would be and stores nothing")
{
    FeedDesk desk;
    const QString path = desk.write(u"calls.csv"_s, "date,customer,duration\n2024-02-01,ingrid@aaltonen.example,7.5\n"
                                                    "2024-02-02,Carla Nobody,3\n");
    FieldMapping said;
    said.kind = InteractionKind::Call;
    const QByteArray before = desk.dump();
    const TouchpointReport report = desk.import(path, said, true);
    CHECK(report.guessed);
    CHECK(report.imported == 2);
    CHECK(report.would.last() == u"line 3: call of 2024-02-02T00:00:00Z, Carla Nobody (a new customer)"_s);
    CHECK(desk.dump() == before);
    CHECK(desk.import(path, said).imported == 2);
    CHECK(desk.interactions(ingrid) == 3);
}

TEST_CASE("Whose a row is: by number before address before name, never by a likeness")
{
    FeedDesk desk;
    FieldMapping said;
    said.kind = InteractionKind::Visit;
    const auto bring = [&](const QByteArray& rows) {
        return desk.import(desk.write(u"v.csv"_s, "date;customer number;email;name\n" + rows), said);
    };
    CHECK(bring("2024-02-01;K-7;ingrid@aaltonen.example;\n").newCustomers == 0);
    CHECK(desk.interactions(ingrid) == 3);
    bring("2024-02-02;K-7;;\n"); // the number was told with her address
    CHECK(desk.interactions(ingrid) == 4);
    CHECK(bring("2024-02-03;;carla@x.example;Ingrid Aaltonen\n").newCustomers == 1); // a name beside an address proves nothing
    CHECK(desk.interactions(ingrid) == 4);
    bring("2024-02-04;;;Sam Same\n2024-02-05;K-8;;Sam Same\n");
    const TouchpointReport unclear = bring("2024-02-06;;;sam same\n");
    CHECK(unclear.imported == 0);
    CHECK(unclear.failures
          == QStringList{u"line 2: 2 customers are called \"sam same\": say which by a number or an address."_s});
}

TEST_CASE("A row joins the case it names, but never one of somebody else")
{
    FeedDesk desk;
    FieldMapping said;
    said.kind = InteractionKind::Call;
    const TouchpointReport report = desk.import(
        desk.write(u"c.csv"_s, "date;email;case;text\n2024-02-01;ingrid@aaltonen.example;10001;Hm\n"
                               "2024-02-01;ingrid@aaltonen.example;10003;No\n2024-02-01;ingrid@aaltonen.example;99;No\n"),
        said);
    CHECK(desk.numberOf(ingrid, u"Hm"_s) == 10'001);
    CHECK(report.failures
          == QStringList{u"line 3: Case #10003 is of another customer."_s, u"line 4: There is no case #99."_s});
}

TEST_CASE("Dates that could be read in two ways are refused until somebody says which")
{
    FeedDesk desk;
    FieldMapping said;
    said.kind = InteractionKind::Call;
    const QString path = desk.write(u"us.csv"_s, "date,customer\n03/04/2024,Bo Berg\n");
    CHECK(CaseDesk::sentence(desk.tryImport(path, said)).contains(u"say --dates dmy, mdy or ymd."_s));
    said.dates = DateOrder::MonthFirst;
    CHECK(desk.import(path, said).imported == 1);
    CHECK(toRfc3339(desk.history(u"Bo Berg"_s).first().interaction.at).startsWith(u"2024-03-0"_s));
}

TEST_CASE("A line of another system opens a case, answers go into it, and again it adds nothing")
{
    FeedDesk desk;
    const QByteArray lines = line("1", "carla@x.example", "Hello?")
                             + "\n" + line("2", "carla@x.example", "Me again.", R"(,"answers":"1")") + "nonsense\n"
                             + line("1", "carla@x.example", "Hello?");
    const TouchpointReport report = desk.ingest(lines);
    CHECK(report.imported == 2);
    CHECK(report.duplicates == 1);
    REQUIRE(report.failures.size() == 1);
    CHECK(report.failures.first().startsWith(u"line 4: It is no JSON"_s));
    const qint64 number = desk.numberOf(u"carla@x.example"_s, u"Hello?"_s);
    CHECK(number == 10'004);
    CHECK(desk.numberOf(u"carla@x.example"_s, u"Me again."_s) == number);
    CHECK(desk.ingest(lines).imported == 0);
    CHECK(desk.interactions(u"carla@x.example"_s) == 2);
}

TEST_CASE("Dropped files are taken by name and put away, with the reason beside one that had a fault")
{
    FeedDesk desk;
    desk.drop(u"a.jsonl"_s, line("1", "carla@x.example", "One") + line("2", "carla@x.example", "Two"));
    desk.drop(u"b.json"_s, "[" + line("3", "carla@x.example", "Three") + R"(,{"source":"website"}])");
    desk.drop(u"c.txt"_s, "not for us");
    desk.drop(u"d.json.part"_s, "{");
    desk.drop(u".e.json"_s, "{");
    desk.write(u"f.json"_s, line("9", "carla@x.example", "Just now"));
    const TouchpointReport report = desk.ingestDropped();
    CHECK(report.imported == 3);
    CHECK(report.filesDone == 1);
    CHECK(report.filesFailed == 1);
    CHECK(report.filesWaiting == 1);
    CHECK(report.failures == QStringList{u"b.json: entry 2: \"id\" is missing."_s});
    CHECK(desk.names() == QStringList{u"c.txt"_s, u"d.json.part"_s, u"f.json"_s});
    CHECK(desk.names(u"done"_s) == QStringList{u"a.jsonl"_s});
    CHECK(desk.names(u"failed"_s) == QStringList{u"b.json"_s, u"b.json.errors.txt"_s});
    QFile reason(desk.folder.filePath(u"failed/b.json.errors.txt"_s));
    REQUIRE(reason.open(QIODevice::ReadOnly));
    CHECK(reason.readAll() == "entry 2: \"id\" is missing.\n");
}

TEST_CASE("A file that was stored and not put away, as after a crash between the two, adds nothing when it is taken again")
{
    FeedDesk desk;
    const QByteArray content = line("1", "carla@x.example", "One");
    desk.drop(u"a.jsonl"_s, content);
    CHECK(desk.ingestDropped().imported == 1);
    desk.drop(u"a.jsonl"_s, content);
    const TouchpointReport again = desk.ingestDropped();
    CHECK(again.imported == 0);
    CHECK(again.duplicates == 1);
    CHECK(desk.interactions(u"carla@x.example"_s) == 1);
    CHECK(desk.names(u"done"_s) == QStringList{u"a.2.jsonl"_s, u"a.jsonl"_s});
}
