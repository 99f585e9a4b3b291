// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/touchpoints/touchpoint_file.h"
#include "core/touchpoints/touchpoint_row.h"
#include "tests/support/catch.h"

using namespace threadline;
using namespace Qt::Literals::StringLiterals;

namespace {

using Cells = QMap<QString, QString>;

const RowReading reading{"tour"_L1, InteractionKind::Call, DateOrder::DayFirst, "DE"_L1, QTimeZone::utc()};

Touchpoint row(const Cells& cells)
{
    const auto read = readRow(cells, "row:1"_L1, reading);
    if (!read) {
        FAIL(read.error().sentence.toStdString());
    }
    return *read;
}

QString refusal(Cells cells)
{
    cells.insert("date"_L1, cells.value("date"_L1, "2024-02-01"_L1));
    cells.insert("customer"_L1, cells.value("customer"_L1, "Ingrid"_L1));
    const auto read = readRow(cells, "row:1"_L1, reading);
    return read ? QStringLiteral("(read)") : read.error().sentence;
}

} // namespace

TEST_CASE("A row becomes a call with all that it tells")
{
    const Touchpoint call = row({{"date"_L1, "01.02.2024"_L1}, {"time"_L1, "9:30"_L1}, {"email"_L1, "Ingrid@Aaltonen.example"_L1},
                                 {"phone"_L1, "030 12345678"_L1}, {"name"_L1, "Ingrid Aaltonen"_L1}, {"kind"_L1, "Anruf"_L1},
                                 {"direction"_L1, "ausgehend"_L1}, {"duration"_L1, "7,5"_L1}, {"outcome"_L1, "Erreicht"_L1},
                                 {"text"_L1, u"Pumpe läuft."_s}, {"id"_L1, "C-9"_L1}, {"case"_L1, "#10023"_L1}, {"agent"_L1, "Jonas L."_L1}});
    const Arrival& arrival = call.arrival;
    CHECK(arrival.kind == InteractionKind::Call);
    CHECK(arrival.direction == Direction::Outbound);
    CHECK(toRfc3339(arrival.at) == "2024-02-01T09:30:00Z"_L1);
    CHECK(arrival.text == QStringLiteral("Pumpe läuft.").toUtf8());
    CHECK(arrival.details == QJsonObject{{"seconds"_L1, 450}, {"agent"_L1, "Jonas L."_L1}, {"outcome"_L1, "Erreicht"_L1}});
    CHECK(arrival.externalKey == touchpointKey("tour"_L1, "C-9"_L1));
    CHECK_FALSE(arrival.opensCase);
    CHECK(call.caseNumber == 10'023);
    CHECK(call.identities == QList<Identity>{{Identity::Kind::Email, "ingrid@aaltonen.example"_L1},
                                             {Identity::Kind::Phone, "+493012345678"_L1}});
    CHECK(arrival.from.name == "Jonas L."_L1);
    CHECK(arrival.to.first().address == "ingrid@aaltonen.example"_L1);
}

TEST_CASE("One column may hold an address, a phone number, a customer number or a name")
{
    const auto who = [](const char* words) {
        const Touchpoint read = row({{"date"_L1, "2024-02-01"_L1}, {"customer"_L1, QString::fromUtf8(words)}});
        return read.identities.isEmpty() ? "name "_L1 + read.name
                                         : identityKindName(read.identities.first().kind) + u' ' + read.identities.first().value;
    };
    CHECK(who("bo@berg.example") == "email bo@berg.example"_L1);
    CHECK(who("+46 8 123 456 78") == "phone +46812345678"_L1);
    CHECK(who("030 12345678") == "phone +493012345678"_L1);
    CHECK(who("K-1001") == "reference customer:K-1001"_L1);
    CHECK(who("4711") == "reference customer:4711"_L1);
    CHECK(who("Bo Berg") == "name Bo Berg"_L1);
}

TEST_CASE("What is wrong in a row is said in a sentence")
{
    CHECK(refusal({}) == "(read)"_L1);
    CHECK(refusal({{"date"_L1, "soon"_L1}}) == "\"soon\" is no date: write it like 2026-11-22 14:30."_L1);
    CHECK(refusal({{"kind"_L1, "fax"_L1}}) == "\"fax\" is no kind: call, visit, on-site, delivery or invoice."_L1);
    CHECK(refusal({{"direction"_L1, "up"_L1}}) == "\"up\" is no direction: inbound or outbound."_L1);
    CHECK(refusal({{"duration"_L1, "long"_L1}}) == "\"long\" is no duration: minutes, or like 6:12 or 1h20m."_L1);
    CHECK(refusal({{"seconds"_L1, "-3"_L1}}) == "\"-3\" is no number of seconds."_L1);
    CHECK(refusal({{"case"_L1, "abc"_L1}}) == "\"abc\" is no number of a case."_L1);
    CHECK(refusal({{"customer"_L1, " "_L1}}) == "It says not whose it is: an address, a number or a name is needed."_L1);
    CHECK(refusal({{"email"_L1, "nobody"_L1}}) == "\"nobody\" is no mail address."_L1);
    CHECK(refusal({{"phone"_L1, "12"_L1}}) == "\"12\" is no phone number."_L1);
}

TEST_CASE("Amounts are one way afterwards, unless they can be read in two")
{
    CHECK(readAmount(u"1.234,50 €"_s) == u"1234.50 €"_s);
    CHECK(readAmount("EUR 1,234.50"_L1) == "1234.50 EUR"_L1);
    CHECK(readAmount("99,9"_L1) == "99.9"_L1);
    CHECK(readAmount("1.234.567"_L1) == "1234567"_L1);
    CHECK(readAmount("1.234"_L1) == "1.234"_L1);
    CHECK(readAmount("1,234"_L1) == "1,234"_L1);
    CHECK(readAmount(u"1’234.50 CHF"_s) == "1234.50 CHF"_L1);
    CHECK(readAmount("-12,00"_L1) == "-12.00"_L1);
    CHECK(readAmount("on account"_L1) == "on account"_L1);
}

TEST_CASE("Only a call that was missed opens a case")
{
    CHECK(row({{"date"_L1, "2024-02-01"_L1}, {"customer"_L1, "Bo"_L1}, {"missed"_L1, "ja"_L1}}).arrival.opensCase);
    CHECK_FALSE(row({{"date"_L1, "2024-02-01"_L1}, {"customer"_L1, "Bo"_L1}, {"missed"_L1, "nein"_L1}}).arrival.opensCase);
}

TEST_CASE("JSON is rows as well, and its rows have names that follow from what is in them")
{
    const TouchpointFile file =
        readTouchpointFile("[{\"date\":\"2024-02-01\",\"dauer\":7,\"x\":null},{\"dauer\":7,\"date\":\"2024-02-01\"},3,"
                           "{\"date\":{\"y\":1}}]").value();
    REQUIRE(file.rows.size() == 2);
    CHECK(file.rows.first().where == "entry 1"_L1);
    CHECK(file.rows.first().cells == Cells{{"date"_L1, "2024-02-01"_L1}, {"dauer"_L1, "7"_L1}});
    CHECK(nameOfRow(file.rows.at(0)) == nameOfRow(file.rows.at(1)));
    CHECK(file.failures == QStringList{"entry 3: it is no object."_L1, "entry 4: \"date\" holds more than one value."_L1});
    CHECK(readTouchpointFile("{\"a\":1}\n\n{\"a\":2}\nno\n").value().failures == QStringList{"line 4: it is no JSON object."_L1});
    CHECK(readTouchpointFile(" \n").error().sentence == "This file is empty."_L1);
    CHECK(readTouchpointFile("[{]").error().sentence.startsWith("The JSON is broken"_L1));
    CHECK(readTouchpointFile("a;b\n1;2;3\n").value().failures == QStringList{"line 2: it has 3 cells, and the header has 2."_L1});
}
