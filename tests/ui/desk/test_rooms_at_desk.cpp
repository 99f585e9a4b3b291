// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rooms for people from outside, set up in the settings on a real chat server.
#include "tests/core/xmpp/chat_people.h"
#include "tests/support/desk_fixture.h"
#include "tests/ui/desk/desk.h"

#include <QCheckBox>

using namespace threadline;
using namespace threadline::test;

namespace {

using namespace Qt::Literals::StringLiterals;

struct InSettings
{
    InSettings()
    {
        access = server.access(u"desk"_s);
        authority = folder.filePath(u"authority.pem"_s);
        QFile file(authority);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(access.certificates);
        file.close();
        open();
    }

    void open()
    {
        desk = std::make_unique<Desk>(fixture.workspace());
        desk->trigger(DeskAction::ShowSettings);
        desk->settle();
    }

    /// All that is right, the password too.
    void fillIn()
    {
        desk->fill("roomsAddress", access.jid);
        desk->fill("roomsPassword", access.password);
        desk->fill("roomsService", u"rooms.localhost"_s);
        if (!desk->find<QAbstractButton>("roomsMore")->isChecked()) {
            press("roomsMore");
        }
        desk->fill("roomsHost", access.host);
        desk->fill("roomsPort", QString::number(access.port));
        desk->fill("roomsCaFile", authority);
    }

    /// Also what has to be scrolled to.
    void press(const char* button)
    {
        auto* found = desk->find<QAbstractButton>(button);
        REQUIRE(found->isEnabled());
        found->click();
    }

    void tryIt(const char* button)
    {
        press(button);
        desk->settle();
    }

    QString problem()
    {
        const auto* label = desk->find<QLabel>("roomsProblem");
        return label->isVisible() ? label->text() : QString();
    }
    /// The field that is above the problem.
    bool isBelow(const char* field)
    {
        const auto* label = desk->find<QLabel>("roomsProblem");
        const auto* above = desk->find<QWidget>(field);
        return waitUntil([&] { // it is laid out when it is drawn
            const int distance = label->mapTo(&desk->window(), QPoint()).y()
                                 - above->mapTo(&desk->window(), QPoint(0, above->height())).y();
            return distance >= 0 && distance < above->height();
        });
    }
    QString state() { return desk->find<QLabel>("roomsState")->text(); }
    QString standing() { return desk->find<QLabel>("roomsStanding")->text(); }
    std::optional<RoomServer> kept() { return waitForValue(fixture.workspace().swarms().roomServer()); }

    ChatServer server;
    XmppAccess access;
    QTemporaryDir folder;
    QString authority;
    DeskFixture fixture;
    std::unique_ptr<Desk> desk;
};

} // namespace

TEST_CASE("Rooms are set up in the settings: what is wrong stands below its field, and nothing is kept until all is right")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    InSettings at;
    CHECK(at.standing().startsWith(u"A supplier"_s));
    CHECK_FALSE(at.desk->find<QWidget>("roomsCheckKept")->isVisible());
    at.press("roomsSetUp");
    at.tryIt("roomsSave");
    CHECK(at.problem().contains(u"whole chat address"_s));
    CHECK(at.isBelow("roomsAddress"));

    at.fillIn();
    at.desk->fill("roomsPassword", u"wrong"_s);
    CHECK(at.problem().isEmpty()); // while one mends it
    at.tryIt("roomsSave");
    CHECK(at.problem().contains(u"refused the name or the password"_s));
    CHECK(at.isBelow("roomsPassword"));
    at.fillIn();
    at.desk->fill("roomsService", u"upload.localhost"_s); // a service, but of files
    at.tryIt("roomsSave");
    CHECK(at.problem().contains(u"\"upload.localhost\" has no rooms"_s));
    CHECK(at.isBelow("roomsService"));
    at.desk->fill("roomsService", u"nowhere.localhost"_s);
    at.tryIt("roomsCheck");
    CHECK(at.problem().contains(u"there are no rooms at \"nowhere.localhost\""_s));
    CHECK(at.isBelow("roomsService"));
    at.fillIn();
    at.desk->find<QLineEdit>("roomsCaFile")->clear();
    at.tryIt("roomsCheck");
    CHECK(at.problem().contains(u"not signed by an authority"_s));
    CHECK(at.isBelow("roomsCaFile"));
    at.desk->fill("roomsCaFile", at.folder.filePath(u"none.pem"_s));
    at.tryIt("roomsCheck");
    CHECK(at.problem().contains(u"could not be read"_s));
    CHECK(at.isBelow("roomsCaFile"));
    at.fillIn();
    at.desk->fill("roomsPort", u"1"_s);
    at.tryIt("roomsCheck");
    CHECK(at.problem().contains(u"port 1"_s));
    CHECK(at.isBelow("roomsPort"));
    CHECK_FALSE(at.kept());
    CHECK(waitForValue(at.fixture.workspace().swarms().roomOffers()).isEmpty());

    at.fillIn();
    at.tryIt("roomsCheck");
    CHECK(at.problem().isEmpty());
    CHECK(at.state() == u"The login works, and there are rooms."_s);
    CHECK_FALSE(at.kept()); // it was only a check
    at.tryIt("roomsSave");
    CHECK(at.problem().isEmpty());
    REQUIRE(waitUntil([&] { return at.standing().startsWith(u"This machine makes rooms at rooms.localhost"_s); }));
    CHECK(at.desk->find<QLineEdit>("roomsPassword")->text().isEmpty());
    CHECK_FALSE(at.desk->find<QWidget>("roomsSave")->isVisible());
    REQUIRE(at.kept());
    CHECK(at.kept()->access.jid == at.access.jid);
    CHECK(at.kept()->access.password.isEmpty()); // it is in the keychain
}

