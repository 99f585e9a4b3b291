// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/number_form.h"

namespace threadline {

AccountRequest NumberForm::request() const
{
    const QJsonObject settings{{QStringLiteral("sid"), sid.trimmed()},
                               {QStringLiteral("number"), number.trimmed()},
                               {QStringLiteral("server"), server.trimmed()}};
    return {channel, {}, ownName.trimmed(), settings, token.trimmed()};
}

std::optional<NumberProblem> NumberForm::missing() const
{
    if (number.trimmed().isEmpty()) {
        return NumberProblem{NumberField::Number, channel == channel::voice ? QStringLiteral("Type the number that customers call.") : QStringLiteral("Type the number that customers write to.")};
    }
    if (sid.trimmed().isEmpty()) {
        return NumberProblem{NumberField::Sid, QStringLiteral("Copy the Account SID from Twilio's console.")};
    }
    if (token.trimmed().isEmpty()) {
        return NumberProblem{NumberField::Token, QStringLiteral("Copy the auth token from Twilio's console.")};
    }
    return std::nullopt;
}

NumberField fieldOf(const Error& error)
{
    if (error.remedy == Error::Remedy::Reauthenticate) {
        return NumberField::Token;
    }
    if (error.sentence.contains(QLatin1String("Account SID"))) {
        return NumberField::Sid;
    }
    return error.sentence.contains(QLatin1String("number")) ? NumberField::Number : NumberField::General;
}

} // namespace threadline
