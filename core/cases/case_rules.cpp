// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cases/case_rules.h"

#include "core/model/rejected.h"
#include "core/model/tag.h"

#include <QDate>
#include <QLocale>

#include <cmath>

namespace threadline {

std::optional<StatusChange> statusAfter(const Case& current, Direction direction, Automation automation,
                                        Timestamp at)
{
    if (at < current.lastAt || direction == Direction::Internal) {
        return std::nullopt;
    }
    const CaseStatus now = current.status;
    if (automation == Automation::Bounce) {
        return now == CaseStatus::Waiting
                   ? std::optional(StatusChange{CaseStatus::Open, QStringLiteral("a reply could not be delivered")})
                   : std::nullopt;
    }
    if (automation != Automation::None) {
        return std::nullopt;
    }
    if (direction == Direction::Outbound) {
        const bool ourTurn = now == CaseStatus::New || now == CaseStatus::Open;
        return ourTurn ? std::optional(StatusChange{CaseStatus::Waiting, QStringLiteral("it was answered")})
                       : std::nullopt;
    }
    const bool theirTurn = now == CaseStatus::Waiting || now == CaseStatus::Solved;
    return theirTurn ? std::optional(StatusChange{CaseStatus::Open, QStringLiteral("the customer wrote")})
                     : std::nullopt;
}

CaseStatus openingStatus(Direction direction, bool seenLongAgo)
{
    if (seenLongAgo) {
        return CaseStatus::Solved;
    }
    return direction == Direction::Outbound ? CaseStatus::Waiting : CaseStatus::New;
}

Expected<void> mayChange(const Case& current, const std::optional<Case>& into)
{
    if (!current.mergedInto) {
        return {};
    }
    return rejected(into ? QStringLiteral("Case #%1 was merged into #%2: name that one, or take the merge back first.")
                               .arg(current.number)
                               .arg(into->number)
                         : QStringLiteral("Case #%1 was merged: take the merge back first.").arg(current.number));
}

Expected<std::optional<StatusChange>> statusByAgent(const Case& current, CaseStatus wanted, const QString& reason)
{
    if (current.status == wanted) {
        return std::optional<StatusChange>();
    }
    if (wanted == CaseStatus::New) {
        return rejected(QStringLiteral("Case #%1 cannot become new again: choose open, waiting, on_hold, solved or "
                                       "closed.")
                            .arg(current.number));
    }
    if (current.status == CaseStatus::Closed && wanted != CaseStatus::Open) {
        return rejected(QStringLiteral("Case #%1 is closed: reopen it first.").arg(current.number));
    }
    const bool reopened = current.status == CaseStatus::Closed || current.status == CaseStatus::Solved;
    const QString usual = reopened && wanted != CaseStatus::Closed ? QStringLiteral("an agent reopened it")
                                                                   : QStringLiteral("an agent said so");
    return std::optional(StatusChange{wanted, reason.trimmed().isEmpty() ? usual : reason.trimmed()});
}

Expected<void> mayClaim(const Case& current, const QString& agent)
{
    if (current.assignee.isEmpty() || current.assignee == agent) {
        return {};
    }
    return rejected(QStringLiteral("%1 has case #%2 already: ask them, or assign it instead of claiming it.")
                        .arg(current.assignee)
                        .arg(current.number));
}

Expected<void> maySnooze(const Case& current, Timestamp until, Timestamp now)
{
    if (current.status == CaseStatus::Solved || current.status == CaseStatus::Closed) {
        return rejected(QStringLiteral("Case #%1 is %2, so there is nothing to put off: reopen it first.")
                            .arg(current.number)
                            .arg(caseStatusName(current.status)));
    }
    if (until <= now) {
        return rejected(QStringLiteral("The moment to wake case #%1 is over already: name a later one.")
                            .arg(current.number));
    }
    return {};
}

Expected<void> mayMerge(const Case& one, const Case& into)
{
    if (one.id == into.id) {
        return rejected(QStringLiteral("Case #%1 cannot be merged into itself: name another.").arg(one.number));
    }
    if (one.customer != into.customer) {
        return rejected(QStringLiteral("Cases #%1 and #%2 are of different customers: merge the customers first, or "
                                       "link the cases instead.")
                            .arg(one.number)
                            .arg(into.number));
    }
    return {};
}

Expected<void> mayMove(CustomerId customer, const std::optional<Case>& from, const Case& to)
{
    if (customer != to.customer) {
        return rejected(QStringLiteral("Case #%1 is of another customer than this message: choose one of the same "
                                       "customer.")
                            .arg(to.number));
    }
    if (from && from->id == to.id) {
        return rejected(QStringLiteral("This message is in case #%1 already: choose another case.").arg(to.number));
    }
    return {};
}

Expected<void> mayLink(const Case& one, const Case& other)
{
    if (one.id == other.id) {
        return rejected(QStringLiteral("Case #%1 cannot be linked to itself: name another.").arg(one.number));
    }
    return {};
}

Expected<QString> normalisedTag(const QString& typed)
{
    const QString tag = tagAsKept(typed);
    if (tag.isEmpty()) {
        return rejected(QStringLiteral("The tag is empty: name one."));
    }
    if (tag.size() > longestTag) {
        return rejected(QStringLiteral("The tag is longer than %1 characters: choose a shorter one.").arg(longestTag));
    }
    return tag;
}

Expected<QString> checkedFieldValue(const CaseField& field, const QString& typed)
{
    const QString value = typed.trimmed();
    if (value.isEmpty() || field.kind == CaseField::Kind::Text) {
        return value;
    }
    if (field.kind == CaseField::Kind::Number) {
        bool isNumber = false;
        const double number = QLocale::c().toDouble(value, &isNumber);
        return isNumber && std::isfinite(number)
                   ? Expected<QString>(QString::number(number, 'g', QLocale::FloatingPointShortest))
                   : rejected(QStringLiteral("\"%1\" is no number, and \"%2\" takes one like 12 or 12.5.")
                                  .arg(value, field.name));
    }
    if (field.kind == CaseField::Kind::Date) {
        const QDate date = QDate::fromString(value, Qt::ISODate);
        return date.isValid() ? Expected<QString>(date.toString(Qt::ISODate))
                              : rejected(QStringLiteral("\"%1\" is no date, and \"%2\" takes one like 2026-11-22.")
                                             .arg(value, field.name));
    }
    for (const QString& choice : field.choices) {
        if (choice.compare(value, Qt::CaseInsensitive) == 0) {
            return choice;
        }
    }
    return rejected(QStringLiteral("\"%1\" is no choice of \"%2\", which takes one of: %3.")
                        .arg(value, field.name, field.choices.join(QStringLiteral(", "))));
}

Expected<CaseField> checkedField(const CaseField& wanted, const std::optional<CaseField>& before)
{
    CaseField field{wanted.name.simplified(), wanted.kind, {}};
    for (const QString& choice : wanted.choices) {
        if (const QString clean = choice.simplified(); !clean.isEmpty() && !field.choices.contains(clean)) {
            field.choices.append(clean);
        }
    }
    if (field.name.isEmpty()) {
        return rejected(QStringLiteral("The field has no name: give it one."));
    }
    const bool isChoice = field.kind == CaseField::Kind::Choice;
    if (isChoice != !field.choices.isEmpty()) {
        return rejected(isChoice ? QStringLiteral("\"%1\" has nothing to choose from: name its choices.").arg(field.name)
                                 : QStringLiteral("Only a field of kind choice has choices: leave them out of \"%1\".")
                                       .arg(field.name));
    }
    if (before && before->kind != field.kind) {
        return rejected(QStringLiteral("\"%1\" is a %2 already: remove it first, its values go with it.")
                            .arg(field.name, caseFieldKindName(before->kind)));
    }
    return field;
}

} // namespace threadline
