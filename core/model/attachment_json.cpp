// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/attachment_json.h"

namespace threadline {

QJsonObject attachmentToJson(const Attachment& attachment)
{
    QJsonObject json{{QStringLiteral("name"), attachment.name},
                     {QStringLiteral("type"), attachment.type},
                     {QStringLiteral("size"), attachment.size},
                     {QStringLiteral("sha256"), QString::fromLatin1(attachment.sha256)}};
    if (!attachment.contentId.isEmpty()) {
        json.insert(QStringLiteral("content_id"), attachment.contentId);
    }
    if (attachment.inlined) {
        json.insert(QStringLiteral("inline"), true);
    }
    return json;
}

Attachment attachmentFromJson(const QJsonObject& json)
{
    Attachment attachment;
    attachment.name = json.value(QLatin1String("name")).toString();
    attachment.type = json.value(QLatin1String("type")).toString();
    attachment.size = json.value(QLatin1String("size")).toInteger();
    attachment.sha256 = json.value(QLatin1String("sha256")).toString().toLatin1();
    attachment.contentId = json.value(QLatin1String("content_id")).toString();
    attachment.inlined = json.value(QLatin1String("inline")).toBool();
    return attachment;
}

} // namespace threadline
