// SPDX-License-Identifier: GPL-3.0-or-later
//
// A desk at which agents and customers do whatever comes, in whatever order: the same each time.
// Thread: the test's.
#pragma once

#include "core/sla/business_calendar.h"
#include "core/sla/sla_policy.h"
#include "core/sqlite/database.h"
#include "tests/core/workspace/case_desk.h"

#include <random>

namespace threadline::test {

class RandomDesk : public DeskFixture
{
public:
    /// With promises that change, and time that passes: then a command that is taken back is not as if it had never
    /// been, for a case that was open meanwhile stands under what is promised now.
    explicit RandomDesk(bool promising = false)
        : m_promising(promising)
    {
        begin();
    }

    /// One of several that work on the same customers, when it has joined them and one of them has begun().
    struct OneOfMany
    {
        QByteArray name; ///< in the ids of what it brings
        unsigned seed = 0;
    };
    explicit RandomDesk(const OneOfMany& one)
        : m_promising(true)
        , m_random(one.seed)
        , m_name(one.name)
    {
    }

    /// What all the rest is done to.
    void begin()
    {
        addAccount();
        requireOk(waitFor(workspace().defineField({QStringLiteral("Order"), CaseField::Kind::Number})));
        for (int i = 0; i < customers * casesEach; ++i) {
            bring(i % customers, {});
        }
    }

    /// How often commands of each kind were done, that is not refused.
    QMap<QString, int> done;

    void step()
    {
        if (m_promising) {
            clock().advanceSeconds(oneOf(900));
            if (oneOf(40) == 0) {
                promise();
            }
        }
        static const QList<QPair<QString, int>> kinds{
            {QStringLiteral("status"), 3},  {QStringLiteral("assign"), 1}, {QStringLiteral("claim"), 1},
            {QStringLiteral("priority"), 1}, {QStringLiteral("tag"), 2},    {QStringLiteral("untag"), 2},
            {QStringLiteral("field"), 1},   {QStringLiteral("snooze"), 2}, {QStringLiteral("wake"), 1},
            {QStringLiteral("merge"), 4},   {QStringLiteral("unmerge"), 4}, {QStringLiteral("move"), 6},
            {QStringLiteral("split"), 1},   {QStringLiteral("link"), 1},   {QStringLiteral("subject"), 1},
            {QStringLiteral("mail"), 3}};
        int at = oneOf(34);
        for (const auto& [kind, weight] : kinds) {
            if ((at -= weight) < 0) {
                return kind == QLatin1String("mail") ? bring(oneOf(customers), someReference()) : command(kind);
            }
        }
    }

    qint64 brought() const { return m_brought; }

    void requireInvariants(qint64 messages)
    {
        Database database(databasePath(), Database::Access::ReadOnly);
        const auto none = [&](const char* what, std::string_view sql) {
            INFO(what);
            REQUIRE(database.number(sql) == 0);
        };
        REQUIRE(database.number("SELECT count(*) FROM interaction") == messages);
        none("a message is in a case of its customer or in none",
             "SELECT count(*) FROM interaction i LEFT JOIN cases c ON c.id = i.case_id "
             "WHERE i.case_id IS NOT NULL AND (c.id IS NULL OR c.customer <> i.customer)");
        none("a merged case is closed and empty",
             "SELECT count(*) FROM cases c WHERE c.merged_into IS NOT NULL AND (c.status <> 'closed' "
             "OR EXISTS(SELECT 1 FROM interaction i WHERE i.case_id = c.id))");
        none("a case has one owner at most", "SELECT count(*) FROM cases WHERE assignee NOT IN ('', 'Anna Kivi', 'Bo', 'Cleo')");
        none("times are those of the messages",
             "SELECT count(*) FROM cases c JOIN (SELECT case_id, max(at) AS last, min(at) AS first FROM interaction "
             "GROUP BY case_id) m ON m.case_id = c.id WHERE c.last_at <> m.last OR c.opened_at <> m.first");
        none("who waits has waited since the first message",
             "SELECT count(*) FROM cases c WHERE c.waiting_since <> coalesce((SELECT min(at) FROM interaction i "
             "WHERE i.case_id = c.id), 0)");
        none("a thread belongs where its message does",
             "SELECT count(*) FROM case_thread t JOIN interaction i ON i.seq = t.seq "
             "WHERE t.case_id <> coalesce(i.home, i.case_id)");
    }

private:
    static constexpr int customers = 5;
    static constexpr int casesEach = 6;

