// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/postgres/hub_files.h"

#include <QCryptographicHash>
#include <QFile>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

Error unreadable(const QFile& file)
{
    return {Error::Remedy::Rejected,
            u"\"%1\" could not be read or written: %2."_s.arg(file.fileName(), file.errorString())};
}

bool isNamed(QFile& file, const QByteArray& name)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.seek(0) && hash.addData(&file) && hash.result() == name;
}

} // namespace

Expected<bool> HubFiles::isThere(const QByteArray& name)
{
    const auto there = m_connection.run("SELECT threadline.have_file($1)", {PostgresValue::bytea(name)});
    if (!there) {
        return there.error();
    }
    return there->boolean(0, 0);
}

Expected<void> HubFiles::bring(const QByteArray& sha256, const QString& path)
{
    const QByteArray name = QByteArray::fromHex(sha256);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return unreadable(file);
    }
    if (file.size() == 0) {
        return {}; // its name says all
    }
    if (file.size() > largest) {
        return Error{Error::Remedy::Unsupported, u"\"%1\" is too large for the hub; 256 MB is the most."_s.arg(path)};
    }
    const auto there = isThere(name);
    if (!there || *there) {
        return there ? Expected<void>() : there.error();
    }
    const auto arrived = m_connection.run("SELECT unnest(threadline.parts_here($1))", {PostgresValue::bytea(name)});
    if (!arrived) {
        return arrived.error();
    }
    QSet<qint64> parts;
    for (int row = 0; row < arrived->count(); ++row) {
        parts.insert(arrived->integer(row, 0));
    }
    for (qint64 part = 0; part * partSize < file.size(); ++part) {
        if (parts.contains(part)) {
            continue;
        }
        if (!file.seek(part * partSize)) {
            return unreadable(file);
        }
        const auto put = m_connection.run(
            "SELECT threadline.put_part($1, $2::bigint::integer, $3)",
            {PostgresValue::bytea(name), PostgresValue::of(part), PostgresValue::bytea(file.read(partSize))});
        if (!put) {
            return put.error();
        }
    }
    const auto finished = m_connection.run("SELECT threadline.finish_file($1)", {PostgresValue::bytea(name)});
    if (!finished) {
        return finished.error();
    }
    return finished->boolean(0, 0)
               ? Expected<void>()
               : Error{Error::Remedy::Corrupt, u"\"%1\" is not the file that it was when it was attached."_s.arg(path)};
}

Expected<void> HubFiles::fetch(const QByteArray& sha256, const QString& path,
                               const std::function<bool(qint64)>& progress)
{
    const QByteArray name = QByteArray::fromHex(sha256);
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite)) {
        return unreadable(file);
    }
    const auto counted =
        m_connection.run("SELECT count(*) FROM threadline.file_part WHERE sha256 = $1", {PostgresValue::bytea(name)});
    if (!counted) {
        return counted.error();
    }
    const qint64 parts = counted->integer(0, 0);
    if (parts == 0 && name != QCryptographicHash::hash({}, QCryptographicHash::Sha256)) {
        return Error{Error::Remedy::Retry,
                     u"The hub does not have this file yet: the desk that has it has not brought it."_s};
    }
    for (qint64 part = file.size() / partSize; part < parts; ++part) {
        // encode(): results come as text, and this is how bytes look there.
        const auto read =
            m_connection.run("SELECT encode(bytes, 'base64') FROM threadline.file_part WHERE sha256 = $1 AND part = $2",
                             {PostgresValue::bytea(name), PostgresValue::of(part)});
        if (!read) {
            return read.error();
        }
        const QByteArray bytes = read->count() == 0 ? QByteArray() : QByteArray::fromBase64(read->bytes(0, 0));
        if (!file.seek(part * partSize) || file.write(bytes) != bytes.size() || !file.flush()) {
            return unreadable(file);
        }
        if (!progress(part * partSize + bytes.size())) {
            return Error{Error::Remedy::Cancelled, u"Stopped."_s};
        }
    }
    if (!isNamed(file, name)) {
        file.remove();
        return Error{Error::Remedy::Corrupt,
                     u"The file that came from the hub is damaged; it will be fetched again."_s};
    }
    return {};
}

} // namespace threadline
