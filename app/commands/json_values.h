// SPDX-License-Identifier: GPL-3.0-or-later
//
// How single values stand in the objects of --json: what there is not is null.
#pragma once

#include "core/model/interaction.h"
#include "core/model/timestamp.h"

#include <QJsonArray>

namespace threadline {

inline QJsonValue timeOrNull(Timestamp at)
{
    return at.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(toRfc3339(at));
}

inline QJsonValue textOrNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonArray attachmentsToJson(const QList<Attachment>& files);

} // namespace threadline
