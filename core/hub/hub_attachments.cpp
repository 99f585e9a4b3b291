// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/hub_attachments.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace threadline {

Expected<void> bringAttachments(Hub& hub, const BlobStore& blobs, const QList<PendingBatch>& batches)
{
    for (const PendingBatch& batch : batches) {
        for (const Event& event : batch.events) {
            const QJsonArray attachments = event.body.value(QLatin1String("attachments")).toArray();
            for (const auto& attachment : attachments) {
                const QByteArray sha256 = attachment.toObject().value(QLatin1String("sha256")).toString().toLatin1();
                const QString path = blobs.path(sha256);
                if (sha256.isEmpty() || !QFile::exists(path)) {
                    continue;
                }
                const auto brought = hub.bringFile(sha256, path);
                if (!brought && brought.error().remedy == Error::Remedy::Retry) {
                    return brought;
                }
            }
        }
    }
    return {};
}

Expected<void> fetchAttachment(Hub& hub, const BlobStore& blobs, const QByteArray& sha256)
{
    const QString path = blobs.path(sha256);
    const QString coming = path + QStringLiteral(".coming");
    QDir().mkpath(QFileInfo(path).path());
    if (const auto fetched = hub.fetchFile(sha256, coming); !fetched) {
        return fetched;
    }
    return QFile::rename(coming, path)
               ? Expected<void>()
               : Error{Error::Remedy::Retry, QStringLiteral("The attachment came and could not be stored: check the "
                                                            "permissions of the workspace.")};
}

} // namespace threadline