    static QString addressOf(int customer) { return QStringLiteral("customer%1@c.example").arg(customer); }

    int oneOf(int count) { return static_cast<int>(m_random() % static_cast<unsigned>(count)); }

    template <class T>
    T oneOf(const QList<T>& all)
    {
        return all.at(oneOf(static_cast<int>(all.size())));
    }

    void bring(int customer, const QByteArrayList& references)
    {
        // Few moments, so that many messages share one.
        const QByteArray id = "m" + m_name + QByteArray::number(m_brought++) + "@c.example";
        const Arrival mail = mailFrom(addressOf(customer), QStringLiteral("Matter"), QStringLiteral("Words."),
                                      oneOf(60), id, references);
        waitForValue(workspace().ingest({mail}, QStringLiteral("support@northpump.example")));
    }

    QByteArrayList someReference() { return {"m" + m_name + QByteArray::number(oneOf(static_cast<int>(std::max<qint64>(1, m_brought)))) + "@c.example"}; }

    template <class T>
    QList<T> idsOf(std::string_view sql, const QUuid& customer)
    {
        Database database(databasePath(), Database::Access::ReadOnly);
        Statement rows = database.prepare(sql);
        rows.with(customer);
        QList<T> ids;
        while (rows.step()) {
            ids.append(T(rows.uuid(0)));
        }
        return ids;
    }

    /// Mostly of one customer, so that most commands are possible. False when that one is not here yet.
    bool choose()
    {
        const auto customer = waitFor(workspace().findCustomer(addressOf(oneOf(customers))));
        m_customer = customer ? *customer : CustomerId();
        m_cases = idsOf<CaseId>("SELECT id FROM cases WHERE customer = ? ORDER BY key", m_customer.uuid());
        if (m_cases.isEmpty()) {
            return false;
        }
        m_one = oneOf(m_cases);
        const auto others = idsOf<CaseId>("SELECT id FROM cases WHERE customer <> ? ORDER BY key", m_customer.uuid());
        m_other = oneOf(10) == 0 && !others.isEmpty() ? oneOf(others) : oneOf(m_cases);
        return true;
    }

    Expected<UndoTicket> change(const CaseChange& wanted)
    {
        return waitFor(workspace().changeCases({m_one, m_other}, wanted));
    }

