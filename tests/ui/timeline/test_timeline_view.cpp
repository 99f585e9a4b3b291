// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/waiting.h"
#include "tests/ui/timeline/sample_history.h"
#include "ui/timeline/timeline_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace threadline;
using namespace threadline::test;

namespace {

struct Pane
{
    Theme theme{ThemeChoice::Light};
    ScriptedTimelineSource source;
    TimelineModel model{source, sampleMoment()};
    TimelineView view{theme, model, source};

    Pane()
    {
        source.answersAtOnce = true;
        view.resize(700, 600);
        view.show();
    }
    void openSample() { open(sampleHistory(source), sample::thisCase); }
    void open(const QList<TimelineMark>& marks, qint64 thisCase = 0)
    {
        model.setHistory(marks, thisCase);
        waitForVisible();
    }
    /// Until each entry in the window is laid out.
    void waitForVisible()
    {
        REQUIRE(waitUntil([this] { return allVisibleLaidOut(); }));
    }
    bool allVisibleLaidOut() const
    {
        for (int row = view.rows().firstVisible(); row <= view.rows().lastVisible(); ++row) {
            if (model.row(row).kind == TimelineRow::Kind::Entry && !view.rows().laidOut(row)) {
                return false;
            }
        }
        return view.rows().lastVisible() >= view.rows().firstVisible();
    }
    int topOf(InteractionKey key) const
    {
        const int row = view.rows().rowOfEntry(key);
        REQUIRE(row >= 0);
        return view.rows().topOf(row);
    }
    /// An entry that starts in the upper half of the window.
    InteractionKey readingNow() const
    {
        for (int row = view.rows().firstVisible(); row <= view.rows().lastVisible(); ++row) {
            if (model.row(row).kind == TimelineRow::Kind::Entry && view.rows().topOf(row) >= 0) {
                return model.markOf(row).key;
            }
        }
        return 0;
    }
    QPoint spotOf(InteractionKey key, EntryAction action) const
    {
        const int row = view.rows().rowOfEntry(key);
        REQUIRE(row >= 0);
        const LaidOutEntry* entry = view.rows().laidOut(row);
        REQUIRE(entry);
        for (const EntrySpot& spot : entry->spots()) {
            if (spot.button.action == action) {
                return spot.where.center().toPoint() + QPoint(0, view.rows().topOf(row));
            }
        }
        FAIL("no such button");
        return {};
    }
    void click(const QPoint& point)
    {
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, point);
    }
};

} // namespace

TEST_CASE("A history opens at its newest end")
{
    Pane pane;
    pane.openSample();
    CHECK(pane.view.rows().isAtEnd());
    CHECK(pane.view.verticalScrollBar()->value() == pane.view.verticalScrollBar()->maximum());
    const int row = pane.view.rows().rowOfEntry(sample::queuedReply);
    CHECK(pane.view.rows().topOf(row) + pane.view.rows().heightOf(row) <= 600);
}

