// SPDX-License-Identifier: GPL-3.0-or-later
//
// Documents that are zip files with XML inside: .docx .xlsx .pptx, .odt .ods .odp. Blocking; any thread.
#pragma once

#include "core/attachment_text/attachment_reader.h"

namespace threadline {

/// OtherKind for any other zip file.
std::optional<AttachmentText> readOfficeFile(const QString& path, const ReadingLimits& limits,
                                             const std::function<bool()>& stopped);

} // namespace threadline
