// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "ui/timeline/entry_layout.h"

using namespace threadline;

namespace {

const EntryMeasures measures;

EntryNeeds message(double textWidth, double textHeight, bool right = false)
{
    EntryNeeds needs;
    needs.right = right;
    needs.rowWidth = 660;
    needs.name = {100, 18};
    needs.caption = {150, 15};
    needs.body = [=](double room) { return QSizeF(std::min(room, textWidth), textHeight); };
    return needs;
}

} // namespace

TEST_CASE("A bubble is as wide as its words and its head, at most what reads well")
{
    // 18 margin, 20 glyph, 9 gap; 12 padding left and right.
    const EntryLayout small = layOutEntry(message(300, 18), measures);
    CHECK(small.badge == QRectF(18, 0, 20, 20));
    CHECK(small.bubble == QRectF(47, 0, 324, 9 + 18 + 4 + 18 + 9));
    CHECK(small.name == QRectF(59, 9, 100, 18));
    CHECK(small.caption == QRectF(167, 9, 150, 18));
    CHECK(small.body == QRectF(59, 31, 300, 18));
    CHECK(small.height == 58 + 10);

    const EntryLayout head = layOutEntry(message(10, 18), measures);
    CHECK(head.bubble.width() == 100 + 8 + 150 + 24);

    const EntryLayout wide = layOutEntry(message(9000, 400), measures);
    CHECK(wide.bubble.width() == 660 - 2 * 47);
    EntryNeeds screen = message(9000, 400);
    screen.rowWidth = 2000;
    CHECK(layOutEntry(screen, measures).bubble.width() == measures.widest);
}

TEST_CASE("Our bubbles end before the avatar on the right")
{
    const EntryLayout layout = layOutEntry(message(300, 18, true), measures);
    CHECK(layout.badge == QRectF(660 - 38, 0, 20, 20));
    CHECK(layout.bubble.right() == 660 - 47);
    CHECK(layout.body.left() == layout.bubble.left() + 12);
}

TEST_CASE("A name is read before a caption when there is no room for both")
{
    EntryNeeds needs = message(300, 18);
    needs.rowWidth = 300; // 182 inside the bubble
    needs.caption = {400, 15};
    const EntryLayout layout = layOutEntry(needs, measures);
    CHECK(layout.name.width() == 100);
    CHECK(layout.caption.width() == 182 - 108);
    CHECK(layout.caption.right() <= layout.bubble.right() - 12);
}

TEST_CASE("Attachments stand side by side and wrap, the fold toggle beside them if it fits")
{
    EntryNeeds needs = message(400, 18);
    needs.attachments = {QSizeF(200, 30)};
    needs.unfold = {80, 16};
    const EntryLayout beside = layOutEntry(needs, measures);
    CHECK(beside.attachments.at(0) == QRectF(59, 31 + 18 + 8, 200, 30));
    CHECK(beside.unfold.left() == 59 + 200 + 8);
    CHECK(beside.unfold.center().y() == beside.attachments.at(0).center().y());

    needs.attachments = {QSizeF(300, 30), QSizeF(300, 30)};
    const EntryLayout below = layOutEntry(needs, measures);
    CHECK(below.attachments.at(1).top() == below.attachments.at(0).bottom() + 4);
    CHECK(below.bubble.bottom() > below.unfold.bottom());
}

TEST_CASE("Quoted text stands in from the edge, with room for its bar")
{
    EntryNeeds needs = message(300, 18);
    needs.unfold = {80, 16};
    needs.quoted = [](double room) { return QSizeF(std::min(room, 250.0), 60); };
    const EntryLayout layout = layOutEntry(needs, measures);
    CHECK(layout.quoted.left() == layout.body.left() + 14);
    CHECK(layout.quoted.width() == 250);
    CHECK(layout.quoted.top() > layout.unfold.bottom());
    CHECK(layout.bubble.bottom() == layout.quoted.bottom() + 9);
}

TEST_CASE("The way of a reply is told under its bubble, on its side")
{
    EntryNeeds needs = message(300, 18, true);
    needs.deliveryIcon = {14, 14};
    needs.deliverySentence = [](double) { return QSizeF(100, 14); };
    needs.deliveryButtons = {QSizeF(40, 20)};
    const EntryLayout layout = layOutEntry(needs, measures);
    CHECK(layout.deliveryButtons.at(0).right() == layout.bubble.right());
    CHECK(layout.deliverySentence.right() == layout.deliveryButtons.at(0).left() - 8);
    CHECK(layout.deliveryIcon.right() == layout.deliverySentence.left() - 4);
    CHECK(layout.deliveryIcon.top() > layout.bubble.bottom());
    CHECK(layout.height == layout.deliveryButtons.at(0).bottom() + 10);
}

TEST_CASE("A guess grows with the text and stops where texts are folded")
{
    const int one = guessedHeight(20, 0, 660, 18, 7, measures);
    CHECK(one == 9 + 18 + 4 + 18 + 9 + 10);
    CHECK(guessedHeight(700, 0, 660, 18, 7, measures) > one);
    CHECK(guessedHeight(1'000'000, 0, 660, 18, 7, measures) ==
          guessedHeight(100'000, 0, 660, 18, 7, measures));
}