    Expected<UndoTicket> perform(const QString& kind)
    {
        using namespace case_change;
        static const QList<CaseStatus> statuses{CaseStatus::Open, CaseStatus::Waiting, CaseStatus::OnHold,
                                                CaseStatus::Solved, CaseStatus::Closed};
        static const QStringList tags{QStringLiteral("a"), QStringLiteral("b")};
        if (kind == QLatin1String("status")) {
            return change(Status{oneOf(statuses)});
        }
        if (kind == QLatin1String("assign")) {
            return change(Assignee{oneOf(2) == 0 ? QStringLiteral("Bo") : QString()});
        }
        if (kind == QLatin1String("claim")) {
            return change(Claim{});
        }
        if (kind == QLatin1String("priority")) {
            return change(Priority{oneOf(2) == 0 ? CasePriority::High : CasePriority::Low});
        }
        if (kind == QLatin1String("tag")) {
            return change(Tag{oneOf(tags)});
        }
        if (kind == QLatin1String("untag")) {
            return change(Untag{oneOf(tags)});
        }
        if (kind == QLatin1String("field")) {
            return change(Field{QStringLiteral("Order"), oneOf(3) == 0 ? QString() : QString::number(oneOf(9))});
        }
        if (kind == QLatin1String("snooze")) {
            return change(oneOf(2) == 0 ? Snooze{} : Snooze{{clock().now().us + 1 + oneOf(1000)}});
        }
        if (kind == QLatin1String("wake")) {
            return change(Wake{});
        }
        if (kind == QLatin1String("subject")) {
            return change(Subject{QStringLiteral("Matter %1").arg(oneOf(9))});
        }
        if (kind == QLatin1String("link")) {
            return waitFor(workspace().linkCases({m_one}, m_other, oneOf(tags)));
        }
        if (kind == QLatin1String("merge")) {
            return waitFor(workspace().mergeCases({m_one}, m_other));
        }
        if (kind == QLatin1String("unmerge")) {
            const auto merged = idsOf<CaseId>(
                "SELECT id FROM cases WHERE merged_into IS NOT NULL AND customer = ? ORDER BY key", m_customer.uuid());
            return waitFor(workspace().unmergeCases({merged.isEmpty() ? m_one : oneOf(merged)}));
        }
        const auto messages = idsOf<InteractionId>("SELECT e.id FROM interaction i JOIN event e ON e.seq = i.seq "
                                                   "WHERE i.customer = ? ORDER BY i.seq",
                                                   m_customer.uuid());
        if (messages.isEmpty()) {
            return UndoTicket();
        }
        const InteractionId message = oneOf(messages);
        if (kind == QLatin1String("move")) {
            return waitFor(workspace().moveInteractions({message}, m_other));
        }
        const auto here = idsOf<InteractionId>("SELECT e.id FROM interaction i JOIN event e ON e.seq = i.seq "
                                               "WHERE i.case_id = ? ORDER BY i.seq",
                                               m_one.uuid());
        const auto split = waitFor(workspace().splitCase(m_one, here.mid(0, 1), {}));
        return split ? Expected<UndoTicket>(split->ticket) : split.error();
    }

    void command(const QString& kind)
    {
        if (!choose()) {
            return;
        }
        // A dump reads every table: each kind is held against one the first times and now and then later.
        constexpr int always = 8;
        constexpr int nowAndThen = 8;
        const bool compared = !m_promising && (done[kind] < always || oneOf(nowAndThen) == 0);
        const QByteArray before = compared ? standing() : QByteArray();
        const auto ticket = perform(kind);
        if (!compared || !ticket || ticket->events.isEmpty()) {
            REQUIRE((!compared || standing() == before));
            done[kind] += ticket && !ticket->events.isEmpty() ? 1 : 0;
            return;
        }
        ++done[kind];
        const QByteArray after = standing();
        INFO(kind.toStdString());
        const UndoTicket back = waitForValue(workspace().undo(*ticket));
        REQUIRE((standing() == before)); // in brackets: a failure does not print both
        if (kind == QLatin1String("split")) {
            REQUIRE(perform(kind)); // of another message perhaps: a split is not done again by undoing
        } else {
            waitForValue(workspace().undo(back));
            REQUIRE((standing() == after));
        }
    }

    void promise()
    {
        SlaPolicy one;
        one.name = QStringLiteral("High or a");
        one.calendar = QStringLiteral("Always");
        one.firstReply = 60 * (1 + oneOf(60));
        one.resolution = 3600 * (1 + oneOf(48));
        if (oneOf(2) == 0) {
            one.priorities = {casePriorityName(CasePriority::High)};
        } else {
            one.tags = {QStringLiteral("a")};
        }
        SlaPolicy rest = one;
        rest.name = QStringLiteral("Rest");
        rest.priorities.clear();
        rest.tags.clear();
        rest.nextReply = 60 * (1 + oneOf(600));
        rest.pausesInWaiting = oneOf(2) == 0;
        const BusinessCalendar calendar = BusinessCalendar::roundTheClock(
            one.calendar, oneOf(2) == 0 ? QByteArray("UTC") : QByteArray("Europe/Berlin"));
        requireOk(waitFor(workspace().setSlaPolicies(oneOf(5) == 0 ? QList{one} : QList{one, rest}, {calendar})));
    }

    bool m_promising;
    std::mt19937 m_random{20'261'122};
    QByteArray m_name;
    qint64 m_brought = 0;
    CustomerId m_customer;
    QList<CaseId> m_cases;
    CaseId m_one;
    CaseId m_other;
};

} // namespace threadline::test
