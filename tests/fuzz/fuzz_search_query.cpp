// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever is typed in the search box, as UTF-16: no crash, no hang, the same answer twice, every
// problem and every completion inside what was typed.
#include "core/search/search_completion.h"
#include "core/search/search_query.h"
#include "core/search/snippet.h"

#include <cstdlib>
#include <cstring>

using namespace threadline;

namespace {

void require(bool held)
{
    if (!held) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    QString typed(static_cast<qsizetype>(size / sizeof(QChar)), Qt::Uninitialized);
    std::memcpy(typed.data(), data, static_cast<size_t>(typed.size()) * sizeof(QChar));

    const QDate today(2026, 11, 22);
    const ParsedQuery parsed = parseSearchQuery(typed, today);
    require(parsed == parseSearchQuery(typed, today));
    for (const QueryProblem& problem : parsed.problems) {
        require(problem.from >= 0 && problem.length > 0);
        require(problem.from + problem.length <= typed.size());
    }
    require(parsed.query.toFts().count('"') % 2 == 0);
    require(parsed.query.leftOutFts().count('"') % 2 == 0);
    makeSnippet(typed, parsed.query, 40);

    const SearchVocabulary vocabulary{{QStringLiteral("email")},
                                      {QStringLiteral("on_hold")},
                                      {QStringLiteral("money back")},
                                      {QStringLiteral("Anna Kivi")}};
    const qsizetype cursor = size == 0 ? 0 : data[0] % (typed.size() + 1);
    const QList<Completion> completions = completionsFor(typed, cursor, vocabulary);
    for (const Completion& completion : completions) {
        require(completion.replaceFrom >= 0 && completion.replaceLength >= 0);
        require(completion.replaceFrom + completion.replaceLength <= typed.size());
    }
    return 0;
}
