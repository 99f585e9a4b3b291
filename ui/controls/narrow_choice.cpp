// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/narrow_choice.h"

#include <QComboBox>

namespace threadline {

QComboBox* narrowChoice(const QString& objectName, const QString& name)
{
    constexpr int fewLetters = 10;
    auto* box = new QComboBox;
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(fewLetters);
    return box;
}

} // namespace threadline
