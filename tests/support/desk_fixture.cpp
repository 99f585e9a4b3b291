// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk_fixture.h"

#include "core/hub/membership.h"
#include "core/inbound/account_store.h"
#include "core/workspace/hand_back_work.h"
#include "core/workspace/refused_words.h"
#include "core/workspace/team_rights.h"

#include <QThread>

#include <map>

namespace threadline::test {

namespace {

class MemorySecrets final : public SecretStore
{
public:
    Expected<std::optional<QString>> read(const QString& key) override
    {
        const auto found = m_secrets.find(key);
        return found == m_secrets.end() ? std::optional<QString>() : std::optional(found->second);
    }
    Expected<void> write(const QString& key, const QString& secret) override
    {
        m_secrets[key] = secret;
        return {};
    }
    Expected<void> remove(const QString& key) override
    {
        m_secrets.erase(key);
        return {};
    }

private:
    std::map<QString, QString> m_secrets;
};

const Party support{QStringLiteral("North Pump Support"), QStringLiteral("support@northpump.example")};

Arrival mail(const QString& subject, const QString& text, int minutesAgo, const QByteArray& messageId,
             const QByteArrayList& references)
{
    Arrival arrival;
    arrival.channel = channel::email;
    arrival.messageId = messageId;
    arrival.externalKey = "mail:" + messageId;
    arrival.references = references;
    arrival.subject = subject;
    arrival.text = text.toUtf8();
    arrival.at = {FakeClock().now().us - qint64{minutesAgo} * 60'000'000};
    return arrival;
}

} // namespace

struct DeskFixture::Parts
{
    Parts(const QString& folder, SecretStore& secrets, const Clock& clock, FakeServer& server,
          const QString& agent, const std::function<Expected<std::unique_ptr<Hub>>()>& connect,
          Replication::Pace pace)
        : readers(folder + QLatin1String("/threadline.db"), 2)
        , blobs(folder + QLatin1String("/blobs"))
        , pipeline(recogniseOwnReply)
        , services{readers, blobs, secrets, clock, agent, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, {}, {}}
    {
        requireOk(log.open(folder + QLatin1String("/threadline.db"), workspaceProjections()));
        network.start();
        attachments = std::make_unique<AttachmentReading>(log, blobs);
        services.attachments = attachments.get();
        const AccountRights rights = connect ? joinedRights(connect, folder, clock, pace) : AccountRights();
        synchronisation = std::make_unique<Synchronisation>(
            AccountWorker::Surroundings{log, blobs, clock, pipeline, rights},
            [&server](const Account&, const QSet<QString>&) { return std::make_unique<FakeConnector>(server); });
        outbox = std::make_unique<Outbox>(log, blobs, clock, [this](const ChannelName& channel, const QString& account) {
            return synchronisation->connectorFor(channel, account);
        }, rights);
        rooms = std::make_unique<RoomHost>(RoomHost::Surroundings{log, secrets, clock, rights.holds});
        rooms->moveToThread(&network);
        synchronisation->moveToThread(&network);
        outbox->moveToThread(&network);
        if (replication) {
            QObject::connect(replication.get(), &Replication::leaseTaken, outbox.get(), &Outbox::takeOver);
        }
        services.log = &log;
        services.pipeline = &pipeline;
        services.synchronisation = synchronisation.get();
        services.outbox = outbox.get();
        services.rooms = rooms.get();
        services.tryOut = [&server](const Account&, const QString&) { return std::make_unique<FakeConnector>(server); };
        services.capabilities = [&server](const ChannelName& channel) -> std::optional<Capabilities> {
            return channel == channel::email ? std::optional(FakeConnector(server).capabilities()) : std::nullopt;
        };
        workspace = std::make_unique<Workspace>(services);
        requireOk(waitFor(workspace->prepare()));
    }

    AccountRights joinedRights(const std::function<Expected<std::unique_ptr<Hub>>()>& connect, const QString& folder,
                               const Clock& clock, Replication::Pace pace)
    {
        replication = std::make_unique<Replication>(
            Replication::Surroundings{log, blobs, connect, keepingWords(blobs), addressesHeldHere, folder, handingBack(clock), pace});
        hub.start();
        replication->moveToThread(&hub);
        services.replication = replication.get();
        return rightsBy(*replication);
    }

