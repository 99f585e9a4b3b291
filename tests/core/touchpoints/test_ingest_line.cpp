// SPDX-License-Identifier: GPL-3.0-or-later
//
// Expected values from docs/touchpoints.md.
#include "core/touchpoints/ingest_line.h"
#include "tests/support/catch.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace threadline;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject form()
{
    return {{"source"_L1, "website"_L1}, {"id"_L1, "17"_L1}, {"kind"_L1, "message"_L1}, {"at"_L1, "2026-11-22T09:30:00Z"_L1},
            {"customer"_L1, QJsonObject{{"name"_L1, "Ingrid Aaltonen"_L1}, {"email"_L1, "ingrid@aaltonen.example"_L1}}},
            {"subject"_L1, "Pump"_L1}, {"text"_L1, "It stops."_L1}};
}

Expected<Touchpoint> read(const QJsonObject& object)
{
    return readIngestLine(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// The refusal when one key is otherwise; undefined: missing.
QString refusal(const char* key, const QJsonValue& value)
{
    QJsonObject object = form();
    if (value.isUndefined()) {
        object.remove(QString::fromUtf8(key));
    } else {
        object.insert(QString::fromUtf8(key), value);
    }
    const auto line = read(object);
    return line ? QStringLiteral("(read)") : line.error().sentence;
}

} // namespace

TEST_CASE("A web form's line is a message by its customer")
{
    QJsonObject object = form();
    object.insert("extra"_L1, QJsonObject{{"Order"_L1, "A-77"_L1}, {"Rooms"_L1, 3}});
    object.insert("answers"_L1, "16"_L1);
    const Touchpoint line = read(object).value();
    const Arrival& arrival = line.arrival;
    CHECK(line.source == "website"_L1);
    CHECK(arrival.externalKey == touchpointKey("website"_L1, "17"_L1));
    CHECK(arrival.messageId == touchpointKey("website"_L1, "17"_L1));
    CHECK(arrival.references == QByteArrayList{touchpointKey("website"_L1, "16"_L1)});
    CHECK(arrival.channel == "webform"_L1);
    CHECK(arrival.kind == InteractionKind::Message);
    CHECK(arrival.direction == Direction::Inbound);
    CHECK(arrival.opensCase);
    CHECK_FALSE(arrival.read);
    CHECK(arrival.text == "It stops.\nOrder: A-77\nRooms: 3");
    CHECK(arrival.customerIdentity == Identity{Identity::Kind::Email, "ingrid@aaltonen.example"_L1});
    CHECK(arrival.from == Party{"Ingrid Aaltonen"_L1, "ingrid@aaltonen.example"_L1});
}

TEST_CASE("A call's line has what only calls have")
{
    QJsonObject object = form();
    object.insert("kind"_L1, "call"_L1);
    object.insert("direction"_L1, "outbound"_L1);
    object.insert("duration_seconds"_L1, 372);
    object.insert("outcome"_L1, "Promised an answer by Friday"_L1);
    const Touchpoint line = read(object).value();
    CHECK(line.arrival.channel == "voice"_L1);
    CHECK(line.arrival.details == QJsonObject{{"seconds"_L1, 372}, {"outcome"_L1, "Promised an answer by Friday"_L1}});
    CHECK_FALSE(line.arrival.opensCase);
}

TEST_CASE("Sources and ids do not run into each other")
{
    CHECK(touchpointKey("a"_L1, "b:c"_L1) != touchpointKey("a:b"_L1, "c"_L1));
    CHECK(touchpointKey("1:a"_L1, "b"_L1) != touchpointKey("a"_L1, "b"_L1));
}

TEST_CASE("What the schema does not have is refused by name")
{
    CHECK(refusal("colour", "red"_L1) == "\"colour\" is no key of an interaction."_L1);
    CHECK(refusal("text", 7) == "\"text\" has to be a text."_L1);
    CHECK(refusal("case", "10023"_L1) == "\"case\" has to be a number."_L1);
    CHECK(refusal("case", 1.5) == "\"case\" has to be a whole number from 1 to 1000000000000."_L1);
    CHECK(refusal("source", QJsonValue(QJsonValue::Undefined)) == "\"source\" is missing."_L1);
    CHECK(refusal("id", " "_L1) == "\"source\" and \"id\" say which one it is: neither may be empty."_L1);
    CHECK(refusal("kind", "fax"_L1).startsWith("\"kind\" is one of message"_L1));
    CHECK(refusal("kind", "note"_L1).startsWith("\"kind\" is one of message"_L1));
    CHECK(refusal("at", "22.11.2026"_L1).startsWith("\"at\" has to be a moment"_L1));
    CHECK(refusal("at", "0001-01-01T00:00:00Z"_L1).startsWith("\"at\" has to be a moment"_L1));
    CHECK(refusal("direction", "internal"_L1) == "\"direction\" is inbound or outbound."_L1);
    CHECK(refusal("outcome", "Solved"_L1) == "\"outcome\" is no key of a message."_L1);
    CHECK(refusal("stars", 5) == "\"stars\" is no key of a message."_L1);
    CHECK(refusal("customer", QJsonObject()).startsWith("It says not whose it is"_L1));
    CHECK(refusal("customer", QJsonObject{{"mail"_L1, "x"_L1}}) == "\"mail\" is no key of a customer: name, email, phone, number."_L1);
    CHECK(refusal("customer", QJsonObject{{"name"_L1, 3}}) == "\"customer.name\" has to be a text of at most 320 characters."_L1);
    CHECK(refusal("extra", QJsonObject{{"a"_L1, QJsonArray()}}) == "\"extra.a\" has to be one value."_L1);
    CHECK(refusal("subject", QString(501, u'x')) == "\"subject\" is longer than 500 characters."_L1);
    CHECK(readIngestLine("[1]").error().sentence == "It is no JSON object."_L1);
    CHECK(readIngestLine("{\"a\":").error().sentence.startsWith("It is no JSON: "_L1));
    CHECK(readIngestLine(QByteArray(longestIngestLine + 1, ' ')).error().sentence.startsWith("It is longer than"_L1));
}
