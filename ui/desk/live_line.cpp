// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/live_line.h"

#include "ui/desk/open_customer.h"

#include <QHBoxLayout>

namespace threadline {

LiveLine::LiveLine(Workspace& workspace, const OpenCustomer& place, const Theme& theme,
                   QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_place(place)
    , m_words(new TextLabel(theme, TextRole::Caption, ColourRole::Ink2))
{
    setObjectName(QStringLiteral("liveLine"));
    m_words->setObjectName(QStringLiteral("liveWords"));
    m_words->setElided(true);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(theme.scaled(4), 0, theme.scaled(4), 0);
    line->addWidget(m_words);
    connect(&workspace, &Workspace::customerLiveChanged, this, &LiveLine::refresh);
    connect(&place, &OpenCustomer::opened, this, &LiveLine::refresh);
    connect(&place, &OpenCustomer::updated, this, &LiveLine::refresh);
    connect(&place, &OpenCustomer::closed, this, &LiveLine::refresh);
    refresh();
}

void LiveLine::refresh()
{
    QList<Identity> identities;
    const QList<IdentityView> known =
        m_place.card() ? m_place.card()->identities : QList<IdentityView>();
    for (const IdentityView& view : known) {
        identities.append(view.identity);
    }
    const auto state = m_workspace.liveState(identities);
    setVisible(state.has_value());
    if (!state) {
        return;
    }
    const QString name = m_place.card()->name;
    m_words->setColour(state->there ? ColourRole::Ink2 : ColourRole::Warn);
    m_words->setText(
        state->typing ? QStringLiteral("%1 is typing…").arg(name)
        : state->there
            ? QStringLiteral("%1 is here now.").arg(name)
            : QStringLiteral("%1 has left: words in the chat would not reach them.").arg(name));
}

} // namespace threadline
