// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/shown_entry.h"

#include "core/model/duration.h"
#include "core/model/touch.h"
#include "core/workspace/happening_words.h"

namespace threadline {

using namespace command_line;

namespace {

/// "call 6:12, with Anna K."
QString touchWords(const Touch& touch)
{
    QStringList words{touchTitle(touch.kind).toLower()};
    if (touch.missed) {
        words.prepend(QStringLiteral("missed"));
    }
    if (touch.seconds > 0) {
        words.append(clockFromSeconds(touch.seconds));
    }
    const QString what = words.join(QLatin1Char(' '));
    return touch.agent.isEmpty() ? what : QStringLiteral("%1, with %2").arg(what, touch.agent);
}

/// What came of it and what follows, a line each.
QStringList touchLines(const Touch& touch)
{
    QStringList lines;
    const auto append = [&](const QString& what, const QString& words) {
        if (!words.isEmpty()) {
            lines.append(what + QStringLiteral(": ") + words);
        }
    };
    append(QStringLiteral("Outcome"), touch.outcome);
    append(QStringLiteral("Next step"), touch.nextStep);
    append(QStringLiteral("Place"), touch.place);
    append(QStringLiteral("Reference"), touch.reference);
    append(QStringLiteral("Amount"), touch.amount);
    return lines;
}

QString headline(const TimelineEntry& entry)
{
    const Interaction& one = entry.interaction;
    QStringList parts{localTime(one.at), one.channel, directionName(one.direction),
                      one.from.name.isEmpty() ? one.from.address : one.from.name};
    if (entry.caseNumber > 0) {
        parts.append(QStringLiteral("#%1").arg(entry.caseNumber));
    }
    if (isTouch(one.kind)) {
        parts.append(touchWords(touchFrom(one)));
    }
    if (one.delivery != Delivery::Received) {
        parts.append(deliveryName(one.delivery));
    }
    return printable(parts.join(QStringLiteral("  ")));
}

} // namespace

QString shownName(const Customer& customer)
{
    return printable(customer.name.isEmpty() && !customer.identities.isEmpty() ? customer.identities.first().value
                                                                               : customer.name);
}

QString happeningWords(const TimelineEntry& entry)
{
    return entry.happening ? happeningSentence({*entry.happening}, localTime) : QString();
}

void showEntry(const TimelineEntry& entry, Output& output)
{
    if (entry.happening) {
        output.line(QStringLiteral("%1  · %2").arg(localTime(entry.interaction.at), printable(happeningWords(entry))));
        output.line(QString());
        return;
    }
    const QString indent = QStringLiteral("    ");
    const Interaction& one = entry.interaction;
    output.line(headline(entry));
    if (!one.subject.isEmpty()) {
        output.line(indent + printable(one.subject));
    }
    const QStringList lines = one.text.trimmed().split(QLatin1Char('\n'));
    for (const QString& line : lines) {
        output.line(line.isEmpty() ? QString() : indent + printable(line));
    }
    if (isTouch(one.kind)) {
        const QStringList told = touchLines(touchFrom(one));
        for (const QString& line : told) {
            output.line(indent + printable(line));
        }
    }
    for (const auto& [key, name] : {std::pair{"order", "Order"}, std::pair{"page_title", "Page"}, std::pair{"page", "Page"}}) {
        if (const QString said = one.details.value(QLatin1String(key)).toString(); !said.isEmpty()) {
            output.line(indent + QStringLiteral("%1: %2").arg(QLatin1String(name), printable(said)));
        }
    }
    for (const Attachment& file : one.attachments) {
        output.line(indent + QStringLiteral("+ %1 (%2, %3 bytes)")
                                 .arg(printable(file.name), file.type)
                                 .arg(file.size));
    }
    if (!entry.problem.isEmpty()) {
        output.line(indent + QStringLiteral("! ") + printable(entry.problem));
    }
    output.line(QString());
}

} // namespace threadline
