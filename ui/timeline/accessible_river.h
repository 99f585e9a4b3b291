// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a screen reader is told of the river: a slider along time whose value is the day shown.
#pragma once

#include <QAccessibleWidget>

namespace threadline {

class River;

class AccessibleRiver final : public QAccessibleWidget
{
public:
    /// From now on every River is read so. Any number of times.
    static void install();

    explicit AccessibleRiver(River* river);

    QString text(QAccessible::Text what) const override;
};

} // namespace threadline
