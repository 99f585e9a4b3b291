// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/context_drawer.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QSplitter>

#include <algorithm>

namespace threadline {

namespace {
constexpr int narrowBelow = 1100;
constexpr int panelWidth = 336;
} // namespace

ContextDrawer::ContextDrawer(const Theme& theme, QWidget& panel, QSplitter& splitter)
    : QObject(&splitter)
    , m_theme(theme)
    , m_panel(panel)
    , m_splitter(splitter)
    , m_width(theme.scaled(panelWidth))
{
    splitter.installEventFilter(this);
    arrange();
}

bool ContextDrawer::isNarrow() const
{
    // The rail stands beside the splitter; what counts is the window.
    return m_splitter.window()->width() < m_theme.scaled(narrowBelow);
}

void ContextDrawer::setWanted(bool wanted)
{
    m_wanted = wanted;
    arrange();
}

bool ContextDrawer::isShown() const
{
    return isNarrow() ? m_open : m_wanted;
}

void ContextDrawer::toggle()
{
    if (isNarrow()) {
        m_open = !m_open;
    } else {
        m_wanted = !m_wanted;
    }
    arrange();
}

bool ContextDrawer::closeDrawer()
{
    if (!isNarrow() || !m_open) {
        return false;
    }
    m_open = false;
    arrange();
    return true;
}

void ContextDrawer::arrange()
{
    const bool narrow = isNarrow();
    if (!narrow) {
        m_open = false;
        if (m_splitter.indexOf(&m_panel) < 0) {
            QList<int> sizes = m_splitter.sizes();
            sizes.last() -= m_width;
            sizes.append(m_width);
            m_splitter.addWidget(&m_panel);
            m_splitter.setStretchFactor(m_splitter.indexOf(&m_panel), 0);
            m_splitter.setSizes(sizes);
        }
    } else {
        QWidget* over = m_splitter.parentWidget();
        if (m_panel.parentWidget() != over) {
            m_panel.setParent(over);
        }
        const int width = std::min(m_theme.scaled(panelWidth), m_splitter.width());
        m_panel.setGeometry(m_splitter.x() + m_splitter.width() - width, m_splitter.y(), width,
                            m_splitter.height());
        m_panel.raise();
    }
    m_panel.setVisible(isShown());
    Q_EMIT shownChanged(isShown());
}

bool ContextDrawer::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_splitter && event->type() == QEvent::Resize) {
        arrange();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace threadline
