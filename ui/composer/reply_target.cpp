// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/reply_target.h"

#include "ui/theme/channel_look.h"

#include <algorithm>

namespace threadline {

namespace {

/// The channels of a number: those its history is on, the one the customer wrote on last first, and SMS when that is
/// connected. On WhatsApp nobody can be written to before they wrote there.
QList<ChannelName> channelsOfPhone(const CustomerCard& card, const CapabilitiesOf& capabilities)
{
    QList<ChannelName> channels{channel::whatsapp, channel::sms};
    channels.removeIf([&](const ChannelName& one) {
        const bool connected = one == channel::sms && capabilities(one).value_or(Capabilities()).send;
        return card.perChannel.value(one) == 0 && !connected;
    });
    std::stable_sort(channels.begin(), channels.end(), [&](const ChannelName& a, const ChannelName& b) {
        return card.wroteAt.value(a).us > card.wroteAt.value(b).us;
    });
    return channels.isEmpty() ? QList<ChannelName>{channel::voice} : channels;
}

/// The channels by which an identity is written to.
QList<ChannelName> channelsOf(const Identity& identity, const CustomerCard& card, const CapabilitiesOf& capabilities)
{
    switch (identity.kind) {
    case Identity::Kind::Email:
        return {channel::email};
    case Identity::Kind::Phone:
        return channelsOfPhone(card, capabilities);
    case Identity::Kind::Handle:
        return {identity.value.section(QLatin1Char(':'), 0, 0)};
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
        const QList<ChannelName> names = channelsOf(view.identity, card, capabilities);
        for (const ChannelName& name : names) {
            ways.append({name, view.identity.value, capabilities(name).value_or(Capabilities()), card.wroteAt.value(name)});
        }
    }
    if (const auto given = card.given.constFind(inCase); given != card.given.constEnd()) {
        const ReplyWay way{channel::email, given->identity.value, capabilities(channel::email).value_or(Capabilities()), {}};
        ways.removeIf([&](const ReplyWay& known) { return known.channel == way.channel && known.address == way.address; });
        ways.insert(given->wanted ? 0 : ways.size(), way);
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
