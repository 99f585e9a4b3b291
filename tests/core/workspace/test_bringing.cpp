// SPDX-License-Identifier: GPL-3.0-or-later
//
// How accounts bring what lies on their servers.
#include "tests/support/desk_fixture.h"

#include <QThreadPool>

using namespace threadline;
using namespace threadline::test;

namespace {

using namespace Qt::Literals::StringLiterals;

/// As many threads for work as a machine with one core has.
class OneCore
{
public:
    OneCore() { QThreadPool::globalInstance()->setMaxThreadCount(1); }
    ~OneCore() { QThreadPool::globalInstance()->setMaxThreadCount(m_before); }
    OneCore(const OneCore&) = delete;
    OneCore& operator=(const OneCore&) = delete;

private:
    int m_before = QThreadPool::globalInstance()->maxThreadCount();
};

} // namespace

TEST_CASE("As many accounts as the machine has cores bring what came, and none waits for another")
{
    const OneCore one;
    DeskFixture desk;
    desk.addAccount();
    desk.server().deliver(mailFrom(u"ingrid@aaltonen.example"_s, u"Pump"_s, u"It stops."_s, 20, "m1@c.example"));
    desk.sync();
    CHECK(desk.history(u"ingrid@aaltonen.example"_s).size() == 1);
}
