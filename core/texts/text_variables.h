// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which variables there are. Any thread.
#pragma once

#include <QList>
#include <QString>

namespace threadline {

struct TextVariable
{
    QString name;  ///< "customer.first_name"; "case.field.NAME" stands for each field
    QString words; ///< what it is replaced by, for people who choose one
};

const QList<TextVariable>& textVariables();

/// "{{snippet:NAME}}" and "{{case.field.NAME}}" carry a name of the workspace's own behind these.
inline constexpr QStringView snippetVariable = u"snippet:";
inline constexpr QStringView fieldVariable = u"case.field.";

/// As variables are compared: in lower case, but for the name of a field or snippet.
QString variableName(QStringView typed);
bool isTextVariable(QStringView name);

} // namespace threadline
