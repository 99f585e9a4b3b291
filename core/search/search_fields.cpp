// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/search_fields.h"

#include <algorithm>
#include <array>

namespace threadline {

namespace {

using Field = SearchQuery::Term::Field;

constexpr SearchField row(Field field, const char* name, const char* words, const char* sentence)
{
    return {field, QLatin1String(name), QLatin1String(words), QLatin1String(sentence)};
}

constexpr std::array fields{
    row(Field::Sender, "from", "sent by",
        "After from: comes a name or an address, for example from:ingrid or from:\"Ingrid "
        "Aaltonen\"."),
    row(Field::Recipient, "to", "sent to",
        "After to: comes a name or an address, for example to:ingrid or to:\"Ingrid "
        "Aaltonen\"."),
    row(Field::Subject, "subject", "with these words in the subject",
        "After subject: comes words of the subject, for example subject:pump or "
        "subject:\"new pump\"."),
    row(Field::File, "file", "with an attachment of this name",
        "After file: comes words of an attachment's name, for example file:invoice.pdf."),
    row(Field::Channel, "channel", "on this channel",
        "After channel: comes the name of a channel, for example channel:email."),
    row(Field::Tag, "tag", "in a case with this tag",
        "After tag: comes the name of a tag, for example tag:refund."),
    row(Field::Status, "status", "in a case of this status",
        "After status: comes new, open, waiting, on_hold, solved or closed, for example "
        "status:open."),
    row(Field::Priority, "priority", "in a case of this priority",
        "After priority: comes low, normal, high or urgent, for example priority:urgent."),
    row(Field::Assignee, "assignee", "in a case of this colleague",
        "After assignee: comes a colleague's name, me or none, for example "
        "assignee:\"Anna Kivi\"."),
    row(Field::Case, "case", "in the case of this number",
        "After case: comes the number of a case, for example case:10023."),
    row(Field::Before, "before", "older than the beginning of this day",
        "After before: comes a day, for example before:2026-03-01, before:01.03.2026, "
        "before:2026-03, before:2026, before:yesterday or before:2w."),
    row(Field::After, "after", "from the beginning of this day on",
        "After after: comes a day, for example after:2026-03-01, after:01.03.2026, "
        "after:2026-03, after:2026, after:yesterday or after:2w."),
    row(Field::Has, "has", "with something besides text",
        "After has: comes only attachment: has:attachment."),
    row(Field::Is, "is", "read by us or not",
        "After is: comes unread or read: is:unread, is:read."),
};

} // namespace

std::span<const SearchField> searchFields()
{
    return fields;
}

const SearchField* searchFieldNamed(QStringView name)
{
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const SearchField& field) {
        return name.compare(field.name, Qt::CaseInsensitive) == 0;
    });
    return found == fields.end() ? nullptr : &*found;
}

const SearchField* searchFieldOf(Field field)
{
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const SearchField& each) { return each.field == field; });
    return found == fields.end() ? nullptr : &*found;
}

} // namespace threadline
