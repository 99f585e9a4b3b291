// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "ui/timeline/height_index.h"

using namespace threadline;

TEST_CASE("A row starts where those before it end")
{
    HeightIndex index;
    index.assign({10, 20, 30, 40, 50});
    CHECK(index.offset(0) == 0);
    CHECK(index.offset(3) == 60);
    CHECK(index.total() == 150);
}

TEST_CASE("The row at a height is the one that covers it")
{
    HeightIndex index;
    index.assign({10, 20, 30});
    CHECK(index.rowAt(-5) == 0);
    CHECK(index.rowAt(9) == 0);
    CHECK(index.rowAt(10) == 1);
    CHECK(index.rowAt(29) == 1);
    CHECK(index.rowAt(30) == 2);
    CHECK(index.rowAt(59) == 2);
    CHECK(index.rowAt(60) == 2);
    CHECK(HeightIndex().rowAt(0) == -1);
}

TEST_CASE("A corrected height moves all rows below it and none above")
{
    HeightIndex index;
    index.assign({10, 20, 30, 40, 50, 60, 70});
    index.setHeight(2, 5);
    CHECK(index.height(2) == 5);
    CHECK(index.offset(2) == 30);
    CHECK(index.offset(3) == 35);
    CHECK(index.total() == 255);
    CHECK(index.rowAt(35) == 3);
}
