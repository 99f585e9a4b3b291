// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_program.h"

using namespace threadline::test;

namespace {

constexpr auto question =
    "From: =?utf-8?q?Ingrid_Aaltonen?= <ingrid@aaltonen.example>\nTo: support@shop.example\n"
    "Subject: Pump stops\nDate: Wed, 20 Nov 2024 10:47:00 +0200\nMessage-ID: <q@aaltonen.example>\n"
    "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    "--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nThe cable "
    "gets w\xc3\xa4rm.\n"
    "--b\nContent-Type: image/png; name=\"e07.png\"\nContent-Disposition: attachment; "
    "filename=\"e07.png\"\n"
    "Content-Transfer-Encoding: base64\n\nAAECAwQ=\n--b--\n";
constexpr auto other =
    "From: bob@elsewhere.example\nTo: support@shop.example, sales@shop.example\nSubject: Invoice\n"
    "Date: Tue, 19 Nov 2024 08:00:00 +0000\nMessage-ID: <i@elsewhere.example>\n\nTwice again.\n";

const CliProgram& imported()
{
    static const CliProgram program;
    static const bool done = [] {
        program.succeed({QStringLiteral("import"), program.write("1.eml", question),
                         program.write("2.eml", other)});
        return true;
    }();
    REQUIRE(done);
    return program;
}

QJsonObject only(const QJsonArray& array)
{
    REQUIRE(array.size() == 1);
    return array.first().toObject();
}

QString text(const QJsonObject& object, const char* key)
{
    REQUIRE(object.contains(QLatin1String(key)));
    return object.value(QLatin1String(key)).toString();
}

} // namespace

TEST_CASE("Customers are listed with their identities, the latest contact first")
{
    const QJsonArray customers = imported().run(words({"customers", "--json"})).json();
    REQUIRE(customers.size() == 2);
    const QJsonObject ingrid = customers.first().toObject();
    CHECK(text(ingrid, "name") == QStringLiteral("Ingrid Aaltonen"));
    CHECK_FALSE(text(ingrid, "id").isEmpty());
    CHECK(ingrid[QLatin1String("interactions")].toInt() == 1);
    const QJsonObject identity = only(ingrid[QLatin1String("identities")].toArray());
    CHECK(text(identity, "kind") == QStringLiteral("email"));
    CHECK(text(identity, "value") == QStringLiteral("ingrid@aaltonen.example"));
    CHECK(imported().run(words({"customers", "elsewhere", "--json"})).json().size() == 1);
}

TEST_CASE("A timeline has every promised key with the values of the mail")
{
    const QJsonObject one =
        only(imported().run(words({"timeline", "ingrid@aaltonen.example", "--json"})).json());
    CHECK(text(one, "at") == QStringLiteral("2024-11-20T08:47:00Z"));
    CHECK(text(one, "channel") == QStringLiteral("email"));
    CHECK(text(one, "direction") == QStringLiteral("inbound"));
    CHECK(text(one, "from") == QStringLiteral("ingrid@aaltonen.example"));
    CHECK(text(one, "from_name") == QStringLiteral("Ingrid Aaltonen"));
    CHECK(one[QLatin1String("to")].toArray() == QJsonArray{QStringLiteral("support@shop.example")});
    CHECK(text(one, "subject") == QStringLiteral("Pump stops"));
    CHECK(text(one, "text").trimmed() == QString::fromUtf8("The cable gets wärm."));
    CHECK(text(one, "state") == QStringLiteral("received"));
    CHECK(one.contains(QLatin1String("account")));
    CHECK_FALSE(text(one, "id").isEmpty());
    const QJsonObject file = only(one[QLatin1String("attachments")].toArray());
    CHECK(text(file, "name") == QStringLiteral("e07.png"));
    CHECK(text(file, "type") == QStringLiteral("image/png"));
    CHECK(file[QLatin1String("size")].toInt() == 5);

    const QJsonArray cases = imported().run(words({"case", "list", "--json"})).json();
    CHECK(text(one, "case") == text(cases.first().toObject(), "id"));
}

