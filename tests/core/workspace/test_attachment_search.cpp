// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk_fixture.h"
#include "tests/support/made_files.h"

using namespace threadline;
using namespace threadline::test;

namespace {

const QString ingrid = QStringLiteral("ingrid@aaltonen.example");
const QString tomas = QStringLiteral("tomas@ferreira.example");
const QString invoice = QStringLiteral("invoice.pdf");

Arrival mailWith(const QString& from, const QString& subject, int minutesAgo, const QByteArray& id, const QString& name,
                 const QByteArray& bytes)
{
    Arrival mail = mailFrom(from, subject, QStringLiteral("Please see the hose attached."), minutesAgo, id);
    if (!bytes.isNull()) {
        mail.files.append({{name, QStringLiteral("application/octet-stream"), bytes.size(), {}, {}, false}, bytes});
    }
    return mail;
}

struct Attached : DeskFixture
{
    void bring(const QList<Arrival>& arrivals) { waitForValue(workspace().ingest(arrivals, QStringLiteral("import"))); }
    qint64 read() { return waitForValue(workspace().readAttachments()); }
    SearchAnswer answer(const char* typed) { return waitForValue(workspace().search(QString::fromUtf8(typed), 100)); }
    QStringList found(const char* typed)
    {
        QStringList subjects;
        const QList<SearchHit> hits = answer(typed).hits;
        for (const SearchHit& hit : hits) {
            subjects.append(hit.subject);
        }
        return subjects;
    }
};

const QStringList pump{QStringLiteral("Pump")};

} // namespace

TEST_CASE("Words inside an attachment find its message and say in which file they are")
{
    Attached desk;
    desk.bring({mailWith(ingrid, pump.first(), 30, "m1@x", invoice, madePdf({"Order 4711", "two gaskets"})),
                mailWith(tomas, QStringLiteral("Offer"), 20, "m2@x", QStringLiteral("offer.docx"), madeDocx({"Gr\xc3\xb6\xc3\x9f" "e"}))});
    CHECK(desk.found("gaskets").isEmpty());
    CHECK(desk.answer("gaskets").unreadAttachments == 2);

    CHECK(desk.read() == 2);
    const SearchAnswer answer = desk.answer("gaskets");
    CHECK(answer.unreadAttachments == 0);
    REQUIRE(answer.hits.size() == 1);
    const SearchHit& hit = answer.hits.first();
    CHECK(hit.subject == pump.first());
    CHECK(hit.foundIn == invoice);
    REQUIRE(hit.marks.size() == 1);
    CHECK(hit.snippet.mid(hit.marks.first().first, hit.marks.first().second) == QStringLiteral("gaskets"));
    CHECK(desk.found("grosse") == QStringList{QStringLiteral("Offer")});
}

TEST_CASE("Words of the message and of its attachment are found together and left out together")
{
    Attached desk;
    desk.bring({mailWith(ingrid, pump.first(), 30, "m1@x", invoice, madePdf({"Order 4711", "two gaskets"}))});
    desk.read();
    CHECK(desk.found("hose gaskets ") == pump);
    CHECK(desk.found("hose gask") == pump);
    CHECK(desk.found("\"two gaskets\"") == pump);
    CHECK(desk.found("hose -gaskets").isEmpty());
    CHECK(desk.answer("hose ").hits.first().foundIn.isEmpty());
    CHECK(desk.answer("hose gaskets ").hits.first().foundIn.isEmpty());
    CHECK(desk.answer("subject:pump gaskets ").hits.first().foundIn == invoice);
}

TEST_CASE("What was read is the same after a rebuild and is not read again")
{
    Attached desk;
    desk.bring({mailWith(ingrid, pump.first(), 30, "m1@x", invoice, madePdf({"two gaskets"})),
                mailWith(tomas, QStringLiteral("Photo"), 20, "m2@x", QStringLiteral("a.png"), "\x89PNG\r\n\x1a\n\x01")});
    desk.read();
    const QByteArray before = desk.dump();
    requireOk(waitFor(desk.workspace().rebuild()));
    CHECK(desk.dump() == before);
    CHECK(desk.found("gaskets") == pump);
    CHECK(desk.read() == 0);
}

TEST_CASE("What was still to be read is so after a rebuild too and after the program ended")
{
    Attached desk;
    desk.bring({mailWith(ingrid, pump.first(), 30, "m1@x", invoice, madePdf({"two gaskets"}))});
    const QByteArray before = desk.dump();
    requireOk(waitFor(desk.workspace().rebuild()));
    CHECK(desk.dump() == before);
    desk.reopen();
    CHECK(desk.answer("gaskets").unreadAttachments == 1);
    CHECK(desk.read() == 1);
    CHECK(desk.found("gaskets") == pump);
}

TEST_CASE("A file that came twice is read once and found with both messages")
{
    Attached desk;
    const QByteArray pdf = madePdf({"two gaskets"});
    desk.bring({mailWith(ingrid, pump.first(), 30, "m1@x", invoice, pdf)});
    CHECK(desk.read() == 1);
    desk.bring({mailWith(tomas, QStringLiteral("Again"), 20, "m2@x", QStringLiteral("other.pdf"), pdf)});
    CHECK(desk.answer("gaskets").unreadAttachments == 0);
    CHECK(desk.read() == 0);
    CHECK(desk.found("gaskets") == QStringList{QStringLiteral("Again"), pump.first()});
    CHECK(desk.answer("gaskets").hits.first().foundIn == QStringLiteral("other.pdf"));
}

