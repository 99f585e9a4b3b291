// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/workspace/case_desk.h"

using namespace threadline;
using namespace threadline::test;

namespace {

struct DraftDesk : CaseDesk
{
    Draft draft(qint64 number, const QString& text)
    {
        clock().advanceSeconds(1);
        Draft made;
        made.id = DraftId::make(clock().now());
        made.inCase = one(number).id;
        made.text = text;
        made.savedAt = clock().now();
        return made;
    }

    void save(const Draft& draft) { requireOk(waitFor(workspace().saveDraft(draft))); }

    QStringList texts(qint64 number)
    {
        QStringList all;
        const auto found = waitForValue(workspace().drafts(one(number).id));
        for (const Draft& each : found) {
            all.append(each.text);
        }
        return all;
    }
};

} // namespace

TEST_CASE("A draft comes back whole after the program ended, and an empty one is forgotten")
{
    DraftDesk desk;
    Draft draft = desk.draft(10001, QStringLiteral("Hello In"));
    draft.to = QStringLiteral("ingrid.private@home.example");
    draft.cc = QStringLiteral("boss@x.example");
    draft.files = {QStringLiteral("/tmp/invoice.pdf")};
    draft.note = true;
    desk.save(draft);
    desk.reopen();
    CHECK(waitForValue(desk.workspace().drafts(desk.one(10001).id)) == QList<Draft>{draft});
    CHECK(desk.texts(10002).isEmpty());
    draft.text.clear();
    draft.files.clear();
    desk.save(draft);
    CHECK(desk.texts(10001).isEmpty());
}

TEST_CASE("A case has as many drafts as were begun, the latest first")
{
    DraftDesk desk;
    Draft first = desk.draft(10001, QStringLiteral("One"));
    desk.save(first);
    desk.save(desk.draft(10001, QStringLiteral("Two")));
    CHECK(desk.texts(10001) == QStringList{QStringLiteral("Two"), QStringLiteral("One")});
    first.text = QStringLiteral("One more");
    first.savedAt = {desk.clock().now().us + 1};
    desk.save(first);
    CHECK(desk.texts(10001) == QStringList{QStringLiteral("One more"), QStringLiteral("Two")});
    requireOk(waitFor(desk.workspace().discardDraft(first.id)));
    CHECK(desk.texts(10001) == QStringList{QStringLiteral("Two")});
}

TEST_CASE("Drafts are found where a merge shows their case, and go back with it")
{
    DraftDesk desk;
    desk.save(desk.draft(10001, QStringLiteral("About the pump")));
    desk.save(desk.draft(10002, QStringLiteral("About the hose")));
    waitForValue(desk.workspace().mergeCases(desk.ids({10002}), desk.one(10001).id));
    CHECK(desk.texts(10001) == QStringList{QStringLiteral("About the hose"), QStringLiteral("About the pump")});
    waitForValue(desk.workspace().unmergeCases(desk.ids({10002})));
    CHECK(desk.texts(10001) == QStringList{QStringLiteral("About the pump")});
    CHECK(desk.texts(10002) == QStringList{QStringLiteral("About the hose")});
}

TEST_CASE("Drafts stay whoever gets the case, and a rebuild leaves them alone")
{
    DraftDesk desk;
    desk.save(desk.draft(10001, QStringLiteral("Half a sen")));
    desk.change({10001}, case_change::Assignee{QStringLiteral("Bo")});
    requireOk(waitFor(desk.workspace().rebuild()));
    CHECK(desk.texts(10001) == QStringList{QStringLiteral("Half a sen")});
}

TEST_CASE("A reply uses up the draft it was written from and no other")
{
    DraftDesk desk;
    const Draft used = desk.draft(10001, QStringLiteral("Unplug it."));
    desk.save(used);
    desk.save(desk.draft(10001, QStringLiteral("For later")));
    ReplyRequest request;
    request.inCase = used.inCase;
    request.text = used.text;
    request.draft = used.id;
    waitForValue(desk.workspace().reply(request));
    CHECK(desk.texts(10001) == QStringList{QStringLiteral("For later")});

    const Draft note = desk.draft(10001, QStringLiteral("Call them."));
    desk.save(note);
    waitForValue(desk.workspace().addNote(note.inCase, note.text, note.id));
    CHECK(desk.texts(10001) == QStringList{QStringLiteral("For later")});
}

TEST_CASE("A message to a customer is drafted before there is a case, also for one who was merged since")
{
    DraftDesk desk;
    const CustomerId one = waitForValue(desk.workspace().findCustomer(ingrid));
    const CustomerId other = waitForValue(desk.workspace().findCustomer(tomas));
    Draft draft;
    draft.id = DraftId::make(desk.clock().now());
    draft.customer = other;
    draft.subject = QStringLiteral("Your refund");
    draft.savedAt = desk.clock().now();
    desk.save(draft);
    CHECK(waitForValue(desk.workspace().draftsTo(other)) == QList<Draft>{draft});
    waitForValue(desk.workspace().mergeCustomers(one, other, {}));
    CHECK(waitForValue(desk.workspace().draftsTo(one)) == QList<Draft>{draft});
    CHECK(waitForValue(desk.workspace().drafts()).size() == 1);
}

TEST_CASE("A text of a megabyte is a draft like any other")
{
    DraftDesk desk;
    const Draft large = desk.draft(10001, QString(1'000'000, QLatin1Char('w')));
    desk.save(large);
    desk.reopen();
    CHECK((desk.texts(10001) == QStringList{large.text}));
}
