// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/phone_form.h"

namespace threadline {

AccountRequest PhoneForm::request() const
{
    const QJsonObject settings{{QStringLiteral("control"), control.trimmed()},
                               {QStringLiteral("number"), number.trimmed()},
                               {QStringLiteral("secretless"), true}};
    return {QStringLiteral("phone"), {}, ownName.trimmed(), settings, {}};
}

PhoneField phoneFieldOf(const Error& error)
{
    const auto speaksOf = [&](const char* words) {
        return error.sentence.contains(QLatin1String(words));
    };
    if (speaksOf("listen") || speaksOf("on this computer") || speaksOf("does not answer")) {
        return PhoneField::Control;
    }
    return speaksOf("number") ? PhoneField::Number : PhoneField::General;
}

} // namespace threadline
