// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/accessible_timeline.h"

#include <QPointer>

namespace threadline {

namespace {

/// Whichever row stands at this place of the window now.
class AccessibleRow final : public QAccessibleInterface
{
public:
    AccessibleRow(TimelineView* view, int place)
        : m_view(view)
        , m_place(place)
    {
    }

    int place() const { return m_place; }

    bool isValid() const override { return m_view && row() <= m_view->rows().lastVisible(); }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString&) override {}

    QString text(QAccessible::Text what) const override
    {
        return isValid() && what == QAccessible::Name ? m_view->spokenRow(row()) : QString();
    }

    QRect rect() const override
    {
        if (!isValid()) {
            return {};
        }
        const QRect inWindow(0, m_view->rows().topOf(row()), m_view->viewport()->width(),
                             m_view->rows().heightOf(row()));
        return {m_view->viewport()->mapToGlobal(inWindow.topLeft()), inWindow.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.readOnly = true;
        state.multiLine = true;
        state.invalid = !isValid();
        return state;
    }

private:
    int row() const { return m_view->rows().firstVisible() + m_place; }

    QPointer<TimelineView> m_view;
    int m_place;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* view = qobject_cast<TimelineView*>(object);
    return view ? new AccessibleTimeline(view) : nullptr;
}

} // namespace

void AccessibleTimeline::install()
{
    static const bool once = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(once)
}

AccessibleTimeline::AccessibleTimeline(TimelineView* view)
    : QAccessibleWidget(view, QAccessible::List)
{
}

AccessibleTimeline::~AccessibleTimeline()
{
    for (const QAccessible::Id id : std::as_const(m_rows)) {
        QAccessible::deleteAccessibleInterface(id);
    }
}

TimelineView* AccessibleTimeline::view() const
{
    return static_cast<TimelineView*>(widget());
}

int AccessibleTimeline::childCount() const
{
    return std::max(0, view()->rows().lastVisible() - view()->rows().firstVisible() + 1);
}

QAccessibleInterface* AccessibleTimeline::child(int index) const
{
    if (index < 0 || index >= childCount()) {
        return nullptr;
    }
    if (const auto known = m_rows.constFind(index); known != m_rows.constEnd()) {
        return QAccessible::accessibleInterface(*known);
    }
    auto* row = new AccessibleRow(view(), index);
    m_rows.insert(index, QAccessible::registerAccessibleInterface(row));
    return row;
}

QAccessibleInterface* AccessibleTimeline::childAt(int x, int y) const
{
    const int row = view()->rows().rowAt(view()->viewport()->mapFromGlobal(QPoint(x, y)).y());
    return row < 0 ? nullptr : child(row - view()->rows().firstVisible());
}

int AccessibleTimeline::indexOfChild(const QAccessibleInterface* row) const
{
    const auto* own = dynamic_cast<const AccessibleRow*>(row);
    return own ? own->place() : -1;
}

} // namespace threadline
