// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identities/clue_json.h"

#include "core/model/names.h"

#include <QJsonObject>

namespace threadline {

using namespace names;

namespace {

constexpr std::array kinds{std::pair{Clue::Kind::Phone, "phone"},
                           std::pair{Clue::Kind::ForwardedFrom, "forwarded_from"},
                           std::pair{Clue::Kind::Handle, "handle"},
                           std::pair{Clue::Kind::Company, "company"},
                           std::pair{Clue::Kind::GivenAddress, "given_address"},
                           std::pair{Clue::Kind::VouchedAddress, "vouched_address"}};

} // namespace

QString clueKindName(Clue::Kind kind) { return nameOf(kinds, kind); }
std::optional<Clue::Kind> clueKindFromName(QStringView name) { return valueOf(kinds, name); }

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
