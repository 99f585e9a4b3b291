// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/macro_steps.h"
#include "tests/core/workspace/case_desk.h"

#include <QJsonDocument>

using namespace threadline;
using namespace threadline::test;

namespace {

std::string refusalOf(const char* json)
{
    const auto steps = macroStepsFromText(json);
    return steps ? "(it may)" : steps.error().sentence.toStdString();
}

struct MacroDesk : CaseDesk
{
    Expected<void> save(const char* json, const QString& name = QStringLiteral("Away"))
    {
        const auto steps = macroStepsFromText(json);
        REQUIRE(steps);
        return waitFor(workspace().saveMacro({name, *steps}));
    }

    QString saveRefusal(const char* json) { return sentence(save(json)); }

    Expected<MacroOutcome> run(const QList<qint64>& numbers, MacroReplies replies = MacroReplies::HandBack)
    {
        return waitFor(workspace().runMacro(ids(numbers), QStringLiteral("Away"), replies));
    }
};

constexpr const char* away = R"([
    {"do": "claim"}, {"do": "status", "to": "waiting", "reason": "we asked back"}, {"do": "priority", "to": "high"},
    {"do": "tag", "tag": "Asked Back"}, {"do": "note", "text": "Asked {{customer.email}}."},
    {"do": "reply", "text": "Case {{case.number}} is {{case.status}}."}, {"do": "skill", "skill": "pumps"},
    {"do": "snooze", "for": "3d"}, {"do": "reminder", "in": "4h", "text": "Call"}])";

} // namespace

TEST_CASE("Steps are the same after they were written down")
{
    const char* all = R"([
        {"do":"reply","text":"a"},{"do":"note","text":"b"},{"do":"status","reason":"c","to":"on_hold"},
        {"do":"assignee","to":""},{"do":"claim"},{"do":"priority","to":"urgent"},{"do":"tag","tag":"d"},
        {"do":"untag","tag":"e"},{"do":"field","name":"f","value":""},{"do":"snooze"},{"do":"snooze","for":"90m"},
        {"do":"skill","skill":"g"},{"do":"reminder","in":"36h","text":"h"}])";
    const auto steps = macroStepsFromText(all);
    REQUIRE(steps);
    CHECK(QJsonDocument(macroStepsToJson(*steps)) == QJsonDocument::fromJson(all));
}

TEST_CASE("A step that does not exist is refused with its number and the steps there are")
{
    CHECK(refusalOf(R"([{"do":"claim"},{"do":"frobnicate"}])")
          == "Step 2 of the macro: there is no step \"frobnicate\": use reply, note, status, assignee, claim, "
             "priority, tag, untag, field, snooze, skill, reminder.");
    CHECK(refusalOf(R"([{"do":"status","to":"done"}])")
          == "Step 1 of the macro: \"done\" is no status: use open, waiting, on_hold, solved or closed.");
    CHECK(refusalOf(R"([{"do":"priority","to":"huge"}])")
          == "Step 1 of the macro: \"huge\" is no priority: use low, normal, high or urgent.");
    CHECK(refusalOf(R"([{"do":"snooze","for":"soon"}])")
          == "Step 1 of the macro: \"soon\" is no span of time: write 90m, 4h or 3d.");
    CHECK(refusalOf(R"([{"do":"tag"}])") == "Step 1 of the macro: it lacks \"tag\".");
    CHECK(refusalOf(R"([{"do":"claim","to":"Anna"}])") == "Step 1 of the macro: \"claim\" has no \"to\".");
    CHECK(refusalOf(R"([{"do":"tag","tag":7}])") == "Step 1 of the macro: \"tag\" takes a text in quotes.");
    CHECK(refusalOf(R"([7])") == "Step 1 of the macro: write it like {\"do\": \"claim\"}.");
    CHECK(refusalOf(R"({"do":"claim"})") == "The steps are no list: write them like [{\"do\": \"claim\"}].");
    CHECK(refusalOf("[{]").find("The steps are no JSON: at byte ") == 0);
}

TEST_CASE("A macro that could never be run is not kept")
{
    MacroDesk desk;
    CHECK(desk.saveRefusal("[]") == QStringLiteral("The macro \"Away\" has no steps: give it one."));
    CHECK(desk.saveRefusal(R"([{"do":"field","name":"Colour","value":"red"}])")
          == QStringLiteral("Step 1 of the macro: There is no field \"Colour\": define it first (threadline field define)."));
    CHECK(desk.saveRefusal(R"([{"do":"claim"},{"do":"tag","tag":" "}])")
          == QStringLiteral("Step 2 of the macro: The tag is empty: name one."));
    CHECK(desk.saveRefusal(R"([{"do":"reply","text":"{{custmer.name}}"}])")
              .startsWith(QStringLiteral("Step 1 of the macro: There is no variable {{custmer.name}}")));
    CHECK(desk.saveRefusal(R"([{"do":"reply","text":"a"},{"do":"reply","text":"b"}])")
          == QStringLiteral("The macro \"Away\" replies more than once: put the texts together."));
    requireOk(waitFor(desk.workspace().defineField({QStringLiteral("Day"), CaseField::Kind::Date, {}})));
    CHECK(desk.saveRefusal(R"([{"do":"field","name":"Day","value":"soon"}])").contains(QStringLiteral("is no date")));
    CHECK(waitForValue(desk.workspace().macros()).isEmpty());
}

