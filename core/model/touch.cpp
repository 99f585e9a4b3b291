// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/touch.h"

#include <array>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

struct Known
{
    InteractionKind kind;
    const char* title;
    ChannelName channel;
    Direction usual;
};

const std::array<Known, 5>& known()
{
    static const std::array<Known, 5> all{
        Known{InteractionKind::Call, "Call", channel::voice, Direction::Inbound},
        Known{InteractionKind::Visit, "Visit", channel::visit, Direction::Inbound},
        Known{InteractionKind::OnSite, "On site", channel::visit, Direction::Outbound},
        Known{InteractionKind::Delivery, "Delivery", channel::delivery, Direction::Outbound},
        Known{InteractionKind::Invoice, "Invoice", channel::invoice, Direction::Outbound}};
    return all;
}

const Known* knownOf(InteractionKind kind)
{
    for (const Known& one : known()) {
        if (one.kind == kind) {
            return &one;
        }
    }
    return nullptr;
}

} // namespace

const QList<InteractionKind>& touchKinds()
{
    static const QList<InteractionKind> all = [] {
        QList<InteractionKind> kinds;
        for (const Known& one : known()) {
            kinds.append(one.kind);
        }
        return kinds;
    }();
    return all;
}

bool isTouch(InteractionKind kind)
{
    return knownOf(kind) != nullptr;
}

std::optional<InteractionKind> touchKindFromName(const QString& name)
{
    const auto kind = interactionKindFromName(QString(name).trimmed().toLower().replace(u'-', u'_').replace(u' ', u'_'));
    return kind && isTouch(*kind) ? kind : std::nullopt;
}

QString touchTitle(InteractionKind kind)
{
    const Known* one = knownOf(kind);
    return one ? QString::fromLatin1(one->title) : QString();
}

ChannelName touchChannel(InteractionKind kind)
{
    const Known* one = knownOf(kind);
    return one ? one->channel : channel::visit;
}

Direction usualDirection(InteractionKind kind)
{
    const Known* one = knownOf(kind);
    return one ? one->usual : Direction::Inbound;
}

QJsonObject touchDetails(const Touch& touch)
{
    QJsonObject details;
    const auto insertUnlessEmpty = [&](const QString& key, const QString& value) {
        if (!value.isEmpty()) {
            details.insert(key, value);
        }
    };
    if (touch.seconds > 0) {
        details.insert(u"seconds"_s, touch.seconds);
    }
    const bool isTalk = touch.kind != InteractionKind::Delivery && touch.kind != InteractionKind::Invoice;
    if (touch.missed) {
        details.insert(u"missed"_s, true);
    } else if (isTalk && touch.direction == Direction::Inbound) {
        details.insert(u"answered"_s, true);
    }
    insertUnlessEmpty(u"agent"_s, touch.agent);
    insertUnlessEmpty(u"outcome"_s, touch.outcome);
    insertUnlessEmpty(u"next_step"_s, touch.nextStep);
    insertUnlessEmpty(u"place"_s, touch.place);
    insertUnlessEmpty(u"reference"_s, touch.reference);
    insertUnlessEmpty(u"amount"_s, touch.amount);
    return details;
}

Arrival touchArrival(const Touch& touch)
{
    Arrival arrival;
    arrival.channel = touchChannel(touch.kind);
    arrival.kind = touch.kind;
    arrival.direction = touch.direction;
    arrival.at = touch.at;
    arrival.text = touch.text.toUtf8();
    arrival.read = true;
    arrival.details = touchDetails(touch);
    return arrival;
}

Touch touchFrom(const Interaction& interaction)
{
    const auto textAt = [&](QLatin1String key) { return interaction.details.value(key).toString(); };
    Touch touch;
    touch.kind = interaction.kind;
    touch.direction = interaction.direction;
    touch.missed = interaction.details.value("missed"_L1).toBool();
    touch.at = interaction.at;
    touch.seconds = interaction.details.value("seconds"_L1).toInteger();
    touch.agent = textAt("agent"_L1);
    touch.outcome = textAt("outcome"_L1);
    touch.nextStep = textAt("next_step"_L1);
    touch.place = textAt("place"_L1);
    touch.reference = textAt("reference"_L1);
    touch.amount = textAt("amount"_L1);
    touch.text = interaction.text;
    return touch;
}

QString wordsInDetails(const QJsonObject& details)
{
    QStringList lines;
    for (const auto key : {"outcome"_L1, "next_step"_L1, "place"_L1, "reference"_L1, "amount"_L1, "order"_L1, "page_title"_L1}) {
        const QString words = details.value(key).toString();
        if (!words.isEmpty()) {
            lines.append(words);
        }
    }
    return lines.join(u'\n');
}

Spoken spokenIn(const QJsonObject& body)
{
    const QString direction = body.value("direction"_L1).toString();
    const QString kind = body.value("kind"_L1).toString();
    const QJsonObject details = body.value("details"_L1).toObject();
    const bool isSilent = body.value("automation"_L1).toString(u"none"_s) != "none"_L1 || kind == "delivery"_L1 ||
                          kind == "invoice"_L1;
    if (isSilent || direction == "internal"_L1) {
        return {};
    }
    if (direction == "outbound"_L1) {
        const bool notReached = details.value("missed"_L1).toBool();
        return {false, !notReached};
    }
    return {true, details.value("answered"_L1).toBool()};
}

} // namespace threadline
