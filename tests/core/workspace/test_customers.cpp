// SPDX-License-Identifier: GPL-3.0-or-later
//
// Merging, parting and splitting customers, at the facade: whatever is done, the histories stay a
// partition of all interactions, and what was undone is as it was.
#include "core/sqlite/database.h"
#include "tests/support/desk_fixture.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <random>

using namespace threadline;
using namespace threadline::test;

namespace {

const QString ingrid = QStringLiteral("ingrid@aaltonen.example");
const QString atWork = QStringLiteral("i.aaltonen@northpump.example");
const QString tomas = QStringLiteral("tomas@ferreira.example");

struct Customers : DeskFixture
{
    Customers() { addAccount(); }

    void writes(const QString& address, const QByteArray& id, const QString& text = QStringLiteral("Hello."),
                const QByteArrayList& references = {})
    {
        server().deliver(mailFrom(address, QStringLiteral("About ") + QString::fromLatin1(id), text, m_minutes--, id,
                                  references));
        sync();
    }

    CustomerId of(const QString& address) { return waitForValue(workspace().findCustomer(address)); }
    CustomerCard card(CustomerId customer) { return waitForValue(workspace().customerCard(customer)); }
    EventId merge(CustomerId into, CustomerId from)
    {
        return waitForValue(workspace().mergeCustomers(into, from, QStringLiteral("they said so")));
    }
    void unmerge(EventId merge) { requireOk(waitFor(workspace().unmergeCustomers(merge))); }

    QStringList subjects(CustomerId customer)
    {
        QStringList all;
        const auto entries = waitForValue(workspace().history(customer));
        for (const TimelineEntry& entry : entries) {
            all.append(entry.interaction.subject);
        }
        return all;
    }

private:
    int m_minutes = 10'000;
};

} // namespace

TEST_CASE("Two customers that are merged are one history, one card and one row")
{
    Customers desk;
    desk.writes(ingrid, "a1@x");
    desk.writes(atWork, "b1@x");
    desk.writes(ingrid, "a2@x");
    const CustomerId one = desk.of(ingrid);
    const CustomerId other = desk.of(atWork);
    const MergePreview preview = waitForValue(desk.workspace().previewMerge(one, other));
    CHECK(preview.into.interactions == 2);
    CHECK(preview.from.interactions == 1);
    CHECK(preview.cases == 1);

    desk.merge(one, other);
    CHECK(desk.subjects(one) == QStringList{QStringLiteral("About a1@x"), QStringLiteral("About b1@x"), QStringLiteral("About a2@x")});
    CHECK(desk.of(atWork) == one);
    const CustomerCard card = desk.card(other); // by its own id too
    CHECK(card.id == one);
    CHECK(card.identities.size() == 2);
    CHECK(card.caseCount == 3);
    CHECK(card.perChannel.value(channel::email) == 3);
    REQUIRE(card.merges.size() == 1);
    CHECK(card.merges.first().fromName == QStringLiteral("i.aaltonen"));
    CHECK(card.merges.first().reason == QStringLiteral("they said so"));
    const auto rows = waitForValue(desk.workspace().customers({}, -1));
    REQUIRE(rows.size() == 1);
    CHECK(rows.first().interactions == 3);
}

TEST_CASE("An unmerge brings back exactly what was")
{
    Customers desk;
    desk.writes(ingrid, "a1@x");
    desk.writes(atWork, "b1@x");
    const QByteArray before = desk.dump();
    desk.unmerge(desk.merge(desk.of(ingrid), desk.of(atWork)));
    QByteArray after = desk.dump();
    // What the log knows more of is that it happened and was undone.
    const auto withoutMerges = [](const QByteArray& dump) {
        return withoutTable(withoutTable(dump, "customer_merge"), "happening");
    };
    CHECK(withoutMerges(after) == withoutMerges(before));
    requireOk(waitFor(desk.workspace().rebuild()));
    CHECK(desk.dump() == after);
}