TEST_CASE("A macro does all its steps on every case, and one ticket takes its changes back")
{
    MacroDesk desk;
    requireOk(desk.save(away));
    const Case before = desk.one(10'001);
    const auto done = desk.run({10'001, 10'003, 10'001});
    REQUIRE(done);
    REQUIRE(done->cases.size() == 2);
    CHECK(done->cases.first().reply.text == QStringLiteral("Case 10001 is waiting."));
    CHECK(done->cases.last().notes == QStringList{QStringLiteral("Asked tomas@ferreira.example.")});
    const Case changed = desk.one(10'003);
    CHECK(changed.status == CaseStatus::Waiting);
    CHECK(changed.assignee == QStringLiteral("Anna Kivi"));
    CHECK(changed.priority == CasePriority::High);
    CHECK(changed.tags == QStringList{QStringLiteral("asked-back")});
    CHECK(changed.skill == QStringLiteral("pumps"));
    CHECK(changed.snoozedUntil == Timestamp{desk.clock().now().us + 3 * 86'400'000'000});
    const auto details = waitForValue(desk.workspace().caseDetails(changed.id));
    REQUIRE(details.reminders.size() == 1);
    CHECK(details.reminders.first().at == Timestamp{desk.clock().now().us + 4 * 3'600'000'000});
    CHECK(desk.said(tomas, QStringLiteral("Asked tomas@ferreira.example.")).kind == InteractionKind::Note);
    CHECK(waitForValue(desk.workspace().outbox()).isEmpty());

    waitForValue(desk.workspace().undo(done->ticket));
    const Case after = desk.one(10'001);
    CHECK(after.status == before.status);
    CHECK(after.assignee.isEmpty());
    CHECK(after.tags.isEmpty());
    CHECK(after.snoozedUntil.isNull());
    CHECK(waitForValue(desk.workspace().caseDetails(after.id)).reminders.isEmpty());
    const QByteArray dump = desk.dump();
    requireOk(waitFor(desk.workspace().rebuild()));
    CHECK(desk.dump() == dump);
}

TEST_CASE("When one of many cases refuses, nothing is done to any")
{
    MacroDesk desk;
    requireOk(desk.save(away));
    desk.change({10'002}, case_change::Assignee{QStringLiteral("Ben")});
    const QByteArray before = desk.dump();
    const auto refused = desk.run({10'001, 10'002, 10'003}, MacroReplies::Queue);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().sentence.contains(QStringLiteral("Ben")));
    CHECK(desk.dump() == before);
}

TEST_CASE("Queued replies of a macro leave, and one with a hole in it stops them all")
{
    MacroDesk desk;
    requireOk(waitFor(desk.workspace().setCustomerField(desk.one(10'001).customer, CustomerField::Name,
                                                   QStringLiteral("Ingrid Aaltonen"))));
    requireOk(desk.save(R"([{"do":"reply","text":"Dear {{customer.name}}"},{"do":"status","to":"solved"}])"));
    Draft half;
    half.id = DraftId::make(desk.clock().now());
    half.inCase = desk.one(10'001).id;
    half.text = QStringLiteral("half");
    requireOk(waitFor(desk.workspace().saveDraft(half)));
    const auto done = desk.run({10'001, 10'002}, MacroReplies::Queue);
    REQUIRE(done);
    CHECK(waitForValue(desk.workspace().outbox()).size() == 2);
    CHECK(done->cases.first().queued.has_value());
    CHECK(desk.one(10'002).status == CaseStatus::Solved);
    const auto drafts = waitForValue(desk.workspace().drafts(desk.one(10'001).id));
    REQUIRE(drafts.size() == 1);
    CHECK(drafts.first().text == QStringLiteral("half"));

    requireOk(waitFor(desk.workspace().setCustomerField(desk.one(10'003).customer, CustomerField::Name, QString())));
    requireOk(desk.save(R"([{"do":"tag","tag":"x"},{"do":"reply","text":"Order {{order.last.number}}"}])"));
    const auto refused = desk.run({10'003}, MacroReplies::Queue);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().sentence.startsWith(QStringLiteral("Case #10003: {{order.last.number}} is not filled in")));
    CHECK(desk.one(10'003).tags.isEmpty());
    const auto handed = desk.run({10'003});
    REQUIRE(handed);
    CHECK(handed->cases.first().reply.open.size() == 1);
    CHECK(desk.one(10'003).tags == QStringList{QStringLiteral("x")});
}

TEST_CASE("Trying a macro says what it would do and does nothing")
{
    MacroDesk desk;
    requireOk(desk.save(away));
    const QByteArray before = desk.dump();
    const auto tried = desk.run({10'001}, MacroReplies::Try);
    REQUIRE(tried);
    CHECK(tried->cases.first().reply.text == QStringLiteral("Case 10001 is waiting."));
    CHECK(tried->steps.size() == 9);
    CHECK(desk.dump() == before);
    desk.change({10'001}, case_change::Status{CaseStatus::Closed});
    CHECK_FALSE(desk.run({10'001}, MacroReplies::Try));
}

TEST_CASE("A macro is kept under its name, replaced and removed")
{
    MacroDesk desk;
    requireOk(desk.save(R"([{"do":"claim"}])"));
    requireOk(desk.save(R"([{"do":"tag","tag":"a"}])"));
    const auto macros = waitForValue(desk.workspace().macros());
    REQUIRE(macros.size() == 1);
    CHECK(macroStepWords(macros.first().steps.first()) == QStringLiteral("tag a"));
    requireOk(waitFor(desk.workspace().removeMacro(QStringLiteral(" Away "))));
    const auto gone = desk.run({10'001});
    REQUIRE_FALSE(gone);
    CHECK(gone.error().sentence == QStringLiteral("There is no macro \"Away\"; list them with: threadline macros list."));
}
