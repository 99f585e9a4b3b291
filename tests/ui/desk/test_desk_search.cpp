// SPDX-License-Identifier: GPL-3.0-or-later
//
// Searching from the palette as a person does: typing, the arrow keys, Tab and Enter.
#include "tests/support/desk_fixture.h"
#include "tests/support/made_files.h"
#include "tests/ui/desk/desk.h"

using namespace threadline;
using namespace threadline::test;

namespace {

struct Searching : DeskFixture
{
    Searching()
    {
        addAccount();
        Arrival first = mailFrom(QStringLiteral("ingrid@aaltonen.example"), QStringLiteral("Pump stops"),
                                 QStringLiteral("Please see the hose attached."), 30, "m1@x");
        const QByteArray pdf = madePdf({"two gaskets"});
        first.files.append({{QStringLiteral("invoice.pdf"), QStringLiteral("application/pdf"), pdf.size(), {}, {}, false}, pdf});
        server().deliver(first);
        server().deliver(mailFrom(QStringLiteral("marek@dvorak.example"), QStringLiteral("Hose"),
                                  QStringLiteral("The hose leaks."), 20, "m2@x"));
        server().deliver(mailFrom(QStringLiteral("ingrid@aaltonen.example"), QStringLiteral("Again"),
                                  QStringLiteral("The hose again, same subject."), 10, "m3@x"));
        sync();
    }
};

class PaletteHands
{
public:
    explicit PaletteHands(Desk& desk)
        : m_desk(desk)
    {
        desk.trigger(DeskAction::Palette);
        desk.settle();
    }

    void type(const char* words)
    {
        QTest::keyClicks(input(), QString::fromUtf8(words));
        m_desk.settle();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QTest::keyClick(input(), key, with);
        m_desk.settle();
    }
    QStringList rows()
    {
        QStringList all;
        const QAbstractItemModel* model = results()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            all.append(model->index(row, 0).data().toString());
        }
        return all;
    }
    QString chosen() { return results()->currentIndex().data().toString(); }
    QString said() { return m_desk.find<QLabel>("paletteState")->text(); }
    QLineEdit* input() { return m_desk.find<QLineEdit>("paletteInput"); }

private:
    QListView* results() { return m_desk.find<QListView>("paletteResults"); }

    Desk& m_desk;
};

} // namespace

TEST_CASE("A hit in an attachment is opened at its message by the keyboard alone")
{
    Searching fixture;
    Desk desk(fixture.workspace());
    PaletteHands palette(desk);
    palette.type("gaskets");
    CHECK(palette.chosen().contains(QStringLiteral("in the attachment invoice.pdf")));
    palette.press(Qt::Key_Return);
    REQUIRE(waitUntil([&] { return desk.shownCustomer() == QStringLiteral("ingrid"); }));
    desk.settle();
    CHECK_FALSE(desk.find<QWidget>("palette")->isVisible());
    const auto rows = desk.timeline();
    CHECK(std::any_of(rows.begin(), rows.end(), [](const QString& row) { return row.contains(QStringLiteral("hose attached")); }));
}

TEST_CASE("Messages stand under their customer, the one of the newest hit first")
{
    Searching fixture;
    Desk desk(fixture.workspace());
    PaletteHands palette(desk);
    palette.type("hose");
    const QStringList rows = palette.rows();
    const qsizetype messages = rows.indexOf(QStringLiteral("Messages"));
    REQUIRE(messages >= 0);
    REQUIRE(rows.size() == messages + 6);
    CHECK(rows[messages + 1] == QStringLiteral("ingrid"));
    CHECK(rows[messages + 2].contains(QStringLiteral("Again")));
    CHECK(rows[messages + 3].contains(QStringLiteral("Pump stops")));
    CHECK(rows[messages + 4] == QStringLiteral("marek"));
    CHECK(rows[messages + 5].contains(QStringLiteral("leaks")));
}