TEST_CASE("What comes after a merge goes where its address belongs when the merge is undone")
{
    Customers desk;
    desk.writes(ingrid, "a1@x");
    desk.writes(atWork, "b1@x");
    const CustomerId one = desk.of(ingrid);
    const CustomerId other = desk.of(atWork);
    const EventId merge = desk.merge(one, other);
    desk.writes(atWork, "b2@x");
    desk.writes(ingrid, "a2@x");
    CHECK(desk.subjects(one).size() == 4);
    desk.unmerge(merge);
    CHECK(desk.subjects(one) == QStringList{QStringLiteral("About a1@x"), QStringLiteral("About a2@x")});
    CHECK(desk.subjects(other) == QStringList{QStringLiteral("About b1@x"), QStringLiteral("About b2@x")});
}

TEST_CASE("What one wrote into the other's case while they were merged stands in a case of its own afterwards")
{
    Customers desk;
    desk.writes(ingrid, "a1@x");
    desk.writes(atWork, "b1@x");
    const CustomerId one = desk.of(ingrid);
    const CustomerId other = desk.of(atWork);
    const EventId merge = desk.merge(one, other);
    desk.writes(atWork, "b2@x", QStringLiteral("From the office."), {"a1@x"});
    CHECK(waitForValue(desk.workspace().cases(one, -1)).size() == 2); // it joined the first
    desk.unmerge(merge);
    CHECK(waitForValue(desk.workspace().cases(one, -1)).size() == 1);
    CHECK(waitForValue(desk.workspace().cases(other, -1)).size() == 2);
    for (const CustomerId& customer : {one, other}) {
        const auto history = waitForValue(desk.workspace().history(customer));
        const auto cases = waitForValue(desk.workspace().cases(customer, -1));
        for (const TimelineEntry& entry : history) {
            CHECK(std::any_of(cases.cbegin(), cases.cend(), [&](const Case& each) {
                return each.id == entry.interaction.inCase;
            }));
        }
    }
    const QByteArray dump = desk.dump();
    requireOk(waitFor(desk.workspace().rebuild()));
    CHECK(desk.dump() == dump);
}

TEST_CASE("The first of two merges can be undone while the second stands")
{
    Customers desk;
    desk.writes(ingrid, "a1@x");
    desk.writes(atWork, "b1@x");
    desk.writes(tomas, "c1@x");
    const CustomerId one = desk.of(ingrid);
    const CustomerId two = desk.of(atWork);
    const CustomerId three = desk.of(tomas);
    const EventId first = desk.merge(two, three); // three under two
    desk.merge(one, two);                         // both under one
    CHECK(desk.subjects(one).size() == 3);
    desk.unmerge(first);
    CHECK(desk.subjects(one) == QStringList{QStringLiteral("About a1@x"), QStringLiteral("About b1@x")});
    CHECK(desk.subjects(three) == QStringList{QStringLiteral("About c1@x")});
}

TEST_CASE("One identity split off takes its words along and leaves the rest")
{
    Customers desk;
    desk.writes(ingrid, "a1@x");
    desk.writes(atWork, "b1@x");
    const CustomerId one = desk.of(ingrid);
    desk.merge(one, desk.of(atWork));
    const CustomerId apart =
        waitForValue(desk.workspace().splitIdentity(one, {Identity::Kind::Email, ingrid}));
    CHECK(desk.subjects(apart) == QStringList{QStringLiteral("About a1@x")});
    CHECK(desk.subjects(one) == QStringList{QStringLiteral("About b1@x")});
    CHECK(desk.card(apart).firstAt == desk.card(apart).lastAt);
    CHECK(desk.of(ingrid) == apart);
    desk.writes(ingrid, "a2@x");
    CHECK(desk.subjects(apart).size() == 2);
}