TEST_CASE("Search finds a word without its accent and says where")
{
    const QJsonObject hit = only(imported().run(words({"search", "warm", "--json"})).json());
    const QJsonObject one =
        only(imported().run(words({"timeline", "ingrid@aaltonen.example", "--json"})).json());
    CHECK(text(hit, "interaction") == text(one, "id"));
    CHECK(text(hit, "case") == text(one, "case"));
    CHECK_FALSE(text(hit, "customer").isEmpty());
    CHECK(text(hit, "channel") == QStringLiteral("email"));
    CHECK(text(hit, "at") == QStringLiteral("2024-11-20T08:47:00Z"));
    CHECK(text(hit, "subject") == QStringLiteral("Pump stops"));
    CHECK(text(hit, "snippet").contains(QString::fromUtf8("wärm")));
    CHECK(imported().run(words({"search", "nosuchword", "--json"})).json().isEmpty());
}

TEST_CASE("Cases are listed and shown with all that was said")
{
    const QJsonArray cases = imported().run(words({"case", "list", "--json"})).json();
    REQUIRE(cases.size() == 2);
    const QJsonObject pump = cases.first().toObject();
    CHECK(text(pump, "subject") == QStringLiteral("Pump stops"));
    CHECK(text(pump, "status") == QStringLiteral("new"));
    CHECK(pump[QLatin1String("assignee")].isNull());
    CHECK(text(pump, "opened_at") == QStringLiteral("2024-11-20T08:47:00Z"));
    CHECK(pump[QLatin1String("number")].toInt() > 0);

    const QString number = QString::number(pump[QLatin1String("number")].toInt());
    const QJsonObject shown = only(
        imported()
            .run({QStringLiteral("case"), QStringLiteral("show"), number, QStringLiteral("--json")})
            .json());
    CHECK(text(shown, "id") == text(pump, "id"));
    CHECK(shown[QLatin1String("interactions")].toArray().size() == 1);
    CHECK(imported().run(words({"case", "list", "--status", "solved", "--json"})).json().isEmpty());
}

TEST_CASE("Listings for people are lines of text")
{
    CHECK(imported().succeed(words({"customers"})).out.contains("Ingrid Aaltonen"));
    CHECK(imported()
              .succeed(words({"timeline", "ingrid@aaltonen.example"}))
              .out.contains("+ e07.png"));
    CHECK(imported().succeed(words({"case", "list"})).out.contains("Pump stops"));
    CHECK(imported().succeed(words({"search", "invoice"})).out.contains("Invoice"));
    CHECK(imported().succeed(words({"doctor"})).out == "The workspace is sound.\n");
}

TEST_CASE("Who or what is not known is a sentence and exit code 1")
{
    for (const auto& arguments :
         {words({"timeline", "nobody@nowhere.example"}), words({"case", "show", "99999"})}) {
        const Run run = imported().run(arguments);
        CHECK(run.exitCode == 1);
        CHECK(run.out.isEmpty());
        CHECK(run.err.trimmed().endsWith('.'));
        CHECK(run.err.count('\n') == 1);
    }
}

TEST_CASE("What strangers wrote does not drive the terminal")
{
    const CliProgram program;
    program.succeed(
        {QStringLiteral("import"),
         program.write(
             "1.eml",
             "From: a@b.example\nSubject: x =?utf-8?q?=1B]0;owned=07?= y\n\n\x1b[2Jgone\n")});
    const QByteArray shown = program.succeed(words({"timeline", "a@b.example"})).out +
                             program.succeed(words({"case", "list"})).out;
    CHECK_FALSE(shown.contains('\x1b'));
    CHECK_FALSE(shown.contains('\x07'));
}

TEST_CASE("A reader that goes away early is no crash")
{
    const auto process = imported().start(words({"timeline", "ingrid@aaltonen.example", "--json"}));
    process->closeReadChannel(QProcess::StandardOutput);
    REQUIRE(process->waitForFinished(240'000));
    CHECK(process->exitStatus() == QProcess::NormalExit);
}
