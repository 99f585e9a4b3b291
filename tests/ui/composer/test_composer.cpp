// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/composer.h"

#include "tests/support/waiting.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>

using namespace threadline;
using namespace threadline::test;

namespace {

Capabilities mail()
{
    Capabilities can{true};
    can.attachments = true;
    can.copies = true;
    can.maxAttachmentBytes = 25'000'000;
    return can;
}

ReplyTarget target()
{
    ReplyTarget made;
    made.inCase = CaseId(QUuid::createUuid());
    made.customerName = QStringLiteral("Ingrid Aaltonen");
    made.ways = {{channel::email, QStringLiteral("ingrid@aaltonen.example"), mail()},
                 {channel::whatsapp, QStringLiteral("+358405550137"), {}}};
    return made;
}

struct Fixture
{
    Theme theme{ThemeChoice::Light};
    Composer composer{theme};
    QPlainTextEdit* text = composer.findChild<QPlainTextEdit*>(QStringLiteral("composerText"));
    QPushButton* send = composer.findChild<QPushButton*>(QStringLiteral("sendButton"));
    QLineEdit* to = composer.findChild<QLineEdit*>(QStringLiteral("composerToField"));
    QLineEdit* cc = composer.findChild<QLineEdit*>(QStringLiteral("composerCc"));
    QLabel* problem = composer.findChild<QLabel*>(QStringLiteral("composerProblem"));
    QList<ReplyRequest> replies;
    QStringList notes;

    Fixture()
    {
        QObject::connect(&composer, &Composer::replyWanted,
                         [this](const ReplyRequest& request) { replies.append(request); });
        QObject::connect(&composer, &Composer::noteWanted,
                         [this](CaseId, const QString& words) { notes.append(words); });
    }
};

} // namespace

TEST_CASE("Nothing is sent while nothing is written")
{
    Fixture f;
    f.composer.setTarget(target());
    CHECK_FALSE(f.send->isEnabled());
    f.text->setPlainText(QStringLiteral("  \n "));
    CHECK_FALSE(f.send->isEnabled());
    f.composer.send();
    CHECK(f.replies.isEmpty());
}

TEST_CASE("A reply goes to the shown address with what happens to the case")
{
    Fixture f;
    f.composer.setTarget(target());
    f.composer.setAfterSending(AfterSending::Waiting);
    f.text->setPlainText(QStringLiteral("Please unplug it."));
    f.composer.send();
    REQUIRE(f.replies.size() == 1);
    CHECK(f.replies.first().to == QList<Party>{{{}, QStringLiteral("ingrid@aaltonen.example")}});
    CHECK(f.replies.first().channel == channel::email);
    CHECK(f.replies.first().text == QStringLiteral("Please unplug it."));
    CHECK(f.replies.first().thenStatus == CaseStatus::Waiting);
    CHECK(f.text->toPlainText() == QStringLiteral("Please unplug it."));
}

TEST_CASE("A wrong address stops the reply and is named at the composer")
{
    Fixture f;
    f.composer.setTarget(target());
    f.text->setPlainText(QStringLiteral("Hello"));
    f.cc->setText(QStringLiteral("nobody"));
    f.composer.send();
    CHECK(f.replies.isEmpty());
    CHECK(f.problem->text().contains(QStringLiteral("“nobody” is not a mail address")));
}

TEST_CASE("A note goes to the team, whatever the channel")
{
    Fixture f;
    ReplyTarget unreachable = target();
    unreachable.ways = {{channel::whatsapp, QStringLiteral("+358405550137"), {}}};
    f.composer.setTarget(unreachable);
    f.text->setPlainText(QStringLiteral("Do not promise a replacement."));
    CHECK_FALSE(f.send->isEnabled());
    f.composer.startNote();
    REQUIRE(f.send->isEnabled());
    f.composer.send();
    CHECK(f.notes == QStringList{QStringLiteral("Do not promise a replacement.")});
    CHECK(f.replies.isEmpty());
}

