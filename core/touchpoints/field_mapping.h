// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which column of somebody's tables is which field of a touch, kept under a name so that it is said once. Any thread.
#pragma once

#include "core/model/expected.h"
#include "core/model/interaction.h"
#include "core/touchpoints/moment_reading.h"

#include <QJsonObject>
#include <QMap>

namespace threadline {

struct FieldMapping
{
    QString name;                    ///< empty: it is not kept
    QMap<QString, QString> columns;  ///< header by field (touchpoint_fields.h)
    std::optional<InteractionKind> kind = {};  ///< of rows that do not say
    std::optional<DateOrder> dates = {};       ///< as somebody said it; nothing: as each file says itself
    QString region = {};             ///< of phone numbers without a country code: "DE"; empty: not known

    friend bool operator==(const FieldMapping&, const FieldMapping&) = default;
};

QJsonObject mappingToJson(const FieldMapping& mapping);
FieldMapping mappingFromJson(const QString& name, const QJsonObject& json);

/// "date=Datum,customer=Kunde", several times; a header with a comma by its place: "date=#3". Refused for a field that
/// there is not and one that is said twice.
Expected<QMap<QString, QString>> columnsFromText(const QStringList& texts);

/// Its columns as this header spells them. Refused with the header's words when one is missing, or when nothing in it
/// says when or who.
Expected<FieldMapping> mappingFor(const FieldMapping& mapping, const QStringList& header);

/// Of those that are kept, the one of which most columns are in this header; nothing when none is there whole.
std::optional<FieldMapping> rememberedFor(const QList<FieldMapping>& kept, const QStringList& header);

} // namespace threadline
