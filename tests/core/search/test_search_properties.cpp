// SPDX-License-Identifier: GPL-3.0-or-later
//
// What holds for whatever is typed, tried with many strings made by chance from the signs that mean
// something and some that nobody expects. The seed is fixed: a failure comes back.
#include "core/search/search_completion.h"
#include "tests/core/search/made_history.h"
#include "tests/support/catch.h"

#include <random>

using namespace threadline;
using namespace threadline::test;

namespace {

const SearchVocabulary vocabulary{{QStringLiteral("email"), QStringLiteral("sms")},
                                  {QStringLiteral("new"), QStringLiteral("on_hold")},
                                  {QStringLiteral("money back"), QStringLiteral("a\"b"), QString()},
                                  {QStringLiteral("Anna Kivi"), QStringLiteral("Béla Nagy")}};

QStringList scraps()
{
    QStringList all;
    for (const char* scrap :
         {"from:",     "to:",   "subject:", "file:",       "channel:",   "tag:",   "status:",
          "assignee:", "case:", "before:",  "after:",      "has:",       "is:",    "pump",
          "Größe",     "配送",  "a",        "x@y.example", "attachment", "unread", "open",
          "me",        "none",  "10001",    "2026-03",     "7d",         "today",  "\"",
          "\"",        "“",     "„",        " ",           " ",          " ",      "-",
          "-",         ":",     "*",        "^",           "(",          ")",      "{",
          "}",         "AND",   "OR",       "NOT",         "NEAR(",      "+",      "'",
          ";",         "\\",    "%",        "\n",          "\t",         "🙂",   "e\u0301",
          "\u200b"}) {
        all.append(QString::fromUtf8(scrap));
    }
    return all << QString(QChar(0xd83d)) << QString(QChar(0xde42)) << QString(QChar(0))
               << QString(QChar(0xe000)) << QString(QChar(0xffff));
}

class Chance
{
public:
    QString typed()
    {
        QString text;
        for (int n = below(13); n > 0; --n) {
            text += m_scraps.at(below(static_cast<int>(m_scraps.size())));
        }
        return text;
    }
    int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(m_engine); }

private:
    std::mt19937 m_engine{20261122};
    QStringList m_scraps = scraps();
};

void requireAccepted(Database& database, const QByteArray& fts)
{
    if (fts.isEmpty()) {
        return;
    }
    Statement rows =
        database.prepare("SELECT rowid FROM interaction_fts WHERE interaction_fts MATCH ?");
    rows.bind(1, Utf8{fts});
    while (rows.step()) {
    }
}

} // namespace

TEST_CASE("Whatever is typed is read, its problems lie inside it, and the index understands it")
{
    MadeHistory history;
    Chance chance;
    for (int i = 0; i < 20'000; ++i) {
        const QString typed = chance.typed();
        INFO(typed.toStdString());
        const ParsedQuery parsed = parseSearchQuery(typed, today);
        for (const QueryProblem& problem : parsed.problems) {
            REQUIRE(problem.from >= 0);
            REQUIRE(problem.length > 0);
            REQUIRE(problem.from + problem.length <= typed.size());
            REQUIRE(problem.sentence.endsWith(QLatin1Char('.')));
        }
        REQUIRE_NOTHROW(requireAccepted(history.database(), parsed.query.toFts()));
        REQUIRE_NOTHROW(requireAccepted(history.database(), parsed.query.leftOutFts()));
    }
}

TEST_CASE("Whatever is typed has an answer, in the order of time and without repetition")
{
    MadeHistory history;
    history.addTags();
    Chance chance;
    int answered = 0;
    for (int i = 0; i < 5'000; ++i) {
        const QString typed = chance.typed();
        INFO(typed.toStdString());
        QList<int> numbers;
        REQUIRE_NOTHROW(numbers = history.found(typed));
        REQUIRE(std::is_sorted(numbers.begin(), numbers.end(), std::greater_equal<>()));
        answered += numbers.isEmpty() ? 0 : 1;
    }
    CHECK(answered > 100);
}

TEST_CASE("At every place of the cursor completions fit in, and a chosen value means something")
{
    Chance chance;
    for (int i = 0; i < 3'000; ++i) {
        const QString typed = chance.typed();
        for (qsizetype cursor = -1; cursor <= typed.size() + 1; ++cursor) {
            const QList<Completion> completions = completionsFor(typed, cursor, vocabulary);
            for (const Completion& completion : completions) {
                INFO(typed.toStdString()
                     << " at " << cursor << ": " << completion.text.toStdString());
                REQUIRE(completion.replaceFrom >= 0);
                REQUIRE(completion.replaceLength >= 0);
                REQUIRE(completion.replaceFrom + completion.replaceLength <= typed.size());
                if (completion.text.endsWith(QLatin1Char(':'))) {
                    continue;
                }
                QString chosen = typed;
                chosen.replace(completion.replaceFrom, completion.replaceLength, completion.text);
                const qsizetype end = completion.replaceFrom + completion.text.size();
                for (const QueryProblem& problem : parseSearchQuery(chosen, today).problems) {
                    REQUIRE((problem.from >= end ||
                             problem.from + problem.length <= completion.replaceFrom));
                }
            }
        }
    }
}

TEST_CASE("As many words as fit are understood by the index")
{
    MadeHistory history;
    for (const char* word : {"a ", "-a ", "from:a ", "-from:a ", "\"a\"", "配", "-is:read ",
                             "case:1 ", "tag:a ", "-case:1 ", "assignee:a ", "-tag:a "}) {
        INFO(word);
        const QString typed = QString::fromUtf8(word).repeated(1000);
        REQUIRE_NOTHROW(history.found(typed));
    }
}
