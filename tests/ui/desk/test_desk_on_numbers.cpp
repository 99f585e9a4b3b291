// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole desk with SMS and WhatsApp numbers, by keyboard and mouse, from an empty workspace to an answer that was sent.
#include "tests/support/twilio_server.h"
#include "tests/ui/desk/desk.h"
#include "tests/ui/desk/program.h"

#include <QDateTime>
#include <QPlainTextEdit>
#include <QRegularExpression>

using namespace threadline;
using namespace threadline::test;

namespace {

using namespace Qt::Literals::StringLiterals;

const QString ours = u"+15550001000"_s;
const QString ingrid = u"+358401234567"_s;

QString shown(Desk& desk, const char* name)
{
    const auto* label = desk.find<QLabel>(name);
    return label->isVisible() ? label->text() : QString();
}

qint64 minutesAgo(qint64 minutes)
{
    return QDateTime::currentSecsSinceEpoch() - minutes * 60;
}

void fillIn(Desk& desk, const TwilioServer& twilio, const char* number, const char* sid, const char* token, const char* server)
{
    desk.fill(number, u"+1 555 000 1000"_s);
    desk.fill(sid, TwilioServer::accountSid());
    desk.fill(token, TwilioServer::token());
    desk.fill(server, twilio.url().toString());
}

} // namespace

TEST_CASE("From an empty desk to an SMS that was answered, with each fault at its field")
{
    TwilioServer twilio;
    Program program;
    Desk desk(program.workspace());
    desk.trigger(DeskAction::AddAccount);
    desk.click("addOn-sms");
    desk.click("smsCheck");
    CHECK(desk.find<QLineEdit>("smsNumber")->hasFocus());
    fillIn(desk, twilio, "smsNumber", "smsSid", "smsToken", "smsServer");
    desk.fill("smsSid", u"AC1"_s);
    desk.click("smsCheck");
    REQUIRE(waitUntil([&] { return shown(desk, "smsProblem").contains(u"no Account SID"_s); }));
    CHECK(desk.find<QLineEdit>("smsSid")->hasFocus());
    desk.fill("smsSid", TwilioServer::accountSid());
    desk.click("smsCheck");
    REQUIRE(waitUntil([&] { return shown(desk, "smsProblem").contains(u"none of this Twilio account's"_s); }));
    CHECK(desk.find<QLineEdit>("smsNumber")->hasFocus());
    twilio.own(ours);
    desk.fill("smsToken", u"wrong"_s);
    desk.click("smsCheck");
    REQUIRE(waitUntil([&] { return shown(desk, "smsProblem").contains(u"does not accept"_s); }));
    CHECK(desk.find<QLineEdit>("smsToken")->hasFocus());
    CHECK(waitForValue(program.workspace().accounts()).isEmpty());
    desk.fill("smsToken", TwilioServer::token());
    twilio.receive(ingrid, ours, u"Is order 17 late?"_s, minutesAgo(5));
    desk.click("smsAdd");
    REQUIRE(waitUntil([&] { return waitForValue(program.workspace().accounts()).size() == 1; }));
    CHECK(waitForValue(program.workspace().accounts()).first().account.address == ours);
    REQUIRE(waitUntil([&] { return desk.find<QLineEdit>("smsToken")->text().isEmpty(); }));

    desk.trigger(DeskAction::ShowQueue);
    REQUIRE(waitUntil([&] { return desk.queue()->rowCount() == 1; }));
    desk.openFirst();
    REQUIRE(waitUntil([&] { return desk.timeline().filter(u"SMS to +15550001000"_s).size() == 1; }));
    QTest::keyClick(desk.find<QListView>("queueList"), Qt::Key_R);
    REQUIRE(waitUntil([&] { return desk.composer()->hasFocus(); }));
    QTest::keyClicks(desk.composer(), QString(161, u'a'));
    CHECK(shown(desk, "composerProblem") == u"This goes, and is paid for, as 2 SMS."_s);
    QTest::keyClick(desk.composer(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(desk.composer(), u"It left this morning."_s);
    CHECK(shown(desk, "composerProblem").isEmpty());
    QTest::keyClick(desk.composer(), Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(waitUntil([&] { return twilio.sent().size() == 1; }, std::chrono::minutes(1)));
    CHECK(twilio.sent()[0].to == ingrid);
    CHECK(twilio.sent()[0].body == u"It left this morning."_s);
    const QRegularExpression sent(u"It left this morning\\..*Sent \\d"_s, QRegularExpression::DotMatchesEverythingOption);
    REQUIRE(waitUntil([&] { return desk.timeline().filter(sent).size() == 1; }));
}

TEST_CASE("On WhatsApp the desk says when a customer wrote too long ago, before anything is sent")
{
    TwilioServer twilio;
    Program program;
    Desk desk(program.workspace());
    desk.trigger(DeskAction::AddAccount);
    desk.click("addOn-whatsapp");
    fillIn(desk, twilio, "whatsappNumber", "whatsappSid", "whatsappToken", "whatsappServer");
    twilio.receive(u"whatsapp:"_s + ingrid, u"whatsapp:"_s + ours, u"Is order 17 late?"_s, minutesAgo(24 * 60 + 5));
    desk.click("whatsappAdd");
    REQUIRE(waitUntil([&] { return waitForValue(program.workspace().accounts()).size() == 1; }));
    desk.trigger(DeskAction::ShowQueue);
    REQUIRE(waitUntil([&] { return desk.queue()->rowCount() == 1; }));
    desk.openFirst();
    QTest::keyClick(desk.find<QListView>("queueList"), Qt::Key_R);
    REQUIRE(waitUntil([&] { return desk.composer()->hasFocus(); }));
    QTest::keyClicks(desk.composer(), u"It left this morning."_s);
    QTest::keyClick(desk.composer(), Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(waitUntil([&] { return shown(desk, "composerProblem").contains(u"within 24 hours"_s); }));
    CHECK(twilio.sent().isEmpty());
    CHECK(desk.composer()->toPlainText() == u"It left this morning."_s);
}
