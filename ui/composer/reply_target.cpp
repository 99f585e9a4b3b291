// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/reply_target.h"

#include "ui/theme/channel_look.h"

#include <algorithm>

namespace threadline {

namespace {

/// The channel by which an identity is written to; of a number, the one its history is on.
ChannelName channelOf(const Identity& identity, const CustomerCard& card)
{
    switch (identity.kind) {
    case Identity::Kind::Email:
        return channel::email;
    case Identity::Kind::Phone:
        for (const auto& candidate : {channel::whatsapp, channel::sms, channel::voice}) {
            if (card.perChannel.value(candidate) > 0) {
                return candidate;
            }
        }
        return channel::voice;
    case Identity::Kind::Handle:
        return identity.value.section(QLatin1Char(':'), 0, 0);
    case Identity::Kind::Reference:
        break;
    }
    return {};
}

/// `inCase` may be null.
QList<ReplyWay> waysTo(const CustomerCard& card, CaseId inCase, const CapabilitiesOf& capabilities)
{
    QList<IdentityView> identities = card.identities;
    std::stable_sort(
        identities.begin(), identities.end(),
        [](const IdentityView& a, const IdentityView& b) { return a.lastAt > b.lastAt; });
    if (const auto asked = card.answerTo.constFind(inCase); asked != card.answerTo.constEnd()) {
        std::stable_partition(identities.begin(), identities.end(),
                              [&](const IdentityView& view) { return view.identity == *asked; });
    }
    QList<ReplyWay> ways;
    for (const IdentityView& view : std::as_const(identities)) {
        const ChannelName name = channelOf(view.identity, card);
        if (!name.isEmpty()) {
            ways.append({name, view.identity.value, capabilities(name).value_or(Capabilities())});
        }
    }
    std::stable_sort(ways.begin(), ways.end(),
                     [](const ReplyWay& a, const ReplyWay& b) { return a.can.send && !b.can.send; });
    return ways;
}

} // namespace

ReplyTarget replyTarget(const CustomerCard& card, const Case& inCase, const CapabilitiesOf& capabilities)
{
    ReplyTarget target{inCase.id, {}, card.name, {}, inCase.status != CaseStatus::Closed};
    target.ways = waysTo(card, inCase.id, capabilities);
    return target;
}

ReplyTarget messageTarget(const CustomerCard& card, const CapabilitiesOf& capabilities)
{
    ReplyTarget target{{}, card.id, card.name, {}, true};
    target.ways = waysTo(card, {}, capabilities);
    return target;
}

QString replyObstacle(const ReplyTarget& target, const ReplyWay& way)
{
    if (!target.open) {
        return QStringLiteral("This case is closed; a new message of the customer opens another.");
    }
    if (way.can.send) {
        return {};
    }
    const auto other = std::find_if(target.ways.cbegin(), target.ways.cend(),
                                    [](const ReplyWay& each) { return each.can.send; });
    if (way.channel.isEmpty()) {
        return QStringLiteral(
            "No address of this customer is known; leave a note for the team instead.");
    }
    const QString name = channelLook(way.channel).name;
    if (other == target.ways.cend()) {
        return QStringLiteral("Replies by %1 are not connected yet, and this customer is known on "
                              "no other channel.")
            .arg(name);
    }
    return QStringLiteral("Replies by %1 are not connected yet; choose %2.")
        .arg(name, channelLook(other->channel).name);
}

} // namespace threadline
