// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/customer.h"

#include <array>

namespace threadline {

namespace {
constexpr std::array kinds{Identity::Kind::Email, Identity::Kind::Phone, Identity::Kind::Handle,
                           Identity::Kind::Reference};
}

QString identityKindName(Identity::Kind kind)
{
    switch (kind) {
    case Identity::Kind::Email: return QStringLiteral("email");
    case Identity::Kind::Phone: return QStringLiteral("phone");
    case Identity::Kind::Handle: return QStringLiteral("handle");
    case Identity::Kind::Reference: return QStringLiteral("reference");
    }
    return {};
}

std::optional<Identity::Kind> identityKindFromName(QStringView name)
{
    for (const auto kind : kinds) {
        if (identityKindName(kind) == name) {
            return kind;
        }
    }
    return std::nullopt;
}

Identity emailIdentity(QStringView address)
{
    return {Identity::Kind::Email, address.trimmed().toString().toLower()};
}

} // namespace threadline