TEST_CASE("Rooms that are set up are checked with the password that is kept, changed without it, and removed")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    InSettings at;
    const QString password = std::exchange(at.access.password, {});
    requireOk(waitFor(at.fixture.workspace().swarms().setRoomServer({at.access, u"rooms.localhost"_s}, password, true)));
    at.open();
    CHECK(at.standing().startsWith(u"This machine makes rooms at rooms.localhost, as desk@localhost"_s));
    at.tryIt("roomsCheckKept");
    CHECK(at.state() == u"The login works, and there are rooms."_s);

    at.press("roomsSetUp");
    CHECK(at.desk->find<QLineEdit>("roomsAddress")->text() == at.access.jid);
    CHECK(at.desk->find<QLineEdit>("roomsPassword")->text().isEmpty());
    at.desk->fill("roomsService", u"upload.localhost"_s);
    at.tryIt("roomsSave");
    CHECK(at.problem().contains(u"has no rooms"_s));
    at.press("roomsCancel");
    CHECK(at.kept()->service == u"rooms.localhost"_s);

    // Another account: the one before makes no more rooms, and its password is gone.
    const XmppAccess other = at.server.access(u"other"_s);
    at.press("roomsSetUp");
    at.desk->fill("roomsAddress", other.jid);
    at.tryIt("roomsSave");
    CHECK(at.problem() == u"Type the password of this account."_s);
    at.desk->fill("roomsPassword", other.password);
    at.desk->fill("roomsCaFile", at.authority);
    at.tryIt("roomsSave");
    REQUIRE(waitUntil([&] { return at.standing().contains(u"as other@localhost"_s); }));
    const auto offers = waitForValue(at.fixture.workspace().swarms().roomOffers());
    REQUIRE(offers.size() == 1);
    CHECK(offers.first().address == other.jid);
    const auto gone = waitFor(at.fixture.workspace().swarms().checkRoomServer({at.access, u"rooms.localhost"_s}, {}));
    REQUIRE_FALSE(gone);
    CHECK(gone.error().sentence == u"The password of desk@localhost is not stored on this machine: type it."_s);

    at.press("roomsRemove");
    CHECK(at.kept()); // it asks first
    at.press("roomsReallyRemove");
    REQUIRE(waitUntil([&] { return at.standing().startsWith(u"A supplier"_s); }));
    CHECK_FALSE(at.kept());
    CHECK(waitForValue(at.fixture.workspace().swarms().roomOffers()).isEmpty());
}

TEST_CASE("A server that went away is told by its check")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    InSettings at;
    const QString password = std::exchange(at.access.password, {});
    requireOk(waitFor(at.fixture.workspace().swarms().setRoomServer({at.access, u"rooms.localhost"_s}, password, true)));
    at.open();
    at.server.server.stop();
    at.tryIt("roomsCheckKept");
    CHECK(at.state().contains(u"refuses connections on port"_s));
    CHECK(at.kept());
}
