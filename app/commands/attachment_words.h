// SPDX-License-Identifier: GPL-3.0-or-later
//
// How far the words of attachments can be searched, in sentences. Any thread.
#pragma once

#include "core/workspace/views.h"

namespace threadline {

/// "412 attachments are still to be read."
QString unreadAttachmentsInWords(qint64 count);
/// Those that are still to be read, and for each reason those that could not be; empty: nothing to tell.
QStringList attachmentsInWords(const AttachmentsRead& read);

} // namespace threadline
