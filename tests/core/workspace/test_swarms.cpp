// SPDX-License-Identifier: GPL-3.0-or-later
//
// Swarms at the facade: what may be said and done there, and what becomes of it.
#include "tests/support/desk_fixture.h"

using namespace threadline;
using namespace threadline::test;

namespace {

using namespace Qt::Literals::StringLiterals;

const QString anna = u"Anna Kivi"_s;
const QString oskari = u"Oskari Virta"_s;
const QString mira = u"Mira Sand"_s;

struct WithSwarm
{
    WithSwarm()
    {
        desk.addAccount();
        desk.server().deliver(mailFrom(u"ingrid@aaltonen.example"_s, u"Pump stops"_s,
                                       u"It shows E-07, and the cable gets warm."_s, 60, "m1@c.example"));
        desk.sync();
        inCase = desk.onlyCase();
        SwarmRequest request;
        request.inCase = inCase.id;
        request.question = u"  Why E-07 with a warm cable?  "_s;
        request.skills = {u"pumps"_s, u" pumps "_s, u"electrical"_s};
        request.invite = {oskari};
        id = waitForValue(swarms().start(request));
    }

    SwarmDesk& swarms() { return desk.workspace().swarms(); }
    SwarmView shown() { return waitForValue(swarms().show(id)); }
    QList<SwarmMessage> messages()
    {
        QList<SwarmMessage> all;
        const SwarmView view = shown();
        for (const SwarmLine& line : view.chat.lines) {
            if (const auto* message = std::get_if<SwarmMessage>(&line)) {
                all.append(*message);
            }
        }
        return all;
    }
    /// The same workspace with somebody else at it, a minute later.
    void as(const QString& agent)
    {
        desk.clock().advanceSeconds(60);
        desk.reopenAs(agent);
    }

    DeskFixture desk;
    Case inCase;
    SwarmId id;
};

template <class T>
QString refusal(const QFuture<Expected<T>>& future)
{
    const auto answer = waitFor(future);
    REQUIRE_FALSE(answer);
    CHECK(answer.error().remedy == Error::Remedy::Rejected);
    return answer.error().sentence;
}

} // namespace

TEST_CASE("A swarm has its question, its skills once, who was asked and a name by its case")
{
    WithSwarm with;
    const SwarmView view = with.shown();
    const Swarm& swarm = view.row.swarm;
    CHECK(swarm.question == u"Why E-07 with a warm cable?"_s);
    CHECK(swarm.skills == QStringList{u"pumps"_s, u"electrical"_s});
    CHECK(swarm.startedBy == anna);
    CHECK(swarm.name() == u"#%1/1"_s.arg(with.inCase.number));
    REQUIRE(swarm.members.size() == 1);
    CHECK(swarm.members.first().agent == oskari);
    CHECK(swarm.members.first().state == SwarmMember::State::Invited);
    CHECK(view.row.caseSubject == u"Pump stops"_s);
    CHECK(view.chat.shared.customers == QList<CustomerId>{with.inCase.customer});
    CHECK(waitForValue(with.swarms().find(u"#%1"_s.arg(with.inCase.number))).id == with.id);
    CHECK(waitForValue(with.swarms().find(u"%1/1"_s.arg(with.inCase.number))).id == with.id);
    CHECK(refusal(with.swarms().find(u"%1/2"_s.arg(with.inCase.number))).contains(u"no swarm"_s));
    CHECK(refusal(with.swarms().find(u"nonsense"_s)).contains(u"\"nonsense\""_s));
}

TEST_CASE("A swarm without a question, or about no case, is not started and leaves nothing")
{
    WithSwarm with;
    SwarmRequest request;
    request.inCase = with.inCase.id;
    request.question = u" \n"_s;
    CHECK(refusal(with.swarms().start(request)).contains(u"no question"_s));
    request.question = u"Again?"_s;
    request.invite = {mira, anna};
    CHECK(refusal(with.swarms().start(request)).contains(u"started this swarm"_s));
    request.invite = {};
    request.inCase = CaseId::make({1});
    CHECK(refusal(with.swarms().start(request)).contains(u"does not exist"_s));
    CHECK(waitForValue(with.swarms().list({SwarmFilter::Which::Any, {}, {}}, -1)).size() == 1);
}

