// SPDX-License-Identifier: GPL-3.0-or-later
//
// PDF by pdftotext of poppler-utils, in a process of its own that has so much time and memory and no
// more: readers of PDF are what strangers' files are made to break. Blocking; any thread.
#pragma once

#include "core/attachment_text/attachment_reader.h"

namespace threadline {

std::optional<AttachmentText> readPdf(const QString& path, const ReadingLimits& limits,
                                      const std::function<bool()>& stopped);
bool isPdfReaderHere();

} // namespace threadline
