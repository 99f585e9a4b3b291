// SPDX-License-Identifier: GPL-3.0-or-later
//
// The customer panel at work: details, merges with their preview, parting and splitting.
#include "tests/support/desk_fixture.h"
#include "tests/ui/desk/desk.h"

#include <QMenu>
#include <QToolButton>

using namespace threadline;
using namespace threadline::test;

namespace {

const QString atHome = QStringLiteral("ann.field@gmail.com");
const QString atWork = QStringLiteral("annfield@googlemail.com");

/// One mailbox in two spellings.
struct TwoAddresses : DeskFixture
{
    TwoAddresses()
    {
        addAccount();
        server().deliver(mailFrom(atWork, QStringLiteral("Hose"), QStringLiteral("It leaks."), 30, "w1@x"));
        server().deliver(mailFrom(atHome, QStringLiteral("Pump"), QStringLiteral("It stops."), 20, "h1@x"));
        sync();
    }

    CustomerCard card(const QString& who)
    {
        return waitForValue(workspace().customerCard(waitForValue(workspace().findCustomer(who))));
    }
};

void type(Desk& desk, const char* field, const QString& words)
{
    desk.fill(field, words);
    QTest::keyClick(desk.find<QLineEdit>(field), Qt::Key_Return);
}

/// The first of this name that can be seen: a card that was replaced may not be gone yet.
template <class Widget>
Widget* shown(Desk& desk, const char* name)
{
    const auto all = desk.window().findChildren<Widget*>(QString::fromLatin1(name));
    const auto found = std::find_if(all.begin(), all.end(), [](const Widget* one) { return one->isVisible(); });
    return found == all.end() ? nullptr : *found;
}

} // namespace

TEST_CASE("What is known about a customer is typed into the panel and kept")
{
    TwoAddresses fixture;
    {
        Desk desk(fixture.workspace());
        desk.openFirst();
        type(desk, "customerOrganisation", QStringLiteral("Hydrotek"));
        type(desk, "customerTimeZone", QStringLiteral("Europe/Helsinki"));
        type(desk, "customerTags", QStringLiteral("VIP, wholesale"));
        desk.find<QPlainTextEdit>("customerNote")->setFocus();
        desk.find<QPlainTextEdit>("customerNote")->setPlainText(QStringLiteral("Prefers the phone."));
        desk.find<QLineEdit>("customerLanguage")->setFocus();
        const QString customer = desk.shownCustomer();
        REQUIRE(waitUntil([&] { return fixture.card(atHome).fields.size() == 3; }));
        REQUIRE(waitUntil([&] { return fixture.card(atHome).tags.size() == 2; }));
    }
    const CustomerCard card = fixture.card(atHome);
    CHECK(card.fields.value(QStringLiteral("organisation")) == QStringLiteral("Hydrotek"));
    CHECK(card.fields.value(QStringLiteral("time_zone")) == QStringLiteral("Europe/Helsinki"));
    CHECK(card.fields.value(QStringLiteral("note")) == QStringLiteral("Prefers the phone."));
    CHECK(card.tags == QStringList{QStringLiteral("vip"), QStringLiteral("wholesale")});
    Desk desk(fixture.workspace());
    desk.openFirst();
    CHECK(desk.find<QLineEdit>("customerTags")->text() == QStringLiteral("vip, wholesale"));
    type(desk, "customerTags", QStringLiteral("vip"));
    REQUIRE(waitUntil([&] { return fixture.card(atHome).tags == QStringList{QStringLiteral("vip")}; }));
}

TEST_CASE("A time zone that is none is refused and the field shows again what holds")
{
    TwoAddresses fixture;
    Desk desk(fixture.workspace());
    desk.openFirst();
    type(desk, "customerTimeZone", QStringLiteral("Europe/Helsinki"));
    REQUIRE(waitUntil([&] { return fixture.card(atHome).fields.size() == 1; }));
    type(desk, "customerTimeZone", QStringLiteral("Atlantis"));
    REQUIRE(waitUntil([&] {
        return desk.find<QLabel>("notice")->text()
               == QStringLiteral("\"Atlantis\" is no time zone; write it like Europe/Helsinki.");
    }));
    // It may have been refused before the window had read the one that holds.
    CHECK(waitUntil([&] { return desk.find<QLineEdit>("customerTimeZone")->text() == QStringLiteral("Europe/Helsinki"); }));
}

TEST_CASE("What is being typed stays while news of the customer arrives")
{
    TwoAddresses fixture;
    Desk desk(fixture.workspace());
    desk.openFirst();
    auto* field = desk.find<QLineEdit>("customerOrganisation");
    desk.fill("customerOrganisation", QStringLiteral("Hydro"));
    fixture.server().deliver(mailFrom(atHome, QStringLiteral("Re: Pump"), QStringLiteral("Hello?"), 5, "h2@x", {"h1@x"}));
    fixture.sync();
    REQUIRE(waitUntil([&] { return desk.timeline().join(QLatin1Char(' ')).contains(QStringLiteral("Hello?")); }));
    desk.settle();
    CHECK(field->text() == QStringLiteral("Hydro"));
    CHECK(field->hasFocus());
}