TEST_CASE("Who was asked and speaks has come in, what others said is news until it was seen")
{
    WithSwarm with;
    CHECK(waitForValue(with.swarms().waiting()) == 0); // she waits, nobody waits for her
    with.as(oskari);
    CHECK(waitForValue(with.swarms().waiting()) == 1); // asked
    waitForValue(with.swarms().say(with.id, {u"E-07 is thermal. @Anna, how long is the lead?"_s, {}, {}}));
    CHECK(with.shown().row.swarm.member(oskari)->state == SwarmMember::State::Accepted);
    CHECK(waitForValue(with.swarms().waiting()) == 0);

    with.as(anna);
    SwarmView view = with.shown();
    CHECK(view.row.news == SwarmNews{1, true});
    CHECK(view.row.lastBy == oskari);
    CHECK(view.row.lastWords == u"E-07 is thermal. @Anna, how long is the lead?"_s);
    CHECK(view.row.swarm.firstExpertAt > view.row.swarm.startedAt);
    CHECK(waitForValue(with.swarms().waiting()) == 1);
    requireOk(waitFor(with.swarms().markRead(with.id)));
    CHECK(with.shown().row.news == SwarmNews{0, false});
    CHECK(with.shown().chat.readUpTo.value(anna) == with.messages().last().id);
    const QByteArray before = with.desk.dump();
    requireOk(waitFor(with.swarms().markRead(with.id))); // nothing more is written
    CHECK((with.desk.dump() == before));
    CHECK(waitForValue(with.swarms().waiting()) == 0);
}

TEST_CASE("Being asked is answered once, and can be asked again")
{
    WithSwarm with;
    CHECK(refusal(with.swarms().invite(with.id, oskari)).contains(u"asked already"_s));
    with.as(oskari);
    requireOk(waitFor(with.swarms().decline(with.id, u" on holiday "_s)));
    CHECK(with.shown().row.swarm.member(oskari)->why == u"on holiday"_s);
    CHECK(refusal(with.swarms().decline(with.id, {})).contains(u"Nobody waits"_s));
    CHECK(refusal(with.swarms().leave(with.id)).contains(u"not in this swarm"_s));
    CHECK(waitForValue(with.swarms().waiting()) == 0);
    with.as(anna);
    requireOk(waitFor(with.swarms().invite(with.id, oskari)));
    with.as(oskari);
    requireOk(waitFor(with.swarms().accept(with.id)));
    CHECK(refusal(with.swarms().accept(with.id)).contains(u"already"_s));
    requireOk(waitFor(with.swarms().leave(with.id)));
    CHECK(with.shown().row.swarm.member(oskari)->state == SwarmMember::State::Left);
}

TEST_CASE("Only its author changes a message, withdrawn it has no words any more")
{
    WithSwarm with;
    const EventId said = waitForValue(with.swarms().say(with.id, {u"Is it the condensor?"_s, {}, {}}));
    with.as(oskari);
    CHECK(refusal(with.swarms().edit(with.id, said, u"No."_s)).contains(anna));
    CHECK(refusal(with.swarms().withdraw(with.id, said)).contains(anna));
    requireOk(waitFor(with.swarms().react(with.id, said, u"👍"_s, true)));
    requireOk(waitFor(with.swarms().react(with.id, said, u"👍"_s, true)));
    CHECK(with.messages().first().reactions.value(u"👍"_s) == QStringList{oskari});
    CHECK(refusal(with.swarms().react(with.id, said, u"a sentence with words"_s, true)).contains(u"one sign"_s));
    with.as(anna);
    requireOk(waitFor(with.swarms().edit(with.id, said, u"Is it the capacitor?"_s)));
    CHECK(with.messages().first().words.text == u"Is it the capacitor?"_s);
    CHECK_FALSE(with.messages().first().editedAt.isNull());
    CHECK(refusal(with.swarms().edit(with.id, said, u"  "_s)).contains(u"withdraw"_s));
    requireOk(waitFor(with.swarms().withdraw(with.id, said)));
    const SwarmMessage gone = with.messages().first();
    CHECK(gone.withdrawn);
    CHECK(gone.words == SwarmWords{});
    CHECK(gone.reactions.isEmpty());
    CHECK(refusal(with.swarms().edit(with.id, said, u"Back"_s)).contains(u"not there"_s));
    CHECK(with.shown().row.lastWords.isEmpty());
}

