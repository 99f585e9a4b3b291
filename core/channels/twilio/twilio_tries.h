// SPDX-License-Identifier: GPL-3.0-or-later
//
// How often something that cannot be had is asked for again before it is named instead, so that it stands in nobody's way.
// Thread: the network thread.
#pragma once

#include "core/model/expected.h"

#include <QHash>

namespace threadline {

class TwilioTries
{
public:
    /// True: what failed so is asked for again later, with everything else.
    bool isWorthAnother(const QString& sid, const Error& error)
    {
        constexpr int most = 5;
        const bool temporary = error.remedy != Error::Remedy::Rejected;
        if (temporary && ++m_tries[sid] < most) {
            return true;
        }
        m_tries.remove(sid);
        return false;
    }

private:
    QHash<QString, int> m_tries;
};

} // namespace threadline
