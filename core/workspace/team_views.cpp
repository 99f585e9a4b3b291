// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/team_views.h"

namespace threadline {

TeamView teamView(const Replication::Status& status, const QString& agent)
{
    TeamView view;
    view.agent = agent;
    view.problem = status.problem;
    view.pending = status.pending;
    view.behind = status.behind;
    switch (status.state) {
    case Replication::Status::State::Off:
        view.state = TeamView::State::NotAsked;
        break;
    case Replication::Status::State::Offline:
        view.state = TeamView::State::Offline;
        break;
    case Replication::Status::State::Exchanging:
        view.state = TeamView::State::Exchanging;
        break;
    case Replication::Status::State::UpToDate:
        view.state = TeamView::State::UpToDate;
        break;
    }
    return view;
}

} // namespace threadline
