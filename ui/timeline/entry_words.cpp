// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/entry_words.h"

#include "core/model/subject.h"
#include "core/model/touch.h"
#include "ui/models/address_words.h"
#include "ui/models/later_moments.h"
#include "ui/theme/channel_look.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace threadline {

namespace {

QString tr(const char* words)
{
    return QCoreApplication::translate("Timeline", words);
}

QDateTime localTime(Timestamp at, const TimelineMoment& moment)
{
    return QDateTime::fromMSecsSinceEpoch(at.us / 1000, moment.zone);
}

QString clockWords(Timestamp at, const TimelineMoment& moment)
{
    return moment.locale.toString(localTime(at, moment).time(), QLocale::ShortFormat);
}

QString called(const Party& party)
{
    return party.name.isEmpty() ? addressWords(party.address) : party.name;
}

QString listed(const QList<Party>& parties)
{
    QStringList names;
    for (const Party& party : parties) {
        const QString address = addressWords(party.address);
        names.append(party.name.isEmpty() ? address
                     : address.isEmpty()  ? party.name
                                          : QStringLiteral("%1 <%2>").arg(party.name, address));
    }
    return names.join(QStringLiteral(", "));
}

QString wholeMoment(const Interaction& interaction, const TimelineMoment& moment)
{
    const QDateTime at = localTime(interaction.at, moment);
    QStringList lines{moment.locale.toString(at, QLocale::LongFormat)};
    if (!interaction.from.address.isEmpty()) {
        lines.append(tr("From: %1").arg(listed({interaction.from})));
    }
    if (!interaction.to.isEmpty()) {
        lines.append(tr("To: %1").arg(listed(interaction.to)));
    }
    if (!interaction.cc.isEmpty()) {
        lines.append(tr("Cc: %1").arg(listed(interaction.cc)));
    }
    return lines.join(QLatin1Char('\n'));
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString messageRoute(const Interaction& interaction)
{
    const QString channel = channelLook(interaction.channel).name;
    const QString there = interaction.direction == Direction::Inbound ? interaction.account
                          : interaction.to.isEmpty()                  ? QString()
                                                     : interaction.to.first().address;
    const QString words = addressWords(there);
    return words.isEmpty() ? channel : tr("%1 to %2").arg(channel, words);
}

QString postRoute(const Interaction& interaction)
{
    const bool open = interaction.details.value(QLatin1String("public")).toBool(true);
    const bool ours = interaction.direction == Direction::Outbound;
    const QString what = open ? (ours ? tr("public reply") : tr("public post"))
                              : (ours ? tr("private reply") : tr("private message"));
    return joined({channelLook(interaction.channel).name, what});
}

void nameCall(EntryWords& words, const Interaction& interaction, const QString& clock)
{
    const QJsonObject& details = interaction.details;
    const bool outbound = interaction.direction == Direction::Outbound;
    const bool missed = details.value(QLatin1String("missed")).toBool();
    const auto seconds = details.value(QLatin1String("seconds")).toInteger();
    const QString what = missed     ? (outbound ? tr("Call, not reached") : tr("Missed call"))
                         : outbound ? tr("Outbound call")
                                    : tr("Inbound call");
    words.name = joined({what, seconds > 0 ? durationWords(seconds) : QString()});
    const QString agent = details.value(QLatin1String("agent")).toString();
    const QString who = agent.isEmpty() || missed ? called(interaction.from)
                        : outbound                ? tr("called by %1").arg(agent)
                                                  : tr("answered by %1").arg(agent);
    words.caption = joined({who, clock});
    words.right = false; // A call is neither theirs nor ours; it stands with its channel's glyph.
    if (missed) {
        words.pills.append({tr("Missed"), PillTone::Bad});
    }
}

void nameVisit(EntryWords& words, const Interaction& interaction, const QString& clock)
{
    const Touch touch = touchFrom(interaction);
    const bool onSite = touch.kind == InteractionKind::OnSite;
    const bool theyCame = touch.direction == Direction::Inbound;
    const QString what = touch.missed ? (onSite || !theyCame ? tr("Nobody was there") : tr("Visit, nobody was free"))
                         : onSite     ? tr("On site")
                         : theyCame   ? tr("Counter visit")
                                      : tr("Visit");
    words.name = joined({what, touch.seconds > 0 ? durationWords(touch.seconds) : QString()});
    words.caption = joined({theyCame ? called(interaction.from) : QString(), touch.place,
                            touch.agent.isEmpty() ? QString() : tr("with %1").arg(touch.agent), clock});
    words.right = false;
    if (touch.missed) {
        words.pills.append({tr("Missed"), PillTone::Bad});
    }
}

/// Goods and papers.
void nameSent(EntryWords& words, const Interaction& interaction, const QString& clock)
{
    const Touch touch = touchFrom(interaction);
    const bool returned = touch.direction == Direction::Inbound;
    const QString what = touch.kind == InteractionKind::Invoice ? (returned ? tr("Invoice from them") : tr("Invoice"))
                                                                : (returned ? tr("Delivery from them") : tr("Delivery"));
    words.name = joined({touch.reference.isEmpty() ? what : tr("%1 %2").arg(what, touch.reference), touch.amount});
    words.caption = joined({touch.place, touch.agent.isEmpty() ? QString() : tr("by %1").arg(touch.agent), clock});
    words.right = false;
    if (touch.missed) {
        words.pills.append({tr("Not taken"), PillTone::Bad});
    }
}

void addFacts(EntryWords& words, const Interaction& interaction)
{
    const Touch touch = touchFrom(interaction);
    const bool isTalk = touch.kind != InteractionKind::Delivery && touch.kind != InteractionKind::Invoice;
    const auto add = [&](const QString& name, const QString& said) {
        if (!said.isEmpty()) {
            words.facts.append({name, said});
        }
    };
    add(tr("Outcome"), touch.outcome);
    add(tr("Next step"), touch.nextStep);
    add(tr("Place"), touch.kind == InteractionKind::Call ? touch.place : QString());
    add(tr("About"), isTalk ? joined({touch.reference, touch.amount}) : QString());
    if (interaction.details.value(QLatin1String("logged")).toBool() && interaction.account != touch.agent) {
        add(tr("Logged by"), interaction.account);
    }
}

/// From where on our website somebody wrote, and about what.
void addContext(EntryWords& words, const QJsonObject& details)
{
    const auto add = [&](const QString& name, const QString& said) {
        if (!said.isEmpty()) {
            words.facts.append({name, said});
        }
    };
    const QString title = details.value(QLatin1String("page_title")).toString();
    const QString page = details.value(QLatin1String("page")).toString();
    add(tr("Order"), details.value(QLatin1String("order")).toString());
    add(tr("Page"), title.isEmpty() ? page : joined({title, page}));
    const QJsonObject given = details.value(QLatin1String("given")).toObject();
    const bool vouched = given.value(QLatin1String("vouched")).toBool();
    const QString email = given.value(QLatin1String("email")).toString();
    add(vouched ? tr("Address, as your website says") : tr("Address, as they say"), email);
}

void nameEntry(EntryWords& words, const Interaction& interaction, const QString& clock)
{
    words.name = called(interaction.from);
    words.person = words.name;
    switch (interaction.kind) {
    case InteractionKind::Message:
        words.caption = joined({messageRoute(interaction), clock});
        if (interaction.details.value(QLatin1String("edited")).toBool()) {
            words.pills.append({tr("Edited"), PillTone::Neutral}); // an earlier entry has what it was before
        }
        if (interaction.details.value(QLatin1String("left")).toBool()) {
            words.pills.append({tr("Left while nobody was here"), PillTone::Neutral});
        }
        addContext(words, interaction.details);
        return;
    case InteractionKind::Post:
        words.caption = joined({postRoute(interaction), clock});
        return;
    case InteractionKind::Review:
        words.caption = joined({channelLook(interaction.channel).name, interaction.account, clock});
        words.stars = std::clamp(interaction.details.value(QLatin1String("stars")).toInt(), 0, 5);
        return;
    case InteractionKind::Call:
        nameCall(words, interaction, clock);
        return;
    case InteractionKind::Visit:
    case InteractionKind::OnSite:
        nameVisit(words, interaction, clock);
        return;
    case InteractionKind::Delivery:
    case InteractionKind::Invoice:
        nameSent(words, interaction, clock);
        return;
    case InteractionKind::Note:
        words.name = tr("Internal note");
        words.caption = joined({called(interaction.from), tr("only the team sees this"), clock});
        return;
    }
}

std::optional<EntryPill> automationPill(Automation automation)
{
    switch (automation) {
    case Automation::None:
        return std::nullopt;
    case Automation::AutoReply:
        return EntryPill{tr("Automatic reply"), PillTone::Neutral};
    case Automation::Bounce:
        return EntryPill{tr("Bounce"), PillTone::Warn};
    case Automation::MailingList:
        return EntryPill{tr("Mailing list"), PillTone::Neutral};
    case Automation::Report:
        return EntryPill{tr("Report"), PillTone::Neutral};
    }
    return std::nullopt;
}

DeliveryWords queuedWords(const TimelineEntry& entry, const TimelineMoment& moment)
{
    DeliveryWords words{
        IconName::Clock, ColourRole::Ink2, {}, {{EntryAction::Undo, tr("Undo")}}, false};
    const qint64 left = (entry.dueAt.us - moment.now().us + 999'999) / 1'000'000;
    if (!entry.problem.isEmpty()) {
        words.colour = ColourRole::Warn;
        words.icon = IconName::Retry;
        words.sentence =
            left > 0
                ? tr("%1 Trying again at %2.").arg(entry.problem, clockWords(entry.dueAt, moment))
                : entry.problem;
    } else if (left <= 0) {
        words.sentence = tr("Waiting to be sent");
    } else if (entry.scheduled) {
        words.sentence = tr("Leaves %1").arg(laterWords(localTime(entry.dueAt, moment), localTime(moment.now(), moment), moment.locale));
        words.buttons = {{EntryAction::SendNow, tr("Send now")}, {EntryAction::Undo, tr("Take back")}};
    } else if (left <= 60) {
        words.sentence = tr("Leaves in %1 s").arg(left);
    } else {
        words.sentence = tr("Leaves at %1").arg(clockWords(entry.dueAt, moment));
    }
    words.ticking = left > 0;
    return words;
}

std::optional<DeliveryWords> deliveryWords(const TimelineEntry& entry, const TimelineMoment& moment)
{
    const auto said = [&entry](const QString& otherwise) {
        return entry.problem.isEmpty() ? otherwise : entry.problem;
    };
    switch (entry.interaction.delivery) {
    case Delivery::Received:
        return std::nullopt;
    case Delivery::Queued:
        return queuedWords(entry, moment);
    case Delivery::Held:
        return DeliveryWords{IconName::Warning,
                             ColourRole::Warn,
                             said(tr("Something came since this was written.")),
                             {{EntryAction::SendAnyway, tr("Send anyway")}, {EntryAction::Undo, tr("Take back")}},
                             false};
    case Delivery::Sending:
        return DeliveryWords{IconName::Send, ColourRole::Ink2, tr("Sending…"), {}, false};
    case Delivery::Sent:
        return DeliveryWords{IconName::Check,
                             ColourRole::Ink3,
                             tr("Sent %1").arg(clockWords(entry.interaction.at, moment)),
                             {},
                             false};
    case Delivery::Failed:
        return DeliveryWords{IconName::Warning,
                             ColourRole::Bad,
                             said(tr("This reply was not sent.")),
                             {{EntryAction::Retry, tr("Retry")}},
                             false};
    case Delivery::InDoubt:
        return DeliveryWords{
            IconName::Warning,
            ColourRole::Warn,
            said(tr("It is not known whether this reply was sent.")),
            {{EntryAction::Check, tr("Check")}, {EntryAction::SendAgain, tr("Send again")}},
            false};
    case Delivery::Cancelled:
        return DeliveryWords{
            IconName::Undo, ColourRole::Ink3, tr("Taken back, not sent"), {}, false};
    }
    return std::nullopt;
}

} // namespace

EntryWords entryWords(const TimelineEntry& entry, const TimelineMoment& moment)
{
    const Interaction& interaction = entry.interaction;
    EntryWords words;
    words.right = interaction.direction != Direction::Inbound;
    words.surface =
        interaction.kind == InteractionKind::Note ? EntryWords::Surface::Note
        : interaction.automation != Automation::None || interaction.delivery == Delivery::Cancelled
            ? EntryWords::Surface::Subdued
        : interaction.direction == Direction::Outbound ? EntryWords::Surface::Ours
                                                       : EntryWords::Surface::Theirs;
    nameEntry(words, interaction, clockWords(interaction.at, moment));
    if (words.name.isEmpty()) {
        words.name = channelLook(interaction.channel).name;
    }
    if (!words.right && words.surface == EntryWords::Surface::Ours) {
        words.surface = EntryWords::Surface::Theirs;
    }
    if (isTouch(interaction.kind)) {
        addFacts(words, interaction);
    }
    words.moment = wholeMoment(interaction, moment);
    const QString subject = bareSubject(interaction.subject);
    if (!subject.isEmpty() &&
        subject.compare(bareSubject(entry.caseSubject), Qt::CaseInsensitive) != 0) {
        words.subject = interaction.subject.trimmed();
    }
    if (const auto pill = automationPill(interaction.automation)) {
        words.pills.append(*pill);
    }
    if (interaction.direction == Direction::Outbound && !isTouch(interaction.kind)) {
        words.delivery = deliveryWords(entry, moment);
    }
    return words;
}

QString durationWords(qint64 seconds)
{
    if (seconds < 60) {
        return tr("%1 s").arg(seconds);
    }
    if (seconds < 3600) {
        return seconds % 60 == 0 ? tr("%1 min").arg(seconds / 60)
                                 : tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    }
    return tr("%1 h %2 min").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

QString sizeWords(qint64 bytes, const QLocale& locale)
{
    return locale.formattedDataSize(bytes, bytes < 1'000'000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString remoteImagesWords(int count)
{
    return count == 1 ? tr("1 remote image not loaded")
                      : tr("%1 remote images not loaded").arg(count);
}

} // namespace threadline
