// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/schema_file.h"

#include "core/sqlite/failure.h"

#include <QFile>

// qt_add_resources of a static library registers itself only when told to; outside any namespace.
static void registerSchema()
{
    Q_INIT_RESOURCE(threadline_schema);
}

namespace threadline {

QByteArray readSchemaFile(std::string_view name)
{
    registerSchema();
    QFile file(QStringLiteral(":/sql/") + QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())));
    if (!file.open(QIODevice::ReadOnly)) {
        throw SqliteFailure({Error::Remedy::Corrupt,
                             QStringLiteral("This Threadline is incomplete (no %1): install it again.")
                                 .arg(file.fileName())});
    }
    return file.readAll();
}

} // namespace threadline
