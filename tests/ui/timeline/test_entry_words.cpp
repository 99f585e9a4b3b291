// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/ui/timeline/sample_history.h"
#include "ui/timeline/entry_words.h"

using namespace threadline;
using namespace threadline::test;

namespace {

struct Sample
{
    ScriptedTimelineSource source;
    QList<TimelineMark> marks = sampleHistory(source);

    EntryWords words(InteractionKey key) const
    {
        return entryWords(source.store.value(key), sampleMoment());
    }
    DeliveryWords delivery(InteractionKey key) const { return words(key).delivery.value(); }
};

TimelineEntry queuedUntil(const char* due)
{
    TimelineEntry entry;
    entry.interaction.direction = Direction::Outbound;
    entry.interaction.delivery = Delivery::Queued;
    entry.dueAt = fromRfc3339(QString::fromLatin1(due)).value();
    return entry;
}

} // namespace

TEST_CASE("A mail says who wrote it, to which of our addresses and when")
{
    const EntryWords words = Sample().words(sample::photoMail);
    CHECK(words.name == QStringLiteral("Ingrid Aaltonen"));
    CHECK(words.caption == QStringLiteral("Email to support@northpump.example · 10:47"));
    CHECK_FALSE(words.right);
    CHECK(words.surface == EntryWords::Surface::Theirs);
    CHECK_FALSE(words.delivery);
}

TEST_CASE("A post says whether the world can read it")
{
    const Sample sample;
    CHECK(sample.words(101).caption == QStringLiteral("Bluesky · public post · 18:22"));
    CHECK(sample.words(102).caption == QStringLiteral("Bluesky · public reply · 18:40"));
    CHECK(sample.words(102).right);
}

TEST_CASE("A call says how long it was and who answered")
{
    const EntryWords words = Sample().words(103);
    CHECK(words.name == QStringLiteral("Inbound call · 6 min 12 s"));
    CHECK(words.caption == QStringLiteral("answered by Jonas L. · 09:04"));

    TimelineEntry missed;
    missed.interaction.kind = InteractionKind::Call;
    missed.interaction.from = {QString(), QStringLiteral("+358405550137")};
    missed.interaction.details = {{QStringLiteral("missed"), true}};
    CHECK(entryWords(missed, sampleMoment()).name == QStringLiteral("Missed call"));
}

TEST_CASE("A note is unmistakably for the team")
{
    const EntryWords words = Sample().words(107);
    CHECK(words.name == QStringLiteral("Internal note"));
    CHECK(words.caption == QStringLiteral("Anna K. · only the team sees this · 10:52"));
    CHECK(words.surface == EntryWords::Surface::Note);
    CHECK(words.right);
}

TEST_CASE("A review has its stars and no more than five")
{
    CHECK(Sample().words(104).stars == 2);
    TimelineEntry entry;
    entry.interaction.kind = InteractionKind::Review;
    entry.interaction.details = {{QStringLiteral("stars"), 50}};
    CHECK(entryWords(entry, sampleMoment()).stars == 5);
}

TEST_CASE("What no person wrote is subdued and says why")
{
    const Sample sample;
    CHECK(sample.words(108).surface == EntryWords::Surface::Subdued);
    CHECK(sample.words(108).pills ==
          QList<EntryPill>{{QStringLiteral("Automatic reply"), PillTone::Neutral}});
    CHECK(sample.words(sample::newsletter).pills.first().words == QStringLiteral("Mailing list"));
}

TEST_CASE("A queued reply counts down and can be taken back")
{
    const DeliveryWords soon = Sample().delivery(sample::queuedReply);
    CHECK(soon.sentence == QStringLiteral("Leaves in 8 s"));
    CHECK(soon.ticking);
    CHECK(soon.buttons == QList<EntryButton>{{EntryAction::Undo, QStringLiteral("Undo")}});
    CHECK(entryWords(queuedUntil("2026-11-12T12:05:00Z"), sampleMoment()).delivery->sentence ==
          QStringLiteral("Leaves at 14:05"));
    CHECK(entryWords(queuedUntil("2026-11-12T08:57:00Z"), sampleMoment()).delivery->sentence ==
          QStringLiteral("Waiting to be sent"));
}

