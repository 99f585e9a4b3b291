// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small real files for the sample's messages, made from nothing: pictures, documents, tables. Pure
// functions.
#pragma once

#include "core/model/arrival.h"

namespace threadline {

/// A photo of a display that shows `code`, of the letters E and digits; PNG.
ArrivedFile displayPicture(const QString& name, const QString& code);
/// A page of lines; PDF. What is not Latin-1 becomes "?".
ArrivedFile document(const QString& name, const QStringList& lines);
ArrivedFile table(const QString& name, const QStringList& lines);

} // namespace threadline
