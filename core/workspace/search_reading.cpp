// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/search_reading.h"

#include "core/cases/case_directory.h"
#include "core/customers/customer_directory.h"
#include "core/history/interaction_reading.h"
#include "core/search/searching.h"
#include "core/search/snippet.h"

namespace threadline {

QList<SearchHit> readHits(Database& database, const QString& typed, int limit)
{
    constexpr int snippetLength = 160;
    const SearchQuery query = parseSearchQuery(typed);
    const QList<qint64> keys = searchKeys(database, query, limit);
    QList<SearchHit> hits;
    hits.reserve(keys.size());
    for (const qint64 key : keys) {
        const auto interaction = readInteraction(database, key);
        if (!interaction) {
            continue;
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
        hits.append(hit);
    }
    return hits;
}

} // namespace threadline
