// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person fills in to add the baresip softphone of this computer, and how it becomes the
// settings of an account on channel "phone" (the keys of core/channels/sip/sip_settings.h: control,
// number; and core/channels/secretless.h). It says its own address.
#pragma once

#include "core/workspace/workspace.h"

namespace threadline {

enum class PhoneField { Control, Number, General };

struct PhoneForm
{
    QString control; ///< empty: where baresip listens unless told otherwise
    QString number;  ///< may be empty
    QString ownName;

    AccountRequest request() const;

    friend bool operator==(const PhoneForm&, const PhoneForm&) = default;
};

/// Which field an error of the check speaks of.
PhoneField phoneFieldOf(const Error& error);

} // namespace threadline
