// SPDX-License-Identifier: GPL-3.0-or-later
//
// Attachments travel beside the log, when somebody wants them: in parts of a megabyte, both ways gone on with where
// they were cut, whole only when they hash to their name. Who may read one: resources/sql/hub/0007_attachments.sql.
//
// Thread: that of the connection.
#pragma once

#include "core/hub/postgres/postgres_connection.h"

namespace threadline {

class HubFiles
{
public:
    static constexpr qint64 partSize = 1'048'576;
    static constexpr qint64 largest = 256 * partSize;

    explicit HubFiles(PostgresConnection& connection) : m_connection(connection) {}

    /// `sha256`: in hexadecimal, as attachments have it. Sends what the hub has not; nothing when it has all.
    Expected<void> bring(const QByteArray& sha256, const QString& path);

    /// Adds to what lies in `path` already until the file is whole; calls `progress` with the bytes there are after
    /// each part, and stops when that answers false (Cancelled; `path` stays as far as it is). A file that is
    /// whole but not the one named is removed.
    Expected<void> fetch(const QByteArray& sha256, const QString& path, const std::function<bool(qint64)>& progress);

private:
    Expected<bool> isThere(const QByteArray& name);

    PostgresConnection& m_connection;
};

} // namespace threadline
