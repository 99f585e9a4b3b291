// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole desk with a softphone: a real exchange, a real baresip at the desk and one at a
// customer's.
#include "tests/support/free_port.h"
#include "tests/support/sip_telephones.h"
#include "tests/ui/desk/desk.h"
#include "tests/ui/desk/program.h"

#include <QRegularExpression>
#include <QToolButton>

using namespace threadline;
using namespace threadline::test;

namespace {

using namespace Qt::Literals::StringLiterals;

const QString ingrid = u"+358401234567"_s;

QString shown(Desk& desk, const char* name)
{
    const auto* label = desk.find<QLabel>(name);
    return label->isVisible() ? label->text() : QString();
}

struct PhoneAtDesk
{
    PhoneAtDesk() { desk.emplace(program.workspace(), services()); }

    DeskServices services()
    {
        DeskServices made;
        made.openUrl = [this](const QUrl& url) { opened.append(url.toString()); };
        made.calls = &program.calls();
        return made;
    }

    void addPhone()
    {
        AccountRequest request;
        request.channel = u"phone"_s;
        request.settings = {{u"control"_s, QString::number(agent.controlPort())},
                            {u"secretless"_s, true}};
        static_cast<void>(waitForValue(program.workspace().addAccount(request)));
        REQUIRE(waitUntil([this] { return program.calls().canCall(); }));
    }

    QStringList rows()
    {
        QStringList words;
        const auto labels = desk->window().findChildren<QLabel*>(u"callWords"_s);
        for (const QLabel* label : labels) {
            if (label->isVisible()) {
                words.append(label->text());
            }
        }
        return words;
    }
    bool shows(const QString& words)
    {
        return waitUntil([&] { return rows() == QStringList{words}; });
    }
    bool isShown(const char* name) { return desk->find<QWidget>(name)->isVisible(); }
    void press(Qt::Key key)
    {
        desk->window().activateWindow();
        REQUIRE(waitUntil([this] { return desk->window().isActiveWindow(); }));
        QTest::keyClick(desk->find<QListView>("queueList"), key,
                        Qt::ControlModifier | Qt::ShiftModifier);
    }
    QStringList calls()
    {
        static const QRegularExpression entry(
            u"^(Inbound call|Outbound call|Missed call|Call, not reached)"_s);
        return desk->timeline().filter(entry);
    }

    SipExchange exchange;
    Softphone agent{exchange, u"agent1"_s};
    Softphone customer{exchange, ingrid, u"Ingrid Aho"_s};
    Program program;
    QStringList opened;
    std::optional<Desk> desk;
};

} // namespace

TEST_CASE("From an empty desk to a softphone that was added, with each fault at its field")
{
    if (!SipExchange::areInstalled()) {
        return;
    }
    PhoneAtDesk at;
    Desk& desk = *at.desk;
    desk.trigger(DeskAction::AddAccount);
    desk.click("addOn-phone");
    desk.fill("phoneControl", QString::number(freePort()));
    desk.click("phoneCheck");
    REQUIRE(waitUntil([&] {
        return shown(desk, "phoneProblem").startsWith(u"Nothing listens on 127.0.0.1:"_s);
    }));
    CHECK(desk.find<QLineEdit>("phoneControl")->hasFocus());
    desk.fill("phoneControl", u"10.0.0.1:4444"_s);
    desk.click("phoneCheck");
    REQUIRE(waitUntil(
        [&] { return shown(desk, "phoneProblem").contains(u"is not on this computer"_s); }));
    desk.fill("phoneControl", u"127.0.0.1:%1"_s.arg(at.agent.controlPort()));
    desk.fill("phoneNumber", u"030 1"_s);
    desk.click("phoneCheck");
    REQUIRE(waitUntil([&] { return !shown(desk, "phoneProblem").isEmpty(); }));
    CHECK(desk.find<QLineEdit>("phoneNumber")->hasFocus());
    desk.fill("phoneNumber", u"+49 30 901820"_s);
    desk.click("phoneAdd");
    REQUIRE(waitUntil([&] { return waitForValue(at.program.workspace().accounts()).size() == 1; }));
    CHECK(waitForValue(at.program.workspace().accounts()).first().account.address ==
          u"agent1@127.0.0.1:%1"_s.arg(at.exchange.port()));
    CHECK(waitUntil([&] { return at.program.calls().canCall(); }));
}