TEST_CASE("A case that is wholly of a split-off identity goes along with its notes")
{
    Customers desk;
    desk.writes(ingrid, "a1@x");
    desk.writes(atWork, "b1@x");
    const CustomerId one = desk.of(ingrid);
    desk.merge(one, desk.of(atWork));
    const auto cases = waitForValue(desk.workspace().cases(one, -1));
    const auto theirs = std::find_if(cases.cbegin(), cases.cend(), [](const Case& each) {
        return each.subject == QStringLiteral("About b1@x");
    });
    REQUIRE(theirs != cases.cend());
    waitForValue(desk.workspace().addNote(theirs->id, QStringLiteral("Calls from the works only.")));
    const CustomerId apart =
        waitForValue(desk.workspace().splitIdentity(one, {Identity::Kind::Email, atWork}));
    CHECK(desk.subjects(apart).size() == 2);
    CHECK(desk.subjects(one).size() == 1);
    const auto rows = waitForValue(desk.workspace().customers({}, -1));
    for (const Customer& row : rows) {
        CHECK(row.interactions == desk.subjects(row.id).size());
    }
    const auto left = waitForValue(desk.workspace().cases(one, -1));
    REQUIRE(left.size() == 1);
    CHECK(left.first().subject == QStringLiteral("About a1@x"));
    CHECK(waitForValue(desk.workspace().cases(apart, -1)).first().id == theirs->id);
    const QByteArray dump = desk.dump();
    requireOk(waitFor(desk.workspace().rebuild()));
    CHECK(desk.dump() == dump);
}

TEST_CASE("Merges and splits that make no sense are refused in a sentence")
{
    Customers desk;
    desk.writes(ingrid, "a1@x");
    desk.writes(atWork, "b1@x");
    const CustomerId one = desk.of(ingrid);
    const auto itself = waitFor(desk.workspace().mergeCustomers(one, one, {}));
    REQUIRE_FALSE(itself);
    CHECK(itself.error().sentence == QStringLiteral("These are one customer already."));
    const EventId merge = desk.merge(one, desk.of(atWork));
    CHECK_FALSE(waitFor(desk.workspace().mergeCustomers(desk.of(atWork), one, {}))); // a cycle
    desk.unmerge(merge);
    CHECK_FALSE(waitFor(desk.workspace().unmergeCustomers(merge)));
    CHECK_FALSE(waitFor(desk.workspace().splitIdentity(one, {Identity::Kind::Email, ingrid})));
    CHECK_FALSE(waitFor(desk.workspace().splitIdentity(one, {Identity::Kind::Email, tomas})));
}

TEST_CASE("What agents write down about a customer is shown, with the merged ones' too")
{
    Customers desk;
    desk.writes(ingrid, "a1@x");
    desk.writes(atWork, "b1@x");
    const CustomerId one = desk.of(ingrid);
    const CustomerId other = desk.of(atWork);
    requireOk(waitFor(desk.workspace().setCustomerField(one, CustomerField::Name, QStringLiteral("Ingrid Aaltonen"))));
    requireOk(waitFor(desk.workspace().setCustomerField(other, CustomerField::Organisation, QStringLiteral("North Pump Oy"))));
    requireOk(waitFor(desk.workspace().tagCustomer(other, QStringLiteral(" VIP customer "), true)));
    desk.merge(one, other);
    const CustomerCard card = desk.card(one);
    CHECK(card.name == QStringLiteral("Ingrid Aaltonen"));
    CHECK(card.fields.value(QStringLiteral("organisation")) == QStringLiteral("North Pump Oy"));
    CHECK(card.tags == QStringList{QStringLiteral("vip-customer")});
    CHECK_FALSE(waitFor(desk.workspace().setCustomerField(one, CustomerField::TimeZone, QStringLiteral("Europe/Nowhere"))));
    CHECK_FALSE(waitFor(desk.workspace().tagCustomer(one, QStringLiteral("  "), true)));
}

