// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/desk_presence.h"

#include "ui/desk/open_customer.h"
#include "ui/swarm/swarm_input.h"
#include "ui/swarm/swarm_panel.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QWindow>

#include <chrono>

namespace threadline {

namespace {
constexpr std::chrono::minutes awayAfter{5};
constexpr std::chrono::seconds silentAfter{4};
} // namespace

DeskPresence::DeskPresence(Workspace& workspace, OpenCustomer& place, QPlainTextEdit& reply, SwarmPanel& swarm,
                           QWidget& window)
    : m_workspace(workspace)
    , m_place(place)
    , m_swarm(swarm)
    , m_window(window)
{
    for (QTimer* timer : {&m_untilAway, &m_untilSilent, &m_untilSilentThere}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, &DeskPresence::tell);
    }
    m_untilAway.start(awayAfter);
    connect(&place, &OpenCustomer::updated, this, &DeskPresence::tell);
    connect(&place, &OpenCustomer::closed, this, &DeskPresence::tell);
    connect(&swarm, &SwarmPanel::inFrontChanged, this, [this] {
        m_untilSilentThere.stop(); // what was begun for another swarm is filled in
        tell();
    });
    follow(reply, m_untilSilent);
    follow(swarm.input().textField(), m_untilSilentThere);
    window.installEventFilter(this);
    tell();
}

void DeskPresence::follow(QPlainTextEdit& text, QTimer& untilSilent)
{
    connect(&text, &QPlainTextEdit::textChanged, this, [this, &text, &untilSilent] {
        if (text.hasFocus() && !text.toPlainText().isEmpty()) { // not a draft that is filled in
            untilSilent.start(silentAfter);
        } else {
            untilSilent.stop();
        }
        tell();
    });
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
    now.inSwarm = m_swarm.inFront();
    now.typingThere = now.inSwarm && m_untilSilentThere.isActive();
    if (now != m_told) {
        m_told = now;
        m_workspace.tellPresence(now);
    }
}

} // namespace threadline