TEST_CASE("A quote is shown as what the customer said, what is not here cannot be quoted")
{
    WithSwarm with;
    const TimelineEntry mail = with.desk.history(u"ingrid@aaltonen.example"_s).first();
    waitForValue(with.swarms().say(with.id, {u"See the cable."_s, {mail.interaction.id}, {}}));
    const SwarmQuote quote = with.shown().quotes.value(mail.interaction.id);
    CHECK(quote.words == u"It shows E-07, and the cable gets warm."_s);
    CHECK(quote.from == mail.interaction.from.name);
    CHECK(quote.at == mail.interaction.at);
    CHECK(with.shown().chat.shared.interactions.isEmpty()); // all of the history is shared already
    CHECK(refusal(with.swarms().say(with.id, {u"And this"_s, {InteractionId::make({5})}, {}})).contains(u"not here"_s));
    CHECK(refusal(with.swarms().say(with.id, {u"  "_s, {}, {}})).contains(u"nothing to say"_s));
}

TEST_CASE("A file that goes with a message is in the store, one that is missing is told and nothing is said")
{
    WithSwarm with;
    QTemporaryDir folder;
    QFile file(folder.filePath(u"plan.txt"_s));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("wiring");
    file.close();
    waitForValue(with.swarms().say(with.id, {{}, {}, {file.fileName()}}));
    const SwarmMessage said = with.messages().first();
    REQUIRE(said.words.files.size() == 1);
    CHECK(said.words.files.first().name == u"plan.txt"_s);
    CHECK(said.words.files.first().size == 6);
    QFile kept(waitForValue(with.desk.workspace().attachmentPath(said.words.files.first().sha256)));
    REQUIRE(kept.open(QIODevice::ReadOnly));
    CHECK(kept.readAll() == "wiring");
    CHECK_FALSE(waitFor(with.swarms().say(with.id, {u"See"_s, {}, {folder.filePath(u"missing.txt"_s)}})));
    CHECK(with.messages().size() == 1);
}

TEST_CASE("A proposed answer goes into the reply once it is taken, and the log knows whose it was")
{
    WithSwarm with;
    CHECK(refusal(with.swarms().use(with.id, {})).contains(u"Nobody has proposed"_s));
    with.as(oskari);
    const EventId first = waitForValue(with.swarms().propose(with.id, {u"Unplug it."_s, {}, {}}));
    const EventId second = waitForValue(with.swarms().propose(with.id, {u"Plug it into the wall."_s, {}, {}}));
    with.as(anna);
    CHECK(with.shown().row.swarm.firstAnswerAt > with.shown().row.swarm.startedAt);
    CHECK(waitForValue(with.swarms().use(with.id, {})) == u"Plug it into the wall."_s);
    CHECK(waitForValue(with.swarms().use(with.id, first)) == u"Unplug it."_s);
    const QList<SwarmMessage> messages = with.messages();
    CHECK(messages.first().usedBy == anna);
    CHECK(messages.last().id == second);
    const SwarmView view = with.shown();
    const auto* step = std::get_if<SwarmStep>(&view.chat.lines.last());
    REQUIRE(step);
    CHECK(step->kind == SwarmStep::Kind::AnswerUsed);
    CHECK(step->words == oskari);
}

TEST_CASE("A resolved swarm rests until it is reopened")
{
    WithSwarm with;
    SwarmResolution end;
    CHECK(refusal(with.swarms().resolve(with.id, end)).contains(u"what the cause was"_s));
    end.cause = u" Voltage drop on a long lead "_s;
    end.fix = u"Direct socket"_s;
    end.credit = {oskari, oskari, u" "_s};
    requireOk(waitFor(with.swarms().resolve(with.id, end)));
    const auto resolution = with.shown().row.swarm.resolution;
    REQUIRE(resolution);
    CHECK(resolution->by == anna);
    CHECK(resolution->cause == u"Voltage drop on a long lead"_s);
    CHECK(resolution->credit == QStringList{oskari});
    CHECK(refusal(with.swarms().say(with.id, {u"One more"_s, {}, {}})).contains(u"reopen it first"_s));
    CHECK(refusal(with.swarms().invite(with.id, mira)).contains(u"reopen it first"_s));
    CHECK(refusal(with.swarms().resolve(with.id, end)).contains(u"reopen it first"_s));
    CHECK(waitForValue(with.swarms().list({}, -1)).isEmpty());
    CHECK(waitForValue(with.swarms().list({SwarmFilter::Which::Resolved, {}, {}}, -1)).size() == 1);
    requireOk(waitFor(with.swarms().reopen(with.id)));
    CHECK(refusal(with.swarms().reopen(with.id)).contains(u"is open"_s));
    waitForValue(with.swarms().say(with.id, {u"One more"_s, {}, {}}));
}

