// SPDX-License-Identifier: GPL-3.0-or-later
//
// How often something that cannot be had is asked for again before it is named instead, so that it stands in nobody's way.
// Thread: the network thread.
#pragma once

#include "core/model/expected.h"

#include <QHash>
#include <QString>

namespace threadline {

class Patience
{
public:
    /// True: what failed so is asked for again later, with everything else.
    bool isWorthAnother(const QString& what, const Error& error)
    {
        constexpr int most = 5;
        const bool temporary = error.remedy != Error::Remedy::Rejected;
        if (temporary && ++m_tries[what] < most) {
            return true;
        }
        m_tries.remove(what);
        return false;
    }

private:
    QHash<QString, int> m_tries;
};

} // namespace threadline
