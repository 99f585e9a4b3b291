// SPDX-License-Identifier: GPL-3.0-or-later
//
// How this desk stands with its team and what colleagues do, in a few words. Any thread.
#pragma once

#include "core/workspace/team_view.h"

#include <QHash>

namespace threadline {

/// "In step with the team", "Offline · 3 changes wait", "1,204 changes of colleagues to come".
QString teamWords(const TeamView& team);
/// Who else looks at which case: "Bo is typing…", "Bo is here", "3 colleagues are here".
QHash<CaseId, QString> companyWords(const QList<ColleagueView>& colleagues, const QString& me);

} // namespace threadline
