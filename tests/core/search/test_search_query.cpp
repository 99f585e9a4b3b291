// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/search_fields.h"
#include "core/search/search_help.h"
#include "core/search/search_query.h"
#include "tests/support/catch.h"

using namespace threadline;
using Term = SearchQuery::Term;
using Field = Term::Field;

namespace {

const QDate today(2026, 11, 22);

ParsedQuery parse(const char* typed)
{
    return parseSearchQuery(QString::fromUtf8(typed), today);
}

Term onlyTerm(const char* typed)
{
    INFO(typed);
    const ParsedQuery parsed = parse(typed);
    REQUIRE(parsed.problems.isEmpty());
    REQUIRE(parsed.query.terms.size() == 1);
    return parsed.query.terms.first();
}

QByteArray fts(const char* typed)
{
    return parse(typed).query.toFts();
}

struct Meaningless
{
    const char* typed;
    qsizetype from;
    qsizetype length;
    const char* sentence; ///< its beginning
};

} // namespace

TEST_CASE("Words, phrases and people become FTS5's language")
{
    CHECK(fts("Pump stops ") == "\"pump\" AND \"stops\"");
    CHECK(fts("\"Pump stops\"") == "\"pump stops\"");
    CHECK(fts("pump sto") == "\"pump\" AND \"sto\" *");
    CHECK(fts("pump s") == "\"pump\" AND \"s\"");
    CHECK(fts("from:ingrid pump ") == "\"pump\" AND sender : \"ingrid\"");
    CHECK(fts("to:a@b.example") == "recipients : \"a b example\"");
    CHECK(fts("subject:pump file:x.pdf ") == "subject : \"pump\" AND files : \"x pdf\"");
    CHECK(fts("from:anna from:bela ") == "(sender : \"anna\" OR sender : \"bela\")");
}

TEST_CASE("What is left out stands apart, and only what the index can tell for certain")
{
    const SearchQuery query = parse("pump -stop -from:anna -from:a@b.example -file:\"a b\"").query;
    CHECK(query.toFts() == "\"pump\"");
    CHECK(query.leftOutFts() == "\"stop\" OR sender : \"anna\"");
    CHECK(parse("-stop").query.toFts().isEmpty());
    CHECK(parse("channel:sms").query.toFts().isEmpty());
}

TEST_CASE("A whole address is one, a part of it is words")
{
    CHECK(onlyTerm("from:Anna@Kivi.example").value == QStringLiteral("anna@kivi.example"));
    CHECK(onlyTerm("from:anna@kivi").value.isEmpty());
    CHECK(onlyTerm("from:kivi.example").value.isEmpty());
    CHECK(onlyTerm("to:\"anna@kivi.example\"").value == QStringLiteral("anna@kivi.example"));
}

TEST_CASE("Keys are read in upper and lower case, their values with and without quotation marks")
{
    CHECK(onlyTerm("FROM:anna") == onlyTerm("from:anna"));
    CHECK(onlyTerm("channel:SMS").value == QStringLiteral("sms"));
    CHECK(onlyTerm("channel:\"sms\"").value == QStringLiteral("sms"));
    CHECK(onlyTerm("tag:\"money back\"").value == QStringLiteral("money-back"));
    CHECK(onlyTerm("status:On_Hold").value == QStringLiteral("on_hold"));
    CHECK(onlyTerm("status:\"on hold\"").value == QStringLiteral("on_hold"));
    CHECK(onlyTerm("case:10023").number == 10023);
    CHECK(onlyTerm("case:#10023").number == 10023);
    CHECK(onlyTerm("has:Attachment").field == Field::Has);
    CHECK(onlyTerm("is:unread").value == QStringLiteral("unread"));
}

TEST_CASE("assignee: tells me and none from people of that name")
{
    CHECK(onlyTerm("assignee:me").value == QStringLiteral("me"));
    CHECK(onlyTerm("assignee:none").value == QStringLiteral("none"));
    CHECK(onlyTerm("assignee:\"me\"").value.isEmpty());
    CHECK(onlyTerm("assignee:\"Béla Nagy\"").words == QByteArrayList{"bela", "nagy"});
}

TEST_CASE("A minus negates any term and never makes a beginning of it")
{
    for (const char* typed :
         {"-pump", "-\"pump stops\"", "-from:anna", "-to:\"a b\"", "-subject:x", "-file:x",
          "-channel:sms", "-tag:x", "-status:new", "-assignee:me", "-case:1", "-before:2026",
          "-after:2026", "-has:attachment", "-is:unread"}) {
        const Term term = onlyTerm(typed);
        CHECK(term.negated);
        CHECK_FALSE(term.prefix);
        Term without = onlyTerm(typed + 1);
        CHECK_FALSE(without.negated);
        without.negated = true;
        without.prefix = false;
        CHECK(without == term);
    }
    CHECK(onlyTerm("e07-display").words == QByteArrayList{"e07", "display"});
}

TEST_CASE("A word behind a key that is none of ours is words")
{
    CHECK(onlyTerm("http://x.example ").words == QByteArrayList{"http", "x", "example"});
    CHECK(onlyTerm("10:30 ").words == QByteArrayList{"10", "30"});
    CHECK(onlyTerm("fromm:anna ").words == QByteArrayList{"fromm", "anna"});
    CHECK(onlyTerm("re:from:x ").words == QByteArrayList{"re", "from", "x"});
}

