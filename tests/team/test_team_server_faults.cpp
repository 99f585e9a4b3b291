// SPDX-License-Identifier: GPL-3.0-or-later
//
// When it is the hub's server that fails: another one takes its place, its disk is full, it has lost something.
#include "tests/team/team_desks.h"

#include <QProcess>
#include <QRandomGenerator>

#include <iostream>

#include <unistd.h>

using namespace threadline;
using namespace threadline::test;

namespace {

using namespace Qt::Literals::StringLiterals;

const QString anna = u"Anna Kivi"_s;
const QString bo = u"Bo"_s;

void joinBy(DeskFixture& desk, const QString& name, const HubAccess& access)
{
    desk.joinTeam({name, HubRole::Agent, {}, {}}, [access]() -> Expected<std::unique_ptr<Hub>> {
        auto line = PostgresHub::open(access);
        return line ? Expected<std::unique_ptr<Hub>>(std::move(*line)) : line.error();
    });
}

/// Two desks whose hub has two hosts.
struct TwoHosts
{
    TwoHosts()
        : hub(primary)
    {
        hub.add(anna);
        hub.add(bo);
        standby = PostgresServer::standbyOf(primary);
        join(annasDesk, anna);
        join(bosDesk, bo);
        exchange(annasDesk);
        exchange(bosDesk);
        annasDesk.addAccount();
        annasDesk.server().deliver(mailFrom(u"ingrid@aaltonen.example"_s, u"Pump"_s, u"It stops."_s, 20, "m1@c.example"));
        annasDesk.sync();
        exchange(annasDesk);
        exchange(bosDesk);
    }

    void join(DeskFixture& desk, const QString& name)
    {
        HubAccess access = hub.access(name);
        access.url.replace(u"localhost:%1"_s.arg(primary.port()),
                           u"localhost:%1,localhost:%2"_s.arg(primary.port()).arg(standby->port()));
        joinBy(desk, name, access);
    }

    /// What is at the first host is at the second one too.
    void requireSame() const
    {
        const auto head = [this](const PostgresServer& server) {
            const QString url = server.superuserUrl(hub.database()) + u"&target_session_attrs=any"_s;
            auto connection = valueOf(PostgresConnection::open({url, {}, {}, {}}));
            return valueOf(connection.run("SELECT position FROM threadline.head")).integer(0, 0);
        };
        REQUIRE(waitUntil([&] { return head(*standby) == head(primary); }));
    }

    PostgresServer primary;
    TeamHub hub;
    std::unique_ptr<PostgresServer> standby;
    DeskFixture annasDesk;
    DeskFixture bosDesk;
};

void note(DeskFixture& desk, const QString& words)
{
    waitForValue(desk.workspace().addNote(desk.onlyCase().id, words, {}));
}

QStringList textsAt(DeskFixture& desk)
{
    QStringList all;
    const auto history = desk.history(u"ingrid@aaltonen.example"_s);
    for (const TimelineEntry& entry : history) {
        all.append(entry.interaction.text);
    }
    return all;
}

/// A disk of some megabytes. Only root can make one.
class SmallDisk
{
public:
    explicit SmallDisk(const ServerUser& user)
    {
        m_mounted = ::geteuid() == 0
                 && mount({u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=14m,mode=0700,uid=%1,gid=%2"_s.arg(user.uid).arg(user.gid),
                           u"tmpfs"_s, m_folder.path()});
        if (!m_mounted) {
            const char* words = "SKIPPED: only root can make a small disk, so a hub whose disk is full was not tested.";
            WARN(words);
            std::cerr << words << std::endl;
        }
    }
    ~SmallDisk()
    {
        if (m_mounted) {
            QProcess::execute(u"umount"_s, {u"-l"_s, m_folder.path()});
        }
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool isThere() const { return m_mounted; }
    QString path() const { return m_folder.path(); }
    void grow() { REQUIRE(mount({u"-o"_s, u"remount,size=200m"_s, m_folder.path()})); }

private:
    static bool mount(const QStringList& arguments) { return QProcess::execute(u"mount"_s, arguments) == 0; }

    QTemporaryDir m_folder;
    bool m_mounted = false;
};

/// What cannot be packed.
QString noise(int words)
{
    QString all;
    for (int i = 0; i < words; ++i) {
        all += QString::number(QRandomGenerator::global()->generate64(), 36) + u' ';
    }
    return all;
}

} // namespace

TEST_CASE("When the hub's server dies and its standby takes over, the desks go on there by themselves")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TwoHosts two;
    two.annasDesk.workspace().startWorking();
    two.bosDesk.workspace().startWorking();
    note(two.annasDesk, u"before"_s);
    REQUIRE(waitUntil([&] { return textsAt(two.bosDesk).contains(u"before"_s); }));
    two.primary.stop(); // the standby gets everything before that is done
    note(two.bosDesk, u"while there is no hub"_s);
    two.standby->promote();
    note(two.annasDesk, u"after"_s);
    REQUIRE(waitUntil([&] { return textsAt(two.bosDesk).contains(u"after"_s); }, std::chrono::seconds(120)));
    REQUIRE(waitUntil([&] { return textsAt(two.annasDesk).contains(u"while there is no hub"_s); },
                      std::chrono::seconds(120)));
    exchange(two.annasDesk);
    exchange(two.bosDesk);
    exchange(two.annasDesk);
    CHECK(textsAt(two.annasDesk).size() == 4);
    CHECK((two.annasDesk.dump() == two.bosDesk.dump()));
}

