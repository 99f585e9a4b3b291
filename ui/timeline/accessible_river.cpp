// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/accessible_river.h"

#include "ui/timeline/river.h"

namespace threadline {

namespace {

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* river = qobject_cast<River*>(object);
    return river ? new AccessibleRiver(river) : nullptr;
}

} // namespace

void AccessibleRiver::install()
{
    static const bool once = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(once)
}

AccessibleRiver::AccessibleRiver(River* river)
    : QAccessibleWidget(river, QAccessible::Slider)
{
}

QString AccessibleRiver::text(QAccessible::Text what) const
{
    return what == QAccessible::Value ? static_cast<River*>(widget())->shownDay() : QAccessibleWidget::text(what);
}

} // namespace threadline
