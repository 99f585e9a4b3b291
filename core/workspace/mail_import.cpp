// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/mail_import.h"

#include "core/async/waited.h"
#include "core/channels/email/files/mail_files.h"
#include "core/channels/email/mime/mail_parser.h"
#include "core/inbound/account_store.h"
#include "core/trace/trace.h"

#include <QtConcurrent>

namespace threadline {

namespace {

constexpr qsizetype batchMails = 500;
constexpr qint64 batchBytes = 16 << 20;

struct ReadMail
{
    QString name;
    Expected<PreparedArrival> prepared;
    QString account;
};

/// What parsing needs to know of this workspace.
struct ImportContext
{
    QSet<QString> ownAddresses;
    QString onlyAccount; ///< of the one mail account there is; empty when there are none or several
    BlobStore* blobs = nullptr;
};

/// The account a mail of unknown origin belongs to: the own address among its people.
QString accountOf(const Arrival& arrival, const ImportContext& context)
{
    const auto isOwn = [&](const Party& party) {
        return context.ownAddresses.contains(emailIdentity(party.address).value);
    };
    QList<Party> people = arrival.to + arrival.cc;
    people.prepend(arrival.from);
    for (const Party& party : std::as_const(people)) {
        if (isOwn(party)) {
            return emailIdentity(party.address).value;
        }
    }
    return context.onlyAccount.isEmpty() ? QStringLiteral("import") : context.onlyAccount;
}

ReadMail readMail(const MailFile& file, const ImportContext& context)
{
    const trace::Span span("read a mail", "import");
    auto parsed = parseMail(file.bytes, {context.ownAddresses, file.modifiedAt, file.read});
    if (!parsed) {
        return {file.name, parsed.error(), {}};
    }
    QString account = accountOf(*parsed, context);
    return {file.name, prepareArrival(std::move(*parsed), *context.blobs), std::move(account)};
}

QList<MailFile> nextBatch(MailFiles& files, ImportProgress& progress, bool& atEnd)
{
    QList<MailFile> batch;
    qint64 bytes = 0;
    while (batch.size() < batchMails && bytes < batchBytes) {
        auto file = files.next();
        if (!file) {
            atEnd = true;
            break;
        }
        if (!*file) {
            ++progress.failed;
            progress.failures.append(file->error().sentence);
            continue;
        }
        bytes += (*file)->bytes.size();
        batch.append(std::move(**file));
    }
    return batch;
}

/// Errors of the disk end the import; errors of a mail are told and passed over.
Expected<void> store(const QList<ReadMail>& mails, WorkspaceServices& services,
                     ImportProgress& progress)
{
    ImportProgress here = progress;
    for (const ReadMail& mail : mails) {
        if (!mail.prepared) {
            if (mail.prepared.error().remedy == Error::Remedy::Retry) {
                return mail.prepared.error();
            }
            ++here.failed;
            here.failures.append(mail.name + QStringLiteral(": ") + mail.prepared.error().sentence);
        }
    }
    const Timestamp now = services.clock.now();
    if (services.replication) {
        // Each may open a case. When the hub cannot be asked, those that join one can be stored all the same.
        static_cast<void>(waited(services.replication->ensureNumbers(mails.size())));
    }
    auto stored = services.log->write([&](EventLog::Batch& batch) -> Expected<void> {
        for (const ReadMail& mail : mails) {
            if (mail.prepared) {
                const bool added =
                    services.pipeline->ingest(batch, *mail.prepared, mail.account, now).added;
                ++(added ? here.imported : here.duplicates);
                batch.divide(); // a colleague may have imported this one already
            }
        }
        return {};
    });
    stored.waitForFinished();
    if (!stored.result()) {
        return stored.result().error();
    }
    progress = here;
    return {};
}

Expected<ImportContext> contextOf(WorkspaceServices& services)
{
    auto asked = services.readers.ask([](Database& database) -> Expected<ImportContext> {
        ImportContext context;
        context.ownAddresses = ownAddresses(database);
        const QList<StoredAccount> accounts = readAccounts(database);
        QStringList mail;
        for (const StoredAccount& stored : accounts) {
            if (stored.account.channel == channel::email) {
                mail.append(stored.account.address);
            }
        }
        context.onlyAccount = mail.size() == 1 ? mail.first() : QString();
        return context;
    });
    asked.waitForFinished();
    return asked.result();
}

} // namespace

Expected<ImportProgress> importMailFiles(const QStringList& paths, WorkspaceServices& services,
                                         const std::function<bool(const ImportProgress&)>& progress)
{
    auto context = contextOf(services);
    if (!context) {
        return context.error();
    }
    context->blobs = &services.blobs;
    const auto read = [&](const MailFile& file) { return readMail(file, *context); };

    MailFiles files(paths);
    ImportProgress done;
    bool atEnd = false;
    QFuture<ReadMail> reading = QtConcurrent::mapped(nextBatch(files, done, atEnd), read);
    while (true) {
        reading.waitForFinished();
        const QList<ReadMail> mails = reading.results();
        const bool last = atEnd;
        if (!last) {
            reading = QtConcurrent::mapped(nextBatch(files, done, atEnd), read);
        }
        if (const auto stored = store(mails, services, done); !stored) {
            reading.waitForFinished();
            return stored.error();
        }
        const bool goOn = progress(done);
        if (last || !goOn) {
            reading.waitForFinished();
            return done;
        }
    }
}

} // namespace threadline