TEST_CASE("A channel that cannot send says so in one sentence")
{
    Fixture f;
    ReplyTarget unreachable = target();
    unreachable.ways.removeFirst();
    f.composer.setTarget(unreachable);
    CHECK(
        f.problem->text().startsWith(QStringLiteral("Replies by WhatsApp are not connected yet")));
}

TEST_CASE("A draft comes back as it was left, files included")
{
    Fixture f;
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("invoice.pdf"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("x");
    file.close();
    Draft draft;
    draft.text = QStringLiteral("Half a sen");
    draft.to = QStringLiteral("ingrid.private@home.example");
    draft.cc = QStringLiteral("boss@shop.example");
    draft.files = {path};
    draft.note = false;
    f.composer.setTarget(target());
    f.composer.setDraft(draft);
    REQUIRE(waitUntil([&] { return !f.composer.draft().files.isEmpty(); }));
    CHECK(f.composer.draft() == draft);
}

TEST_CASE("Another case begins with an empty composer")
{
    Fixture f;
    f.composer.setTarget(target());
    f.text->setPlainText(QStringLiteral("For Ingrid only"));
    f.cc->setText(QStringLiteral("a@b.example"));
    ReplyTarget other = target();
    other.ways = {{channel::email, QStringLiteral("marek@dvorak.example"), mail()}};
    f.composer.setTarget(other);
    CHECK(f.composer.draft() == Draft{});
    CHECK(f.to->text() == QStringLiteral("marek@dvorak.example"));
}

TEST_CASE("A promised attachment that is missing is mentioned and does not stop the reply")
{
    Fixture f;
    f.composer.setTarget(target());
    f.text->setPlainText(QStringLiteral("The manual is attached."));
    CHECK(f.problem->text().contains(QStringLiteral("speaks of an attachment")));
    CHECK(f.send->isEnabled());
}

TEST_CASE("While a reply is being stored it cannot be sent twice")
{
    Fixture f;
    f.composer.setTarget(target());
    f.text->setPlainText(QStringLiteral("Hello"));
    f.composer.setBusy(true);
    f.composer.send();
    CHECK(f.replies.isEmpty());
    f.composer.setBusy(false);
    f.composer.send();
    CHECK(f.replies.size() == 1);
}

TEST_CASE("Another channel keeps the words and says what it makes of them")
{
    Fixture f;
    ReplyTarget two = target();
    Capabilities small{true};
    small.maxLength = 20;
    two.ways = {{channel::email, QStringLiteral("ingrid@aaltonen.example"), mail()},
                {channel::sms, QStringLiteral("+358405550137"), small}};
    f.composer.setTarget(two);
    f.text->setPlainText(QStringLiteral("Please unplug it and call us."));
    CHECK(f.send->isEnabled());
    auto* channels = f.composer.findChild<QPushButton*>(QStringLiteral("composerChannel"));
    channels->menu()->actions().at(1)->trigger();
    CHECK(f.text->toPlainText() == QStringLiteral("Please unplug it and call us."));
    CHECK_FALSE(f.send->isEnabled());
    CHECK(f.problem->text().startsWith(
        QStringLiteral("The text has 29 characters and this channel takes 20: shorten it by 9")));
    CHECK(f.composer.findChild<QLabel*>(QStringLiteral("composerLength"))->text() == QStringLiteral("29 / 20"));
    f.text->setPlainText(QStringLiteral("Please unplug it."));
    CHECK(f.send->isEnabled());
    f.composer.send();
    CHECK(f.replies.first().channel == channel::sms);
}

TEST_CASE("A reply for later carries its moment")
{
    Fixture f;
    f.composer.setTarget(target());
    f.text->setPlainText(QStringLiteral("Hello"));
    const QDateTime at = QDateTime::fromSecsSinceEpoch(1'800'000'000);
    f.composer.sendLater(at);
    REQUIRE(f.replies.size() == 1);
    CHECK(f.replies.first().sendAt == Timestamp::fromSeconds(1'800'000'000));
}
