// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long a message that names no case joins the one that is open.
#include "tests/support/desk_fixture.h"

using namespace threadline;
using namespace threadline::test;

namespace {

const QString ingrid = QStringLiteral("ingrid@aaltonen.example");

struct Talking : DeskFixture
{
    Talking() { addAccount(); }

    void setHours(std::optional<int> hours)
    {
        const AccountId account = waitForValue(workspace().accounts()).first().account.id;
        requireOk(waitFor(workspace().setConversationHours(account, hours)));
    }

    void mail(int minutesAgo, const QByteArray& id)
    {
        server().deliver(mailFrom(ingrid, QStringLiteral("Pump"), QStringLiteral("Hm."), minutesAgo, id));
        sync();
    }

    qsizetype cases() { return waitForValue(workspace().cases(std::nullopt, -1)).size(); }
};

} // namespace

TEST_CASE("Mail that names no case opens one each time unless a conversation is let last")
{
    Talking desk;
    desk.mail(600, "m1@c.example");
    desk.mail(590, "m2@c.example");
    CHECK(desk.cases() == 2);
    desk.setHours(4);
    desk.mail(580, "m3@c.example");
    CHECK(desk.cases() == 2);
    desk.mail(580 - 240, "m4@c.example"); // four hours after the last contact
    CHECK(desk.cases() == 2);
    desk.mail(580 - 240 - 241, "m5@c.example"); // a minute too late
    CHECK(desk.cases() == 3);
    desk.setHours(0);
    desk.mail(50, "m6@c.example");
    CHECK(desk.cases() == 4);
}

TEST_CASE("A case that is solved is not joined by what names no case, and another customer's never is")
{
    Talking desk;
    desk.setHours(24);
    desk.mail(60, "m1@c.example");
    requireOk(waitFor(desk.workspace().setCaseStatus(desk.onlyCase().id, CaseStatus::Solved)));
    desk.mail(50, "m2@c.example");
    CHECK(desk.cases() == 2);
    desk.server().deliver(mailFrom(QStringLiteral("tomas@ferreira.example"), QStringLiteral("Pump"), QStringLiteral("Hm."),
                                   40, "t1@c.example"));
    desk.sync();
    CHECK(desk.cases() == 3);
}

TEST_CASE("A conversation of a negative length or of an account that is gone is refused")
{
    Talking desk;
    const AccountId account = waitForValue(desk.workspace().accounts()).first().account.id;
    const auto negative = waitFor(desk.workspace().setConversationHours(account, -1));
    REQUIRE_FALSE(negative);
    CHECK(negative.error().sentence == QStringLiteral("A conversation lasts from 0 to 8760 hours."));
    const auto gone = waitFor(desk.workspace().setConversationHours(AccountId::make({1}), 1));
    REQUIRE_FALSE(gone);
    CHECK(gone.error().sentence == QStringLiteral("This account does not exist any more."));
}
