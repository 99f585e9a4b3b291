// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/height_index.h"

#include <algorithm>
#include <bit>

namespace threadline {

void HeightIndex::assign(const QList<int>& heights)
{
    m_heights = heights;
    m_sums.fill(0, heights.size() + 1);
    for (qsizetype i = 1; i < m_sums.size(); ++i) {
        m_sums[i] += m_heights.at(i - 1);
        if (const qsizetype above = i + (i & -i); above < m_sums.size()) {
            m_sums[above] += m_sums.at(i);
        }
    }
}

void HeightIndex::setHeight(int row, int height)
{
    const int change = height - m_heights.at(row);
    m_heights[row] = height;
    for (qsizetype i = row + 1; i < m_sums.size(); i += i & -i) {
        m_sums[i] += change;
    }
}

qint64 HeightIndex::offset(int row) const
{
    qint64 sum = 0;
    for (qsizetype i = row; i > 0; i -= i & -i) {
        sum += m_sums.at(i);
    }
    return sum;
}

int HeightIndex::rowAt(qint64 y) const
{
    if (m_heights.isEmpty()) {
        return -1;
    }
    qsizetype row = 0;
    qint64 left = std::max<qint64>(0, y);
    const auto count = static_cast<quint64>(m_heights.size());
    for (auto step = static_cast<qsizetype>(std::bit_floor(count)); step > 0; step /= 2) {
        if (row + step < m_sums.size() && m_sums.at(row + step) <= left) {
            row += step;
            left -= m_sums.at(row);
        }
    }
    return int(std::min(row, m_heights.size() - 1));
}

} // namespace threadline
