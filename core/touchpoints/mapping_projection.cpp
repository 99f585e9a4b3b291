// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/touchpoints/mapping_projection.h"

#include <QJsonDocument>

namespace threadline {

using namespace Qt::Literals::StringLiterals;

QStringList MappingProjection::tables() const
{
    return {u"field_mapping"_s};
}

void MappingProjection::apply(Database& database, const Event& event)
{
    const QString name = event.body.value("name"_L1).toString();
    if (event.kind == "mapping.saved"_L1) {
        const QByteArray mapping =
            QJsonDocument(event.body.value("mapping"_L1).toObject()).toJson(QJsonDocument::Compact);
        database.statement("INSERT OR REPLACE INTO field_mapping(name, mapping) VALUES(?,?)").run(name, Utf8{mapping});
    } else if (event.kind == "mapping.removed"_L1) {
        database.statement("DELETE FROM field_mapping WHERE name = ?").run(name);
    }
}

QList<FieldMapping> readMappings(Database& database)
{
    QList<FieldMapping> mappings;
    Statement rows = database.prepare("SELECT name, mapping FROM field_mapping ORDER BY name");
    while (rows.step()) {
        mappings.append(mappingFromJson(rows.text(0), QJsonDocument::fromJson(rows.bytes(1)).object()));
    }
    return mappings;
}

} // namespace threadline
