// SPDX-License-Identifier: GPL-3.0-or-later
//
// The heights of many rows, of which most are guesses: where a row starts, which row is at a
// height, and what a corrected guess moves, each in O(log n). A Fenwick tree (P. Fenwick, "A new
// data structure for cumulative frequency tables", 1994). Heights are pixels. Any one thread.
#pragma once

#include <QList>

namespace threadline {

class HeightIndex
{
public:
    void assign(const QList<int>& heights);

    int count() const { return int(m_heights.size()); }
    int height(int row) const { return m_heights.at(row); }
    void setHeight(int row, int height);

    /// The sum of the heights before `row`; `row` may be count().
    qint64 offset(int row) const;
    qint64 total() const { return offset(count()); }
    /// The row that covers `y`; the first or last when `y` is outside; -1 when there are none.
    int rowAt(qint64 y) const;

private:
    QList<int> m_heights;
    QList<qint64> m_sums; ///< m_sums[i] sums the (i & -i) heights that end with the i-th
};

} // namespace threadline
