// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_program.h"
#include "tests/support/made_files.h"

using namespace threadline::test;

namespace {

QByteArray mail(const QByteArray& from, const QByteArray& subject, const QByteArray& hour, const QByteArray& name,
                const QByteArray& file)
{
    QByteArray raw = "From: " + from + "\nTo: support@shop.example\nSubject: " + subject +
                     "\nDate: Wed, 20 Nov 2024 " + hour + ":00:00 +0000\nMessage-ID: <" + hour + "@x.example>\n" +
                     "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
                     "--b\nContent-Type: text/plain\n\nPlease see the hose attached.\n";
    if (!file.isEmpty()) {
        raw += "--b\nContent-Type: application/octet-stream; name=\"" + name +
               "\"\nContent-Disposition: attachment; filename=\"" + name +
               "\"\nContent-Transfer-Encoding: base64\n\n" + file.toBase64() + '\n';
    }
    return raw + "--b--\n";
}

struct Imported : CliProgram
{
    explicit Imported(const QStringList& options = {})
    {
        const QByteArray ingrid = "Ingrid Aaltonen <ingrid@aaltonen.example>";
        succeed(QStringList{QStringLiteral("import"),
                 write("1.eml", mail(ingrid, "Pump", "08", "invoice.pdf", madePdf({"two gaskets"}))),
                 write("2.eml", mail("Tomas <tomas@ferreira.example>", "Refund", "09", "terms.docx", madeDocx({"warranty"}))),
                 write("3.eml", mail(ingrid, "Locked", "10", "secret.pdf", madeEncryptedPdf()))} + options);
    }
};

} // namespace

TEST_CASE("Import reads attachments and search names the one in which it found something")
{
    const Imported program;
    const QJsonArray hits = program.run(words({"search", "gaskets", "--json"})).json();
    REQUIRE(hits.size() == 1);
    const QJsonObject hit = hits.first().toObject();
    CHECK(hit[QLatin1String("subject")].toString() == QStringLiteral("Pump"));
    CHECK(hit[QLatin1String("found_in")].toString() == QStringLiteral("invoice.pdf"));
    CHECK(program.succeed(words({"search", "warranty"})).out.contains("terms.docx: warranty"));
    CHECK(program.succeed(words({"rebuild", "--verify"})).out == "rebuilt from the log, with the same result\n");
    CHECK(program.run(words({"search", "gaskets", "--json"})).json().size() == 1);
}

TEST_CASE("Attachments that are left for later are told of and read by the next import")
{
    const Imported program(words({"--later"}));
    const Run run = program.succeed(words({"search", "gaskets"}));
    CHECK(run.out.isEmpty());
    CHECK(run.err == "3 attachments are still to be read.\n");
    CHECK(program.succeed(words({"doctor"})).err.startsWith("3 attachments are still to be read.\n"));
    program.succeed({QStringLiteral("import"), program.path("1.eml")});
    CHECK(program.run(words({"search", "gaskets", "--json"})).json().size() == 1);
}

TEST_CASE("The doctor tells which attachments cannot be searched and why and calls that no damage")
{
    const Imported program;
    const Run run = program.succeed(words({"doctor"}));
    CHECK(run.out == "The workspace is sound.\n");
    CHECK(run.err == "The words of one attachment are not searched: it wants a password.\n");
}

TEST_CASE("Hits are listed under their customer and have the same group in JSON")
{
    const Imported program;
    const QStringList lines = program.succeed(words({"search", "hose"})).lines();
    REQUIRE(lines.size() == 5);
    CHECK(lines[0] == QStringLiteral("Ingrid Aaltonen"));
    CHECK(lines[1].contains(QStringLiteral("Locked")));
    CHECK(lines[2].contains(QStringLiteral("Pump")));
    CHECK(lines[3] == QStringLiteral("Tomas"));
    CHECK(lines[4].contains(QStringLiteral("Refund")));
    const QJsonArray hits = program.run(words({"search", "hose", "--json"})).json();
    REQUIRE(hits.size() == 3);
    const auto group = [&](int i) { return hits[i].toObject()[QLatin1String("group")].toInt(); };
    CHECK(group(0) == 1);
    CHECK(group(1) == 2);
    CHECK(group(2) == 1);
    CHECK(hits[0].toObject()[QLatin1String("found_in")].isNull());
}

TEST_CASE("What can be searched for is listed by --keys and by help")
{
    const CliProgram program;
    CHECK(program.succeed(words({"help", "search"})).out.contains("priority:PRIORITY"));
    const Imported imported;
    CHECK(imported.succeed(words({"search", "--keys"})).out.contains("is:unread"));
    const Run nothing = imported.run(words({"search"}));
    CHECK(nothing.exitCode == 1);
    CHECK(nothing.err.contains("--keys"));
}

TEST_CASE("A search is saved as a view and lists its cases")
{
    const Imported program;
    program.succeed(words({"view", "save", "Gaskets", "--search", "gaskets"}));
    const QJsonArray views = program.run(words({"view", "list", "--json"})).json();
    REQUIRE(views.size() == 1);
    CHECK(views.first().toObject()[QLatin1String("filter")].toObject()[QLatin1String("search")].toString() ==
          QStringLiteral("gaskets"));
    const QJsonArray cases = program.run(words({"case", "list", "--view", "Gaskets", "--json"})).json();
    REQUIRE(cases.size() == 1);
    CHECK(cases.first().toObject()[QLatin1String("subject")].toString() == QStringLiteral("Pump"));
    CHECK(program.run(words({"case", "list", "--search", "hose", "--json"})).json().size() == 3);
}

TEST_CASE("Keys of cases narrow a search")
{
    const Imported program;
    const QJsonArray cases = program.run(words({"case", "list", "--search", "gaskets", "--json"})).json();
    const QString number = QString::number(cases.first().toObject()[QLatin1String("number")].toInt());
    program.succeed({QStringLiteral("case"), QStringLiteral("priority"), number, QStringLiteral("--to"), QStringLiteral("urgent")});
    program.succeed({QStringLiteral("case"), QStringLiteral("tag"), number, QStringLiteral("--tag"), QStringLiteral("Money Back")});
    CHECK(program.run(words({"search", "priority:urgent", "--json"})).json().size() == 1);
    CHECK(program.run(words({"search", "tag:\"money back\" hose", "--json"})).json().size() == 1);
    CHECK(program.run(words({"search", "--json", "--", "-priority:urgent"})).json().size() == 2);
}

TEST_CASE("What is not understood of a search is told, the rest is searched and the exit code says so")
{
    const Imported program;
    const Run run = program.run(words({"search", "gaskets before:soon", "--json"}));
    CHECK(run.exitCode == 1);
    CHECK(run.err.startsWith("After before: comes a day"));
    CHECK(run.out.contains("two gaskets"));
}
