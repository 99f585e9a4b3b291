// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identities/clue_json.h"

#include <QJsonObject>

#include <array>

namespace threadline {

namespace {

struct KindName
{
    Clue::Kind kind;
    QLatin1String name;
};

constexpr std::array kindNames{
    KindName{Clue::Kind::Phone, QLatin1String("phone")},
    KindName{Clue::Kind::ForwardedFrom, QLatin1String("forwarded_from")},
    KindName{Clue::Kind::Handle, QLatin1String("handle")},
    KindName{Clue::Kind::Company, QLatin1String("company")},
};

} // namespace

QString clueKindName(Clue::Kind kind)
{
    for (const KindName& each : kindNames) {
        if (each.kind == kind) {
            return each.name;
        }
    }
    return {};
}

std::optional<Clue::Kind> clueKindFromName(QStringView name)
{
    for (const KindName& each : kindNames) {
        if (each.name == name) {
            return each.kind;
        }
    }
    return std::nullopt;
}

QJsonArray cluesToJson(const QList<Clue>& clues)
{
    QJsonArray json;
    for (const Clue& clue : clues) {
        if (clue.identity.value.isEmpty()) {
            continue;
        }
        json.append(QJsonObject{
            {QStringLiteral("kind"), clueKindName(clue.kind)},
            {QStringLiteral("identity"),
             QJsonObject{{QStringLiteral("kind"), identityKindName(clue.identity.kind)},
                         {QStringLiteral("value"), clue.identity.value}}},
            {QStringLiteral("text"), clue.text},
            {QStringLiteral("excerpt"), clue.excerpt}});
    }
    return json;
}

} // namespace threadline
