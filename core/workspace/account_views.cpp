// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/account_views.h"

namespace threadline {

namespace {

AccountView::State viewState(AccountWorker::State state)
{
    switch (state) {
    case AccountWorker::State::Idle:
        return AccountView::State::Idle;
    case AccountWorker::State::Syncing:
        return AccountView::State::Syncing;
    case AccountWorker::State::Watching:
        return AccountView::State::Watching;
    case AccountWorker::State::Waiting:
        return AccountView::State::Waiting;
    case AccountWorker::State::Failed:
        return AccountView::State::Failed;
    }
    return AccountView::State::Idle;
}

} // namespace

AccountView viewOf(const Synchronisation::Status& status)
{
    return {status.account,
            viewState(status.status.state),
            status.status.progress.done,
            status.status.progress.total,
            status.status.progress.completeSince,
            status.status.problem};
}

AccountView viewOf(const StoredAccount& stored)
{
    return {stored.account,        AccountView::State::Idle,      stored.progress.done,
            stored.progress.total, stored.progress.completeSince, QString()};
}

} // namespace threadline
