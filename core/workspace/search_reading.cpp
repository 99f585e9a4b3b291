// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/search_reading.h"

#include "core/cases/case_directory.h"
#include "core/customers/customer_directory.h"
#include "core/history/interaction_reading.h"
#include "core/inbound/account_store.h"
#include "core/model/touch.h"
#include "core/search/attachment_words.h"
#include "core/search/searching.h"
#include "core/search/snippet.h"

#include <QDateTime>
#include <QSet>

namespace threadline {

namespace {

constexpr int snippetLength = 160;

/// The words of an attachment that show more of what was asked for than `message` does.
std::optional<std::pair<QString, Snippet>> attachmentSnippet(Database& database, const Interaction& interaction,
                                                             const SearchQuery& query, const Snippet& message)
{
    std::optional<std::pair<QString, Snippet>> best;
    int found = message.found;
    for (const Attachment& file : interaction.attachments) {
        if (found == wordsWanted(query)) {
            break;
        }
        const auto text = readAttachmentText(database, file.sha256);
        if (!text || text->text.isEmpty()) {
            continue;
        }
        const Snippet snippet = makeSnippet(QString::fromUtf8(text->text), query, snippetLength);
        if (snippet.found > found) {
            found = snippet.found;
            best = std::pair(file.name, snippet);
        }
    }
    return best;
}

std::optional<SearchHit> readHit(Database& database, qint64 key, const SearchQuery& query)
{
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
    const QString details = wordsInDetails(interaction->details);
    const QString text = details.isEmpty() ? interaction->text : interaction->text + QLatin1Char('\n') + details;
    Snippet snippet = makeSnippet(text, query, snippetLength);
    if (auto attached = attachmentSnippet(database, *interaction, query, snippet)) {
        hit.foundIn = attached->first;
        snippet = std::move(attached->second);
    }
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
    QHash<CustomerId, int> groups;
    for (const qint64 key : keys) {
        if (auto hit = readHit(database, key, parsed.query)) {
            hit->group = groups.value(hit->customer, static_cast<int>(groups.size()) + 1);
            groups.insert(hit->customer, hit->group);
            answer.hits.append(*hit);
        }
    }
    tellCompleteness(answer, readAccounts(database));
    answer.unreadAttachments = countUnreadAttachments(database);
    return answer;
}

QList<qint64> casesFound(Database& database, const QString& typed, const QString& agent, Timestamp now)
{
    constexpr int all = -1;
    const Asker asker{agent};
    const QDate today = QDateTime::fromSecsSinceEpoch(now.seconds(), asker.zone).date();
    const QList<qint64> keys = searchKeys(database, parseSearchQuery(typed, today).query, asker, all);
    Statement inCase = database.prepare("SELECT c.key FROM interaction i JOIN cases c ON c.id = i.case_id WHERE i.key = ?");
    QSet<qint64> cases;
    for (const qint64 key : keys) {
        inCase.with(key);
        if (inCase.step()) {
            cases.insert(inCase.integer(0));
        }
        inCase.reset();
    }
    return cases.values();
}

SearchVocabulary readVocabulary(Database& database)
{
    const auto names = [&](const char* sql) {
        QStringList all;
        Statement rows = database.prepare(sql);
        while (rows.step()) {
            all.append(rows.text(0));
        }
        return all;
    };
    SearchVocabulary vocabulary;
    vocabulary.channels = names("SELECT last_channel FROM cases WHERE last_channel <> '' GROUP BY last_channel "
                                "ORDER BY count(*) DESC");
    vocabulary.tags = names("SELECT tag FROM case_tag GROUP BY tag ORDER BY count(*) DESC, tag LIMIT 200");
    vocabulary.agents = names("SELECT assignee FROM cases WHERE assignee <> '' GROUP BY assignee ORDER BY count(*) DESC");
    for (const auto status : {CaseStatus::New, CaseStatus::Open, CaseStatus::Waiting, CaseStatus::OnHold,
                              CaseStatus::Solved, CaseStatus::Closed}) {
        vocabulary.statuses.append(caseStatusName(status));
    }
    for (const auto priority : {CasePriority::Urgent, CasePriority::High, CasePriority::Normal, CasePriority::Low}) {
        vocabulary.priorities.append(casePriorityName(priority));
    }
    return vocabulary;
}

AttachmentsRead readAttachmentsRead(Database& database)
{
    return {countUnreadAttachments(database), countAttachmentOutcomes(database)};
}

} // namespace threadline