TEST_CASE("An unknown number rings above the desk, becomes a customer, is answered by key, and "
          "what was noted is the one entry of it")
{
    if (!SipExchange::areInstalled()) {
        return;
    }
    PhoneAtDesk at;
    at.addPhone();
    Desk& desk = *at.desk;
    CHECK_FALSE(at.isShown("callStrip"));
    at.customer.dial(at.agent.address());
    REQUIRE(at.shows(u"Incoming call · +358 40 1234567 · Ingrid Aho"_s));
    CHECK(desk.find<QPushButton>("callOpen")->text() == u"New customer"_s);
    CHECK(desk.find<QPushButton>("callHangUp")->text() == u"Decline"_s);
    CHECK_FALSE(at.isShown("callNote"));
    CHECK(desk.find<QPushButton>("callAnswer")->accessibleName() ==
          u"Answer the call of Ingrid Aho"_s);
    desk.click("callOpen");
    REQUIRE(waitUntil([&] { return desk.shownCustomer() == u"Ingrid Aho"_s; }));
    REQUIRE(waitUntil([&] { return desk.find<QPushButton>("callOpen")->text() == u"Open"_s; }));
    at.press(Qt::Key_A);
    REQUIRE(at.shows(u"On the phone · +358 40 1234567 · Ingrid Aho"_s));
    CHECK(waitUntil([&] { return at.customer.told("CALL_ESTABLISHED"); }));
    CHECK_FALSE(at.isShown("callAnswer"));
    CHECK(desk.find<QPushButton>("callHangUp")->text() == u"Hang up"_s);
    at.press(Qt::Key_N);
    REQUIRE(waitUntil([&] { return at.isShown("touchForm"); }));
    CHECK(desk.find<QPushButton>("touchTimer")->text() == u"Stop"_s);
    QTest::keyClicks(desk.find<QPlainTextEdit>("touchText"), u"Order 17 came broken."_s);
    at.press(Qt::Key_H);
    REQUIRE(waitUntil([&] { return !at.isShown("callStrip"); }));
    CHECK(waitUntil([&] { return at.customer.told("CALL_CLOSED"); }));
    CHECK(waitUntil(
        [&] { return desk.find<QPushButton>("touchTimer")->text() == u"Start timer"_s; }));
    CHECK(desk.find<QPlainTextEdit>("touchText")->toPlainText() == u"Order 17 came broken."_s);
    REQUIRE(waitUntil([&] { return at.calls().size() == 1; })); // as the softphone told it
    QTest::keyClick(desk.find<QPlainTextEdit>("touchText"), Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(waitUntil([&] { return !at.isShown("touchForm"); }));
    REQUIRE(waitUntil(
        [&] { return desk.timeline().join(u'\n').contains(u"Order 17 came broken."_s); }));
    desk.settle();
    CHECK(at.calls().size() == 1);
    CHECK(at.calls().value(0).contains(u"answered by Anna Berg"_s));
}

TEST_CASE("What is logged before the call ended stays its one entry when it has")
{
    if (!SipExchange::areInstalled()) {
        return;
    }
    PhoneAtDesk at;
    at.addPhone();
    Desk& desk = *at.desk;
    at.customer.dial(at.agent.address());
    REQUIRE(at.shows(u"Incoming call · +358 40 1234567 · Ingrid Aho"_s));
    desk.click("callAnswer");
    REQUIRE(at.shows(u"On the phone · +358 40 1234567 · Ingrid Aho"_s));
    desk.click("callNote"); // makes the customer, too
    REQUIRE(waitUntil([&] { return at.isShown("touchForm"); }));
    QTest::keyClicks(desk.find<QPlainTextEdit>("touchText"), u"Wants a new one."_s);
    QTest::keyClick(desk.find<QPlainTextEdit>("touchText"), Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(waitUntil([&] { return at.calls().size() == 1; }));
    at.customer.hangUp();
    REQUIRE(waitUntil([&] { return !at.isShown("callStrip"); }));
    REQUIRE(waitUntil([&] {
        return waitForValue(at.program.workspace().accounts()).first().done == 1;
    })); // it was brought
    desk.settle();
    CHECK(at.calls().size() == 1);
    CHECK(desk.timeline().join(u'\n').contains(u"Wants a new one."_s));
}

TEST_CASE("A call that nobody took is a case in the queue, of who called")
{
    if (!SipExchange::areInstalled()) {
        return;
    }
    PhoneAtDesk at;
    at.addPhone();
    at.customer.dial(at.agent.address());
    REQUIRE(at.shows(u"Incoming call · +358 40 1234567 · Ingrid Aho"_s));
    at.customer.hangUp();
    REQUIRE(waitUntil([&] { return !at.isShown("callStrip"); }));
    at.desk->trigger(DeskAction::ViewAll);
    REQUIRE(waitUntil([&] { return at.desk->queue()->rowCount() == 1; }));
    at.desk->openFirst();
    CHECK(at.desk->shownCustomer() == u"Ingrid Aho"_s);
    REQUIRE(waitUntil([&] { return at.calls().size() == 1; }));
    CHECK(at.calls().first().contains(u"Missed call"_s));
    at.customer.dial(at.agent.address());
    REQUIRE(at.shows(u"Incoming call · +358 40 1234567 · Ingrid Aho"_s));
    CHECK(waitUntil([&] {
        return at.desk->find<QPushButton>("callOpen")->text() == u"Open"_s;
    })); // known by now
}

TEST_CASE("A number in the customer panel is called by the softphone, and by the system where "
          "there is none")
{
    if (!SipExchange::areInstalled()) {
        return;
    }
    PhoneAtDesk at;
    Arrival message;
    message.externalKey = "sms:1";
    message.channel = channel::sms;
    message.at = Timestamp::fromSeconds(1'795'348'800);
    message.from = {u"Ingrid Aho"_s, ingrid};
    message.text = "Call me";
    message.customerIdentity = {Identity::Kind::Phone, ingrid};
    message.customerName = u"Ingrid Aho"_s;
    static_cast<void>(waitForValue(at.program.workspace().ingest({message}, u"+15550001000"_s)));
    at.desk->trigger(DeskAction::ViewAll);
    REQUIRE(waitUntil([&] { return at.desk->queue()->rowCount() == 1; }));
    at.desk->openFirst();
    auto* call = at.desk->find<QToolButton>("callNumber");
    CHECK(call->accessibleName() == u"Call +358401234567"_s);
    QTest::mouseClick(call, Qt::LeftButton);
    CHECK(at.opened == QStringList{u"tel:+358401234567"_s});
    at.addPhone();
    QTest::mouseClick(at.desk->find<QToolButton>("callNumber"), Qt::LeftButton);
    REQUIRE(at.shows(u"Calling · +358 40 1234567 · Ingrid Aho"_s));
    CHECK(waitUntil([&] { return at.customer.told("CALL_INCOMING"); }));
    CHECK(at.opened.size() == 1);
    at.desk->click("callHangUp");
    REQUIRE(waitUntil([&] { return !at.isShown("callStrip"); }));
    REQUIRE(waitUntil([&] { return at.calls().size() == 1; }));
    CHECK(at.calls().first().contains(u"not reached"_s));
}
