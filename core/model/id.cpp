// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/id.h"

#include <QRandomGenerator>

#include <array>

namespace threadline {

QUuid newUuid(Timestamp at)
{
    std::array<quint32, 3> random{};
    QRandomGenerator::system()->generate(random.begin(), random.end());
    const auto millis = static_cast<quint64>(at.us / 1000);
    std::array<quint8, 8> tail{};
    for (std::size_t i = 0; i < 4; ++i) {
        tail[i] = static_cast<quint8>(random[1] >> (8 * i));
        tail[4 + i] = static_cast<quint8>(random[2] >> (8 * i));
    }
    tail[0] = static_cast<quint8>((tail[0] & 0x3f) | 0x80); // the variant of RFC 9562
    return QUuid(static_cast<uint>(millis >> 16), static_cast<ushort>(millis),
                 static_cast<ushort>(0x7000 | (random[0] & 0x0fff)), tail[0], tail[1], tail[2],
                 tail[3], tail[4], tail[5], tail[6], tail[7]);
}

} // namespace threadline
