// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/case.h"

namespace threadline {

/// A case's status as people say it: "Open", "On hold", …
QString caseStatusWords(CaseStatus status);

} // namespace threadline