TEST_CASE("Random merges, partings, splits and mails keep the histories a partition of all interactions")
{
    constexpr int people = 8;
    constexpr int steps = 400;
    Customers desk;
    std::mt19937 random(20261122); // the same every time
    const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    const auto address = [](int person) { return QStringLiteral("p%1@c.example").arg(person); };
    int mails = 0;
    const auto write = [&](int person) {
        desk.writes(address(person), "m" + QByteArray::number(++mails) + "@x");
    };
    for (int person = 0; person < people; ++person) {
        write(person);
    }
    QList<EventId> merges;
    for (int step = 0; step < steps; ++step) {
        const int person = below(people);
        switch (below(5)) {
        case 0:
        case 1: {
            const auto merged = waitFor(desk.workspace().mergeCustomers(desk.of(address(person)),
                                                                         desk.of(address(below(people))), {}));
            if (merged) {
                merges.append(*merged);
            }
            break;
        }
        case 2:
            if (!merges.isEmpty()) {
                // Those undone already are refused, and change nothing.
                static_cast<void>(waitFor(desk.workspace().unmergeCustomers(merges.at(below(int(merges.size()))))));
            }
            break;
        case 3:
            write(person);
            break;
        case 4:
            static_cast<void>(waitFor(desk.workspace().splitIdentity(desk.of(address(person)),
                                                                      {Identity::Kind::Email, address(person)})));
            break;
        }
        if (step % 20 != 19) {
            continue;
        }
        INFO("step " << step);
        const auto customers = waitForValue(desk.workspace().customers({}, -1));
        qint64 sum = 0;
        QSet<QString> seen;
        for (const Customer& customer : customers) {
            const QStringList subjects = desk.subjects(customer.id);
            CHECK(customer.interactions == subjects.size());
            sum += subjects.size();
            seen.unite(QSet<QString>(subjects.cbegin(), subjects.cend()));
            const auto cases = waitForValue(desk.workspace().cases(customer.id, -1));
            for (const Case& one : cases) {
                CHECK(subjects.contains(one.subject)); // each mail here opens a case of its own
            }
        }
        CHECK(sum == mails);
        CHECK(seen.size() == mails);
    }
    const QByteArray dump = desk.dump();
    requireOk(waitFor(desk.workspace().rebuild()));
    CHECK(desk.dump() == dump);
    CHECK(waitForValue(desk.workspace().doctor()).isEmpty());
}

TEST_CASE("A number in a signature and one mailbox in two spellings are suggested with their reason, once")
{
    Customers desk;
    desk.writes(QStringLiteral("ann.field@gmail.com"), "a1@x");
    desk.writes(QStringLiteral("annfield+shop@googlemail.com"), "b1@x");
    desk.writes(tomas, "c1@x");
    const auto found = waitForValue(desk.workspace().suggestions(std::nullopt));
    REQUIRE(found.size() == 1);
    CHECK(found.first().reasons.size() == 1);
    CHECK(found.first().confidence > 0.9);
    CHECK(waitForValue(desk.workspace().suggestions(desk.of(tomas))).isEmpty());

    // No, that is her sister.
    requireOk(waitFor(desk.workspace().rejectSuggestion(found.first().one.id, found.first().other.id)));
    CHECK(waitForValue(desk.workspace().suggestions(std::nullopt)).isEmpty());
}

TEST_CASE("A sender's signature that has another customer's number suggests them, and a merge settles it")
{
    Customers desk;
    Arrival text;
    text.channel = QStringLiteral("sms");
    text.externalKey = "sms:1";
    text.customerIdentity = {Identity::Kind::Phone, QStringLiteral("+358401234567")};
    text.from = {QString(), QStringLiteral("+358401234567")};
    text.text = "Is it ready?";
    text.at = desk.clock().now();
    CHECK(waitForValue(desk.workspace().ingest({text}, QStringLiteral("+4930555012"))) == 1);
    desk.writes(ingrid, "a1@x", QStringLiteral("Is it ready?\n\n-- \nIngrid Aaltonen\nTel. +358 40 123 4567\n"));
    const auto found = waitForValue(desk.workspace().suggestions(desk.of(ingrid)));
    REQUIRE(found.size() == 1);
    CHECK(found.first().reasons.first().contains(QStringLiteral("+358")));
    desk.merge(found.first().one.id, found.first().other.id);
    CHECK(waitForValue(desk.workspace().suggestions(std::nullopt)).isEmpty());
}
