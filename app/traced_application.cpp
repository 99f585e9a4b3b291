// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/traced_application.h"

#include "core/trace/trace.h"

#include <QEvent>

namespace threadline {

namespace {

/// Null: happens so often, and takes so little, that it would hide the others.
const char* nameOf(QEvent::Type type)
{
    switch (type) {
    case QEvent::KeyPress: return "key";
    case QEvent::MouseButtonPress: return "press";
    case QEvent::MouseButtonRelease: return "release";
    case QEvent::Wheel: return "wheel";
    case QEvent::UpdateRequest: return "picture";
    case QEvent::LayoutRequest: return "layout";
    case QEvent::Timer: return "timer";
    case QEvent::MetaCall: return "answer";
    case QEvent::Show: return "show";
    default: return nullptr;
    }
}

} // namespace

bool TracedApplication::notify(QObject* receiver, QEvent* event)
{
    const char* name = nameOf(event->type());
    if (!name) {
        return QApplication::notify(receiver, event);
    }
    const trace::Span span(name, "window");
    return QApplication::notify(receiver, event);
}

} // namespace threadline
