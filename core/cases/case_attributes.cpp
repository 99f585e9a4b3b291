// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cases/case_attributes.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace threadline {

namespace {

CaseField fieldOf(const Statement& row)
{
    CaseField field;
    field.name = row.text(0);
    field.kind = caseFieldKindFromName(row.text(1)).value_or(CaseField::Kind::Text);
    const QJsonArray choices = QJsonDocument::fromJson(row.bytes(2)).array();
    for (const auto& choice : choices) {
        field.choices.append(choice.toString());
    }
    return field;
}

CaseReminder reminderOf(const Statement& row)
{
    return {ReminderId(row.uuid(0)), CaseId(row.uuid(1)), {row.integer(2)}, row.text(3)};
}

} // namespace

QList<CaseField> readCaseFields(Database& database)
{
    QList<CaseField> fields;
    Statement rows = database.prepare("SELECT name, kind, choices FROM field ORDER BY name");
    while (rows.step()) {
        fields.append(fieldOf(rows));
    }
    return fields;
}

std::optional<CaseField> readCaseField(Database& database, const QString& name)
{
    Statement row = database.prepare("SELECT name, kind, choices FROM field WHERE name = ?");
    row.with(name);
    return row.step() ? std::optional(fieldOf(row)) : std::nullopt;
}

QList<CaseReminder> readReminders(Database& database, CaseId inCase)
{
    QList<CaseReminder> reminders;
    Statement rows =
        database.prepare("SELECT id, case_id, at, words FROM case_reminder WHERE case_id = ? ORDER BY at, id");
    rows.with(inCase.uuid());
    while (rows.step()) {
        reminders.append(reminderOf(rows));
    }
    return reminders;
}

std::optional<CaseReminder> readReminder(Database& database, ReminderId id)
{
    Statement row = database.prepare("SELECT id, case_id, at, words FROM case_reminder WHERE id = ?");
    row.with(id.uuid());
    return row.step() ? std::optional(reminderOf(row)) : std::nullopt;
}

QList<CaseLink> readLinks(Database& database, CaseId inCase)
{
    QList<CaseLink> links;
    Statement rows = database.prepare("SELECT case_id, other, how FROM case_link WHERE case_id = ?1 OR other = ?1 "
                                      "ORDER BY case_id, other");
    rows.with(inCase.uuid());
    while (rows.step()) {
        links.append({CaseId(rows.uuid(0)), CaseId(rows.uuid(1)), rows.text(2)});
    }
    return links;
}

} // namespace threadline
