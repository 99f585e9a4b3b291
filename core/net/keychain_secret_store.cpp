// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/secret_store.h"

#include <qt6keychain/keychain.h>

#include <QThread>

#include <chrono>
#include <future>

namespace threadline {

namespace {

/// A locked keychain asks the person for its password; this is how long they may take.
constexpr std::chrono::minutes patience{2};

QString serviceName()
{
    return QStringLiteral("Threadline");
}

/// QtKeychain has one job queue in the process, which belongs to the thread that used it first and
/// never works again once that thread has ended. So its jobs share one thread that outlives them;
/// it is started by the first store and ends with the program.
class KeychainThread
{
public:
    KeychainThread()
    {
        m_thread.setObjectName(QStringLiteral("keychain"));
        m_doorway.moveToThread(&m_thread);
        m_thread.start();
    }

    ~KeychainThread()
    {
        m_thread.quit();
        m_thread.wait();
    }

    KeychainThread(const KeychainThread&) = delete;
    KeychainThread& operator=(const KeychainThread&) = delete;

    template <class Work>
    void post(Work work)
    {
        QMetaObject::invokeMethod(&m_doorway, std::move(work), Qt::QueuedConnection);
    }

private:
    QThread m_thread;
    QObject m_doorway;
};

KeychainThread& keychainThread()
{
    static KeychainThread thread;
    return thread;
}

struct Outcome
{
    QKeychain::Error code = QKeychain::NoError;
    QString text;
    QString secret;
};

QString secretOf(const QKeychain::Job& job)
{
    const auto* reading = qobject_cast<const QKeychain::ReadPasswordJob*>(&job);
    return reading == nullptr ? QString() : reading->textData();
}

/// `makeJob` runs in the keychain's thread. The job deletes itself when it has finished, even when
/// nobody waits for it any more: its backend still holds a pointer to it.
template <class MakeJob>
Expected<Outcome> runJob(MakeJob makeJob)
{
    auto promise = std::make_shared<std::promise<Outcome>>();
    auto finished = promise->get_future();
    keychainThread().post([makeJob, promise] {
        QKeychain::Job* job = makeJob();
        job->setInsecureFallback(false);
        QObject::connect(job, &QKeychain::Job::finished, job, [promise](QKeychain::Job* done) {
            promise->set_value({done->error(), done->errorString(), secretOf(*done)});
        });
        job->start();
    });
    if (finished.wait_for(patience) != std::future_status::ready) {
        return Error{
            Error::Remedy::Retry,
            QStringLiteral("The keychain did not answer within two minutes; unlock it and try "
                           "again.")};
    }
    return finished.get();
}

Error keychainError(const Outcome& outcome)
{
    switch (outcome.code) {
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return {
            Error::Remedy::Retry,
            QStringLiteral("The keychain did not give access to the passwords; unlock it and try "
                           "again.")};
    case QKeychain::CouldNotDeleteEntry:
        return {Error::Remedy::Rejected,
                QStringLiteral("The keychain did not remove the password: %1.").arg(outcome.text)};
    default:
        break;
    }
    return {Error::Remedy::Unsupported,
            QStringLiteral(
                "No keychain can be reached here (%1); start one, or keep the passwords in a "
                "private file with --secrets FILE.")
                .arg(outcome.text.isEmpty() ? QStringLiteral("it gave no reason") : outcome.text)};
}

class KeychainSecretStore final : public SecretStore
{
public:
    Expected<std::optional<QString>> read(const QString& key) override
    {
        const auto outcome = runJob([key] {
            auto* job = new QKeychain::ReadPasswordJob(serviceName());
            job->setKey(key);
            return job;
        });
        if (!outcome) {
            return outcome.error();
        }
        if (outcome->code == QKeychain::EntryNotFound) {
            return std::optional<QString>();
        }
        if (outcome->code != QKeychain::NoError) {
            return keychainError(*outcome);
        }
        return std::optional<QString>(outcome->secret);
    }

    Expected<void> write(const QString& key, const QString& secret) override
    {
        const auto outcome = runJob([key, secret] {
            auto* job = new QKeychain::WritePasswordJob(serviceName());
            job->setKey(key);
            job->setTextData(secret);
            return job;
        });
        if (!outcome) {
            return outcome.error();
        }
        return outcome->code == QKeychain::NoError ? Expected<void>() : keychainError(*outcome);
    }

    Expected<void> remove(const QString& key) override
    {
        const auto outcome = runJob([key] {
            auto* job = new QKeychain::DeletePasswordJob(serviceName());
            job->setKey(key);
            return job;
        });
        if (!outcome) {
            return outcome.error();
        }
        const bool gone =
            outcome->code == QKeychain::NoError || outcome->code == QKeychain::EntryNotFound;
        return gone ? Expected<void>() : keychainError(*outcome);
    }
};

} // namespace

std::unique_ptr<SecretStore> keychainSecretStore()
{
    return std::make_unique<KeychainSecretStore>();
}

} // namespace threadline
