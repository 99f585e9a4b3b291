// SPDX-License-Identifier: GPL-3.0-or-later
//
// Six interactions in a database of its own, few enough to answer any question by hand:
//
//      when (UTC)           channel  who                              case   read  files
//   1  2026-01-10 09:00:00  email    Ingrid Aaltonen → Support        10001  yes   e07-display.jpg
//      "Pump stops" / The pump stops after twenty minutes.
//   2  2026-02-28 23:59:59  email    Support → ingrid@, cc Tomas      10001  yes
//      "Re: Pump stops" / Please send the invoice.
//   3  2026-03-01 00:00:00  sms      +4917012345 → +49301234          10002  no
//      / Where is my refund?
//   4  2026-03-15 12:00:00  email    Sub Ingrid → Support             10003  no    invoice.pdf,
//   terms of sale.pdf
//      "Invoice for the pump" / Minutes after the pump.
//   5  2026-03-20 12:00:00  voice    Tomas Ferreira                   none   yes
//      / A call about the refund.
//   6  2026-03-21 12:00:00  email    Weekly News → Support            none   no
//      "News" / What is new this week.
//
//   10001 is solved and Anna Kivi's, 10002 open and nobody's, 10003 waiting and Béla Nagy's.
#pragma once

#include "core/search/searching.h"

namespace threadline::test {

class MadeHistory
{
public:
    MadeHistory();

    Database& database() { return m_database; }
    /// So many cases of every status for each assignee, with nothing in them.
    void addEmptyCases(int count);
    /// 10001 is tagged refund, 10003 vip.
    void addTags();
    /// The numbers of what is found, the newest first. Today is 2026-03-22, the agent Anna Kivi.
    QList<int> found(const QString& typed, int limit = -1);
    QList<int> found(const QString& typed, const Asker& asker, int limit = -1);

private:
    struct Made;

    void add(const Made& made);
    void addCase(qint64 number, const QString& status, const QString& assignee);

    Database m_database;
};

inline const QDate today(2026, 3, 22);

} // namespace threadline::test
