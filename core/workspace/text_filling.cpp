// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/text_filling.h"

#include "core/customers/customer_directory.h"
#include "core/identities/person_name.h"
#include "core/model/subject.h"
#include "core/texts/text_directory.h"
#include "core/texts/text_variables.h"
#include "core/workspace/case_reading.h"
#include "core/workspace/replying.h"

#include <QHash>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

/// One case, and who writes in it.
struct Source
{
    Database& database;
    Case inCase;
    QString agent;
};

QString customerName(const Source& from)
{
    const auto customer = readCustomer(from.database, from.inCase.customer);
    return customer ? customer->name : QString();
}

QString customerFirstName(const Source& from)
{
    return firstName(customerName(from));
}

QString customerEmail(const Source& from)
{
    const auto answering =
        from.inCase.id.isNull() ? std::nullopt : whatToAnswer(from.database, from.inCase.id);
    if (answering && answering->customerIdentity.kind == Identity::Kind::Email) {
        return answering->customer.address;
    }
    const auto customer = readCustomer(from.database, from.inCase.customer);
    for (const Identity& identity : customer ? customer->identities : QList<Identity>()) {
        if (identity.kind == Identity::Kind::Email) {
            return identity.value;
        }
    }
    return {};
}

QString caseNumber(const Source& from)
{
    return from.inCase.id.isNull() ? QString() : QString::number(from.inCase.number);
}

QString caseSubject(const Source& from)
{
    return bareSubject(from.inCase.subject);
}

QString caseStatus(const Source& from)
{
    return from.inCase.id.isNull() ? QString() : caseStatusName(from.inCase.status).replace(u'_', u' ');
}

QString agentName(const Source& from)
{
    return from.agent;
}

QString agentFirstName(const Source& from)
{
    return firstName(from.agent);
}

QString accountName(const Source& from)
{
    const auto account = replying::sendingAccount(from.database, from.inCase.id, {});
    return !account ? QString() : account->ownName.isEmpty() ? account->address : account->ownName;
}

QString fieldValue(const Source& from, const QString& name)
{
    for (auto field = from.inCase.fields.begin(); field != from.inCase.fields.end(); ++field) {
        if (field.key().compare(name, Qt::CaseInsensitive) == 0) {
            return field.value();
        }
    }
    return {};
}

QString valueOf(const Source& from, const QString& variable)
{
    // order.last.number is missing: the history knows no orders yet, so it is never filled in.
    static const QHash<QString, QString (*)(const Source&)> values{
        {u"customer.first_name"_s, customerFirstName}, {u"customer.name"_s, customerName},
        {u"customer.email"_s, customerEmail},          {u"case.number"_s, caseNumber},
        {u"case.subject"_s, caseSubject},              {u"case.status"_s, caseStatus},
        {u"agent.name"_s, agentName},                  {u"agent.first_name"_s, agentFirstName},
        {u"account.name"_s, accountName},
    };
    if (variable.startsWith(fieldVariable)) {
        return fieldValue(from, variable.mid(fieldVariable.size()));
    }
    const auto value = values.value(variable);
    return value ? value(from).simplified() : QString();
}

} // namespace

TextLookup lookupIn(Database& database, const Case& inCase, const QString& agent)
{
    const Source from{database, inCase, agent};
    return {[from](const QString& variable) { return std::optional(valueOf(from, variable)); },
            [from](const QString& name) -> std::optional<QString> {
                const auto snippet = readSnippet(from.database, from.agent, name);
                return snippet ? std::optional(snippet->text) : std::nullopt;
            }};
}

Case caseToBe(CustomerId customer)
{
    Case opened;
    opened.customer = customer;
    return opened;
}

ExpandedText filledIn(Database& database, const Case& inCase, const QString& agent, const QString& text)
{
    return expanded(text, lookupIn(database, inCase, agent));
}

} // namespace threadline