TEST_CASE("Days are read as people write them")
{
    const std::vector<std::pair<const char*, QDate>> days{
        {"2026-03-01", {2026, 3, 1}},  {"2026-3-1", {2026, 3, 1}}, {"01.03.2026", {2026, 3, 1}},
        {"1.3.2026", {2026, 3, 1}},    {"2026-03", {2026, 3, 1}},  {"2026", {2026, 1, 1}},
        {"2024-02-29", {2024, 2, 29}}, {"today", {2026, 11, 22}},  {"Yesterday", {2026, 11, 21}},
        {"7d", {2026, 11, 15}},        {"2w", {2026, 11, 8}},      {"3m", {2026, 8, 22}},
        {"9m", {2026, 2, 22}},         {"1y", {2025, 11, 22}},     {"2W", {2026, 11, 8}}};
    for (const auto& [written, day] : days) {
        INFO(written);
        CHECK(onlyTerm(("before:" + QByteArray(written)).constData()).day == day);
        CHECK(onlyTerm(("after:" + QByteArray(written)).constData()).day == day);
    }
}

TEST_CASE("What means nothing is named at its place with what can be written there")
{
    const std::vector<Meaningless> all{
        {"a from: b", 2, 5, "After from: comes a name or an address"},
        {"from:\"\"", 0, 7, "After from: comes a name or an address"},
        {"from:&", 0, 6, "After from: comes a name or an address"},
        {"to:", 0, 3, "After to: comes a name or an address"},
        {"-to:", 0, 4, "After to: comes a name or an address"},
        {"subject:", 0, 8, "After subject: comes words"},
        {"file:", 0, 5, "After file: comes words"},
        {"channel:", 0, 8, "After channel: comes the name of a channel"},
        {"tag:\" \"", 0, 7, "After tag: comes the name of a tag"},
        {"x status:foo y", 2, 10,
         "After status: comes new, open, waiting, on_hold, solved or closed"},
        {"status:", 0, 7, "After status: comes new"},
        {"assignee:", 0, 9, "After assignee: comes a colleague's name, me or none"},
        {"case:abc", 0, 8, "After case: comes the number of a case"},
        {"case:0", 0, 6, "After case: comes the number of a case"},
        {"case:99999999999999999999", 0, 25, "After case: comes the number of a case"},
        {"before:yesterdayy", 0, 17, "After before: comes a day"},
        {"before:2026-13", 0, 14, "After before: comes a day"},
        {"before:30.02.2026", 0, 17, "After before: comes a day"},
        {"after:2026-02-29", 0, 16, "After after: comes a day"},
        {"after:7x", 0, 8, "After after: comes a day"},
        {"has:wings", 0, 9, "After has: comes only attachment"},
        {"is:late", 0, 7, "After is: comes unread or read"},
        {"a - b", 2, 1, "A minus leaves out what follows it"},
        {"-", 0, 1, "A minus leaves out what follows it"},
        {"a \"\" b", 2, 2, "There is no word in these quotation marks"},
        {"a \"b c", 2, 4, "This quotation mark is never closed"},
        {"a from:\"b c", 7, 4, "This quotation mark is never closed"},
        {"\"", 0, 1, "This quotation mark is never closed"},
        {"-\"", 1, 1, "This quotation mark is never closed"},
    };
    for (const Meaningless& one : all) {
        INFO(one.typed);
        const ParsedQuery parsed = parse(one.typed);
        REQUIRE(parsed.problems.size() == 1);
        CHECK(parsed.problems.first().from == one.from);
        CHECK(parsed.problems.first().length == one.length);
        CHECK(parsed.problems.first().sentence.startsWith(QString::fromUtf8(one.sentence)));
        CHECK(parsed.problems.first().sentence.endsWith(QLatin1Char('.')));
    }
}

TEST_CASE("The rest still searches, in spite of a part that means nothing")
{
    CHECK(parse("pump before:yesterdayy stops ").query == parse("pump stops ").query);
    CHECK(parse("pump - stops ").query == parse("pump stops ").query);
    CHECK(parse("pump \"stops now").query == parse("pump \"stops now\"").query);
    CHECK(parse("status:foo from: case:x").problems.size() == 3);
    CHECK(parse("Smith & Sons ").problems.isEmpty());
    CHECK(parse("Smith & Sons ").query == parse("smith sons ").query);
    CHECK(parse("").problems.isEmpty());
}

TEST_CASE("What is far too long is searched up to its first 1,000 characters")
{
    const ParsedQuery parsed = parseSearchQuery(QStringLiteral("pump ").repeated(300), today);
    CHECK(parsed.query.terms.size() == 200);
    REQUIRE(parsed.problems.size() == 1);
    CHECK(parsed.problems.first().from == 1000);
    CHECK(parsed.problems.first().length == 500);
    CHECK(parsed.problems.first().sentence.startsWith(QStringLiteral("Only the first 1,000")));
}

TEST_CASE("The help names every key, and every key has its example in its sentence")
{
    const QString help = QString::fromUtf8(searchHelp);
    for (const SearchField& field : searchFields()) {
        const QString key = field.name + QLatin1Char(':');
        INFO(key.toStdString());
        CHECK(help.contains(key));
        CHECK(QString(field.sentence).count(key) >= 2);
        CHECK(searchFieldOf(field.field) == &field);
    }
    CHECK(searchFieldOf(Field::Anywhere) == nullptr);
}
