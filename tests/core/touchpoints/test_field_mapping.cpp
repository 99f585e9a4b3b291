// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/touchpoints/field_mapping.h"
#include "core/touchpoints/touchpoint_fields.h"
#include "tests/support/catch.h"

using namespace threadline;
using namespace Qt::Literals::StringLiterals;

namespace {

FieldMapping mapping(const char* name, const char* columns)
{
    FieldMapping made;
    made.name = QString::fromUtf8(name);
    made.columns = columnsFromText({QString::fromUtf8(columns)}).value();
    return made;
}

} // namespace

TEST_CASE("Headers are known by their usual words in two languages")
{
    const auto german = guessedColumns({"Datum"_L1, "Uhrzeit"_L1, "Kundennr."_L1, "Dauer (min)"_L1, "Bemerkung"_L1, "Farbe"_L1});
    CHECK(german == QMap<QString, QString>{{"date"_L1, "Datum"_L1}, {"time"_L1, "Uhrzeit"_L1}, {"number"_L1, "Kundennr."_L1},
                                           {"duration"_L1, "Dauer (min)"_L1}, {"text"_L1, "Bemerkung"_L1}});
    const auto english = guessedColumns({"Invoice Date"_L1, "E-Mail"_L1, "Invoice number"_L1, "Total"_L1});
    CHECK(english == QMap<QString, QString>{{"date"_L1, "Invoice Date"_L1}, {"email"_L1, "E-Mail"_L1},
                                            {"reference"_L1, "Invoice number"_L1}, {"amount"_L1, "Total"_L1}});
}

TEST_CASE("A mapping is read from words, and what is wrong in it is told")
{
    CHECK(columnsFromText({"date=Datum, customer=Kunde"_L1, "next-step=#4"_L1}).value()
          == QMap<QString, QString>{{"date"_L1, "Datum"_L1}, {"customer"_L1, "Kunde"_L1}, {"next_step"_L1, "#4"_L1}});
    CHECK(columnsFromText({"datum=Datum"_L1}).error().sentence.startsWith("\"datum\" is no field: take one of date, time"_L1));
    CHECK(columnsFromText({"date="_L1}).error().sentence.startsWith("\"date\" names no column"_L1));
    CHECK(columnsFromText({"date=A,date=B"_L1}).error().sentence.startsWith("\"date\" is mapped twice"_L1));
}

TEST_CASE("A mapping fits a header whatever its case, and says what is missing")
{
    const FieldMapping wanted = mapping("calls", "date=datum,customer=#2");
    CHECK(mappingFor(wanted, {"Datum"_L1, "Wer"_L1}).value().columns
          == QMap<QString, QString>{{"date"_L1, "Datum"_L1}, {"customer"_L1, "Wer"_L1}});
    CHECK(mappingFor(wanted, {"Tag"_L1, "Wer"_L1}).error().sentence
          == "There is no column \"datum\" for date; the file has \"Tag\", \"Wer\"."_L1);
    CHECK(mappingFor(mapping("x", "date=Datum"), {"Datum"_L1, "Wer"_L1}).error().sentence.contains("whose each row is"_L1));
}

TEST_CASE("The kept mapping of which most columns are there is taken, never half of one")
{
    const FieldMapping few = mapping("few", "date=Datum,customer=Kunde");
    const FieldMapping more = mapping("more", "date=Datum,customer=Kunde,text=Notiz");
    CHECK(rememberedFor({few, more}, {"Datum"_L1, "Kunde"_L1, "Notiz"_L1})->name == "more"_L1);
    CHECK(rememberedFor({few, more}, {"Datum"_L1, "Kunde"_L1})->name == "few"_L1);
    CHECK_FALSE(rememberedFor({few, more}, {"Datum"_L1, "Notiz"_L1}));
    const FieldMapping back = mappingFromJson("more"_L1, mappingToJson(more));
    CHECK(back == more);
}
