// SPDX-License-Identifier: GPL-3.0-or-later
//
// A desk that joins a team with a long history: until its queue can be used, and until all of it is there, beside a log
// that is alone and takes the same events.
//   cmake --build --preset release --target bench_joining
//   THREADLINE_BENCH_MAILS=200000 build/release/tests/bench/bench_joining
#include "core/channels/email/mime/mail_parser.h"
#include "core/workspace/workspace_services.h"
#include "app/bench/mail_generator.h"
#include "tests/core/hub/team_hub.h"
#include "tests/support/desk_fixture.h"

#include <QElapsedTimer>

#include <cstdio>

using namespace threadline;
using namespace threadline::test;

namespace {

const QString anna = QStringLiteral("Anna Kivi");
const QString cleo = QStringLiteral("Cleo");
constexpr int atOnce = 500;
constexpr int openCases = 2'000; ///< the newest; in a long history most cases are closed

double seconds(const QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

/// What a desk alone makes of so many mails.
void importMails(DeskFixture& desk, int mails)
{
    desk.addAccount();
    const MailContext context{{}, Timestamp::fromSeconds(1'795'000'000), false};
    QList<Arrival> arrivals;
    for (const bench::GeneratedMail& mail : bench::generateMails(mails, 1)) {
        arrivals.append(valueOf(parseMail(mail.raw, context)));
        if (arrivals.size() == atOnce) {
            waitForValue(desk.workspace().ingest(std::exchange(arrivals, {}), QStringLiteral("support@northpump.example")));
        }
    }
    waitForValue(desk.workspace().ingest(arrivals, QStringLiteral("support@northpump.example")));
}

QList<Event> eventsOf(DeskFixture& desk)
{
    Database database(desk.databasePath(), Database::Access::ReadOnly);
    const qint64 last = database.number("SELECT max(seq) FROM event");
    QList<Event> events;
    for (qint64 seq = 1; seq <= last; ++seq) {
        if (auto event = readEvent(database, seq, true)) {
            events.append(std::move(*event));
        }
    }
    return events;
}

/// All cases but the newest, closed.
QList<Event> closings(const QList<Event>& events)
{
    QList<Event> opened;
    for (const Event& event : events) {
        if (event.kind == QLatin1String("case.opened")) {
            opened.append(event);
        }
    }
    QList<Event> all;
    for (qsizetype i = 0; i + openCases < opened.size(); ++i) {
        Event closed = opened[i];
        closed.id = EventId::make(closed.at);
        closed.kind = QStringLiteral("case.status_changed");
        closed.actor = anna;
        closed.body = {{QStringLiteral("status"), QStringLiteral("closed")}, {QStringLiteral("customer"), opened[i].body.value(QLatin1String("customer"))}};
        closed.packedText.clear();
        all.append(closed);
    }
    return all;
}

void fill(Hub& hub, const QList<Event>& events)
{
    for (qsizetype first = 0; first < events.size(); first += atOnce) {
        HubBatch batch;
        for (const Event& event : events.mid(first, atOnce)) {
            batch.events.append(hubEventFrom(event));
        }
        const auto answers = valueOf(hub.append({batch}, {}));
        REQUIRE(std::holds_alternative<HubPositions>(answers.first()));
    }
}

double aloneSeconds(const QList<Event>& events, const QString& folder)
{
    EventLog log(folder + QStringLiteral("/threadline.db"), workspaceProjections());
    QElapsedTimer timer;
    timer.start();
    for (qsizetype first = 0; first < events.size(); first += atOnce) {
        log.write([&](EventLog::Batch& batch) {
            for (const Event& event : events.mid(first, atOnce)) {
                batch.append(event);
            }
        });
    }
    return seconds(timer);
}

} // namespace

TEST_CASE("Joining")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    const int wanted = qEnvironmentVariableIntValue("THREADLINE_BENCH_MAILS");
    const int mails = wanted > 0 ? wanted : 20'000;
    constexpr std::chrono::minutes wholeHistory{30};
    constexpr std::chrono::seconds betweenCommands{5};
    QList<Event> events;
    {
        DeskFixture source;
        importMails(source, mails);
        events = eventsOf(source);
        events += closings(events);
    }
    TeamHub hub;
    hub.add(anna, HubRole::Lead);
    hub.add(cleo, HubRole::Lead);
    fill(*hub.open(anna), events);
    const QTemporaryDir folder;
    const double alone = aloneSeconds(events, folder.path());

    DeskFixture desk;
    desk.joinTeam({cleo, HubRole::Lead, {}, {}}, [access = hub.access(cleo)]() -> Expected<std::unique_ptr<Hub>> {
        auto line = PostgresHub::open(access);
        return line ? Expected<std::unique_ptr<Hub>>(std::move(*line)) : line.error();
    });
    QElapsedTimer timer;
    timer.start();
    auto exchanged = desk.workspace().exchangeWithTeam();
    while (waitForValue(desk.workspace().cases(std::nullopt, 1)).isEmpty()) {
    }
    const double usable = seconds(timer);
    const auto shown = waitForValue(desk.workspace().cases(std::nullopt, openCases)).size();
    // What a person's own command waits while the rest comes.
    const Case one = waitForValue(desk.workspace().cases(std::nullopt, 1)).first();
    double longest = 0;
    while (!exchanged.isFinished()) {
        QElapsedTimer write;
        write.start();
        waitForValue(desk.workspace().changeCases({one.id}, case_change::Tag{QStringLiteral("t%1").arg(write.msecsSinceReference())}), wholeHistory);
        longest = std::max(longest, seconds(write));
        waitUntil([&] { return exchanged.isFinished(); }, betweenCommands);
    }
    requireOk(waitFor(exchanged, wholeHistory));
    const double whole = seconds(timer);
    std::printf("%d mails, %lld events: queue of %lld cases after %.2f s, all after %.1f s: %.0f events/s; a log alone %.0f "
                "events/s (x %.2f); a command waited %.2f s at most\n",
                mails, static_cast<long long>(events.size()), static_cast<long long>(shown), usable, whole,
                static_cast<double>(events.size()) / whole, static_cast<double>(events.size()) / alone, alone / whole, longest);
}
