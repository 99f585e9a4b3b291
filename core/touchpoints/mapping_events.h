// SPDX-License-Identifier: GPL-3.0-or-later
//
// core/touchpoints: what other systems and people's tables tell of touches. How a file's columns were mapped is kept in
// the log, so that a whole team says it once. Its events are made here and nowhere else:
//
//   mapping.saved    {"name","mapping"}   subject: made from the name; replaces one of the same name
//   mapping.removed  {"name"}
#pragma once

#include "core/log/event.h"
#include "core/touchpoints/field_mapping.h"

namespace threadline {

Event mappingSaved(const FieldMapping& mapping, const Doing& doing);
Event mappingRemoved(const QString& name, const Doing& doing);

} // namespace threadline
