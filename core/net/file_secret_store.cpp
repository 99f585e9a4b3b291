// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/secret_store.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QTemporaryFile>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <mutex>

#include <sys/stat.h>
#include <unistd.h>

namespace threadline {

namespace {

constexpr int lockPatienceMs = 10'000;

QString systemReason(int number)
{
    return QString::fromLocal8Bit(std::strerror(number));
}

Error unreadable(const QString& path, const QString& reason)
{
    return {Error::Remedy::Rejected,
            QStringLiteral("The secrets file %1 cannot be read: %2.").arg(path, reason)};
}

Error unwritable(const QString& path, const QString& reason)
{
    return {Error::Remedy::Rejected,
            QStringLiteral("The secrets file %1 cannot be written: %2.").arg(path, reason)};
}

/// Asked of the open file, not of its name, so that nobody can exchange it between look and use.
Expected<void> requirePrivate(const QFile& file, const QString& path)
{
    struct stat status = {};
    if (::fstat(file.handle(), &status) != 0) {
        return unreadable(path, systemReason(errno));
    }
    if (!S_ISREG(status.st_mode)) {
        return unreadable(path, QStringLiteral("it is not a regular file"));
    }
    if (status.st_uid != ::geteuid()) {
        return Error{
            Error::Remedy::Rejected,
            QStringLiteral("The secrets file %1 belongs to another user (uid %2); give it to the "
                           "user who runs Threadline with: chown %3 %1")
                .arg(path)
                .arg(status.st_uid)
                .arg(::geteuid())};
    }
    constexpr mode_t others = S_IRWXG | S_IRWXO;
    if ((status.st_mode & others) != 0) {
        return Error{
            Error::Remedy::Rejected,
            QStringLiteral("The secrets file %1 can be read by others (mode %2); make it private "
                           "with: chmod 600 %1")
                .arg(path)
                .arg(status.st_mode & 07777U, 4, 8, QLatin1Char('0'))};
    }
    return {};
}

/// Replaces the file in one step: a reader finds the old content or the new, never a part, and the
/// bytes never lie in a file that others could have opened.
Expected<void> replaceContent(const QString& path, const QByteArray& content)
{
    QTemporaryFile next(path + QStringLiteral(".XXXXXX")); // made with mode 0600
    if (!next.open()) {
        return unwritable(path, next.errorString());
    }
    if (next.write(content) != content.size() || !next.flush() || ::fsync(next.handle()) != 0) {
        return unwritable(path, next.errorString());
    }
    if (std::rename(QFile::encodeName(next.fileName()).constData(),
                    QFile::encodeName(path).constData()) != 0) {
        return unwritable(path, systemReason(errno));
    }
    next.setAutoRemove(false);
    return {};
}

class FileSecretStore final : public SecretStore
{
public:
    explicit FileSecretStore(const QString& path)
        : m_path(path)
    {
    }

    Expected<std::optional<QString>> read(const QString& key) override
    {
        const auto secrets = load(target());
        if (!secrets) {
            return secrets.error();
        }
        const auto found = secrets->constFind(key);
        if (found == secrets->constEnd()) {
            return std::optional<QString>();
        }
        if (!found->isString()) {
            return Error{
                Error::Remedy::Corrupt,
                QStringLiteral("The secret \"%1\" in the file %2 is not a text; write it as "
                               "\"name\": \"secret\".")
                    .arg(key, m_path)};
        }
        return std::optional<QString>(found->toString());
    }

    Expected<void> write(const QString& key, const QString& secret) override
    {
        return change([&](QJsonObject& secrets) { secrets.insert(key, secret); });
    }

    Expected<void> remove(const QString& key) override
    {
        return change([&](QJsonObject& secrets) { secrets.remove(key); });
    }

private:
    /// Where the bytes lie: a symbolic link stays one when the file behind it is replaced.
    QString target() const
    {
        const QString canonical = QFileInfo(m_path).canonicalFilePath();
        return canonical.isEmpty() ? m_path : canonical;
    }

    Expected<QJsonObject> load(const QString& path) const
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            if (!QFileInfo::exists(path)) {
                return QJsonObject();
            }
            return unreadable(m_path, file.errorString());
        }
        if (const auto isPrivate = requirePrivate(file, m_path); !isPrivate) {
            return isPrivate.error();
        }
        QJsonParseError problem;
        const QByteArray content = file.readAll();
        const auto document = QJsonDocument::fromJson(content, &problem);
        if (content.trimmed().isEmpty()) {
            return QJsonObject();
        }
        if (!document.isObject()) {
            return Error{
                Error::Remedy::Corrupt,
                QStringLiteral("The secrets file %1 is not a JSON object of name to secret "
                               "(at byte %2); mend it or remove it.")
                    .arg(m_path)
                    .arg(problem.offset)};
        }
        return document.object();
    }

    template <class Edit>
    Expected<void> change(Edit edit)
    {
        const std::scoped_lock guard(m_writing);
        const QString path = target();
        QLockFile lock(path +
                       QStringLiteral(".lock")); // other processes, and other stores of this one
        if (!lock.tryLock(lockPatienceMs)) {
            return lock.error() == QLockFile::LockFailedError
                       ? Error{Error::Remedy::Retry,
                               QStringLiteral(
                                   "The secrets file %1 is being written by another program; "
                                   "try again when it has ended.")
                                   .arg(m_path)}
                       : unwritable(m_path,
                                    QStringLiteral("its folder is missing or not writable"));
        }
        auto secrets = load(path);
        if (!secrets) {
            return secrets.error();
        }
        const QJsonObject before = *secrets;
        edit(*secrets);
        if (*secrets == before) {
            return {};
        }
        return replaceContent(path, QJsonDocument(*secrets).toJson());
    }

    const QString m_path;
    std::mutex m_writing;
};

} // namespace

std::unique_ptr<SecretStore> fileSecretStore(const QString& path)
{
    return std::make_unique<FileSecretStore>(path);
}

} // namespace threadline
