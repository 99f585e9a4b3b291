// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/texts/text_variables.h"

#include <algorithm>

namespace threadline {

using namespace Qt::Literals::StringLiterals;

const QList<TextVariable>& textVariables()
{
    static const QList<TextVariable> all{
        {u"customer.first_name"_s, u"The customer's first name"_s},
        {u"customer.name"_s, u"The customer's name"_s},
        {u"customer.email"_s, u"The address the answer goes to"_s},
        {u"case.number"_s, u"The number of the case"_s},
        {u"case.subject"_s, u"What the case is about"_s},
        {u"case.status"_s, u"The status of the case"_s},
        {u"case.field.NAME"_s, u"The value of a field of the case"_s},
        {u"agent.name"_s, u"Your name"_s},
        {u"agent.first_name"_s, u"Your first name"_s},
        {u"account.name"_s, u"The name customers see as the sender"_s},
        {u"order.last.number"_s, u"The number of the customer's last order"_s},
    };
    return all;
}

QString variableName(QStringView typed)
{
    for (const QStringView prefix : {snippetVariable, fieldVariable}) {
        if (typed.startsWith(prefix, Qt::CaseInsensitive)) {
            return prefix.toString() + typed.mid(prefix.size()).toString().simplified();
        }
    }
    return typed.toString().toLower();
}

bool isTextVariable(QStringView name)
{
    if (name.startsWith(fieldVariable)) {
        return name.size() > fieldVariable.size();
    }
    const QList<TextVariable>& all = textVariables();
    return std::any_of(all.begin(), all.end(), [name](const TextVariable& one) { return one.name == name; });
}

} // namespace threadline