TEST_CASE("Tab writes the key and the value that are offered")
{
    Searching fixture;
    Desk desk(fixture.workspace());
    PaletteHands palette(desk);
    palette.type("hose chan");
    CHECK(palette.rows().contains(QStringLiteral("channel:, on this channel")));
    palette.press(Qt::Key_Tab);
    CHECK(palette.input()->text() == QStringLiteral("hose channel:"));
    CHECK(palette.rows().contains(QStringLiteral("email")));
    palette.press(Qt::Key_Tab);
    CHECK(palette.input()->text() == QStringLiteral("hose channel:email "));
    CHECK(palette.input()->hasFocus());
    CHECK(palette.rows().contains(QStringLiteral("Messages")));
}

TEST_CASE("A key that is offered is not what Enter means")
{
    Searching fixture;
    Desk desk(fixture.workspace());
    PaletteHands palette(desk);
    palette.type("sub");
    CHECK(palette.rows().contains(QStringLiteral("subject:, with these words in the subject")));
    CHECK_FALSE(palette.chosen().startsWith(QStringLiteral("subject:")));
}

TEST_CASE("What is not understood is said in a sentence, and not before it was finished")
{
    Searching fixture;
    Desk desk(fixture.workspace());
    PaletteHands palette(desk);
    palette.type("before:yes");
    CHECK(palette.said().startsWith(QStringLiteral("After before: comes a day")));
    const QColor hint = desk.find<QLabel>("paletteState")->palette().color(QPalette::WindowText);
    palette.type("x hose");
    CHECK(palette.said().startsWith(QStringLiteral("After before: comes a day")));
    CHECK(desk.find<QLabel>("paletteState")->palette().color(QPalette::WindowText) != hint);
    CHECK(palette.rows().contains(QStringLiteral("Messages")));
}

TEST_CASE("A question mark lists all that can be written and Enter writes it")
{
    Searching fixture;
    Desk desk(fixture.workspace());
    PaletteHands palette(desk);
    palette.press(Qt::Key_F1);
    CHECK(palette.input()->text() == QStringLiteral("?"));
    CHECK(palette.rows().size() == 1 + 14);
    palette.press(Qt::Key_Down);
    CHECK(palette.chosen() == QStringLiteral("to:, sent to"));
    palette.press(Qt::Key_Return);
    CHECK(palette.input()->text() == QStringLiteral("to:"));
    CHECK(desk.find<QWidget>("palette")->isVisible());
}

TEST_CASE("A search is saved under a name and found by it")
{
    Searching fixture;
    Desk desk(fixture.workspace());
    {
        PaletteHands palette(desk);
        palette.type("gaskets");
        palette.press(Qt::Key_S, Qt::ControlModifier);
        auto* name = desk.find<QLineEdit>("paletteViewName");
        CHECK(name->hasFocus());
        QTest::keyClicks(name, QStringLiteral("Sealing"));
        QTest::keyClick(name, Qt::Key_Return);
        REQUIRE(waitUntil([&] { return waitForValue(fixture.workspace().savedViews()).size() == 1; }));
        desk.settle();
        CHECK(palette.input()->hasFocus());
        palette.press(Qt::Key_Escape);
    }
    const SavedView saved = waitForValue(fixture.workspace().savedViews()).first();
    CHECK(saved.name == QStringLiteral("Sealing"));
    CHECK(saved.filter.search == QStringLiteral("gaskets"));
    PaletteHands palette(desk);
    palette.input()->clear();
    palette.type("seal");
    CHECK(palette.chosen() == QStringLiteral("Sealing, gaskets"));
    palette.press(Qt::Key_Return);
    CHECK(palette.input()->text() == QStringLiteral("gaskets "));
    CHECK(palette.rows().contains(QStringLiteral("Messages")));
}

TEST_CASE("The palette says what could not be looked in yet")
{
    Searching fixture;
    const QByteArray pdf = madePdf({"washers"});
    Arrival late = mailFrom(QStringLiteral("late@c.example"), QStringLiteral("Late"), QStringLiteral("x"), 5, "m9@x");
    late.files.append({{QStringLiteral("a.pdf"), QStringLiteral("application/pdf"), pdf.size(), {}, {}, false}, pdf});
    waitForValue(fixture.workspace().ingest({late}, QStringLiteral("import")));
    Desk desk(fixture.workspace());
    PaletteHands palette(desk);
    palette.type("washers");
    CHECK(palette.said().contains(QStringLiteral("One attachment still to be read.")));
}
