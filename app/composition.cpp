// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition.h"

#include "app/channel_registry.h"
#include "core/async/waited.h"
#include "core/hub/postgres/hub_joining.h"
#include "core/workspace/refused_words.h"
#include "core/workspace/team_rights.h"

namespace threadline {

namespace {

constexpr int readerThreads = 3; // the queue, the timeline and the search box ask at once

std::unique_ptr<SecretStore> secretStoreFor(const QString& file)
{
    return file.isEmpty() ? keychainSecretStore() : fileSecretStore(file);
}

Error noPassword(const Account& account)
{
    return {Error::Remedy::Reauthenticate,
            QStringLiteral("No password is stored for %1: remove the account and add it again.")
                .arg(account.address)};
}

SecretReader storedSecretOf(const Account& account, SecretStore& secrets)
{
    return [account, &secrets]() -> Expected<QString> {
        auto secret = secrets.read(account.secretKey());
        if (!secret) {
            return secret.error();
        }
        if (!*secret) {
            return noPassword(account);
        }
        return **secret;
    };
}

} // namespace

Expected<std::unique_ptr<Composition>> Composition::open(const CompositionOptions& options)
{
    std::unique_ptr<Composition> composition(new Composition(options));
    const auto opened = options.access == CompositionOptions::Access::Reading
                            ? composition->openForReading()
                            : composition->openForWriting();
    if (!opened) {
        return opened.error();
    }
    composition->makeWorkspace();
    return composition;
}

Composition::Composition(const CompositionOptions& options)
    : m_folder(options.folder)
    , m_clock(options.clock ? options.clock : std::make_shared<const SystemClock>())
    , m_secrets(secretStoreFor(options.secretsFile))
    , m_blobs(m_folder.blobsPath())
    , m_readers(m_folder.databasePath(), readerThreads)
    , m_pipeline(recogniseOwnReply)
    , m_services{.readers = m_readers,
                 .blobs = m_blobs,
                 .secrets = *m_secrets,
                 .clock = *m_clock,
                 .agentName = options.agentName,
                 .tryOut = {},
                 .capabilities = {}}
{
}

Composition::~Composition()
{
    if (m_workspace) {
        m_workspace
            ->stopWorking(); // what waits for the network ends, so that nothing below waits long
    }
    if (m_hub) {
        m_hub->close();
    }
}

Expected<void> Composition::openForReading()
{
    if (auto opened = m_folder.openForReading(); !opened) {
        return opened;
    }
    if (auto checked = m_readers.check(); !checked) {
        return checked;
    }
    return readMembership();
}

Expected<void> Composition::readMembership()
{
    const auto json = waited(
        m_readers.ask([](Database& database) { return Expected<QJsonObject>(team_order::membership(database)); }));
    if (!json) {
        return json.error();
    }
    m_membership = membershipFrom(*json);
    if (m_membership) {
        m_services.agentName = m_membership->agent.name;
    }
    return {};
}

Expected<Membership> Composition::joinTeam(const QString& invitation)
{
    if (m_membership) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("This workspace belongs to a team already, as %1.").arg(m_membership->agent.name)};
    }
    const auto invited = invitationFromText(invitation);
    if (!invited) {
        return invited.error();
    }
    if (invited->until < m_clock->now()) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("This invitation is too old: ask for a new one (threadline hub add-agent).")};
    }
    // First what can fail without using up the invitation.
    const auto empty = waited(m_log->run([](EventLog& log) -> Expected<void> {
        team_order::requireEmpty(log.database());
        return {};
    }));
    if (!empty) {
        return empty.error();
    }
    if (const auto kept = checkSecrets(); !kept) {
        return kept.error();
    }
    const QString password = newHubPassword();
    const auto redeemed = redeem(*invited, password);
    if (!redeemed) {
        return redeemed.error();
    }
    Membership membership{redeemed->access, redeemed->agent, QUuid::createUuid().toString(QUuid::WithoutBraces)};
    membership.access.password.clear();
    if (const auto written = m_secrets->write(membership.secretKey(), password); !written) {
        return written.error();
    }
    const auto joined = waited(m_log->run([json = toJson(membership)](EventLog& log) -> Expected<void> {
        log.joinTeam(json);
        return {};
    }));
    return joined ? Expected<Membership>(membership) : joined.error();
}

Expected<void> Composition::openForWriting()
{
    if (auto opened = m_folder.openForWriting(); !opened) {
        return opened;
    }
    m_log = std::make_unique<LogThread>();
    if (auto opened = m_log->open(m_folder.databasePath(), workspaceProjections()); !opened) {
        return opened;
    }
    if (auto read = readMembership(); !read) {
        return read;
    }
    const auto makeStored = [&secrets = *m_secrets](const Account& account,
                                                    const QSet<QString>& own) {
        return makeConnector(account, own, storedSecretOf(account, secrets));
    };
    AccountRights rights;
    if (m_membership) {
        m_hub = std::make_unique<HubThread>(*m_log, m_blobs, *m_membership, *m_secrets, *m_clock, keepingWords(m_blobs));
        m_services.replication = &m_hub->replication();
        rights = rightsBy(m_hub->replication());
    }
    const AccountWorker::Surroundings around{*m_log, m_blobs, *m_clock, m_pipeline, rights};
    m_network = std::make_unique<NetworkThread>(around, makeStored, *m_secrets);
    m_attachments = std::make_unique<AttachmentReading>(*m_log, m_blobs);
    m_services.log = m_log.get();
    m_services.attachments = m_attachments.get();
    m_services.pipeline = &m_pipeline;
    m_services.synchronisation = &m_network->synchronisation();
    m_services.outbox = &m_network->outbox();
    m_services.rooms = &m_network->rooms();
    if (m_hub) {
        QObject::connect(&m_hub->replication(), &Replication::leaseTaken, &m_network->outbox(), &Outbox::takeOver);
        QObject::connect(&m_hub->replication(), &Replication::leaseTaken, &m_network->rooms(), &RoomHost::takeOver);
    }
    return {};
}

void Composition::giveChannels()
{
    m_services.tryOut = [](const Account& account, const QString& secret) {
        return makeConnector(account, {emailIdentity(account.address).value},
                             [secret] { return Expected<QString>(secret); });
    };
    const auto known = m_network ? m_network->capabilities() : capabilitiesOfChannels();
    m_services.capabilities = [known](const ChannelName& name) -> std::optional<Capabilities> {
        const auto found = known.constFind(name);
        return found == known.constEnd() ? std::nullopt : std::optional(*found);
    };
}

void Composition::makeWorkspace()
{
    giveChannels();
    m_workspace = std::make_unique<Workspace>(m_services);
    m_calls = std::make_unique<CallDesk>(m_services, m_network ? &m_network->phones() : nullptr);
}

Expected<void> Composition::checkSecrets()
{
    const auto probe = m_secrets->read(QStringLiteral("threadline/probe"));
    return probe ? Expected<void>() : Expected<void>(probe.error());
}

} // namespace threadline
