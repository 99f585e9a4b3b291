// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/desk_presence.h"

#include "ui/desk/open_customer.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QWindow>

#include <chrono>

namespace threadline {

namespace {
constexpr std::chrono::minutes awayAfter{5};
constexpr std::chrono::seconds silentAfter{4};
} // namespace

DeskPresence::DeskPresence(Workspace& workspace, OpenCustomer& place, QPlainTextEdit& reply, QWidget& window)
    : m_workspace(workspace)
    , m_place(place)
    , m_window(window)
{
    for (QTimer* timer : {&m_untilAway, &m_untilSilent}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, &DeskPresence::tell);
    }
    m_untilAway.start(awayAfter);
    connect(&place, &OpenCustomer::updated, this, &DeskPresence::tell);
    connect(&place, &OpenCustomer::closed, this, &DeskPresence::tell);
    connect(&reply, &QPlainTextEdit::textChanged, this, [this, &reply] {
        if (reply.hasFocus() && !reply.toPlainText().isEmpty()) { // not a draft that is filled in
            m_untilSilent.start(silentAfter);
        } else {
            m_untilSilent.stop();
        }
        tell();
    });
    window.installEventFilter(this);
    tell();
}

bool DeskPresence::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Show:
        if (watched == &m_window && m_window.windowHandle()) {
            m_window.windowHandle()->installEventFilter(this); // each input comes by it once, whichever widget it is for
        }
        break;
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
    case QEvent::MouseMove: {
        const bool wasAway = !m_untilAway.isActive();
        m_untilAway.start(awayAfter);
        if (wasAway) {
            tell();
        }
        break;
    }
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void DeskPresence::tell()
{
    OwnPresence now;
    now.away = !m_untilAway.isActive();
    if (m_place.currentCase()) {
        now.lookingAt = m_place.currentCase()->id;
    }
    now.typing = now.lookingAt && m_untilSilent.isActive();
    if (now != m_told) {
        m_told = now;
        m_workspace.tellPresence(now);
    }
}

} // namespace threadline
