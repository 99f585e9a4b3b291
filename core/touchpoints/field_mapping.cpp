// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/touchpoints/field_mapping.h"

#include "core/model/rejected.h"
#include "core/touchpoints/touchpoint_fields.h"

#include <algorithm>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

/// The header that is meant; empty: none.
QString headerMeant(const QString& words, const QStringList& header)
{
    if (words.startsWith(u'#')) {
        return header.value(words.mid(1).toInt() - 1);
    }
    for (const QString& one : header) {
        if (foldedHeader(one) == foldedHeader(words)) {
            return one;
        }
    }
    return {};
}

QString listed(const QStringList& header)
{
    QStringList quoted;
    for (const QString& one : header) {
        quoted.append(u'"' + one.simplified() + u'"');
    }
    return quoted.join(u", "_s);
}

bool saysWho(const QMap<QString, QString>& columns)
{
    return std::any_of(columns.keyBegin(), columns.keyEnd(), [](const QString& field) {
        static const QStringList people{u"customer"_s, u"email"_s, u"phone"_s, u"number"_s, u"name"_s};
        return people.contains(field);
    });
}

} // namespace

QJsonObject mappingToJson(const FieldMapping& mapping)
{
    QJsonObject columns;
    for (auto column = mapping.columns.begin(); column != mapping.columns.end(); ++column) {
        columns.insert(column.key(), *column);
    }
    QJsonObject json{{u"columns"_s, columns}};
    if (mapping.kind) {
        json.insert(u"kind"_s, interactionKindName(*mapping.kind));
    }
    if (mapping.dates) {
        json.insert(u"dates"_s, dateOrderName(*mapping.dates));
    }
    if (!mapping.region.isEmpty()) {
        json.insert(u"region"_s, mapping.region);
    }
    return json;
}

FieldMapping mappingFromJson(const QString& name, const QJsonObject& json)
{
    FieldMapping mapping;
    mapping.name = name;
    const QJsonObject columns = json.value("columns"_L1).toObject();
    for (auto column = columns.begin(); column != columns.end(); ++column) {
        mapping.columns.insert(column.key(), column.value().toString());
    }
    mapping.kind = interactionKindFromName(json.value("kind"_L1).toString());
    mapping.dates = dateOrderFromName(json.value("dates"_L1).toString());
    mapping.region = json.value("region"_L1).toString();
    return mapping;
}

Expected<QMap<QString, QString>> columnsFromText(const QStringList& texts)
{
    QMap<QString, QString> columns;
    for (const QString& text : texts) {
        const QStringList pairs = text.split(u',', Qt::SkipEmptyParts);
        for (const QString& pair : pairs) {
            const QString field = pair.section(u'=', 0, 0).trimmed().toLower().replace(u'-', u'_');
            const QString header = pair.section(u'=', 1).trimmed();
            if (!touchpointFields().contains(field)) {
                return rejected(u"\"%1\" is no field: take one of %2."_s.arg(field, touchpointFields().join(u", "_s)));
            }
            if (header.isEmpty()) {
                return rejected(u"\"%1\" names no column: write %1=HEADER, or %1=#3 for the third."_s.arg(field));
            }
            if (columns.contains(field)) {
                return rejected(u"\"%1\" is mapped twice: name one column for it."_s.arg(field));
            }
            columns.insert(field, header);
        }
    }
    return columns;
}

Expected<FieldMapping> mappingFor(const FieldMapping& mapping, const QStringList& header)
{
    FieldMapping found = mapping;
    for (auto column = mapping.columns.begin(); column != mapping.columns.end(); ++column) {
        const QString meant = headerMeant(*column, header);
        if (meant.isEmpty()) {
            return rejected(u"There is no column \"%1\" for %2; the file has %3."_s.arg(*column, column.key(), listed(header)));
        }
        found.columns.insert(column.key(), meant);
    }
    if (!found.columns.contains(u"date"_s) || !saysWho(found.columns)) {
        const QString what = found.columns.contains(u"date"_s) ? u"whose each row is"_s : u"when it was"_s;
        return rejected(u"Nothing in this file is known to say %1: map a column, as in --map \"date=Datum,customer=Kunde\"; "
                        "the file has %2."_s.arg(what, listed(header)));
    }
    return found;
}

std::optional<FieldMapping> rememberedFor(const QList<FieldMapping>& kept, const QStringList& header)
{
    std::optional<FieldMapping> best;
    for (const FieldMapping& one : kept) {
        const bool isWhole = std::all_of(one.columns.cbegin(), one.columns.cend(), [&](const QString& column) {
            return !column.startsWith(u'#') && !headerMeant(column, header).isEmpty();
        });
        if (isWhole && (!best || one.columns.size() > best->columns.size())) {
            best = one;
        }
    }
    return best;
}

} // namespace threadline
