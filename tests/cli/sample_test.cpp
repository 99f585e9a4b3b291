// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_program.h"

#include <QFile>
#include <QSet>
#include <QtEndian>

using namespace threadline::test;

namespace {

const QString moment = QStringLiteral("2026-11-22T12:00:00Z");

Run makeSample(const CliProgram& program)
{
    return program.succeed(
        {QStringLiteral("sample"), program.workspace(), QStringLiteral("--now"), moment});
}

/// Without what is drawn anew each time.
QJsonArray withoutIds(const QJsonArray& array)
{
    QJsonArray plain;
    for (const auto& value : array) {
        QJsonObject object = value.toObject();
        for (const char* key : {"id", "case", "customer"}) {
            object.remove(QLatin1String(key));
        }
        plain.append(object);
    }
    return plain;
}

} // namespace

TEST_CASE("The sample has about forty customers and six hundred interactions on every channel")
{
    const CliProgram program;
    makeSample(program);
    const QJsonArray customers = program.run(words({"customers", "--json"})).json();
    CHECK(customers.size() == 40);
    qint64 interactions = 0;
    QSet<QString> channels;
    for (const auto& customer : customers) {
        interactions += customer[QLatin1String("interactions")].toInteger();
        const QJsonArray history =
            program
                .run({QStringLiteral("timeline"), customer[QLatin1String("id")].toString(),
                      QStringLiteral("--json")})
                .json();
        for (const auto& one : history) {
            channels.insert(one[QLatin1String("channel")].toString());
            CHECK(one[QLatin1String("at")].toString() <= moment);
            CHECK_FALSE(one[QLatin1String("text")].toString().contains(QLatin1Char('{')));
        }
    }
    CHECK(interactions > 500);
    CHECK(interactions < 800);
    for (const char* name : {"email", "whatsapp", "sms", "voice", "webchat", "bluesky", "review",
                             "visit", "internal"}) {
        INFO(name);
        CHECK(channels.contains(QLatin1String(name)));
    }
    CHECK(program.run(words({"doctor", "--json"})).json().isEmpty());
    CHECK(program.succeed(words({"rebuild", "--verify"})).out.contains("same result"));
}

TEST_CASE("The same moment gives the same sample")
{
    const CliProgram one;
    const CliProgram other;
    makeSample(one);
    makeSample(other);
    for (const auto& arguments : {words({"customers", "--json"}), words({"case", "list", "--json"}),
                                  words({"timeline", "ingrid@aaltonen.example", "--json"})}) {
        const QJsonArray here = one.run(arguments).json();
        CHECK_FALSE(here.isEmpty());
        CHECK(withoutIds(here) == withoutIds(other.run(arguments).json()));
    }
}

TEST_CASE("A picture of the desk is taken without a display, in the size asked for")
{
    qunsetenv("QT_QPA_PLATFORM"); // ctest sets it for tests with windows of their own
    const CliProgram program;
    makeSample(program);
    const QString picture = program.path("desk.png");
    program.succeed({QStringLiteral("--screenshot"), picture, QStringLiteral("--size"),
                     QStringLiteral("1366x768"), QStringLiteral("--theme"), QStringLiteral("dark"),
                     QStringLiteral("--customer"), QStringLiteral("ingrid@aaltonen.example")});
    QFile file(picture);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray header = file.read(24); // PNG (third edition), 11.2.1: width and height
    REQUIRE(header.startsWith("\x89PNG"));
    CHECK(qFromBigEndian<quint32>(header.constData() + 16) == 1366U);
    CHECK(qFromBigEndian<quint32>(header.constData() + 20) == 768U);
}

TEST_CASE("A sample is not made over a workspace")
{
    const CliProgram program;
    makeSample(program);
    const Run again = program.run({QStringLiteral("sample"), program.workspace()});
    CHECK(again.exitCode == 1);
    CHECK(again.err.contains("already"));
}