TEST_CASE("A merge says first what comes together, shows one history, and is undone")
{
    TwoAddresses fixture;
    Desk desk(fixture.workspace());
    desk.openFirst();
    REQUIRE(waitUntil([&] { return desk.window().findChild<QPushButton*>(QStringLiteral("suggestionMerge")); }));
    desk.click("suggestionMerge");
    REQUIRE(waitUntil([&] { return desk.find<QLabel>("mergePreview")->isVisible(); }));
    CHECK(desk.find<QLabel>("mergePreview")->text().startsWith(QStringLiteral("1 interaction and 1 case come under")));
    CHECK(fixture.card(atHome).caseCount == 1);
    desk.click("suggestionMerge");
    REQUIRE(waitUntil([&] { return fixture.card(atHome).caseCount == 2; }));
    REQUIRE(waitUntil([&] { return desk.timeline().join(QLatin1Char(' ')).contains(QStringLiteral("It leaks.")); }));

    REQUIRE(waitUntil([&] { return desk.window().findChild<QPushButton*>(QStringLiteral("unmerge")); }));
    desk.click("unmerge");
    REQUIRE(waitUntil([&] { return fixture.card(atHome).caseCount == 1; }));
    REQUIRE(waitUntil([&] { return !desk.timeline().join(QLatin1Char(' ')).contains(QStringLiteral("It leaks.")); }));
}

TEST_CASE("A customer whom nothing suggests is looked up, what a merge brings together is shown, and it is merged or not")
{
    TwoAddresses fixture;
    fixture.server().deliver(mailFrom(QStringLiteral("orders@pumps.example"), QStringLiteral("Order"),
                                      QStringLiteral("Two hoses."), 40, "o1@x"));
    fixture.sync();
    Desk desk(fixture.workspace());
    desk.openFirst();
    const auto choose = [&] {
        desk.window().activateWindow();
        desk.trigger(DeskAction::MergeCustomers);
        REQUIRE(waitUntil([] { return QApplication::activePopupWidget() != nullptr; }));
        QWidget* card = QApplication::activePopupWidget();
        auto* list = card->findChild<QListView*>(QStringLiteral("choiceList"));
        auto* field = card->findChild<QLineEdit*>(QStringLiteral("choiceField"));
        REQUIRE(waitUntil([&] { return list->model()->rowCount() == 2; })); // not the open one
        QTest::keyClicks(field, QStringLiteral("pumps"));
        REQUIRE(waitUntil([&] { return list->model()->rowCount() == 1; }));
        QTest::keyClick(field, Qt::Key_Return);
        REQUIRE(waitUntil([&] { return shown<QLabel>(desk, "mergePreview") != nullptr; }));
    };
    choose();
    CHECK(shown<QLabel>(desk, "mergePreview")->text().startsWith(QStringLiteral("1 interaction and 1 case come under")));
    QTest::mouseClick(shown<QPushButton>(desk, "suggestionReject"), Qt::LeftButton);
    REQUIRE(waitUntil([&] { return shown<QLabel>(desk, "mergePreview") == nullptr; }));
    CHECK(fixture.card(atHome).caseCount == 1);

    choose();
    QTest::mouseClick(shown<QPushButton>(desk, "suggestionMerge"), Qt::LeftButton);
    REQUIRE(waitUntil([&] { return fixture.card(atHome).caseCount == 2; }));
    REQUIRE(waitUntil([&] { return desk.timeline().join(QLatin1Char(' ')).contains(QStringLiteral("Two hoses.")); }));
    REQUIRE(waitUntil([&] { return desk.window().findChild<QPushButton*>(QStringLiteral("unmerge")); }));
}

TEST_CASE("An address that is somebody else's gets a customer of its own")
{
    TwoAddresses fixture;
    waitForValue(fixture.workspace().mergeCustomers(fixture.card(atHome).id, fixture.card(atWork).id, {}));
    Desk desk(fixture.workspace());
    desk.openFirst();
    const auto buttons = desk.window().findChildren<QToolButton*>(QStringLiteral("splitIdentity"));
    REQUIRE(buttons.size() == 2);
    const auto work = std::find_if(buttons.begin(), buttons.end(), [](const QToolButton* button) {
        return button->accessibleName().contains(atWork);
    });
    REQUIRE(work != buttons.end());
    (*work)->findChild<QMenu*>()->actions().first()->trigger();
    REQUIRE(waitUntil([&] { return fixture.card(atWork).id != fixture.card(atHome).id; }));
    CHECK(fixture.card(atWork).identities.size() == 1);
}
