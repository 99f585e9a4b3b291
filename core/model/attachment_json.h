// SPDX-License-Identifier: GPL-3.0-or-later
//
// How an attachment stands in the body of an event, {"attachments": [...]}: hub and doctor look for it
// there whatever the event is. Any thread.
#pragma once

#include "core/model/interaction.h"

namespace threadline {

QJsonObject attachmentToJson(const Attachment& attachment);
Attachment attachmentFromJson(const QJsonObject& json);

} // namespace threadline
