// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/account.h"

namespace threadline {

QString Account::secretKey() const
{
    return channel + QLatin1Char('/') + address;
}

} // namespace threadline