TEST_CASE("A failed reply says why and offers to try again")
{
    const DeliveryWords words = Sample().delivery(sample::failedReply);
    CHECK(words.sentence ==
          QStringLiteral("The server refused the message: it is larger than 20 MB."));
    CHECK(words.colour == ColourRole::Bad);
    CHECK(words.buttons.first().action == EntryAction::Retry);
}

TEST_CASE("A reply in doubt offers to check before it offers to send again")
{
    const DeliveryWords words = Sample().delivery(sample::doubtfulReply);
    REQUIRE(words.buttons.size() == 2);
    CHECK(words.buttons.at(0).action == EntryAction::Check);
    CHECK(words.buttons.at(1).action == EntryAction::SendAgain);
    CHECK(words.colour == ColourRole::Warn);
}

TEST_CASE("A sent reply is quiet about it")
{
    const DeliveryWords words = Sample().delivery(112);
    CHECK(words.sentence == QStringLiteral("Sent 10:55"));
    CHECK(words.buttons.isEmpty());
    CHECK(words.colour == ColourRole::Ink3);
}

TEST_CASE("A subject is shown when it is not the case's own")
{
    TimelineEntry entry;
    entry.caseSubject = QStringLiteral("Pump stops after 20 minutes");
    entry.interaction.subject = QStringLiteral("AW: Re: Pump stops after 20 minutes [#20431]");
    CHECK(entryWords(entry, sampleMoment()).subject.isEmpty());
    entry.interaction.subject = QStringLiteral("Another pump");
    CHECK(entryWords(entry, sampleMoment()).subject == QStringLiteral("Another pump"));
}

TEST_CASE("Durations and sizes are said as people say them")
{
    CHECK(durationWords(48) == QStringLiteral("48 s"));
    CHECK(durationWords(120) == QStringLiteral("2 min"));
    CHECK(durationWords(3725) == QStringLiteral("1 h 2 min"));
    const QLocale english(QLocale::English, QLocale::UnitedKingdom);
    CHECK(sizeWords(1'800'000, english) == QStringLiteral("1.8 MB"));
    CHECK(sizeWords(84'000, english) == QStringLiteral("84 kB"));
}

TEST_CASE("What was logged says what it was, what came of it and who logged it for whom")
{
    TimelineEntry entry;
    Interaction& visit = entry.interaction;
    visit.kind = InteractionKind::Visit;
    visit.channel = channel::visit;
    visit.from = {QStringLiteral("Ingrid Aaltonen"), QString()};
    visit.account = QStringLiteral("Anna K.");
    visit.details = {{QStringLiteral("seconds"), 720}, {QStringLiteral("agent"), QStringLiteral("Jonas L.")},
                     {QStringLiteral("place"), QStringLiteral("Tampere")}, {QStringLiteral("outcome"), QStringLiteral("Seal changed")},
                     {QStringLiteral("next_step"), QStringLiteral("Order S-12")}, {QStringLiteral("logged"), true}};
    visit.at = fromRfc3339(QStringLiteral("2026-11-11T18:40:00Z")).value();
    EntryWords words = entryWords(entry, sampleMoment());
    CHECK(words.name == QStringLiteral("Counter visit · 12 min"));
    CHECK(words.caption.startsWith(QStringLiteral("Ingrid Aaltonen · Tampere · with Jonas L. · ")));
    CHECK_FALSE(words.right);
    CHECK(words.facts == QList<EntryFact>{{QStringLiteral("Outcome"), QStringLiteral("Seal changed")},
                                          {QStringLiteral("Next step"), QStringLiteral("Order S-12")},
                                          {QStringLiteral("Logged by"), QStringLiteral("Anna K.")}});
    visit.kind = InteractionKind::OnSite;
    visit.direction = Direction::Outbound;
    words = entryWords(entry, sampleMoment());
    CHECK(words.name == QStringLiteral("On site · 12 min"));
    CHECK_FALSE(words.delivery);
    visit.kind = InteractionKind::Invoice;
    visit.details = {{QStringLiteral("reference"), QStringLiteral("2026-1187")}, {QStringLiteral("amount"), QStringLiteral("99.90 EUR")}};
    CHECK(entryWords(entry, sampleMoment()).name == QStringLiteral("Invoice 2026-1187 · 99.90 EUR"));
}
