// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/customer.h"

#include "core/model/names.h"

namespace threadline {

using namespace names;

namespace {

constexpr std::array kinds{
    std::pair{Identity::Kind::Email, "email"}, std::pair{Identity::Kind::Phone, "phone"},
    std::pair{Identity::Kind::Handle, "handle"}, std::pair{Identity::Kind::Reference, "reference"}};

} // namespace

QString identityKindName(Identity::Kind kind) { return nameOf(kinds, kind); }
std::optional<Identity::Kind> identityKindFromName(QStringView name) { return valueOf(kinds, name); }

Identity emailIdentity(QStringView address)
{
    return {Identity::Kind::Email, address.trimmed().toString().toLower()};
}

} // namespace threadline