    ~Parts()
    {
        workspace.reset(); // first: what it still does in the background asks the network thread
        if (replication) {
            replication->end();
        }
        runOn(synchronisation.get(), [this] {
            rooms.reset();
            outbox.reset();
            synchronisation.reset();
        }).waitForFinished();
        network.quit();
        network.wait();
        if (replication) {
            runOn(replication.get(), [this] { replication.reset(); }).waitForFinished();
            hub.quit();
            hub.wait();
        }
    }

    LogThread log;
    ReaderPool readers;
    BlobStore blobs;
    std::unique_ptr<AttachmentReading> attachments;
    InboundPipeline pipeline;
    QThread hub;
    std::unique_ptr<Replication> replication;
    QThread network;
    std::unique_ptr<Synchronisation> synchronisation;
    std::unique_ptr<Outbox> outbox;
    std::unique_ptr<RoomHost> rooms;
    WorkspaceServices services;
    std::unique_ptr<Workspace> workspace;
};

DeskFixture::DeskFixture()
    : m_secrets(std::make_unique<MemorySecrets>())
{
    open();
}

DeskFixture::~DeskFixture() = default;

void DeskFixture::open()
{
    m_parts = std::make_unique<Parts>(m_folder.path(), *m_secrets, m_clock, m_server, m_agent, m_connect, m_pace);
}

void DeskFixture::close()
{
    m_parts.reset();
}

void DeskFixture::reopen()
{
    close();
    open();
}

void DeskFixture::joinTeam(const HubAgent& me, const std::function<Expected<std::unique_ptr<Hub>>()>& connect,
                           Replication::Pace pace)
{
    requireOk(waitFor(m_parts->log.run([me](EventLog& log) -> Expected<void> {
        log.joinTeam(toJson(Membership{{}, me, {}}));
        return {};
    })));
    m_agent = me.name;
    m_connect = connect;
    m_pace = pace;
    reopen();
}

void DeskFixture::reopenAs(const QString& agent)
{
    m_agent = agent;
    reopen();
}

Workspace& DeskFixture::workspace()
{
    return *m_parts->workspace;
}

QString DeskFixture::databasePath() const
{
    return m_folder.filePath(QStringLiteral("threadline.db"));
}

void DeskFixture::addAccount()
{
    AccountRequest request;
    request.channel = channel::email;
    request.address = support.address;
    request.ownName = support.name;
    request.secret = QStringLiteral("secret");
    waitForValue(workspace().addAccount(request));
}

void DeskFixture::sync()
{
    waitForValue(workspace().syncOnce());
}

QList<TimelineEntry> DeskFixture::history(const QString& customer)
{
    return waitForValue(workspace().history(waitForValue(workspace().findCustomer(customer))));
}

Case DeskFixture::onlyCase()
{
    const QList<Case> cases = waitForValue(workspace().cases(std::nullopt, -1));
    REQUIRE(cases.size() == 1);
    return cases.first();
}

QByteArray DeskFixture::dump()
{
    return waitForValue(workspace().dump());
}

QByteArray DeskFixture::standing()
{
    return withoutTable(dump(), "happening");
}

QByteArray withoutTable(QByteArray dump, const char* table)
{
    const auto from = dump.indexOf(QByteArray("# ") + table + '\n');
    return dump.remove(from, dump.indexOf("\n# ", from) + 1 - from);
}

Arrival mailFrom(const QString& address, const QString& subject, const QString& text, int minutesAgo,
                 const QByteArray& messageId, const QByteArrayList& references)
{
    Arrival arrival = mail(subject, text, minutesAgo, messageId, references);
    arrival.from = {address.section(QLatin1Char('@'), 0, 0), address};
    arrival.to = {support};
    arrival.customerIdentity = emailIdentity(address);
    arrival.customerName = arrival.from.name;
    return arrival;
}

Arrival mailTo(const QString& address, const QString& subject, const QString& text, int minutesAgo,
               const QByteArray& messageId, const QByteArrayList& references)
{
    Arrival arrival = mail(subject, text, minutesAgo, messageId, references);
    arrival.direction = Direction::Outbound;
    arrival.from = support;
    arrival.to = {{QString(), address}};
    arrival.customerIdentity = emailIdentity(address);
    return arrival;
}

} // namespace threadline::test