TEST_CASE("A hub that has lost its last moments is told from one that has not, and nothing here is touched")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    TwoHosts two;
    two.bosDesk.reopen(); // it does not listen
    two.requireSame();
    two.standby->stop(); // nor does it hear what comes now
    note(two.annasDesk, u"only at the first host"_s);
    exchange(two.annasDesk);
    exchange(two.annasDesk);
    two.primary.stop();
    two.standby->start();
    two.standby->promote();

    note(two.annasDesk, u"written afterwards"_s);
    const auto refused = waitFor(two.annasDesk.workspace().exchangeWithTeam());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().sentence.startsWith(u"The team's hub has forgotten changes that are here"_s));
    CHECK(textsAt(two.annasDesk).size() == 3);
    // Also when the hub has come as far again with other changes.
    for (int i = 0; i < 3; ++i) {
        note(two.bosDesk, u"by Bo %1"_s.arg(i));
        exchange(two.bosDesk); // he had nothing that was lost
    }
    CHECK_FALSE(waitFor(two.annasDesk.workspace().exchangeWithTeam()));
    CHECK(textsAt(two.annasDesk).size() == 3);
    CHECK(waitForValue(two.annasDesk.workspace().teamStanding()).pending == 1);
}

TEST_CASE("A hub whose disk is full is told in a sentence, and what was written meanwhile is handed over when there is room")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    PostgresServer server; // its own: tables that lie on a disk that is gone stay in its books
    SmallDisk disk(server.user());
    if (!disk.isThere()) {
        return;
    }
    TeamHub hub(server, disk.path());
    hub.add(anna);
    hub.add(bo);
    DeskFixture desk;
    DeskFixture other;
    for (auto [each, name] : {std::pair(&desk, anna), std::pair(&other, bo)}) {
        joinBy(*each, name, hub.access(name));
        exchange(*each);
    }
    desk.addAccount();
    desk.server().deliver(mailFrom(u"ingrid@aaltonen.example"_s, u"Pump"_s, u"It stops."_s, 20, "m1@c.example"));
    desk.sync();
    exchange(desk);

    constexpr int most = 200;
    constexpr int words = 8'000; // about 100 kB
    Expected<void> exchanged;
    int notes = 0;
    while (exchanged && notes < most) {
        note(desk, noise(words));
        ++notes;
        exchanged = waitFor(desk.workspace().exchangeWithTeam());
    }
    REQUIRE_FALSE(exchanged);
    CHECK(exchanged.error().sentence == u"The hub's disk is full: its administrator has to make room."_s);
    note(desk, u"written meanwhile"_s);
    CHECK(textsAt(desk).size() == notes + 2);
    CHECK(waitForValue(desk.workspace().teamStanding()).pending > 0);

    disk.grow();
    exchange(desk);
    exchange(desk);
    exchange(other);
    CHECK(waitForValue(desk.workspace().teamStanding()).pending == 0);
    CHECK(textsAt(other).size() == notes + 2);
    CHECK((desk.dump() == other.dump()));
}
