// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/draft_store.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr std::string_view columns = "SELECT id, case_id, customer, body, saved_at FROM draft ";

Draft draftFrom(const Statement& row)
{
    Draft draft;
    draft.id = DraftId(row.uuid(0));
    draft.inCase = row.isNull(1) ? CaseId() : CaseId(row.uuid(1));
    draft.customer = row.isNull(2) ? CustomerId() : CustomerId(row.uuid(2));
    const QJsonObject body = QJsonDocument::fromJson(row.bytes(3)).object();
    const auto textAt = [&](QLatin1String name) { return body.value(name).toString(); };
    draft.subject = textAt("subject"_L1);
    draft.text = textAt("text"_L1);
    draft.to = textAt("to"_L1);
    draft.cc = textAt("cc"_L1);
    draft.bcc = textAt("bcc"_L1);
    draft.note = body.value("note"_L1).toBool();
    const QJsonArray files = body.value("files"_L1).toArray();
    for (const auto& file : files) {
        draft.files.append(file.toString());
    }
    draft.savedAt = {row.integer(4)};
    return draft;
}

template <class... Values>
QList<Draft> draftsWhere(Database& database, std::string_view where, const Values&... values)
{
    Statement rows = database.prepare((std::string(columns) += where) + " ORDER BY saved_at DESC, id DESC");
    rows.with(values...);
    QList<Draft> drafts;
    while (rows.step()) {
        drafts.append(draftFrom(rows));
    }
    return drafts;
}

QByteArray bodyOf(const Draft& draft)
{
    const QJsonObject body{{u"subject"_s, draft.subject},
                           {u"text"_s, draft.text},
                           {u"to"_s, draft.to},
                           {u"cc"_s, draft.cc},
                           {u"bcc"_s, draft.bcc},
                           {u"note"_s, draft.note},
                           {u"files"_s, QJsonArray::fromStringList(draft.files)}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace

QList<Draft> readDrafts(Database& database)
{
    return draftsWhere(database, "");
}

QList<Draft> readDrafts(Database& database, CaseId inCase)
{
    return draftsWhere(database,
                       "WHERE case_id IN (WITH RECURSIVE shown(id) AS (SELECT ?1 UNION SELECT c.id FROM cases c "
                       "JOIN shown s ON c.merged_into = s.id) SELECT id FROM shown)",
                       inCase.uuid());
}

QList<Draft> readDrafts(Database& database, CustomerId customer)
{
    return draftsWhere(database,
                       "WHERE customer IN (SELECT m.id FROM customer m JOIN customer h ON h.key = m.head "
                       "WHERE h.id = ?1 UNION SELECT ?1)",
                       customer.uuid());
}

std::optional<Draft> readDraft(Database& database, DraftId id)
{
    const QList<Draft> found = draftsWhere(database, "WHERE id = ?", id.uuid());
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

void writeDraft(Database& database, const Draft& draft)
{
    if (draft.isEmpty()) {
        forgetDraft(database, draft.id);
        return;
    }
    Statement& row =
        database.statement("INSERT OR REPLACE INTO draft(id, case_id, customer, body, saved_at) VALUES(?,?,?,?,?)");
    const QByteArray body = bodyOf(draft);
    row.with(draft.id.uuid(), nullptr, nullptr, Utf8{body}, draft.savedAt.us);
    if (!draft.inCase.isNull()) {
        row.bind(2, draft.inCase.uuid());
    }
    if (!draft.customer.isNull()) {
        row.bind(3, draft.customer.uuid());
    }
    row.step();
    row.reset();
}

void forgetDraft(Database& database, DraftId id)
{
    database.statement("DELETE FROM draft WHERE id = ?").run(id.uuid());
}

} // namespace threadline