TEST_CASE("A hundred thousand entries open and scroll with a handful laid out")
{
    Pane pane;
    pane.open(longHistory(pane.source, 100'000));
    CHECK(pane.view.laidOutEntries() < 60);
    QScrollBar* bar = pane.view.verticalScrollBar();
    const int steps = 40;
    for (int step = 0; step < steps; ++step) {
        bar->setValue(int(qint64(bar->maximum()) * step / steps));
        pane.waitForVisible();
        CHECK(pane.view.laidOutEntries() < 60);
    }
    CHECK(pane.model.entries().size() <= TimelineEntries::capacity);
}

TEST_CASE("What one reads stays in place while heights above it become known")
{
    Pane pane;
    pane.source.answersAtOnce = false;
    pane.model.setHistory(longHistory(pane.source, 2'000), 0);
    pane.view.verticalScrollBar()->setValue(pane.view.verticalScrollBar()->maximum() / 2);
    const InteractionKey reading = pane.readingNow();
    const int before = pane.topOf(reading);
    // Some of the questions were cancelled when the window moved; their answers change nothing.
    REQUIRE(waitUntil([&pane] {
        while (!pane.source.questions.empty()) {
            pane.source.answer();
        }
        return pane.allVisibleLaidOut();
    }));
    CHECK(pane.topOf(reading) == before);
}

TEST_CASE("Scrolling up by a step moves what one reads by that step, whatever was guessed")
{
    Pane pane;
    pane.open(longHistory(pane.source, 2'000));
    pane.view.verticalScrollBar()->setValue(pane.view.verticalScrollBar()->maximum() / 2);
    pane.waitForVisible();
    for (int step = 0; step < 60; ++step) {
        const InteractionKey reading = pane.readingNow();
        const int before = pane.topOf(reading);
        pane.view.verticalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
        CHECK(pane.topOf(reading) == before + pane.view.verticalScrollBar()->singleStep());
        pane.waitForVisible();
        CHECK(pane.topOf(reading) == before + pane.view.verticalScrollBar()->singleStep());
    }
}

TEST_CASE("New words at the end follow who is there and leave alone who reads above")
{
    Pane pane;
    QList<TimelineMark> marks = longHistory(pane.source, 500);
    pane.open(marks);
    TimelineMark newest = marks.last();
    newest.key += 1;
    newest.at.us += 60'000'000;
    marks.append(newest);
    pane.model.updateHistory(marks);
    pane.waitForVisible();
    CHECK(pane.view.rows().isAtEnd());
    CHECK(pane.topOf(newest.key) < 600);

    pane.view.verticalScrollBar()->setValue(pane.view.verticalScrollBar()->maximum() / 3);
    pane.waitForVisible();
    const InteractionKey reading = pane.readingNow();
    const int before = pane.topOf(reading);
    newest.key += 1;
    marks.append(newest);
    pane.model.updateHistory(marks);
    pane.waitForVisible();
    CHECK(pane.topOf(reading) == before);
}

TEST_CASE("A filter keeps the entry one was reading")
{
    Pane pane;
    pane.open(longHistory(pane.source, 2'000));
    pane.view.goToEntry(1'001); // key 1001 is a WhatsApp message
    pane.waitForVisible();
    const int before = pane.topOf(1'001);
    pane.model.setFilter({TimelineFilter::What::Channel, channel::whatsapp});
    pane.waitForVisible();
    CHECK(pane.topOf(1'001) > -200);
    CHECK(pane.topOf(1'001) < 600);
    pane.model.setFilter({});
    pane.waitForVisible();
    CHECK(std::abs(pane.topOf(1'001) - before) < 600);
}

TEST_CASE("A search hit opens at the message, also when its history is still on the way")
{
    Pane pane;
    const QList<TimelineMark> marks = longHistory(pane.source, 3'000);
    pane.view.goToEntry(1'500);
    pane.open(marks);
    CHECK(pane.topOf(1'500) == Approx(0.3 * 600).margin(2));
    CHECK_FALSE(pane.view.rows().isAtEnd());
    pane.view.goToEntry(20);
    pane.waitForVisible();
    CHECK(pane.topOf(20) >= 0);
    CHECK(pane.topOf(20) < 600);
}

TEST_CASE("Another width keeps the place")
{
    Pane pane;
    pane.open(longHistory(pane.source, 2'000));
    pane.view.goToEntry(700);
    pane.waitForVisible();
    pane.view.resize(460, 600);
    pane.waitForVisible();
    CHECK(pane.topOf(700) == Approx(0.3 * 600).margin(2));
}

TEST_CASE("The buttons of a reply ask for what they say")
{
    Pane pane;
    pane.openSample();
    const auto idOf = [&](InteractionKey key) {
        return pane.source.store.value(key).interaction.id;
    };
    QSignalSpy undo(&pane.view, &TimelineView::undoRequested);
    QSignalSpy retry(&pane.view, &TimelineView::retryRequested);
    QSignalSpy check(&pane.view, &TimelineView::checkRequested);
    QSignalSpy again(&pane.view, &TimelineView::sendAgainRequested);
    pane.click(pane.spotOf(sample::queuedReply, EntryAction::Undo));
    pane.click(pane.spotOf(sample::failedReply, EntryAction::Retry));
    pane.click(pane.spotOf(sample::doubtfulReply, EntryAction::Check));
    pane.click(pane.spotOf(sample::doubtfulReply, EntryAction::SendAgain));
    REQUIRE(undo.size() == 1);
    CHECK(undo.first().first().value<InteractionId>() == idOf(sample::queuedReply));
    REQUIRE(retry.size() == 1);
    CHECK(retry.first().first().value<InteractionId>() == idOf(sample::failedReply));
    CHECK(check.size() == 1);
    CHECK(again.size() == 1);
}

TEST_CASE("A reply that was sent loses its countdown and nothing moves away")
{
    Pane pane;
    pane.openSample();
    TimelineEntry& reply = pane.source.store[sample::queuedReply];
    reply.interaction.delivery = Delivery::Sent;
    pane.model.updateHistory(pane.model.marks());
    const int row = pane.view.rows().rowOfEntry(sample::queuedReply);
    REQUIRE(waitUntil([&] {
        const LaidOutEntry* entry = pane.view.rows().laidOut(row);
        return entry && entry->words().delivery->buttons.isEmpty();
    }));
    CHECK(pane.view.rows().isAtEnd());
}

TEST_CASE("Quoted text unfolds under the hand")
{
    Pane pane;
    pane.openSample();
    pane.view.goToEntry(sample::photoMail);
    pane.waitForVisible();
    const int row = pane.view.rows().rowOfEntry(sample::photoMail);
    const int before = pane.view.rows().heightOf(row);
    const int top = pane.view.rows().topOf(row);
    pane.click(pane.spotOf(sample::photoMail, EntryAction::UnfoldQuotes));
    CHECK(pane.view.rows().heightOf(row) > before);
    CHECK(pane.view.rows().topOf(row) == top);
    REQUIRE(pane.view.rows().laidOut(row)->document(EntryPart::Quoted));
    pane.click(pane.spotOf(sample::photoMail, EntryAction::UnfoldQuotes));
    CHECK(pane.view.rows().heightOf(row) == before);
}

TEST_CASE("Remote images are asked for only when a person wants them")
{
    Pane pane;
    pane.openSample();
    pane.view.goToEntry(sample::newsletter);
    pane.waitForVisible();
    QSignalSpy wanted(&pane.view, &TimelineView::showRemoteImages);
    pane.source.answersAtOnce = false;
    pane.click(pane.spotOf(sample::newsletter, EntryAction::ShowImages));
    CHECK(wanted.size() == 1);
    REQUIRE_FALSE(pane.source.questions.empty());
    CHECK(pane.source.questions.front().remoteImages);
    CHECK(pane.source.questions.front().keys == QList<InteractionKey>{sample::newsletter});
}

TEST_CASE("An attachment is opened by its chip, with the keyboard too")
{
    Pane pane;
    pane.openSample();
    pane.view.goToEntry(sample::photoMail);
    pane.waitForVisible();
    QSignalSpy opened(&pane.view, &TimelineView::openAttachment);
    pane.click(pane.spotOf(sample::photoMail, EntryAction::OpenFile));
    REQUIRE(opened.size() == 1);
    CHECK(opened.first().first().value<Attachment>().name == QStringLiteral("e07-display.jpg"));
    QTest::keyClick(&pane.view, Qt::Key_Tab);
    QTest::keyClick(&pane.view, Qt::Key_Return);
    CHECK(opened.size() == 2);
}

TEST_CASE("A link says where it leads and opens nothing by itself")
{
    Pane pane;
    pane.openSample();
    pane.view.goToEntry(sample::photoMail);
    pane.waitForVisible();
    const int row = pane.view.rows().rowOfEntry(sample::photoMail);
    const LaidOutEntry* entry = pane.view.rows().laidOut(row);
    QPoint link;
    const QRectF body = entry->layout().body;
    for (double y = body.top(); y < body.bottom() && link.isNull(); y += 4) {
        for (double x = body.left(); x < body.right() && link.isNull(); x += 4) {
            if (!entry->linkAt({x, y}).isEmpty()) {
                link = QPoint(int(x) + 4, int(y) + pane.view.rows().topOf(row));
            }
        }
    }
    REQUIRE_FALSE(link.isNull());
    QSignalSpy activated(&pane.view, &TimelineView::linkActivated);
    pane.click(link);
    REQUIRE(activated.size() == 1);
    CHECK(activated.first().first().toUrl().host() == QStringLiteral("northpump.example"));
}

TEST_CASE("Words are selected with the mouse and copied")
{
    Pane pane;
    pane.openSample();
    const int row = pane.view.rows().rowOfEntry(112);
    const LaidOutEntry* entry = pane.view.rows().laidOut(row);
    REQUIRE(entry);
    const QPoint start =
        entry->layout().body.topLeft().toPoint() + QPoint(2, 8 + pane.view.rows().topOf(row));
    QTest::mouseDClick(pane.view.viewport(), Qt::LeftButton, {}, start);
    QTest::keySequence(&pane.view, QKeySequence::Copy);
    CHECK(QGuiApplication::clipboard()->text() == QStringLiteral("Thank"));
    QTest::mousePress(pane.view.viewport(), Qt::LeftButton, {}, start - QPoint(2, 0));
    QTest::mouseMove(pane.view.viewport(), start + QPoint(2'000, 0));
    QTest::keySequence(&pane.view, QKeySequence::Copy);
    QTest::mouseRelease(pane.view.viewport(), Qt::LeftButton, {}, start + QPoint(2'000, 0));
    CHECK(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("Thank you, I have it.")));
}

TEST_CASE("A day is travelled to and when nothing happened on it the timeline says so")
{
    Pane pane;
    pane.open(longHistory(pane.source, 20'000)); // from 13 September 2020, every 28 minutes
    auto* said = pane.view.findChild<QAbstractButton*>(QStringLiteral("timelineSaid"));
    REQUIRE(said);
    pane.view.goToDay(QDate(2020, 12, 24));
    pane.waitForVisible();
    CHECK(pane.view.rows().topOf(pane.view.rows().firstVisible()) == 0);
    CHECK(pane.model.lineText(pane.view.rows().firstVisible()) == QStringLiteral("Thu 24 December 2020"));
    CHECK(said->isHidden());
    pane.view.goToDay(QDate(2019, 1, 1));
    CHECK_FALSE(said->isHidden());
    CHECK(said->text() == QStringLiteral("Nothing on Tue 1 January 2019. Next is Sun 13 September 2020."));
    pane.view.goToDay(QDate(2026, 1, 1));
    CHECK(said->text() == QStringLiteral("Nothing on Thu 1 January or later. This is the newest."));
    CHECK(pane.view.rows().isAtEnd());
}

TEST_CASE("The way back to the newest appears when one is far from it and counts what came")
{
    Pane pane;
    QList<TimelineMark> marks = longHistory(pane.source, 500);
    pane.open(marks);
    auto* back = pane.view.findChild<QAbstractButton*>(QStringLiteral("toNewest"));
    REQUIRE(back);
    CHECK(back->isHidden());
    pane.view.verticalScrollBar()->setValue(pane.view.verticalScrollBar()->maximum() / 2);
    pane.waitForVisible();
    CHECK_FALSE(back->isHidden());
    CHECK(back->text() == QStringLiteral("Newest"));
    for (int i = 0; i < 2; ++i) {
        TimelineMark newest = marks.last();
        newest.key += 1;
        marks.append(newest);
    }
    pane.model.updateHistory(marks);
    CHECK(back->text() == QStringLiteral("2 new"));
    CHECK(back->accessibleName() == QStringLiteral("Jump to newest, 2 new"));
    QTest::mouseClick(back, Qt::LeftButton);
    pane.waitForVisible();
    CHECK(pane.view.rows().isAtEnd());
    CHECK(back->isHidden());
}

TEST_CASE("More news than the window holds open where they begin and fewer at the end")
{
    Pane pane;
    QList<TimelineMark> marks = longHistory(pane.source, 500);
    for (TimelineMark& mark : marks) {
        mark.caseNumber = 7;
        mark.read = mark.key < 440;
    }
    pane.open(marks, 7);
    const int row = pane.view.rows().rowOfEntry(440);
    CHECK(pane.model.row(row - 1).kind == TimelineRow::Kind::New);
    CHECK(pane.view.rows().topOf(row - 1) == Approx(0.12 * 600).margin(2));
    CHECK(pane.view.spokenRow(row - 1) == QStringLiteral("New since you last looked"));
    for (TimelineMark& mark : marks) {
        mark.read = mark.key < 500;
    }
    pane.open(marks, 7);
    CHECK(pane.view.rows().isAtEnd());
}

TEST_CASE("The rest of a long history comes in above without moving what one reads")
{
    Pane pane;
    const QList<TimelineMark> marks = longHistory(pane.source, 5'000);
    pane.model.setHistory(marks.last(160), 0, false);
    pane.waitForVisible();
    pane.view.verticalScrollBar()->setValue(pane.view.verticalScrollBar()->maximum() - 900);
    pane.waitForVisible();
    const InteractionKey reading = pane.readingNow();
    const int before = pane.topOf(reading);
    pane.model.updateHistory(marks);
    CHECK(pane.topOf(reading) == before);
    CHECK(pane.view.verticalScrollBar()->maximum() > 100'000);
}

TEST_CASE("A search hit that is older than the newest end waits for the rest")
{
    Pane pane;
    const QList<TimelineMark> marks = longHistory(pane.source, 3'000);
    pane.model.setHistory(marks.last(160), 0, false);
    QSignalSpy found(&pane.view, &TimelineView::foundChanged);
    pane.view.goToEntry(1'500);
    REQUIRE(found.size() == 1);
    CHECK(found.first().first().value<InteractionKey>() == 1'500);
    pane.model.updateHistory(marks);
    pane.waitForVisible();
    CHECK(pane.topOf(1'500) == Approx(0.3 * 600).margin(2));
}

TEST_CASE("What was done is drawn as a thin line and read aloud")
{
    Pane pane;
    QList<TimelineMark> marks = longHistory(pane.source, 3);
    TimelineMark done = marks.last();
    done.key += 1;
    done.happening = true;
    marks.append(done);
    pane.source.make = [plain = pane.source.make, key = done.key](InteractionKey wanted, bool images) {
        TimelineEntry entry = plain(wanted, images);
        if (wanted == key) {
            entry.happening = Happening{QStringLiteral("case.unsnoozed"), QStringLiteral("Anna"), {}, {}, 7, 0, {}};
        }
        return entry;
    };
    pane.open(marks);
    const int row = pane.model.rowCount() - 1;
    REQUIRE(waitUntil([&] { return !pane.view.spokenRow(row).isEmpty(); }));
    CHECK(pane.view.spokenRow(row).startsWith(QStringLiteral("Anna woke #7 · ")));
    CHECK(pane.view.rows().heightOf(row) <= 30);
    CHECK_FALSE(pane.view.grab().isNull());
}

TEST_CASE("An entry that cannot be read says so in its place")
{
    Pane pane;
    const QList<TimelineMark> marks = sampleHistory(pane.source);
    pane.source.store.remove(sample::failedReply);
    pane.model.setHistory(marks, sample::thisCase);
    REQUIRE(
        waitUntil([&] { return !pane.model.entries().problem(sample::failedReply).isEmpty(); }));
    const int row = pane.view.rows().rowOfEntry(sample::failedReply);
    CHECK(row >= 0);
    CHECK_FALSE(pane.view.rows().laidOut(row));
    CHECK_FALSE(pane.view.grab().isNull());
}