TEST_CASE("A file that comes with very many messages is found with the first fifty of them")
{
    Attached desk;
    const QByteArray terms = madeDocx({"warranty terms"});
    QList<Arrival> mails;
    for (int i = 0; i < 60; ++i) {
        mails.append(mailWith(ingrid, QString::number(i), 100 - i, "m" + QByteArray::number(i) + "@x", invoice, terms));
    }
    desk.bring(mails.mid(0, 40));
    CHECK(desk.read() == 1);
    desk.bring(mails.mid(40));
    CHECK(desk.found("warranty").size() == 50);
    const QByteArray before = desk.dump();
    requireOk(waitFor(desk.workspace().rebuild()));
    CHECK(desk.dump() == before);
}

TEST_CASE("Files without words are told apart and not tried again")
{
    Attached desk;
    desk.bring({mailWith(ingrid, pump.first(), 30, "m1@x", invoice, madeEncryptedPdf()),
                mailWith(ingrid, pump.first(), 29, "m2@x", QStringLiteral("b.docx"), madeDocx({"x"}).left(60)),
                mailWith(ingrid, pump.first(), 28, "m3@x", QStringLiteral("c.png"), "\x89PNG\r\n\x1a\n\x01")});
    CHECK(desk.read() == 3);
    const AttachmentsRead read = waitForValue(desk.workspace().attachmentsRead());
    CHECK(read.unread == 0);
    using Outcome = AttachmentText::Outcome;
    CHECK(read.outcomes == QMap<Outcome, qint64>{{Outcome::Encrypted, 1}, {Outcome::Damaged, 1}, {Outcome::OtherKind, 1}});
    desk.reopen();
    CHECK(desk.read() == 0);
}

TEST_CASE("What an older reader read is read again and replaces it in the index")
{
    Attached desk;
    desk.bring({mailWith(ingrid, pump.first(), 30, "m1@x", invoice, madePdf({"two gaskets"}))});
    desk.read();
    const QByteArray before = desk.dump();
    desk.close();
    {
        Database database(desk.databasePath(), Database::Access::ReadWrite);
        database.execute("UPDATE attachment_text SET reader = 0");
    }
    desk.reopen();
    CHECK(desk.read() == 1);
    CHECK(desk.dump() == before);
    CHECK(desk.found("gaskets") == pump);
}

TEST_CASE("Attachments are read in the background once the desk works")
{
    Attached desk;
    desk.workspace().startWorking();
    desk.bring({mailWith(ingrid, pump.first(), 30, "m1@x", invoice, madePdf({"two gaskets"}))});
    CHECK(waitUntil([&] { return desk.answer("gaskets").unreadAttachments == 0; }));
    CHECK(desk.found("gaskets") == pump);
    desk.workspace().stopWorking();
}

TEST_CASE("Hits carry the group of their customer, counted from the newest hit")
{
    Attached desk;
    desk.bring({mailWith(ingrid, QStringLiteral("1"), 30, "m1@x", {}, {}), mailWith(tomas, QStringLiteral("2"), 20, "m2@x", {}, {}),
                mailWith(ingrid, QStringLiteral("3"), 10, "m3@x", {}, {})});
    const QList<SearchHit> hits = desk.answer("hose").hits;
    REQUIRE(hits.size() == 3);
    CHECK(hits[0].group == 1);
    CHECK(hits[1].group == 2);
    CHECK(hits[2].group == 1);
}

TEST_CASE("A saved search lists the cases in which it finds something")
{
    Attached desk;
    desk.bring({mailWith(ingrid, pump.first(), 30, "m1@x", invoice, madePdf({"two gaskets"})),
                mailWith(tomas, QStringLiteral("Other"), 20, "m2@x", {}, {})});
    desk.read();
    SavedView view;
    view.name = QStringLiteral("Gaskets");
    view.filter.tab = QueueFilter::Tab::Any;
    view.filter.search = QStringLiteral("gaskets");
    requireOk(waitFor(desk.workspace().saveView(view)));
    const QList<SavedView> saved = waitForValue(desk.workspace().savedViews());
    REQUIRE(saved == QList<SavedView>{view});

    const QList<Case> cases = waitForValue(desk.workspace().cases(saved.first().filter, -1));
    REQUIRE(cases.size() == 1);
    CHECK(cases.first().subject == pump.first());
    CHECK(waitForValue(desk.workspace().queue(saved.first().filter, 0, 10)).total == 1);
    QueueFilter nothing = view.filter;
    nothing.search = QStringLiteral("absent");
    CHECK(waitForValue(desk.workspace().cases(nothing, -1)).isEmpty());
}

TEST_CASE("The search box is offered the names that there are here")
{
    Attached desk;
    desk.bring({mailWith(ingrid, pump.first(), 30, "m1@x", {}, {})});
    const Case only = desk.onlyCase();
    requireOk(waitFor(desk.workspace().assignCase(only.id, QStringLiteral("Béla Nagy"))));
    const SearchVocabulary words = waitForValue(desk.workspace().searchVocabulary());
    CHECK(words.channels == QStringList{QStringLiteral("email")});
    CHECK(words.agents == QStringList{QStringLiteral("Béla Nagy")});
    CHECK(words.statuses.size() == 6);
    CHECK(words.priorities.size() == 4);
}
