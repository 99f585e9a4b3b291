// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/search_reading.h"

#include "core/cases/case_directory.h"
#include "core/customers/customer_directory.h"
#include "core/history/interaction_reading.h"
#include "core/inbound/account_store.h"
#include "core/search/searching.h"
#include "core/search/snippet.h"

#include <QDateTime>

namespace threadline {

namespace {

std::optional<SearchHit> readHit(Database& database, qint64 key, const SearchQuery& query)
{
    constexpr int snippetLength = 160;
    const auto interaction = readInteraction(database, key);
    if (!interaction) {
        return std::nullopt;
    }
    SearchHit hit;
    hit.interaction = interaction->id;
    hit.key = key;
    hit.customer = interaction->customer;
    hit.customerName = displayName(database, interaction->customer);
    hit.inCase = interaction->inCase;
    if (hit.inCase) {
        if (const auto inCase = readCase(database, *hit.inCase)) {
            hit.caseNumber = inCase->number;
        }
    }
    hit.channel = interaction->channel;
    hit.at = interaction->at;
    hit.subject = interaction->subject;
    const Snippet snippet = makeSnippet(interaction->text, query, snippetLength);
    hit.snippet = snippet.text;
    hit.marks = snippet.marks;
    return hit;
}

/// An account is complete once it has been synchronised and nothing of what its server has is
/// missing.
bool isComplete(const StoredAccount& account)
{
    return !account.cursor.isEmpty() && account.progress.done >= account.progress.total;
}

/// Of several unfinished accounts the one that reaches back least says how far one can trust.
void tellCompleteness(SearchAnswer& answer, const QList<StoredAccount>& accounts)
{
    bool isKnown = true;
    for (const StoredAccount& account : accounts) {
        if (isComplete(account)) {
            continue;
        }
        answer.complete = false;
        isKnown = isKnown && !account.progress.completeSince.isNull();
        answer.completeSince = std::max(answer.completeSince, account.progress.completeSince);
    }
    if (!isKnown) {
        answer.completeSince = {};
    }
}

} // namespace

SearchAnswer readAnswer(Database& database, const QString& typed, int limit, const QString& agent,
                        Timestamp now)
{
    const Asker asker{agent};
    const QDate today = QDateTime::fromSecsSinceEpoch(now.seconds(), asker.zone).date();
    const ParsedQuery parsed = parseSearchQuery(typed, today);
    SearchAnswer answer;
    answer.problems = parsed.problems;
    const QList<qint64> keys = searchKeys(database, parsed.query, asker, limit);
    answer.hits.reserve(keys.size());
    for (const qint64 key : keys) {
        if (const auto hit = readHit(database, key, parsed.query)) {
            answer.hits.append(*hit);
        }
    }
    tellCompleteness(answer, readAccounts(database));
    return answer;
}

} // namespace threadline
