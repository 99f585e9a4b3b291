// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/draft_store.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace threadline {

std::optional<Draft> readDraft(Database& database, CaseId inCase)
{
    Statement& row = database.statement("SELECT body, saved_at FROM draft WHERE case_id = ?");
    row.with(inCase.uuid());
    if (!row.step()) {
        return std::nullopt;
    }
    const QJsonObject body = QJsonDocument::fromJson(row.bytes(0)).object();
    Draft draft;
    draft.savedAt = {row.integer(1)};
    row.reset();
    draft.text = body.value(QLatin1String("text")).toString();
    draft.to = body.value(QLatin1String("to")).toString();
    draft.cc = body.value(QLatin1String("cc")).toString();
    draft.bcc = body.value(QLatin1String("bcc")).toString();
    draft.note = body.value(QLatin1String("note")).toBool();
    const QJsonArray files = body.value(QLatin1String("files")).toArray();
    for (const auto& file : files) {
        draft.files.append(file.toString());
    }
    return draft;
}

void writeDraft(Database& database, CaseId inCase, const Draft& draft)
{
    if (draft.text.isEmpty() && draft.files.isEmpty()) {
        database.statement("DELETE FROM draft WHERE case_id = ?").run(inCase.uuid());
        return;
    }
    const QJsonObject body{{QStringLiteral("text"), draft.text},
                           {QStringLiteral("to"), draft.to},
                           {QStringLiteral("cc"), draft.cc},
                           {QStringLiteral("bcc"), draft.bcc},
                           {QStringLiteral("note"), draft.note},
                           {QStringLiteral("files"), QJsonArray::fromStringList(draft.files)}};
    const QByteArray json = QJsonDocument(body).toJson(QJsonDocument::Compact);
    database.statement("INSERT OR REPLACE INTO draft(case_id, body, saved_at) VALUES(?,?,?)")
        .run(inCase.uuid(), Utf8{json}, draft.savedAt.us);
}

} // namespace threadline
