// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palette_model.h"

#include "tests/support/catch.h"

#include <QAbstractItemModelTester>
#include <QWidget>

using namespace threadline;

namespace {

Case numbered(qint64 number, const QString& subject)
{
    Case made;
    made.number = number;
    made.subject = subject;
    return made;
}

SearchHit hit(const QString& snippet)
{
    SearchHit made;
    made.snippet = snippet;
    made.customerName = QStringLiteral("Ingrid");
    made.group = 1;
    return made;
}

} // namespace

TEST_CASE("Groups appear under their heading in a fixed order as answers come")
{
    PaletteModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setGroup(PaletteModel::Group::Messages, {hit(QStringLiteral("a"))});
    model.setGroup(PaletteModel::Group::Cases,
                   {numbered(1, QStringLiteral("x")), numbered(2, QStringLiteral("y"))});
    REQUIRE(model.rowCount() == 6);
    CHECK(model.index(0).data().toString() == QStringLiteral("Cases"));
    CHECK(model.index(3).data().toString() == QStringLiteral("Messages"));
    CHECK(model.index(4).data().toString() == QStringLiteral("Ingrid"));
    CHECK(model.index(4).data(PaletteModel::CustomerRole).toBool());
    CHECK_FALSE(model.flags(model.index(0)).testFlag(Qt::ItemIsSelectable));
    CHECK(model.flags(model.index(1)).testFlag(Qt::ItemIsSelectable));

    model.setGroup(PaletteModel::Group::Cases, {});
    CHECK(model.rowCount() == 3);
}

TEST_CASE("Walking through what was found passes headings and goes round")
{
    PaletteModel model;
    model.setGroup(PaletteModel::Group::Cases, {numbered(1, QStringLiteral("x"))});
    model.setGroup(PaletteModel::Group::Messages, {hit(QStringLiteral("a"))});
    CHECK(model.step(-1, 1) == 1);
    CHECK(model.step(1, 1) == 4);
    CHECK(model.step(4, 1) == 1);
    CHECK(model.step(1, -1) == 4);
    model.clear();
    CHECK(model.step(-1, 1) == -1);
}

TEST_CASE("Commands answer to the beginnings of their words")
{
    QWidget window;
    const DeskActions actions(&window);
    const auto found = matchingCommands(actions, QStringLiteral("set wait"));
    REQUIRE(found.size() == 1);
    CHECK(std::get<PaletteCommand>(found.first()).action == DeskAction::SetWaiting);
    CHECK(matchingCommands(actions, QStringLiteral("aiting")).isEmpty());
}

TEST_CASE("Cases answer to their number and to words of their subject")
{
    const QList<Case> cases{numbered(20431, QStringLiteral("Pump stops")),
                            numbered(20418, QStringLiteral("Refund"))};
    CHECK(matchingCases(cases, QStringLiteral("#20431"), 5).size() == 1);
    CHECK(matchingCases(cases, QStringLiteral("204"), 5).size() == 2);
    CHECK(matchingCases(cases, QStringLiteral("refund"), 5).size() == 1);
    CHECK(matchingCases(cases, QStringLiteral("204"), 1).size() == 1);
}
