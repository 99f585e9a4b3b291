// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xmpp/stanza_failure.h"

#include "core/xmpp/namespaces.h"

#include <array>

namespace threadline {

namespace {

using namespace xmpp;
using Remedy = Error::Remedy;

struct Known
{
    const char* condition;
    Remedy remedy;
    const char* sentence;
};

constexpr QLatin1String notThere(" does not exist.");
constexpr QLatin1String notThereAnyMore(" does not exist any more.");

constexpr std::array<Known, 14> known{{
    {"item-not-found", Remedy::Rejected, "%1 does not exist."},
    {"gone", Remedy::Rejected, "%1 does not exist any more."},
    {"registration-required", Remedy::Rejected, "%1 is for its members only: ask one of them for an invitation."},
    {"forbidden", Remedy::Rejected, "%1 does not let this account do that."},
    {"not-allowed", Remedy::Rejected, "%1 does not let this account do that."},
    {"not-authorized", Remedy::Rejected, "%1 asks for a password that is not known here."},
    {"not-acceptable", Remedy::Rejected, "%1 does not take this as it is."},
    {"bad-request", Remedy::Rejected, "%1 did not understand this."},
    {"conflict", Remedy::Rejected, "%1 has somebody else under this name already: choose another one."},
    {"service-unavailable", Remedy::Rejected, "%1 cannot be reached, or cannot do this."},
    {"feature-not-implemented", Remedy::Unsupported, "%1 cannot do this."},
    {"remote-server-not-found", Remedy::Rejected, "The server of %1 was not found; check the address."},
    {"remote-server-timeout", Remedy::Retry, "The server of %1 does not answer; try again later."},
    {"resource-constraint", Remedy::Retry, "%1 is too busy just now; try again later."},
}};

} // namespace

QString stanzaCondition(const XmlElement& stanza)
{
    const XmlElement* error = stanza.child("error", clientNs);
    if (error) {
        for (const XmlElement& each : error->children) {
            if (each.ns == QLatin1String("urn:ietf:params:xml:ns:xmpp-stanzas") && each.name != QLatin1String("text")) {
                return each.name;
            }
        }
    }
    return {};
}

Error stanzaFailure(const XmlElement& stanza, const QString& whom)
{
    const QString condition = stanzaCondition(stanza);
    for (const Known& each : known) {
        if (condition == QLatin1String(each.condition)) {
            return {each.remedy, QString::fromLatin1(each.sentence).arg(whom)};
        }
    }
    const XmlElement* error = stanza.child("error", clientNs);
    const bool wait = error && error->attribute("type") == QLatin1String("wait");
    return {wait ? Remedy::Retry : Remedy::Rejected, QStringLiteral("%1 refused this.").arg(whom)};
}

bool saysNotFound(const Error& error)
{
    return error.remedy == Remedy::Rejected && error.sentence.endsWith(notThere);
}

bool saysGone(const Error& error)
{
    return error.remedy == Remedy::Rejected && error.sentence.endsWith(notThereAnyMore);
}

} // namespace threadline
