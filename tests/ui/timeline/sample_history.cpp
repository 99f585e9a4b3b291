// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/timeline/sample_history.h"

#include <QLocale>

namespace threadline::test {

namespace {

const Party ingrid{QStringLiteral("Ingrid Aaltonen"), QStringLiteral("ingrid@aaltonen.example")};
const Party anna{QStringLiteral("Anna K."), QStringLiteral("support@northpump.example")};
const Party jonas{QStringLiteral("Jonas L."), QStringLiteral("support@northpump.example")};

TimelineEntry entryAt(InteractionKey key, const char* when, const ChannelName& channel,
                      InteractionKind kind, Direction direction, const Party& from,
                      const QString& text)
{
    TimelineEntry entry;
    entry.key = key;
    entry.caseNumber = sample::thisCase;
    entry.caseSubject = QStringLiteral("Pump stops after 20 minutes");
    Interaction& it = entry.interaction;
    it.id = InteractionId(QUuid::createUuidV5(QUuid(), QByteArray::number(key)));
    it.channel = channel;
    it.kind = kind;
    it.direction = direction;
    it.at = fromRfc3339(QString::fromLatin1(when)).value();
    it.from = from;
    it.text = text;
    it.account = QStringLiteral("support@northpump.example");
    it.read = true;
    entry.segments = {{TextSegment::Kind::Own, text}};
    return entry;
}

QList<TimelineEntry> onTheWay()
{
    const auto reply = [](InteractionKey key, const char* when, Delivery delivery,
                          const char* text) {
        TimelineEntry entry = entryAt(key, when, channel::email, InteractionKind::Message,
                                      Direction::Outbound, anna, QString::fromLatin1(text));
        entry.interaction.to = {ingrid};
        entry.interaction.delivery = delivery;
        return entry;
    };
    TimelineEntry failed = reply(sample::failedReply, "2026-11-12T08:53:00Z", Delivery::Failed,
                                 "Here is the manual for the PX-40 as a file.");
    failed.problem = QStringLiteral("The server refused the message: it is larger than 20 MB.");
    TimelineEntry doubt = reply(sample::doubtfulReply, "2026-11-12T08:54:00Z", Delivery::InDoubt,
                                "Which serial number is on the plate?");
    doubt.problem = QStringLiteral("The line was cut before the server answered.");
    TimelineEntry sent = reply(112, "2026-11-12T08:55:00Z", Delivery::Sent,
                               "Thank you, I have it. Please give me until noon.");
    TimelineEntry queued = reply(sample::queuedReply, "2026-11-12T08:57:58Z", Delivery::Queued,
                                 "Hello Ingrid, a warm cable is not normal: please leave the pump "
                                 "unplugged until our electrician has looked at it.");
    queued.dueAt = fromRfc3339(QStringLiteral("2026-11-12T08:58:08Z")).value();
    return {failed, doubt, sent, queued};
}

TimelineEntry photoMail()
{
    TimelineEntry entry =
        entryAt(sample::photoMail, "2026-11-12T08:47:00Z", channel::email, InteractionKind::Message,
                Direction::Inbound, ingrid,
                QStringLiteral(
                    "Hello, attached is the photo of the error display your colleague asked for. "
                    "It is the same code every time. I also noticed the cable gets warm, is that "
                    "normal? I looked at https://northpump.example/px-40/help already."));
    entry.segments.append(
        {TextSegment::Kind::Quote,
         QStringLiteral("On 10 November 2026 Jonas L. wrote:\n> Could you send us "
                        "a photo of the display?\n> Best regards, Jonas")});
    entry.interaction.attachments = {{QStringLiteral("e07-display.jpg"),
                                      QStringLiteral("image/jpeg"),
                                      1'800'000,
                                      QByteArrayLiteral("aa01"),
                                      {},
                                      false},
                                     {QStringLiteral("invoice-2026-1187.pdf"),
                                      QStringLiteral("application/pdf"),
                                      84'000,
                                      QByteArrayLiteral("aa02"),
                                      {},
                                      false}};
    return entry;
}

TimelineEntry newsletter()
{
    TimelineEntry entry =
        entryAt(sample::newsletter, "2026-11-12T08:52:30Z", channel::email,
                InteractionKind::Message, Direction::Inbound,
                {QStringLiteral("Hydrotek News"), QStringLiteral("news@hydrotek.example")}, {});
    entry.interaction.subject = QStringLiteral("Autumn service weeks");
    entry.interaction.automation = Automation::MailingList;
    entry.html = QStringLiteral(
        "<h3>Autumn service weeks</h3><p>Every pump checked for <b>49 €</b>, <i>seals "
        "included</i>.</p><table border=\"1\" cellspacing=\"0\" "
        "cellpadding=\"4\"><tr><th>Model</th>"
        "<th>Kit</th></tr><tr><td>PX-40</td><td>S-12</td></tr></table>"
        "<p><a href=\"https://hydrotek.example/book\">Book a date</a></p>");
    entry.remoteImages = 3;
    entry.caseNumber = 0;
    return entry;
}

QList<TimelineEntry> entries()
{
    using K = InteractionKind;
    using D = Direction;
    TimelineEntry post = entryAt(101, "2026-11-09T16:22:00Z", channel::bluesky, K::Post, D::Inbound,
                                 {{}, QStringLiteral("@ingrid.aaltonen")},
                                 QStringLiteral("Day two with the new PX-40 and it is already "
                                                "sulking. @northpump anyone home?"));
    post.caseNumber = 0;
    TimelineEntry answer =
        entryAt(102, "2026-11-09T16:40:00Z", channel::bluesky, K::Post, D::Outbound, jonas,
                QStringLiteral("Sorry to read that, Ingrid. Could you send us the "
                               "serial number in private?"));
    answer.caseNumber = 0;
    TimelineEntry call =
        entryAt(103, "2026-11-10T07:04:00Z", channel::voice, K::Call, D::Inbound, ingrid,
                QStringLiteral("Runs 20 min, stops, shows E-07. Checked inlet "
                               "filter together, no change. Promised an answer by "
                               "Friday."));
    call.interaction.details = {{QStringLiteral("seconds"), 372},
                                {QStringLiteral("agent"), QStringLiteral("Jonas L.")}};
    TimelineEntry review =
        entryAt(104, "2026-11-11T18:10:00Z", channel::review, K::Review, D::Inbound,
                {QStringLiteral("Ingrid A."), {}}, QStringLiteral("Great pump, terrible manual."));
    review.interaction.account = QStringLiteral("PX-40 on the shop page");
    review.interaction.details = {{QStringLiteral("stars"), 2}};
    review.caseNumber = 0;
    TimelineEntry visit =
        entryAt(105, "2026-11-11T13:00:00Z", channel::visit, K::Visit, D::Inbound, ingrid,
                QStringLiteral("Brought the old seal, matched to kit S-12."));
    visit.interaction.details = {{QStringLiteral("place"), QStringLiteral("Tampere counter")}};
    visit.interaction.at = fromRfc3339(QStringLiteral("2026-11-11T18:40:00Z")).value();
    TimelineEntry note =
        entryAt(107, "2026-11-12T08:52:00Z", channel::internal, K::Note, D::Internal, anna,
                QStringLiteral("Warm cable + E-07: started a swarm with electrical. "
                               "Do not promise a replacement yet."));
    TimelineEntry away =
        entryAt(108, "2026-11-12T08:52:10Z", channel::email, K::Message, D::Inbound, ingrid,
                QStringLiteral("I am travelling until 16 November."));
    away.interaction.automation = Automation::AutoReply;
    return QList<TimelineEntry>{post,        answer, call, review,      visit,
                                photoMail(), note,   away, newsletter()} +
           onTheWay();
}

TimelineMark markOf(const TimelineEntry& entry)
{
    const Interaction& it = entry.interaction;
    return {entry.key,      it.at,
            it.channel,     it.kind,
            it.direction,   entry.caseNumber,
            it.text.size(), it.attachments.size(),
            it.read};
}

} // namespace

TimelineMoment sampleMoment()
{
    return {[] { return fromRfc3339(QStringLiteral("2026-11-12T08:58:00Z")).value(); },
            QTimeZone("Europe/Helsinki"), QLocale(QLocale::English, QLocale::UnitedKingdom)};
}

QList<TimelineMark> sampleHistory(ScriptedTimelineSource& source)
{
    QList<TimelineMark> marks;
    // Five years of earlier talk, for the river.
    const QList<ChannelName> channels{channel::email, channel::whatsapp, channel::email,
                                      channel::voice, channel::bluesky,  channel::visit};
    for (int i = 0; i < 60; ++i) {
        TimelineMark mark;
        mark.key = 1 + i;
        mark.at = Timestamp::fromSeconds(1'613'000'000 + i * i * 50'000);
        mark.channel = channels.at((i * i + i / 3) % channels.size());
        mark.textSize = 120;
        marks.append(mark);
        source.store.insert(mark.key,
                            entryAt(mark.key, "2024-05-01T10:00:00Z", mark.channel,
                                    InteractionKind::Message, Direction::Inbound, ingrid,
                                    QStringLiteral("An earlier word, number %1.").arg(mark.key)));
        source.store[mark.key].caseNumber = 0;
        source.store[mark.key].interaction.at = mark.at;
    }
    for (const TimelineEntry& entry : entries()) {
        marks.append(markOf(entry));
        source.store.insert(entry.key, entry);
    }
    return marks;
}

QList<TimelineMark> longHistory(ScriptedTimelineSource& source, int count)
{
    QList<TimelineMark> marks;
    marks.reserve(count);
    for (int i = 0; i < count; ++i) {
        TimelineMark mark;
        mark.key = 1 + i;
        mark.at = Timestamp::fromSeconds(1'600'000'000 + i * 1'700);
        mark.channel = i % 4 == 0 ? channel::whatsapp : channel::email;
        mark.direction = i % 3 == 0 ? Direction::Outbound : Direction::Inbound;
        mark.textSize = 90;
        marks.append(mark);
    }
    source.make = [](InteractionKey key, bool) {
        // The guess is wrong on purpose: real texts are up to nine times as long as their marks
        // say.
        TimelineEntry entry =
            entryAt(key, "2024-05-01T10:00:00Z", channel::email, InteractionKind::Message,
                    key % 3 == 1 ? Direction::Outbound : Direction::Inbound, ingrid,
                    QStringLiteral("Words of a longer message that wraps, number %1. ")
                        .arg(key)
                        .repeated(1 + int(key % 9)));
        entry.caseNumber = 0;
        return entry;
    };
    return marks;
}

} // namespace threadline::test
