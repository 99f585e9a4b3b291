// SPDX-License-Identifier: GPL-3.0-or-later
//
// The commonest error: what was asked for will not be done as it is.
#pragma once

#include "core/model/expected.h"

namespace threadline {

/// `sentence` says what to do about it.
inline Error rejected(const QString& sentence)
{
    return {Error::Remedy::Rejected, sentence};
}

} // namespace threadline
