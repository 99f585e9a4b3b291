// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/emptied_layout.h"

#include <QLayout>
#include <QWidget>

namespace threadline {

void emptyLayout(QLayout& layout)
{
    while (QLayoutItem* item = layout.takeAt(0)) {
        if (item->layout()) {
            emptyLayout(*item->layout());
        }
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

} // namespace threadline
