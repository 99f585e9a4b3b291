// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/texts/text_projection.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

QString textIn(const Event& event, QLatin1String name)
{
    return event.body.value(name).toString();
}

} // namespace

QStringList TextProjection::tables() const
{
    return {u"snippet"_s, u"macro"_s};
}

void TextProjection::apply(Database& database, const Event& event)
{
    const QString name = textIn(event, "name"_L1);
    if (event.kind == "snippet.saved"_L1) {
        database.statement("INSERT OR REPLACE INTO snippet(owner, name, words, shortcut, subject) VALUES(?,?,?,?,?)")
            .run(event.actor, name, textIn(event, "text"_L1), textIn(event, "shortcut"_L1), textIn(event, "subject"_L1));
    } else if (event.kind == "snippet.removed"_L1) {
        database.statement("DELETE FROM snippet WHERE owner = ? AND name = ?").run(event.actor, name);
    } else if (event.kind == "macro.saved"_L1) {
        const QByteArray steps = QJsonDocument(event.body.value("steps"_L1).toArray()).toJson(QJsonDocument::Compact);
        database.statement("INSERT OR REPLACE INTO macro(name, steps) VALUES(?,?)").run(name, Utf8{steps});
    } else if (event.kind == "macro.removed"_L1) {
        database.statement("DELETE FROM macro WHERE name = ?").run(name);
    }
}

} // namespace threadline