TEST_CASE("The customer's timeline tells of the swarm and shows nothing of what was said there")
{
    WithSwarm with;
    waitForValue(with.swarms().say(with.id, {u"secret words"_s, {}, {}}));
    HistoryFilter wanted;
    wanted.happenings = true;
    const auto history = waitForValue(with.desk.workspace().history(with.inCase.customer, wanted));
    QStringList kinds;
    for (const TimelineEntry& entry : history) {
        if (entry.happening) {
            kinds.append(entry.happening->kind);
            CHECK(entry.caseNumber == with.inCase.number);
        }
        CHECK_FALSE(entry.interaction.text.contains(u"secret"_s));
    }
    CHECK(kinds == QStringList{u"swarm.started"_s});
}

TEST_CASE("Swarms are the same after folding the log again")
{
    WithSwarm with;
    const EventId said = waitForValue(with.swarms().say(with.id, {u"Hm."_s, {}, {}}));
    with.as(oskari);
    requireOk(waitFor(with.swarms().markRead(with.id)));
    waitForValue(with.swarms().propose(with.id, {u"Try this."_s, {}, {}}));
    requireOk(waitFor(with.swarms().react(with.id, said, u"✓"_s, true)));
    SwarmResolution end;
    end.fix = u"That"_s;
    requireOk(waitFor(with.swarms().resolve(with.id, end)));
    const QByteArray before = with.desk.dump();
    CHECK(before.contains("# swarm_read"));
    requireOk(waitFor(with.desk.workspace().rebuild()));
    CHECK((with.desk.dump() == before));
    CHECK(waitForValue(with.desk.workspace().doctor()).isEmpty());
}

TEST_CASE("The swarm of a case that was merged is found by both numbers")
{
    WithSwarm with;
    with.desk.server().deliver(
        mailFrom(u"ingrid@aaltonen.example"_s, u"Invoice"_s, u"Twice."_s, 30, "m2@c.example"));
    with.desk.sync();
    const auto cases = waitForValue(with.desk.workspace().cases(std::nullopt, -1));
    const Case& other = cases.first().id == with.inCase.id ? cases.last() : cases.first();
    REQUIRE(other.id != with.inCase.id);
    waitForValue(with.desk.workspace().mergeCases({with.inCase.id}, other.id));
    CHECK(waitForValue(with.swarms().find(QString::number(other.number))).id == with.id);
    CHECK(waitForValue(with.swarms().find(QString::number(with.inCase.number))).id == with.id);
    CHECK(waitForValue(with.swarms().list({SwarmFilter::Which::Open, {}, other.id}, -1)).size() == 1);
}

TEST_CASE("Whom a text calls: whole names before first ones, only one of two, no mail address")
{
    WithSwarm with;
    requireOk(waitFor(with.swarms().invite(with.id, mira)));
    requireOk(waitFor(with.swarms().invite(with.id, u"Mira Holm"_s)));
    const auto mentions = [&](const QString& text) {
        waitForValue(with.swarms().say(with.id, {text, {}, {}}));
        return with.messages().last().words.mentions;
    };
    CHECK(mentions(u"@mira sand and @Oskari, please"_s) == QStringList{mira, oskari});
    CHECK(mentions(u"@Mira?"_s).isEmpty()); // there are two
    CHECK(mentions(u"write to me@oskari.example"_s).isEmpty());
    CHECK(mentions(u"@Oskarina"_s).isEmpty());
    CHECK(mentions(u"@"_s).isEmpty());
}
