// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the customer panel is: beside the conversation when there is room, a drawer over it when
// there is not, nowhere when it was put away.
#pragma once

#include <QObject>

class QSplitter;
class QWidget;

namespace threadline {

class Theme;

class ContextDrawer final : public QObject
{
    Q_OBJECT

public:
    /// `splitter` holds the panes; the panel is its last one while there is room.
    ContextDrawer(const Theme& theme, QWidget& panel, QSplitter& splitter);

    void setWanted(bool wanted);
    bool isWanted() const { return m_wanted; }
    /// The panel can be seen now.
    bool isShown() const;
    void toggle();
    /// Puts an open drawer away; false when there is none.
    bool closeDrawer();

Q_SIGNALS:
    void shownChanged(bool shown);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isNarrow() const;
    void arrange();

    const Theme& m_theme;
    QWidget& m_panel;
    QSplitter& m_splitter;
    int m_width;          ///< beside the conversation, for when there is room again
    bool m_wanted = true; ///< beside the conversation
    bool m_open = false;  ///< as a drawer
};

} // namespace threadline
